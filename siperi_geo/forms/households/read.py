"""Files of many households in: every row is looked at once, and nothing of it is kept but numbers and codes.

The kinds of files are those of `read_form`; of a workbook with one form (our template) that reader is asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from siperi_geo.errors import SiperiError, Where, brief
from siperi_geo.forms.head import read_head, read_when
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.forms.households import layout
from siperi_geo.forms.households.long import read_long
from siperi_geo.forms.households.odk import read_odk_rows
from siperi_geo.forms.households.rows import Rows, name_key
from siperi_geo.forms.households.single import read_single
from siperi_geo.forms.households.values import File, Gathering, Households, Reason
from siperi_geo.forms.odk import no_submissions
from siperi_geo.forms.odk_headings import OdkTable, find_submissions
from siperi_geo.forms.persons import about_persons
from siperi_geo.forms.tables import Table, find_tables
from siperi_geo.forms.template import is_template
from siperi_geo.instruments import Instrument
from siperi_geo.instruments import xlsform_layout as odk_layout
from siperi_geo.sheets import Findings, Line, Sheet, listed, open_sheets, sha256_of

Tell = Callable[[int, int], None]
OFTEN = 1_000  # rows between two signs of life
OF_ONE_FORM = ("template", "pkd2021")
QUESTIONS_MISSING = Reason("HOUSEHOLD_QUESTIONS_MISSING")


def read_households(
    paths: Sequence[Path],
    instrument: Instrument,
    *,
    kind: str | None = None,
    places: Iterable[str] = (),
    tell: Tell | None = None,
) -> Households:
    """Read files of households; `tell` hears how many rows are done, of how many (0: nobody knows).

    `places`: names and codes of areas, which stay to be read where a row is refused; other words are covered.
    A file that cannot be read at all is a problem among the others; with a single file the SiperiError is raised.
    """
    gathering = Gathering(len(instrument.items))
    progress = _Progress(sum(map(_rows_expected, paths)), tell)
    unread: list[SiperiError] = []
    known = {name_key(one): one for one in places}
    for path in paths:
        try:
            _FileReader(path, instrument, gathering, progress, known).read(kind)
        except SiperiError as error:
            unread.append(error)
            gathering.problems.extend(error.problems)
    if not gathering.files:
        first, *others = [problem for error in unread for problem in error.problems]
        raise SiperiError(first.code, first.where, more=others, **first.values)
    return gathering.done()


class _Progress:
    """Counts rows and tells now and then."""

    def __init__(self, total: int, tell: Tell | None) -> None:
        self.done, self._total, self._tell = 0, total, tell

    def over(self, lines: Iterator[Line]) -> Iterator[Line]:
        """The same lines, counted."""
        for line in lines:
            self.done += 1
            if self._tell is not None and not self.done % OFTEN:
                self._tell(self.done, max(self._total, self.done) if self._total else 0)
            yield line


class _FileReader:
    """Reads one file into a gathering, which it leaves as it was where the file cannot be read."""

    def __init__(
        self, path: Path, instrument: Instrument, to: Gathering, progress: _Progress, places: Mapping[str, str]
    ) -> None:
        self._path, self._instrument, self._to, self._progress = path, instrument, to, progress
        self._places = places
        self._index, self._findings = ItemIndex(instrument), Findings(path.name)

    def read(self, kind: str | None) -> None:
        before, done = len(self._to.row), self._progress.done
        try:
            with open_sheets(self._path) as sheets:
                found = self._sheets(sheets, kind)
            if len(self._to.row) == before:
                raise SiperiError("FORM_NO_ROWS", Where(self._path.name))
        except SiperiError:
            self._to.cut(before)
            raise
        rows_in = sum(self._to.rows[before:]) if found in OF_ONE_FORM else self._progress.done - done
        self._to.files.append(File(self._path.name, sha256_of(self._path), found, rows_in))
        self._to.problems.extend(self._findings.all_problems())

    def _sheets(self, sheets: Sequence[Sheet], kind: str | None) -> str:
        if kind in OF_ONE_FORM or (kind is None and is_template(sheets)):
            return read_single(self._path, self._instrument, kind, self._to, self._findings)
        if kind in (None, "odk") and (odk := find_submissions(sheets, self._instrument)):
            self._odk(odk)
            return "odk"
        if kind == "odk":
            raise no_submissions(self._path.name)
        tables = find_tables(sheets, self._index, kind)
        if tables[0].kind in OF_ONE_FORM:
            return read_single(self._path, self._instrument, tables[0].kind, self._to, self._findings)
        for table in tables:
            self._table(table)
        return tables[0].kind

    def _table(self, table: Table) -> None:
        head = read_head(table.above, table.sheet, self._index)
        read_when(head, self._findings)
        found = layout.of_table(table, head, self._index, self._instrument)
        rows, lines = Rows(found, self._to, self._instrument, self._places), self._progress.over(table.rows())
        self._say_columns(table, layout.ignored(found))
        for place in found.strangers:
            at = table.sheet.at(table.columns.line, found.column(place))
            self._findings.problem("HOUSEHOLD_ITEM_COLUMN", at, text=brief(table.columns.line.cell(place)))
        if table.kind == "long":
            read_long(table, lines, rows, self._index, len(self._instrument.items))
        else:
            for line in lines:
                rows.read(line)
        self._say_left_out(rows, table.sheet)

    def _odk(self, table: OdkTable) -> None:
        before = len(self._to.row)
        rows = Rows(layout.of_odk(table, self._instrument), self._to, self._instrument, self._places)
        self._say_columns(table.table, table.table.columns.unknown)
        again = read_odk_rows(table, self._progress.over(table.table.rows()), rows)
        if again:
            self._findings.problem("HOUSEHOLD_SENT_AGAIN", table.sheet.at(), n=again)
        self._say_left_out(rows, table.sheet)
        asked = [(one.number, odk_layout.question_name(one.id)) for one in self._instrument.items]
        if missing := [number for number, name in asked if name not in table.named]:
            values = {"n": len(missing), "numbers": listed(missing)}
            where = table.sheet.at(table.table.columns.line)
            self._findings.problem("FORM_ODK_QUESTIONS_MISSING", where, **values)
            for entry in range(before, len(self._to.row)):
                self._to.refuse(entry, QUESTIONS_MISSING, written=None, is_unread=True)

    def _say_columns(self, table: Table, unknown: Sequence[int]) -> None:
        line = table.columns.line
        persons, at = about_persons(line, unknown, self._index), table.sheet.at(line)
        if persons:
            self._findings.problem("HOUSEHOLD_PERSON_COLUMNS", at, columns=listed([brief(one) for one in persons]))
        if rest := [brief(text) for place in unknown if (text := line.cell(place)) not in persons]:
            self._findings.problem("FORM_COLUMNS_IGNORED", at, columns=listed(rest))

    def _say_left_out(self, rows: Rows, sheet: Sheet) -> None:
        if rows.left_out:
            self._findings.problem("HOUSEHOLD_WORDS_LEFT_OUT", sheet.at(), n=rows.left_out)


def _rows_expected(path: Path) -> int:
    """How many lines a text file has; 0 for any other, whose rows nobody knows before they are read."""
    try:
        with path.open("rb") as file:
            if file.read(2) == b"PK":
                return 0
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0
