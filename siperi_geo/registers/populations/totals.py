"""Rows that sum others, checked against the rows they sum; and a kecamatan whose name a kelurahan has too.

Sums are those of the file: rows that another check refuses later count here as well.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from siperi_geo.areas import Area
from siperi_geo.registers.places import KELURAHAN, Places
from siperi_geo.registers.populations.rows import Row, RowReader, Total
from siperi_geo.sheets import RefusedError


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that is not the sum of its rows."""

    total: Total
    year: int
    stated: int
    summed: int
    rows: int


def differences(reader: RowReader) -> Iterator[Difference]:
    """Every total whose number is not that of its rows; a total is right when any reading of its extent is."""
    start = 0
    for total in reader.totals:
        extents = _extents(total, reader.rows, start)
        for year, stated in total.people.items():
            sums = [(sum(found), len(found)) for rows in extents if (found := _figures(rows, year))]
            if sums and stated not in {summed for summed, _ in sums}:
                yield Difference(total, year, stated, *sums[0])
        start = total.rows_above


def _extents(total: Total, rows: Sequence[Row], start: int) -> list[list[Row]]:
    """The rows a total may mean, likeliest first; `start` is where the total before it stands."""
    if isinstance(total.scope, Area):
        return [[row for row in rows if row.place and row.place.area.parent_code == total.scope.code]]
    everything = list(rows)
    if total.scope == "all":
        return [everything]
    block, above = list(rows[start : total.rows_above]), list(rows[: total.rows_above])
    return [block, above, everything] if start else [everything, above]


def _figures(rows: Sequence[Row], year: int) -> list[int]:
    return [row.figures[year] for row in rows if year in row.figures]


def settle_namesakes(reader: RowReader, places: Places) -> None:
    """Rows with a name that a kelurahan shares with its kecamatan: the one that sums the others is a total.

    Only arithmetic decides. Where it does not, two such rows stay and are found doubled later; a single one is
    refused when the table has rows of other kecamatan too.
    """
    by_area: dict[str, list[Row]] = defaultdict(list)
    for row in reader.rows:
        if row.place and row.people and not row.said.code and places.kecamatan(row.said.name):
            by_area[row.place.area.code].append(row)
    for namesakes in by_area.values():
        sums = [row for row in namesakes if row.figures and _is_sum(row, reader.rows)]
        if len(namesakes) > 1 and sums and all(row.figures == sums[0].figures for row in sums):
            _make_total(reader, sums[0], places)
        elif len(namesakes) == 1 and _is_unclear(namesakes[0], reader):
            column, name = reader.column(reader.table.columns.name), namesakes[0].said.name
            namesakes[0].reasons.append(RefusedError("REGISTER_LEVEL_UNCLEAR", column, name=name))


def _is_sum(row: Row, rows: Sequence[Row]) -> bool:
    kecamatan = row.place.area.parent_code if row.place else None
    others = [one for one in rows if one is not row and one.place and one.place.area.parent_code == kecamatan]
    years = {year for one in (row, *others) for year in one.figures}
    return all(row.figures.get(year, 0) == sum(_figures(others, year)) for year in years)


def _is_unclear(row: Row, reader: RowReader) -> bool:
    """True when nothing but its name says what the row is, in a table that mixes kecamatan and kelurahan."""
    if not row.figures:
        return False
    is_said = KELURAHAN.match(row.line.cell(reader.table.columns.name)) or row.said.kecamatan
    return not is_said and any(isinstance(total.scope, Area) for total in reader.totals)


def _make_total(reader: RowReader, row: Row, places: Places) -> None:
    scope = places.kecamatan(row.said.name)
    if scope is None:
        return
    above = reader.rows.index(row)
    reader.rows.remove(row)
    moved = [replace(one, rows_above=one.rows_above - (one.rows_above > above)) for one in reader.totals]
    reader.totals = sorted([*moved, Total(row.line, scope, row.figures, above)], key=lambda one: one.rows_above)
