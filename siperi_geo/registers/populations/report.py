"""The report of an import of populations in words: the same for command and page.

It formats what `examine` found; the problems with their places stand beside it.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from siperi_geo import columns
from siperi_geo.areas import Area
from siperi_geo.registers.populations.planning import Entry, Examined
from siperi_geo.registers.populations.stored import Weighting
from siperi_geo.registers.unsaid import FEW, few_names, first_few
from siperi_geo.text import MISSING, abbreviation, number, t


def lines(examined: Examined, *, in_full: bool = False) -> Iterator[str]:
    """Source; rows in, good and held; totals checked; for each year who is covered and which kelurahan are not;
    how many numbers stay the same.

    `in_full`: every kelurahan without a number by name, where no table of them stands beside it.
    """
    counts = {"rows_in": examined.rows_in, "good": examined.rows_good, "bad": examined.rows_bad}
    yield t("people.report.source", source=examined.source)
    yield t("people.rows", **{name: number(n, 0) for name, n in counts.items()})
    if examined.totals:
        yield t("people.totals", n=number(examined.totals, 0))
    for year, missing in examined.missing.items():
        people = [entry.people for entry in examined.entries if entry.year == year]
        values = {"n": number(len(people), 0), "total": number(len(people) + len(missing), 0)}
        yield t("people.year", year=year, people=number(sum(people), 0), **values)
    yield from _missing(examined, in_full=in_full)
    yield from _same(examined)


def _missing(examined: Examined, *, in_full: bool) -> Iterator[str]:
    """Who has no number, years that lack the same ones together; every name once at most."""
    years: dict[tuple[Area, ...], list[int]] = {}
    for year, missing in examined.missing.items():
        if missing:
            years.setdefault(missing, []).append(year)
    for place, (missing, lacking) in enumerate(years.items()):
        names = first_few(missing, in_full=in_full and not place)
        span = ", ".join(map(str, lacking))
        yield t("people.year.missing", year=span, n=number(len(missing), 0), names=names)


def _same(examined: Examined) -> Iterator[str]:
    """How many numbers stay as they are, and how many of these get another source."""
    resourced = [entry.before.source for entry in examined.entries if entry.action == "resourced" and entry.before]
    unchanged = sum(entry.action == "unchanged" for entry in examined.entries)
    if resourced:
        n, before = number(len(resourced), 0), "; ".join(sorted(set(resourced)))
        yield t("people.resourced", n=n, before=before)
    if unchanged:
        yield t("people.unchanged", n=number(unchanged, 0))


def weighting_title(title: str) -> str:
    """A heading of `weighting_table` that names the reading whose kelurahan it counts."""
    return f"{title} · {t('people.weighting.reading')}"


def weighting_table(found: Sequence[Weighting]) -> pd.DataFrame:
    """By instrument and year, as shown text: do people weigh in the city's value, and in which kecamatan's?"""
    heads = [t(f"people.weighting.{name}") for name in ("assessment", "city", "kecamatan", "scored", "missing")]
    return pd.DataFrame([_weighting_cells(one) for one in found], columns=heads)


def _weighting_cells(one: Weighting) -> tuple[str, ...]:
    return (
        f"{abbreviation(one.instrument)} {one.year}",
        t("people.weighting.on" if one.is_on else "people.weighting.off"),
        t("people.weighting.all") if one.is_on else ", ".join(one.complete) or MISSING,
        number(one.scored, 0),
        number(one.missing_count, 0),
    )


def weighting_lines(found: Sequence[Weighting]) -> Iterator[str]:
    """Which scored kelurahan keep a city value plain, assessments that lack the same ones together.

    Where many lack, the table beside has how many of each assessment: then a few are named, once.
    """
    same: dict[str, list[Weighting]] = {}
    many = [one for one in found if FEW < one.missing_count < one.scored]
    for one in found:
        if one.missing:
            same.setdefault(_lacking(one, many), []).append(one)
    for names, of_it in same.items():
        yield t("people.weighting.lacking", instrument=_assessments(of_it), names=names)


def _lacking(one: Weighting, many: Sequence[Weighting]) -> str:
    if one.missing_count == one.scored:
        return t("people.weighting.everyone")
    if one not in many:
        return "; ".join(f"{kecamatan}: {', '.join(names)}" for kecamatan, names in one.missing.items())
    every = dict.fromkeys(name for each in many for names in each.missing.values() for name in names)
    return t("people.weighting.many", n=number(len(every), 0), names=few_names([*every]))


def _assessments(found: Sequence[Weighting]) -> str:
    """`KELTANA 2026, 2025; SPAB 2026`."""
    years: dict[str, list[str]] = {}
    for one in found:
        years.setdefault(abbreviation(one.instrument), []).append(str(one.year))
    return "; ".join(f"{name} {', '.join(of_it)}" for name, of_it in years.items())


def figures(examined: Examined) -> pd.DataFrame:
    """Every figure that may be stored, as shown text: kelurahan, year, people, the figure before, what happens."""
    heads = [columns.column(name).title() for name in ("area_code", "area_name", "year", "population_people")]
    heads += [t("people.before"), t("people.matched"), t("people.action")]
    return pd.DataFrame([_cells(entry) for entry in examined.entries], columns=heads)


def _cells(entry: Entry) -> tuple[str, ...]:
    before = entry.before.people if entry.before else None
    return (
        entry.place.area.code,
        entry.place.area.name,
        str(entry.year),
        number(entry.people, 0),
        number(before, 0),
        t("people.by_code") if entry.place.how == "code" else t("people.by_name", pct=entry.place.confidence_pct),
        t(f"people.action.{entry.action}"),
    )
