"""Reads the rows of one table of the standard: its place, its line, and what was to be reached and was.

A row that is refused keeps every reason; one that sums others is kept apart. Nothing is compared with the store.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.hazards.kinds import hazards_in
from siperi_geo.registers.places import KECAMATAN, KELURAHAN, Places, Said, code_and_name, code_of
from siperi_geo.registers.spm.amounts import read_amount
from siperi_geo.registers.spm.figures import Amount, Measure, Row, SpmTable
from siperi_geo.registers.spm.headings import Kind
from siperi_geo.registers.spm.lines import is_code
from siperi_geo.registers.spm.measures import measure_of
from siperi_geo.registers.spm.naming import Naming
from siperi_geo.registers.spm.sums import Sum, scope_of
from siperi_geo.sheets import Line, RefusedError, fold, read_year, tried

MOST_ROWS = 100_000
EVERY = {"", "-", "semua", "semua ancaman", "semua bahaya", "all", "all hazards", "multi bahaya"}
AIM_OF: dict[Kind, Measure] = {"points_max": "quality", "budget": "budget"}
BESIDE: tuple[tuple[Measure, Kind, Kind], ...] = (
    ("quality", "points_max", "points"),
    ("budget", "budget", "spent"),
)
FEWEST = 3  # cells of a row that numbers the columns


@dataclass(slots=True)
class RowReader:
    """Reads one table into `rows`; `year` and `source` are those of rows that name none."""

    table: SpmTable
    places: Places
    city: Area
    year: int | None
    source: str
    kecamatan: str = ""
    rows: list[Row] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    naming: Naming = field(init=False)
    has_places: bool = field(init=False)

    def __post_init__(self) -> None:
        self.naming = Naming(self.table)
        self.has_places = any(self._place_cells(line) for line in self.table.rows())

    def read(self) -> None:
        """Read every row of the table."""
        for line in self.table.rows():
            if len(self.rows) >= MOST_ROWS:
                raise SiperiError("FORM_TOO_MANY_ROWS", self.table.sheet.at(line), n=MOST_ROWS)
            if line.damage:
                self.rows.append(Row(self.table, line, Said(), reasons=[RefusedError(line.damage, None)]))
            else:
                self._take(line)

    def _take(self, line: Line) -> None:
        self.kecamatan = self._cell(line, "kecamatan") or self.kecamatan
        is_heading = self.naming.see_section(line)
        has_figures = any(line.cell(place) for place in self.table.columns.figure_places)
        if is_heading or not has_figures or _numbers_columns(line):
            return
        scope = scope_of(self.table, self.places, line)
        if scope is None:
            self.rows.append(self._read(line))
        else:
            row = self._read(line, area=self.city if scope == "all" else scope)
            self.sums.append(Sum(row, scope, len(self.rows)))

    def _read(self, line: Line, area: Area | None = None) -> Row:
        row = Row(self.table, line, self._said(line), area)
        if area is None:
            tried(row.reasons, lambda: self._locate(row))
        row.year = tried(row.reasons, lambda: self._year(line))
        row.of = tried(row.reasons, lambda: self.naming.of(line)) or ""
        row.hazard = tried(row.reasons, lambda: self._hazard(line)) or ""
        row.amounts = tried(row.reasons, lambda: dict(self._amounts(row))) or {}
        row.share = (self._cell(line, "share"), self.column("share"))
        row.source = tried(row.reasons, lambda: self._source(line)) or ""
        return row

    def _place_cells(self, line: Line) -> bool:
        code = self._cell(line, "code")
        return bool(self._cell(line, "name") or (code and not is_code(code)))

    def _cell(self, line: Line, kind: Kind) -> str:
        return line.cell(self.table.columns.of(kind))

    def _said(self, line: Line) -> Said:
        code, name = self._cell(line, "code"), self._cell(line, "name")
        code, name = code_and_name("" if is_code(code) else code, name)
        return Said(code, KELURAHAN.sub("", name, count=1), self.kecamatan)

    def _locate(self, row: Row) -> None:
        """The kelurahan of a row; the city where the row says so, or no row of the table names a place."""
        said, column = row.said, self.column("name") or self.column("code")
        code = code_of(said.code)
        if (code and code.level == "city") or self.places.is_city(said.name) or not self.has_places:
            row.area = self.city
            return
        if (code and code.level != "kelurahan") or KECAMATAN.match(said.name):
            raise RefusedError("SPM_NOT_OF_KELURAHAN", column, name=(said.name or said.code)[:80])
        row.place = self.places.of(said, column)
        row.area = row.place.area

    def _year(self, line: Line) -> int:
        text = self._cell(line, "year")
        year = read_year(text) if text else self.year
        if year is None:
            code = "REGISTER_YEAR_UNREADABLE" if text else "SPM_YEAR_MISSING"
            raise RefusedError(code, self.column("year"), text=text[:80])
        return year

    def _hazard(self, line: Line) -> str:
        text = self._cell(line, "hazard")
        if fold(text) in EVERY:
            return ""
        found = hazards_in(text)
        if found is None or len(found) != 1:
            raise RefusedError("SPM_HAZARD_UNKNOWN", self.column("hazard"), text=text[:80])
        return found[0]

    def _amounts(self, row: Row) -> Iterator[tuple[Measure, Amount]]:
        """What the columns of target, quality and money say; months belong to the first of them that is there."""
        aim, done = self.table.columns.counted
        if amount := self._amount(row.line, aim, done, self._periods(row.line)):
            said = self._cell(row.line, "measure")
            yield AIM_OF.get(aim) or measure_of(self.table, row.of, said, self.column("measure")), amount
        for measure, one, its_done in BESIDE:
            if one != aim and (amount := self._amount(row.line, one, its_done, None)):
                yield measure, amount

    def _amount(self, line: Line, aim: Kind, done: Kind, periods: tuple[int | None, ...] | None) -> Amount | None:
        target, realised = (self._number(line, kind) for kind in (aim, done))
        if target is None:
            if realised is None and periods is None:
                return None
            raise RefusedError("SPM_TARGET_MISSING", self.column(aim))
        if periods is not None:
            together = sum(one for one in periods if one is not None)
            if realised not in (None, together):
                raise RefusedError("SPM_PERIODS_DIFFER", self.column(done), total=realised, sum=together)
            realised = together
        return Amount(target, realised, periods)

    def _number(self, line: Line, kind: Kind) -> int | None:
        place = self.table.columns.of(kind)
        if place is None:
            return None
        return read_amount(line.cell(place), self.column(kind), is_fraction=place in line.fractions)

    def _periods(self, line: Line) -> tuple[int | None, ...] | None:
        """Months, else quarters; None where all are blank, and for a blank one: not reported is not zero."""
        for found, n in ((self.table.columns.months, 12), (self.table.columns.quarters, 4)):
            read = {
                number: read_amount(line.cell(place), self.table.name(place), is_fraction=place in line.fractions)
                for number, place in found.items()
            }
            if any(one is not None for one in read.values()):
                return tuple(read.get(number) for number in range(1, n + 1))
        return None

    def _source(self, line: Line) -> str:
        source = self._cell(line, "source") or self.source
        if not source:
            raise RefusedError("SPM_SOURCE_MISSING", self.column("source"))
        return source

    def column(self, kind: Kind) -> str | None:
        """How a person finds a column."""
        place = self.table.columns.of(kind)
        return None if place is None else self.table.name(place)


def _numbers_columns(line: Line) -> bool:
    """True for `1 2 3 4 …` under the headings."""
    cells = [text for place in range(len(line.cells)) if (text := line.cell(place))]
    return len(cells) >= FEWEST and cells == [str(n) for n in range(1, len(cells) + 1)]
