"""The tables of the minimum service standard: areas, sub-activities, quality, the months of the office's report.

Files hold whole numbers and percentages as they are; a page shows them as people read them.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from siperi_geo.analysis.service_money import Planned, ServiceMoney
from siperi_geo.analysis.spm import Achievement, Count
from siperi_geo.analysis.spm_standing import Figure, Standing, budget_of, quality_of
from siperi_geo.analysis.spm_words import index, people, share, state
from siperi_geo.cells import Cells, Table, dictionary_cells, table, written
from siperi_geo.spm import Bands, Standard
from siperi_geo.text import MISSING, number, pick, t, tn

MONTHS = range(12)
QUARTERS = range(4)


def of_services(standard: Standard, city: Standing, bands: Bands) -> Table:
    """A row per service of an area: recipients, quality, index and class, money."""
    found = [(one, city.services[one.id]) for one in standard.services]
    budgets = [budget_of(one, city.figures) for one in standard.services]
    return table(
        _words("service", [pick(one.short) for one, _ in found]),
        *_counted([achieved.recipients for _, achieved in found]),
        *_achieved([achieved for _, achieved in found], bands),
        *_money(budgets),
    )


def of_areas(areas: Sequence[Standing], service: str, bands: Bands) -> Table:
    """A row per area of a service, most people not served first."""

    def order(one: Standing) -> tuple[int, str]:
        count = one.services[service].recipients
        return (-(count.short or 0) if count else 1, one.area_code)

    ordered = sorted(areas, key=order)
    found = [one.services[service] for one in ordered]
    places = pd.DataFrame(
        {
            "area_code": [one.area_code for one in ordered],
            "area_name": [one.area_name for one in ordered],
            "kecamatan_name": [one.kecamatan_name or MISSING for one in ordered],
        }
    )
    return table(
        dictionary_cells(places, list(places.columns)),
        *_counted([one.recipients for one in found]),
        *_achieved(found, bands),
    )


def of_outputs(standard: Standard, city: Standing) -> Table:
    """A row per sub-activity: what was to come out of it, what did, what is missing in its unit; money."""
    subs = [sub for service in standard.services for sub in service.sub_activities]
    figures = [city.figure("output", sub.id) for sub in subs]
    budgets = [city.figure("budget", sub.id) for sub in subs]
    return table(
        _words("sub_activity", [f"{sub.id} {pick(sub.name)}" for sub in subs]),
        _words("line", [sub.line for sub in subs]),
        _words("unit", [pick(standard.units[sub.unit]) for sub in subs]),
        *_counted([_count(one) for one in figures]),
        *_money([_count(one) for one in budgets]),
    )


def of_quality(standard: Standard, city: Standing) -> Table:
    """A row per item of quality with points: those to be met, those met, those missing."""
    rows = [
        (pick(service.name), name, count)
        for service in standard.services
        for name, count in _quality(standard, service.id, city)
    ]
    return table(
        _words("service", [row[0] for row in rows]),
        _words("item", [row[1] for row in rows]),
        *_counted([row[2] for row in rows]),
    )


def _quality(standard: Standard, service: str, city: Standing) -> list[tuple[str, Count | None]]:
    """The items of a service that have points stored, else the service as a whole."""
    names = {item.id: pick(item.name) for item in standard.items_of(service)}
    names |= {item.id: pick(item.name) for one in standard.published_quality for item in one.items}
    mine = next(one for one in standard.services if one.id == service)
    lines = [line for line in names if line in standard.lines_of(mine) and city.figure("quality", line)]
    if lines:
        return [(names[line], _count(city.figure("quality", line))) for line in lines]
    return [(t("spm.quality.whole"), quality_of(standard, mine, city.figures))]


def of_report(standard: Standard, city: Standing, measure: str) -> Table:
    """The layout of the office's report: target, twelve months, total, what is missing, per cent; one measure."""
    rows = [
        (f"{line} {name}" if measure != "recipients" else name, figure)
        for line, name in lines_of(standard, measure)
        if (figure := city.figure(measure, line))
    ]
    counts = [figure.count for _, figure in rows]
    quarters = any(figure.quarters and not figure.months for _, figure in rows)  # months are known by quarter too
    places, kind = (QUARTERS, "quarter") if quarters else (MONTHS, "month")
    known = [figure.quarters if quarters else figure.months for _, figure in rows]
    by_period = (_number(f"{kind}.{n + 1}", [_at(periods, n) for periods in known], people) for n in places)
    return table(
        _words("line_name", [name for name, _ in rows]),
        _number("target", [one.target for one in counts], people),
        *by_period,
        _number("total", [one.reached for one in counts], people),
        _number("short", [one.short for one in counts], people),
        _number("reached_pct", [one.pct for one in counts], share),
    )


