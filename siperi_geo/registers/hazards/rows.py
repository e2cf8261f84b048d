"""Reads the rows of one table of hazards: which kelurahan, which hazards of what class, who says so, from when.

A row is kept whole or refused whole, with every reason. A row of a kecamatan or the city is refused: what holds
for it is not said of each of its kelurahan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from siperi_geo.errors import SiperiError
from siperi_geo.registers.hazards.headings import HazardColumns
from siperi_geo.registers.hazards.kinds import hazards_in, is_plainly
from siperi_geo.registers.hazards.values import Class, is_blank, is_fraction, read_class, read_wide
from siperi_geo.registers.places import KECAMATAN, KELURAHAN, Place, Places, Said, code_and_name, code_of
from siperi_geo.registers.tables import Table
from siperi_geo.sheets import Line, RefusedError, read_year, tried

MOST_ROWS = 100_000
HazardTable = Table[HazardColumns]
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(slots=True, eq=False)
class Row:
    """One row of a table: what it says, the hazards with their class, and why it is refused, if so.

    `written` is how the hazard stands there, where that is not just its name.
    """

    table: HazardTable
    line: Line
    said: Said
    place: Place | None = None
    hazards: dict[str, Class] = field(default_factory=dict)
    according_to: str = ""
    source: str = ""
    year: int | None = None
    written: str = ""
    reasons: list[RefusedError] = field(default_factory=list)


@dataclass(slots=True)
class RowReader:
    """Reads one table into `rows`; `source` and `year` are those of rows that name none."""

    table: HazardTable
    places: Places
    source: str
    year: int | None
    kecamatan: str = ""
    rows: list[Row] = field(default_factory=list)
    indices: set[int] = field(default_factory=set)

    def read(self) -> None:
        """Read every row of the table."""
        columns = self.table.columns
        numbered = [place for place in (columns.level, *columns.wide) if place is not None]
        self.indices = {*columns.indices, *([] if columns.index is None else [columns.index])}
        self.indices |= {one for one in numbered for line in self.table.rows() if is_fraction(line.cell(one))}
        for line in self.table.rows():
            if len(self.rows) >= MOST_ROWS:
                raise SiperiError("FORM_TOO_MANY_ROWS", self.table.sheet.at(line), n=MOST_ROWS)
            if line.damage:
                self.rows.append(Row(self.table, line, Said(), reasons=[RefusedError(line.damage, None)]))
            else:
                self._take(line)

    def _take(self, line: Line) -> None:
        columns = self.table.columns
        self.kecamatan = line.cell(columns.kecamatan) or self.kecamatan
        if not any(line.cell(place) for place in columns.said):
            return
        row = Row(self.table, line, self._said(line))
        row.place = tried(row.reasons, lambda: self._place(row.said))
        row.hazards = tried(row.reasons, lambda: self._hazards(row)) or {}
        row.according_to = line.cell(columns.according_to)
        row.source = tried(row.reasons, lambda: self._source(line)) or ""
        row.year = tried(row.reasons, lambda: self._year(row))
        if row.hazards or row.reasons:
            self.rows.append(row)

    def _said(self, line: Line) -> Said:
        """What a row says of its place; a code may stand in the column of names."""
        columns = self.table.columns
        code, name = code_and_name(line.cell(columns.code), line.cell(columns.name))
        return Said(code, KELURAHAN.sub("", name, count=1), self.kecamatan)

    def _place(self, said: Said) -> Place:
        columns = self.table.columns
        column = self.column(columns.name if said.name or columns.code is None else columns.code)
        code = code_of(said.code)
        if (code and code.level != "kelurahan") or KECAMATAN.match(said.name) or self.places.is_city(said.name):
            raise RefusedError("HAZARD_NOT_OF_KELURAHAN", column, name=(said.name or said.code)[:80])
        return self.places.of(said, column)

    def _hazards(self, row: Row) -> dict[str, Class]:
        columns = self.table.columns
        if columns.hazard is None:
            return dict(self._wide(row.line))
        text, column = row.line.cell(columns.hazard), self.column(columns.hazard)
        if is_blank(text):
            raise RefusedError("HAZARD_MISSING", column)
        found = hazards_in(text)
        if found is None:
            raise RefusedError("HAZARD_UNKNOWN", column, text=text[:80])
        row.written = "" if len(found) == 1 and is_plainly(text, found[0]) else text
        return dict.fromkeys(found, self._class(row.line))

    def _class(self, line: Line) -> Class:
        """The class of a row; what its column of classes says counts before the index beside it."""
        columns = self.table.columns
        said = [
            (level, value)
            for place in (columns.level, columns.index)
            if place is not None
            for level, value in [read_class(line.cell(place), self.column(place), is_index=place in self.indices)]
            if level
        ]
        levels = {level for level, _ in said}
        if len(levels) > 1:
            raise RefusedError("HAZARD_CLASS_DIFFERS", self.column(columns.level), text=line.cell(columns.index))
        index = next((value for _, value in said if value is not None), None)
        return (said[0][0], index) if said else (None, None)

    def _wide(self, line: Line) -> Iterator[tuple[str, Class]]:
        for place, hazard in self.table.columns.wide.items():
            found = read_wide(line.cell(place), self.column(place), is_index=place in self.indices)
            if found is not None:
                yield hazard, found

    def _source(self, line: Line) -> str:
        source = line.cell(self.table.columns.source) or self.source
        if not source:
            raise RefusedError("HAZARD_SOURCE_MISSING", self.column(self.table.columns.source))
        return source

    def _year(self, row: Row) -> int | None:
        """The year of its column, else the one that is named with who says so, else that of the list; or none."""
        place = self.table.columns.year
        text = row.line.cell(place)
        if not is_blank(text):
            year = read_year(text)
            if year is None:
                raise RefusedError("REGISTER_YEAR_UNREADABLE", self.column(place), text=text[:80])
            return year
        return year_within(row.according_to) or self.year

    def column(self, place: int | None) -> str | None:
        """How a person finds a column."""
        return None if place is None else self.table.name(place)


def year_within(text: str) -> int | None:
    """The one year that a text names; None for none, or several.

    >>> year_within("BPBD, 2022-02-24 (9 titik)"), year_within("2018 dan 2021")
    (2022, None)
    """
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
