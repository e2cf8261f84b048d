"""Reads the rows of one list of subjects. A row is kept whole or held whole; nothing is compared with the store.

A row of one cell, a total and the numbers of the columns are remarks; their line numbers are reported.
"""

import re
from dataclasses import dataclass, field
from functools import partial

from siperi_geo.errors import SiperiError
from siperi_geo.registers.subjects.codes import read_code
from siperi_geo.registers.subjects.invited import read_invited, year_of
from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.registers.subjects.placing import Placer
from siperi_geo.registers.subjects.placing_governments import OwnPlacer, UnitPlacer
from siperi_geo.registers.subjects.row import Doubt, Row, SubjectTable
from siperi_geo.registers.subjects.words import ownership_in_type, ownership_of, subtype_of, words_of
from siperi_geo.sheets import Line, RefusedError, tried

Placing = Placer | UnitPlacer | OwnPlacer
MOST_ROWS = 100_000
LONGEST_NAME = 200
TOTALS = {"jumlah", "total", "subtotal", "jml"}


@dataclass(slots=True)
class RowReader:
    """Reads one table into `rows`; `remarks` are the numbers of the lines that are no subject."""

    table: SubjectTable
    kind: Kind
    placer: Placing
    kecamatan: str = ""
    rows: list[Row] = field(default_factory=list)
    remarks: list[int] = field(default_factory=list)

    def read(self) -> None:
        """Read every row of the table."""
        for line in self.table.rows():
            if len(self.rows) >= MOST_ROWS:
                raise SiperiError("FORM_TOO_MANY_ROWS", self.table.sheet.at(line), n=MOST_ROWS)
            if line.damage:
                reason = RefusedError(line.damage, None)
                self.rows.append(Row(self.table, line, self.kind, reasons=[reason]))
            elif not self._is_numbering(line) and not self._is_remark(line):
                self.rows.append(self._row(line))

    def _is_numbering(self, line: Line) -> bool:
        """The numbers of the columns, or a row that has been numbered and not filled in."""
        filled = _filled(line)
        count_up = [str(n + 1) for n in range(len(filled))]
        return [text.rstrip(".") for text in filled] == count_up or (len(filled) == 1 and _is_number(filled[0]))

    def _is_remark(self, line: Line) -> bool:
        """A row of one cell, or a total; one that names a kecamatan begins it where no column does."""
        filled = _filled(line)
        label = next((text for text in filled if not _is_number(text)), "")
        if len(filled) > 1 and not (words_of(label)[:1] and words_of(label)[0] in TOTALS):
            return False
        area = self.placer.places.kecamatan(label)
        if area and self.table.columns.kecamatan is None:
            self.kecamatan = area.name
        self.remarks.append(line.number)
        return True

    def _row(self, line: Line) -> Row:
        columns, row = self.table.columns, Row(self.table, line, self.kind)
        self.kecamatan = line.cell(columns.kecamatan) or self.kecamatan
        row.name = " ".join(line.cell(columns.name).split())[:LONGEST_NAME]
        if row.name.startswith(("=", "#")):
            row.reasons.append(RefusedError("REGISTER_FORMULA", self._column(columns.name), text=row.name[:80]))
        elif not words_of(row.name):
            row.reasons.append(RefusedError("SUBJECT_NAME_MISSING", self._column(columns.name)))
        row.code = self._code(row)
        self._take_type(row)
        self._take_invited(row)
        if not self._is_of_other_city(row):
            self.placer.place(row, self.kecamatan)
        return row

    def _code(self, row: Row) -> str | None:
        """The first code that the row gives, of the surest column; without one, a doubt where one is usual."""
        before = len(row.reasons)
        for place in self.table.columns.codes:
            read = partial(read_code, row.line.cell(place), self.kind, self._column(place))
            code = tried(row.reasons, read)
            if code or len(row.reasons) > before:
                return code
        if self.kind.code.is_usual:
            row.doubts.append(Doubt(RefusedError("SUBJECT_CODE_MISSING", None, name=row.name)))
        return None

    def _is_of_other_city(self, row: Row) -> bool:
        """Whether a row names another city or a regency; it is refused then."""
        text = row.line.cell(self.table.columns.city)
        is_regency = words_of(text)[:1] in (("kab",), ("kabupaten",))
        if not text or (self.placer.places.is_city(text) and not is_regency):
            return False
        column = self._column(self.table.columns.city)
        row.reasons.append(RefusedError("SUBJECT_OTHER_CITY", column, city=text[:80]))
        return True

    def _take_type(self, row: Row) -> None:
        """Type and ownership, as their columns say; the type of a list without one, as the name begins."""
        columns = self.table.columns
        said, owner = row.line.cell(columns.subtype), row.line.cell(columns.ownership)
        row.subtype = subtype_of(said or row.name, self.kind)
        row.is_type_from_name = not said and row.subtype is not None
        row.ownership = ownership_of(owner) if owner else ownership_in_type(said)
        unknown = {"SUBJECT_TYPE_UNKNOWN": (columns.subtype, said if row.subtype is None else "")}
        unknown["SUBJECT_OWNERSHIP_UNKNOWN"] = columns.ownership, owner if row.ownership is None else ""
        for code, (place, text) in unknown.items():
            if text:
                values = {"name": row.name, "text": text[:80]}
                row.remarks.append(RefusedError(code, self._column(place), **values))

    def _take_invited(self, row: Row) -> None:
        """How many respondents a unit invited, where the list has such a column, and in which year."""
        place = self.table.columns.invited
        if place is not None and (year := year_of(self.table)) is not None:
            row.invited_year = year
            row.invited = tried(row.reasons, lambda: read_invited(row.line.cell(place), self._column(place)))

    def _column(self, place: int | None) -> str | None:
        """How a person finds a column."""
        return None if place is None else self.table.name(place)


def _filled(line: Line) -> list[str]:
    return [text for place in range(len(line.cells)) if (text := line.cell(place))]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]+\.?", text) is not None