def lines_of(standard: Standard, measure: str) -> list[tuple[str, str]]:
    """The lines of a measure with their names, in the order of the standard."""
    services = [(one.id, pick(one.name)) for one in standard.services]
    subs = [(sub.id, pick(sub.name)) for one in standard.services for sub in one.sub_activities]
    return services if measure == "recipients" else subs if measure == "output" else [*services, *subs]


def of_years(by_year: Sequence[tuple[int, Standing]], service: str, bands: Bands) -> Table:
    """A row per year of the city and one service: target, reached, missing, index and class."""
    found = [one.services[service] for _, one in by_year]
    return table(
        _words("year", [str(year) for year, _ in by_year]),
        *_counted([one.recipients for one in found]),
        *_achieved(found, bands),
        _number("sub_affair", [one.index for _, one in by_year], index),
    )


def of_money(standard: Standard, found: Sequence[ServiceMoney], years: Sequence[int]) -> Table:
    """A row per service, a kegiatan of the budget: gap, people not served, the office's budget, the plan."""
    names = {one.id: pick(one.short) for one in standard.services}
    return table(
        _words("activity", [one.activity for one in found]),
        _words("service", [names[one.service] for one in found]),
        _number("gap_points", [one.gap for one in found], _points),
        _number("short", [one.not_served for one in found], people),
        *_money([one.budget for one in found]),
        *(
            Cells(
                t("spm.column.planned", year=year),
                [one.planned[year].idr for one in found],
                [_planned(one.planned[year]) for one in found],
            )
            for year in years
        ),
        *(
            Cells(t("spm.column.unplanned", year=year), counts, [people(n) for n in counts], is_for_files=True)
            for year in years
            for counts in [[one.planned[year].unknown_count for one in found]]
        ),
    )


def _planned(one: Planned) -> str:
    """`5.000.000 (+ 2 aksi tanpa anggaran)`: what has no budget yet is not zero."""
    more = f" ({tn('spm.planned.unknown', one.unknown_count)})" if one.unknown_count else ""
    return people(one.idr) + more


def _achieved(found: Sequence[Achievement], bands: Bands) -> tuple[Cells, ...]:
    return (
        _number("quality_pct", [one.quality.pct if one.quality else None for one in found], share),
        _number("index", [one.index for one in found], index),
        _words("class", [state(one, bands) for one in found]),
    )


def _counted(counts: Sequence[Count | None]) -> tuple[Cells, ...]:
    return (
        _number("target", [one and one.target for one in counts], people),
        _number("total", [one and one.reached for one in counts], people),
        _number("short", [one and one.short for one in counts], people),
        _number("reached_pct", [one and one.pct for one in counts], share),
    )


def _money(counts: Sequence[Count | None]) -> tuple[Cells, ...]:
    return (
        _number("budget", [one and one.target for one in counts], people),
        _number("spent", [one and one.reached for one in counts], people),
        _number("spent_pct", [one and one.pct for one in counts], share),
    )


def _count(figure: Figure | None) -> Count | None:
    return None if figure is None else figure.count


def _at(periods: Sequence[int | None] | None, place: int) -> int | None:
    return None if periods is None else periods[place]


def _words(name: str, words: Sequence[str]) -> Cells:
    return Cells(t(f"spm.column.{name}"), list(words), list(words))


def _number(name: str, values: Sequence[Any], write: Callable[[Any], str]) -> Cells:
    held = written(t(f"spm.column.{name}"), values, write)
    plain = [None if value is None else value if isinstance(value, int) else float(value) for value in values]
    return Cells(held.title, plain, held.shown)


def _points(value: float | None) -> str:
    return MISSING if value is None else number(value, 1)
