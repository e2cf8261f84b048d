"""A raster as a table of a register: the mean (of an index) or the sum (of people) in each kelurahan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import Zonal, active_zones, zonal
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.intake.layer_rows import PLACES, Made, Wish, held_row, stored_words, zone_notes
from siperi_geo.registers.unsaid import few_names
from siperi_geo.scoring import short
from siperi_geo.sheets import BadRow, MadeTable, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import number, t

ROUNDING = 1e-6  # means of exact ones
TOO_LITTLE = "LAYER_COVERED_TOO_LITTLE"
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
    doubts = {one.area_code: code for one in found if (code := _doubt(one, wish, covered_pct))}
    problems = _together(found, doubts, covered_pct, names, where)
    good = [one for one in found if one.area_code not in doubts]
    if not good:
        raise SiperiError("LAYER_NOTHING_COVERED", where, more=problems)
    numbers = {one.area_code: place for place, one in enumerate(found, start=1)}
    table = MadeTable(
        name=path.name,
        sha256=sha256_of(path),
        headings=(PLACES["code"], PLACES["name"], wish.raster_head, *wish.fixed),
        rows=tuple(_row(one, wish, names) for one in good),
        numbers=tuple(numbers[one.area_code] for one in good),
        problems=(*zone_notes(zones, where), *problems),
        held=tuple(_held(found, doubts, wish, lambda one, code: _problem(code, [one], covered_pct, names, where))),
    )
    values = {"band": band or 1, "zones": zones.boundaries.name, "pct": number(covered_pct, 0)}
    key = f"layers.raster.{wish.statistic}"
    return Made(table, stored_words(key, **values), (t(f"{key}.line", **values),), *_read(found, doubts, wish))


def _doubt(one: Zonal, wish: Wish, least_pct: float) -> str | None:
    """Why a value cannot be used: too little covered, or numbers that no index (no count) can have."""
    if one.value(wish.statistic) is None or one.covered_pct < least_pct:
        return TOO_LITTLE
    most = 1 if wish.statistic == "mean" else float("inf")
    values_seen = [v for v in (one.least, one.most, one.value(wish.statistic)) if v is not None]
    if min(values_seen) < -ROUNDING or max(values_seen) > most + ROUNDING:
        return "LAYER_NO_INDEX" if wish.statistic == "mean" else "LAYER_NO_COUNT"
    return None


def _together(
    found: Sequence[Zonal], doubts: Mapping[str, str], least_pct: float, names: Mapping[str, str], where: Where
) -> list[Problem]:
    """A problem for each reason, with the kelurahan and the range of what was found there."""
    codes = sorted(set(doubts.values()))
    held = {code: [one for one in found if doubts.get(one.area_code) == code] for code in codes}
    return [_problem(code, of_it, least_pct, names, where) for code, of_it in held.items()]


def _problem(
    code: str, held: Sequence[Zonal], least_pct: float, names: Mapping[str, str], where: Where
) -> Problem:
    said = {
        "n": number(len(held), 0),
        "names": few_names([names.get(one.area_code, one.area_code) for one in held]),
    }
    if code == TOO_LITTLE:
        low, high = (number(end(one.covered_pct for one in held), 1) for end in (min, max))
        pct = low if low == high else f"{low}–{high}"
        return Problem(code, where, {**said, "pct": pct, "least": number(least_pct, 0)})
    least = min(one.least for one in held if one.least is not None)
    most = max(one.most for one in held if one.most is not None)
    return Problem(code, where, {**said, "least": short(least), "most": short(most)})


def _row(one: Zonal, wish: Wish, names: dict[str, str]) -> tuple[str, ...]:
    value = one.value(wish.statistic) or 0.0
    text = f"{min(max(value, 0.0), 1.0):.6f}" if wish.statistic == "mean" else f"{value:.0f}"
    return (one.area_code, names.get(one.area_code, ""), text, *wish.fixed.values())


def _held(
    found: Sequence[Zonal], doubts: Mapping[str, str], wish: Wish, said: Callable[[Zonal, str], Problem]
) -> Iterator[BadRow]:
    """The kelurahan that are held, each with its own numbers, under what stands in them."""
    head = ";".join((PLACES["code"], wish.raster_head or "", t("layers.column.covered")))
    for place, one in enumerate(found, start=1):
        if code := doubts.get(one.area_code):
            value = one.value(wish.statistic)
            raw = f"{one.area_code};{'' if value is None else f'{value:.6f}'};{one.covered_pct:.1f} %"
            yield replace(held_row(place, raw, said(one, code)), head=head)


def _read(
    found: Sequence[Zonal], doubts: Mapping[str, str], wish: Wish
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
                t("layers.held" if one.area_code in doubts else "layers.used"),
            ),
        )
        for one in found
    ]
    return tuple(t(f"layers.column.{name}") for name in names), tuple(rows)
