"""Finds the tables in a file: the row of headings, the lines above it, and which kind of form that makes.

It looks at content only: what a sheet or a file is called helps to choose between several, no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from siperi_geo.errors import SiperiError, Where
from siperi_geo.forms.headings import Columns, ItemIndex, read_columns
from siperi_geo.sheets import Line, Sheet, fold, heading

LINES_SEARCHED = 200
PKD_SHEET = "input nilai"
PKD_HEADINGS = {"no pertanyaan", "nomor pertanyaan"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: its headings, the filled lines above them, and the kind of form it holds."""

    sheet: Sheet
    columns: Columns
    above: tuple[Line, ...]
    kind: str

    def rows(self) -> Iterator[Line]:
        """The filled rows under the headings."""
        start = self.columns.line.number
        return (line for line in self.sheet.lines() if line.number > start and not line.is_blank)

    def swallows(self, line: Line, index: ItemIndex) -> bool:
        """True when a cell in quotation marks holds what looks like further rows of this table."""
        if not self.sheet.separator or not line.raw or "\n" not in line.raw:
            return False
        if self.kind in ("wide", "odk"):
            inside = (cell.count(self.sheet.separator) for cell in line.cells if "\n" in cell)
            return any(2 * n >= len(self.columns.line.cells) for n in inside)
        inner = [text.split(self.sheet.separator) for text in line.raw.split("\n")[1:]]
        item, answer = self.columns.fields["item"], self.columns.fields["answer"]
        return any(len(cells) > max(item, answer) and index.find(cells[item]) is not None for cells in inner)


def find_tables(sheets: Sequence[Sheet], index: ItemIndex, kind: str | None) -> list[Table]:
    """The tables of the kind that comes first in the file, or of the kind asked for.

    Errors: FORM_SHEET_WRONG (a workbook without any), FORM_HEADER_MISSING, FORM_COLUMN_DOUBLED; FORM_NO_ROWS and
    FORM_ITEMS_FEW where the headings say whose forms these are and too little else.
    """
    found = [table for sheet in sheets if (table := table_of(sheet, index, kind))]
    if not found:
        raise _nothing(sheets, index)
    if sheets[0].name is None:
        found = [max(found, key=lambda table: len(table.columns.fields) + len(table.columns.items))]
    shown = [table for table in found if not table.sheet.is_hidden] or found
    first = next((table for table in shown if _is_pkd_sheet(table.sheet)), shown[0])
    chosen = [table for table in shown if table.kind == first.kind]
    if _is_pkd_sheet(first.sheet):
        chosen = [table for table in chosen if _is_pkd_sheet(table.sheet)]
    for table in chosen:
        if table.columns.doubled:
            at = table.sheet.at(table.columns.line)
            raise SiperiError("FORM_COLUMN_DOUBLED", at, columns=", ".join(table.columns.doubled))
    return chosen


def table_of(sheet: Sheet, index: ItemIndex, kind: str | None) -> Table | None:
    """The first table of a sheet, of any kind or of the one asked for."""
    above: list[Line] = []
    for line in islice(sheet.lines(), LINES_SEARCHED):
        columns = read_columns(line, sheet, index)
        here = _kind(columns, index)
        if here and kind in (None, here):
            return Table(sheet, columns, tuple(above), here)
        above.append(line)
    return None


def _kind(columns: Columns, index: ItemIndex) -> str | None:
    if columns.is_wide(index):
        return "wide"
    if not columns.is_long:
        return None
    words = heading(columns.line.cell(columns.fields["item"]))
    return "pkd2021" if words in PKD_HEADINGS and "subject" not in columns.fields else "long"


def _is_pkd_sheet(sheet: Sheet) -> bool:
    return fold(sheet.name or "").startswith(PKD_SHEET)


def _nothing(sheets: Sequence[Sheet], index: ItemIndex) -> SiperiError:
    file, is_text = sheets[0].file, sheets[0].name is None
    filled = [sheet for sheet in sheets if _first_line(sheet)]
    if not filled or (is_text and len(filled) < len(sheets)):
        return SiperiError("FORM_FILE_EMPTY", Where(file))
    if short := next((found for one in filled if (found := _short(one, index))), None):
        return short
    sheet = filled[0] if is_text else next((sheet for sheet in filled if _is_pkd_sheet(sheet)), None)
    if sheet and (line := _first_line(sheet)):
        return SiperiError("FORM_HEADER_MISSING", sheet.at(line), found=line.written()[:120])
    return SiperiError("FORM_SHEET_WRONG", Where(file), sheets=", ".join(sheet.name or "" for sheet in sheets))


def _short(sheet: Sheet, index: ItemIndex) -> SiperiError | None:
    """What to say of headings that are understood, and hold fewer items than a table of forms does."""
    filled = (line for line in islice(sheet.lines(), LINES_SEARCHED) if not line.is_blank)
    line, below = next(filled, None), next(filled, None)
    if line is None:
        return None
    columns = read_columns(line, sheet, index)
    if not (columns.items and index.keys & columns.fields.keys()):
        return None
    if below is None:
        return SiperiError("FORM_NO_ROWS", sheet.at(line))
    return SiperiError("FORM_ITEMS_FEW", sheet.at(line), n=len(columns.items), found=line.written()[:120])


def _first_line(sheet: Sheet) -> Line | None:
    return next((line for line in islice(sheet.lines(), LINES_SEARCHED) if not line.is_blank), None)
