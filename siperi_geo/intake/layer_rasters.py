"""A raster as a table of a register: the mean (of an index) or the sum (of people) in each kelurahan."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import Zonal, active_zones, zonal
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.intake.layer_rows import PLACES, Made, Wish, held_row, stored_words, zone_notes
from siperi_geo.sheets import BadRow, MadeTable, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import number, t

ROUNDING = 1e-6  # means of exact ones
NEEDED = {"hazard": "LAYER_HAZARD_MISSING", "vulnerability": "LAYER_KIND_MISSING"}


def raster_table(
    store: Store, path: Path, areas: Sequence[Area], wish: Wish, *, band: int | None, covered_pct: float
) -> Made:
    """The table of a raster; a kelurahan with data on less than `covered_pct` of its area is held.

    Raises LAYER_HAZARD_MISSING, LAYER_KIND_MISSING, LAYER_NOTHING_COVERED and what `zonal` raises.
    """
    where = Where(file=path.name)
    if wish.raster_head is None or (wish.about == "hazard" and not wish.fixed):
        raise SiperiError(NEEDED[wish.about], where)
    zones = active_zones(store)
    found = zonal(path, zones, band=band)
    names = {area.code: area.name for area in areas}
    problems = {one.area_code: said for one in found if (said := _doubt(one, wish, covered_pct, names, where))}
    good = [one for one in found if one.area_code not in problems]
    if not good:
        raise SiperiError("LAYER_NOTHING_COVERED", where, more=list(problems.values()))
    numbers = {one.area_code: place for place, one in enumerate(found, start=1)}
    table = MadeTable(
        name=path.name,
        sha256=sha256_of(path),
        headings=(PLACES["code"], PLACES["name"], wish.raster_head, *wish.fixed),
        rows=tuple(_row(one, wish, names) for one in good),
        numbers=tuple(numbers[one.area_code] for one in good),
        problems=(*zone_notes(zones, where), *problems.values()),
        held=tuple(_held(found, problems, numbers, wish)),
    )
    values = {"band": band or 1, "zones": zones.boundaries.name, "pct": number(covered_pct, 0)}
    key = f"layers.raster.{wish.statistic}"
    return Made(table, stored_words(key, **values), (t(f"{key}.line", **values),), *_read(found, problems, wish))


def _doubt(one: Zonal, wish: Wish, least_pct: float, names: dict[str, str], where: Where) -> Problem | None:
    """Why a value cannot be used: too little covered, or numbers that no index (no count) can have."""
    area = names.get(one.area_code, one.area_code)
    if one.value(wish.statistic) is None or one.covered_pct < least_pct:
        values = {"area": area, "pct": number(one.covered_pct, 1), "least": number(least_pct, 0)}
        return Problem("LAYER_COVERED_TOO_LITTLE", where, values)
    most = 1 if wish.statistic == "mean" else float("inf")
    values_seen = [v for v in (one.least, one.most, one.value(wish.statistic)) if v is not None]
    if min(values_seen) < -ROUNDING or max(values_seen) > most + ROUNDING:
        values = {"area": area, "least": number(one.least, 3), "most": number(one.most, 3)}
        code = "LAYER_NO_INDEX" if wish.statistic == "mean" else "LAYER_NO_COUNT"
        return Problem(code, where, values)
    return None


def _row(one: Zonal, wish: Wish, names: dict[str, str]) -> tuple[str, ...]:
    value = one.value(wish.statistic) or 0.0
    text = f"{min(max(value, 0.0), 1.0):.6f}" if wish.statistic == "mean" else f"{value:.0f}"
    return (one.area_code, names.get(one.area_code, ""), text, *wish.fixed.values())


def _held(
    found: Sequence[Zonal], problems: dict[str, Problem], numbers: dict[str, int], wish: Wish
) -> Iterator[BadRow]:
    for one in found:
        if problem := problems.get(one.area_code):
            value = one.value(wish.statistic)
            raw = f"{one.area_code};{'' if value is None else f'{value:.6f}'};{one.covered_pct:.1f} %"
            yield held_row(numbers[one.area_code], raw, problem)


def _read(
    found: Sequence[Zonal], problems: dict[str, Problem], wish: Wish
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """What was read of each kelurahan: the value, the lowest and highest cell, the share covered, whether used."""
    digits = 3 if wish.statistic == "mean" else 0
    names = ("code", "kelurahan", wish.statistic, "least", "most", "covered", "used")
    rows = [
        (
            one.area_code,
            (
                number(one.value(wish.statistic), digits),
                number(one.least, 3),
                number(one.most, 3),
                f"{number(one.covered_pct, 1)} %",
                t("layers.held" if one.area_code in problems else "layers.used"),
            ),
        )
        for one in found
    ]
    return tuple(t(f"layers.column.{name}") for name in names), tuple(rows)
