"""Reads the rows of one table of populations: kelurahan with their people by year, and rows that sum them.

A row is kept whole or refused whole, with every reason. A row without a place and without a number is a remark.
"""

from dataclasses import dataclass, field
from functools import partial

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.places import KELURAHAN, Place, Places, Said, code_and_name, code_of
from siperi_geo.registers.populations.headings import Figures, PeopleColumns
from siperi_geo.registers.populations.numbers import read_people, with_sexes
from siperi_geo.registers.populations.scopes import Scope, Scopes
from siperi_geo.registers.tables import Table
from siperi_geo.sheets import Line, RefusedError, listed, read_year, tried
from siperi_geo.text import number

MOST_ROWS = 100_000
PeopleTable = Table[PeopleColumns]


@dataclass(slots=True, eq=False)
class Row:
    """One kelurahan of a table: what it says, its people by year (None: missing), and why it is refused, if so."""

    table: PeopleTable
    line: Line
    said: Said
    people: dict[int, int | None] = field(default_factory=dict)
    place: Place | None = None
    reasons: list[RefusedError] = field(default_factory=list)

    @property
    def figures(self) -> dict[int, int]:
        """The years that have a number."""
        return {year: people for year, people in self.people.items() if people is not None}


@dataclass(frozen=True, slots=True)
class Total:
    """A row that sums others, and how many rows stand above it."""

    line: Line
    scope: Scope
    people: dict[int, int]
    rows_above: int


@dataclass(slots=True)
class RowReader:
    """Reads one table into `rows` and `totals`; `year` is the year of figures whose heading and row name none."""

    table: PeopleTable
    places: Places
    year: int | None
    only_year: int | None = None  # the user's: figures of other years are left out
    kecamatan: str = ""
    rows: list[Row] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    left_out: int = 0

    def read(self) -> None:
        """Read every row of the table."""
        scopes = Scopes(self.table.columns, self.places)
        for line in self.table.rows():
            has_figures = any(line.cell(place) for place in self.table.columns.figure_places)
            if len(self.rows) >= MOST_ROWS:
                raise SiperiError("FORM_TOO_MANY_ROWS", self.table.sheet.at(line), n=MOST_ROWS)
            if line.damage:
                self.rows.append(Row(self.table, line, Said(), reasons=[RefusedError(line.damage, None)]))
            elif scope := scopes.of(line, has_figures=has_figures):
                self._take_total(line, scope, has_figures=has_figures)
            else:
                self._take_row(line, has_figures=has_figures)

    def _take_total(self, line: Line, scope: Scope, *, has_figures: bool) -> None:
        """Keep the numbers of a total that can be read, and remember the kecamatan it begins."""
        if isinstance(scope, Area):
            self.kecamatan = scope.name
        if has_figures:
            people = self._people(line, [])
            read = {year: value for year, value in people.items() if value is not None}
            self.totals.append(Total(line, scope, read, len(self.rows)))

    def _take_row(self, line: Line, *, has_figures: bool) -> None:
        columns = self.table.columns
        self.kecamatan = line.cell(columns.kecamatan) or self.kecamatan
        code, name = code_and_name(line.cell(columns.code), line.cell(columns.name))
        if not has_figures and not self._is_known(code, name):
            return
        said = Said(code, KELURAHAN.sub("", name, count=1), self.kecamatan)
        row = Row(self.table, line, said)
        column = self.column(columns.name if name or columns.code is None else columns.code)
        row.place = tried(row.reasons, lambda: self.places.of(said, column))
        row.people = self._people(line, row.reasons)
        self.rows.append(row)

    def _is_known(self, code: str, name: str) -> bool:
        """Whether a row without any number still means a kelurahan: then its number is missing."""
        found = code_of(code)
        return (found is not None and found.level == "kelurahan") or self.places.is_kelurahan(name)

    def _people(self, line: Line, reasons: list[RefusedError]) -> dict[int, int | None]:
        people: dict[int, int | None] = {}
        for heading_year, figures in self.table.columns.figures.items():
            year = heading_year or tried(reasons, lambda: self._year_of(line))
            if year is None:
                continue
            if self.only_year is None or year == self.only_year:
                people[year] = tried(reasons, partial(self._figure, line, figures, year, people.get(year)))
            else:
                self.left_out += 1
        return people

    def _year_of(self, line: Line) -> int:
        text = line.cell(self.table.columns.year)
        year = read_year(text) if text else self.year
        if year is None:
            code = "REGISTER_YEAR_UNREADABLE" if text else "REGISTER_YEAR_MISSING"
            raise RefusedError(code, self.column(self.table.columns.year), text=text[:80])
        return year

    def _figure(self, line: Line, figures: Figures, year: int, before: int | None) -> int | None:
        """The people of a year; `before` is what another column of the row says of that year."""
        again = [self._number(line, place) for place in figures.again]
        said = [one for one in (before, self._stated(line, figures), *again) if one is not None]
        if len(set(said)) > 1:
            column = self.column(figures.places[0])
            raise RefusedError(
                "POPULATION_COLUMNS_DIFFER", column, year=year, numbers=listed([number(one, 0) for one in said])
            )
        return said[0] if said else None

    def _stated(self, line: Line, figures: Figures) -> int | None:
        columns = (figures.people, figures.male, figures.female)
        people, male, female = (self._number(line, place) for place in columns)
        if figures.male is None or figures.female is None:
            return people
        return with_sexes(people, male, female, self.column(figures.places[0]))

    def _number(self, line: Line, place: int | None) -> int | None:
        return read_people(line.cell(place), self.column(place), is_fraction=place in line.fractions)

    def column(self, place: int | None) -> str | None:
        """How a person finds a column."""
        return None if place is None else self.table.name(place)
