"""Rows that sum others: totals of a table and of kecamatan. They are compared with their rows, and never stored.

A figure of a kecamatan without one row of its kelurahan is no sum, and is left to a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from siperi_geo.areas import Area
from siperi_geo.errors import Problem
from siperi_geo.registers.places import KECAMATAN, Places, code_of
from siperi_geo.registers.populations.scopes import BESIDE_TOTALS, TOTALS, words_of
from siperi_geo.registers.spm.figures import Amount, Measure, Row, SpmTable
from siperi_geo.registers.spm.lines import line_of
from siperi_geo.sheets import Line

Scope = Area | Literal["all"]
PLACES = {"kota", "kabupaten", "kecamatan", "kec"}


@dataclass(frozen=True, slots=True)
class Sum:
    """A row that sums others, what it says, and how many rows stand above it."""

    row: Row
    scope: Scope
    rows_above: int


def scope_of(table: SpmTable, places: Places, line: Line) -> Scope | None:
    """What a row sums: a kecamatan, the city, or rows of the table; None for a row of its own."""
    columns = table.columns
    code, name = code_of(line.cell(columns.of("code"))), line.cell(columns.of("name"))
    if code and code.level == "kecamatan":
        return next((one for one in places.areas if one.code == code.text), None)
    if area := _kecamatan(name, line.cell(columns.of("kecamatan")), places, has_code=bool(code)):
        return area
    texts = (line.cell(place) for place in range(len(line.cells)) if place not in columns.figure_places)
    return next((found for text in texts if text and (found := _total(text, places))), None)


def _kecamatan(name: str, kecamatan: str, places: Places, *, has_code: bool) -> Area | None:
    if KECAMATAN.match(name):
        return places.kecamatan(name)
    return None if name or has_code else places.kecamatan(kecamatan)


def _total(text: str, places: Places) -> Scope | None:
    """`Jumlah`, `Total Kota Kupang`, `Sub total Kec. Alak`; not `Jumlah warga negara yang memperoleh …`."""
    if not words_of(text) & TOTALS or line_of(text):
        return None
    rest = " ".join(word for word in text.split() if not words_of(word) <= BESIDE_TOTALS)
    if places.is_city(rest):
        return next(area for area in places.areas if area.level == "city")
    return places.kecamatan(rest) if words_of(rest) - PLACES else "all"


def judge(sums: Sequence[Sum], rows: Sequence[Row]) -> Iterator[Problem]:
    """Say which sums are not those of their rows; those are right that any reading of their extent makes so."""
    start = 0
    for one in sums:
        for measure, stated in one.row.amounts.items() if one.row.of else ():
            extents = _extents(one, rows, start)
            found = [summed for extent in extents if (summed := _sum(one.row, measure, extent))]
            if found and all(_differ(stated, summed) for summed in found):
                at = one.row.table.sheet.at(one.row.line)
                yield Problem("SPM_SUM_DIFFERS", at, {"stated": _said(stated), "sum": _said(found[0])})
        start = one.rows_above


def is_backed(one: Sum, rows: Sequence[Row]) -> bool:
    """Whether a row of a kecamatan stands beside rows of its kelurahan."""
    return not _is_kecamatan(one.scope) or any(_extents(one, rows, 0))


def _extents(one: Sum, rows: Sequence[Row], start: int) -> list[list[Row]]:
    if isinstance(one.scope, Area):
        if not _is_kecamatan(one.scope):
            return [list(rows)]
        code = one.scope.code
        return [[row for row in rows if row.area and row.area.parent_code == code]]
    return [list(rows[start : one.rows_above]), list(rows[: one.rows_above]), list(rows)]


def _sum(row: Row, measure: Measure, rows: Sequence[Row]) -> Amount | None:
    """The sum of the rows of the same line, year and hazard; None where there are none."""
    asked = (row.of, row.year, row.hazard)
    same = [one for one in rows if measure in one.amounts and asked == (one.of, one.year, one.hazard)]
    found = [one.amounts[measure] for one in same]
    if not found:
        return None
    reached = [one.realised for one in found if one.realised is not None]
    return Amount(sum(one.target for one in found), sum(reached) if reached else None)


def _differ(stated: Amount, summed: Amount) -> bool:
    return stated.target != summed.target or stated.realised not in (None, summed.realised)


def _said(one: Amount) -> str:
    return f"{'–' if one.realised is None else one.realised} / {one.target}"


def _is_kecamatan(scope: Scope) -> bool:
    return isinstance(scope, Area) and scope.level == "kecamatan"
