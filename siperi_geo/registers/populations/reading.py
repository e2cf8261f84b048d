"""A file of populations in; the figures of each kelurahan and year, and everything that is wrong with it, out.

It compares nothing with the store.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.places import Places, is_undotted
from siperi_geo.registers.populations.headings import recognise
from siperi_geo.registers.populations.rows import PeopleTable, Row, RowReader
from siperi_geo.registers.populations.totals import differences, settle_namesakes
from siperi_geo.registers.populations.years import stated_year
from siperi_geo.registers.settled import good_rows
from siperi_geo.registers.tables import find_tables
from siperi_geo.registers.unread import headings, warn_of_unread_sheets
from siperi_geo.sheets import Findings, MadeTable, RefusedError, listed, open_sheets


@dataclass(frozen=True, slots=True)
class Counted:
    """What a file of populations gave: rows that mean one kelurahan each, good or refused so far."""

    rows: tuple[Row, ...]
    totals: int


def read_people_rows(
    path: Path | MadeTable, areas: Sequence[Area], findings: Findings, *, year: int | None
) -> Counted:
    """Every row of every table of a file; `year` is the user's word.

    Refused rows carry their reasons (`Row.reasons`); they are set aside by `settle`. Raises SiperiError with a
    FORM_ or REGISTER_ code when nothing of the file can be used.
    """
    places = Places(areas)
    with open_sheets(path) as sheets:
        tables = find_tables(sheets, recognise)
        readers = [_read(table, places, findings, year) for table in tables]
        _warn_of_ignored(tables, findings)
        warn_of_unread_sheets(tables, sheets, findings)
    rows = tuple(row for reader in readers for row in reader.rows)
    if not rows:
        raise SiperiError("REGISTER_NO_ROWS", tables[0].sheet.at(tables[0].head[-1]))
    if year and not any(row.people or row.reasons for row in rows):
        raise SiperiError("REGISTER_YEAR_ABSENT", tables[0].sheet.at(tables[0].head[-1]), year=year)
    _warn_of_interpretation(readers, rows, findings)
    _refuse_doubled(rows)
    return Counted(rows, sum(len(reader.totals) for reader in readers))


def settle(counted: Counted, findings: Findings) -> list[Row]:
    """Report every reason of every refused row and set the row aside; returns the good rows."""
    return good_rows(counted.rows, findings)


def _read(table: PeopleTable, places: Places, findings: Findings, year: int | None) -> RowReader:
    at = table.sheet.at(table.head[-1])
    if table.columns.doubled:
        names = listed([table.head[-1].cell(place) or table.name(place) for place in table.columns.doubled])
        raise SiperiError("REGISTER_COLUMN_DOUBLED", at, columns=names)
    findings.note_head(table.sheet, table.head)
    stated = stated_year(table)
    if None in table.columns.figures and table.columns.year is None:
        if not (year or stated):
            raise SiperiError("REGISTER_YEAR_MISSING", at)
        if year and stated and year != stated:
            findings.problem("REGISTER_YEAR_DIFFERS", at, year=year, stated=stated)
    reader = RowReader(table, places, year or stated, only_year=year)
    reader.read()
    settle_namesakes(reader, places)
    return reader


def _refuse_doubled(rows: Sequence[Row]) -> None:
    """Refuse rows that give the same kelurahan and year; a likeness gives way to a row that names it surely."""
    claims: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.place:
            for year in row.people if row.reasons else row.figures:
                claims[row.place.area.code, year].append(row)
    for (_, year), claiming in claims.items():
        sure = [row for row in claiming if row.place and row.place.is_sure]
        refused = [row for row in claiming if row is not sure[0]] if len(sure) == 1 else claiming
        if len(claiming) > 1:
            where = listed([row.table.sheet.at(row.line) for row in claiming])
            for row in refused:
                _refuse_once(row, "REGISTER_DOUBLED" if len(sure) != 1 else "REGISTER_CLAIMED", year, where)


def _refuse_once(row: Row, code: str, year: int, rows: str) -> None:
    if row.place and all(reason.code != code for reason in row.reasons):
        name = row.said.name or row.said.code
        row.reasons.append(RefusedError(code, None, area=row.place.area.name, year=year, rows=rows, name=name))


def _warn_of_interpretation(readers: Sequence[RowReader], rows: Sequence[Row], findings: Findings) -> None:
    """Say what was not read as it stands: names by likeness, sums of men and women, other years, totals."""
    for row in rows:
        if row.place and not row.place.is_sure:
            values = {"name": row.said.name, "area": row.place.area.name, "pct": row.place.confidence_pct}
            findings.problem("REGISTER_MATCHED_BY_NAME", row.table.sheet.at(row.line), **values)
    for reader in readers:
        at = reader.table.sheet.at(reader.table.head[-1])
        for code, values in _remarks(reader):
            findings.problem(code, at, **values)
        for one in differences(reader):
            values = {"year": one.year, "stated": one.stated, "sum": one.summed, "n": one.rows}
            place = reader.table.sheet.at(one.total.line)
            findings.problem("POPULATION_TOTAL_DIFFERS", place, **values, difference=one.stated - one.summed)


def _remarks(reader: RowReader) -> Iterator[tuple[str, dict[str, object]]]:
    columns = reader.table.columns
    summed = [one for one in columns.figures.values() if one.people is None]
    if summed:
        yield "POPULATION_SEXES_SUMMED", {}
    if columns.bare:
        yield "POPULATION_HEADING_BARE", {"columns": headings(reader.table, columns.bare)}
    if columns.undated:
        yield "POPULATION_COLUMN_UNDATED", {"columns": headings(reader.table, columns.undated)}
    if reader.left_out:
        yield "REGISTER_OTHER_YEARS", {"year": reader.only_year, "n": reader.left_out}
    if any(is_undotted(row.said.code) for row in reader.rows):
        yield "REGISTER_CODES_UNUSED", {}


def _warn_of_ignored(tables: Sequence[PeopleTable], findings: Findings) -> None:
    for table in tables:
        if table.columns.ignored:
            names = headings(table, table.columns.ignored)
            findings.problem("REGISTER_COLUMNS_IGNORED", table.sheet.at(table.head[-1]), columns=names)
