"""The standard over the years on its page: indices between the classes, people served, and the same as tables.

It shows what `analysis.spm_years` and `charts.spm_years` make of the office's figures; it computes nothing.
"""

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from siperi_geo.analysis import spm_years as said
from siperi_geo.analysis.spm_standing import Standing
from siperi_geo.analysis.spm_years import YearStanding
from siperi_geo.cells import Table
from siperi_geo.charts import Chart
from siperi_geo.charts.spm_years import People, Said, Step, Year, index_years, people_years
from siperi_geo.spm import standard
from siperi_geo.tables import spm as spm_tables
from siperi_geo.tables.spm_years import of_indices
from siperi_geo.text import MISSING, number, pick, t
from siperi_geo.ui import chart_view, frame, kept, spm_page, spm_reads
from siperi_geo.ui.spm_choice import SpmView


def show(view: SpmView) -> None:
    """The index of each service and of the whole, then the people of the service chosen, over all years."""
    years = _years(view)
    if not years:
        return
    _draw(view, _indices(view, years), of_indices(standard(), _pairs(years), view.bands), "indeks-tahun")
    of_service = spm_tables.of_years(_pairs(years), view.service.id, view.bands)
    _draw(view, _people(view, years), of_service, "tahun")


def _years(view: SpmView) -> tuple[YearStanding, ...]:
    asked = (view.years, view.hazard, view.no_target_is_full)

    def made() -> tuple[YearStanding, ...]:
        return said.every_year([(year, spm_reads.city(view, year=year)) for year in view.years], standard())

    return kept.by(made, "spm years", *asked)


def _pairs(years: Sequence[YearStanding]) -> list[tuple[int, Standing]]:
    return [(one.year, one.standing) for one in years]


def _draw(view: SpmView, chart: Chart, rows: Table, key: str) -> None:
    """A chart under its finding, and the same numbers as a table that opens and can be taken along."""
    frame.section(frame.plain(chart.title))
    name = f"siperi-spm-{key}-{view.year}" + (f"-{view.hazard}" if view.hazard else "")
    chart_view.draw(chart, key=f"spm_{key}", file_name=f"{name}.png", foot=spm_page.foot(view))
    with st.expander(t("chart.table")):
        spm_page.table(view, rows, chart.title, key)


def _indices(view: SpmView, years: Sequence[YearStanding]) -> Chart:
    services = standard().services
    lines = [(t("spm.years.whole"), [_plain(one.standing.index) for one in years])]
    lines += [(pick(of.name), [_plain(one.standing.services[of.id].index) for one in years]) for of in services]
    steps = [Step(float(band.from_pct), pick(band.name).partition(" (")[0]) for band in view.bands.bands]
    words = Said(
        said.index_title(years, standard(), view.bands),
        t("spm.years.index.alt", list=said.index_list(years, standard(), view.bands)),
        _note(years, t("spm.years.index.unit", reading=pick(view.bands.name))),
    )
    axis = [Year(one.year, _below(one, one.standing.index is None)) for one in years]
    return index_years(axis, lines, steps, words, is_example=spm_reads.is_example())


def _below(one: YearStanding, is_missing: bool) -> str:
    """What stands under a year on the axis where it has no value."""
    if not one.is_reported:
        return t("spm.years.no_figures")
    return t("spm.years.no_index") if is_missing else ""


def _people(view: SpmView, years: Sequence[YearStanding]) -> Chart:
    service = view.service
    words = Said(
        said.people_title(years, service),
        t("spm.years.people.alt", service=pick(service.name), list=said.people_list(years, service)),
        _note(years, " ".join((t("spm.years.people.unit"), *said.unreported_notes(years, service)))),
    )
    axis = [Year(one.year, _why_nobody(one, view)) for one in years]
    names = [t(f"spm.years.key.{name}") for name in ("reached", "target", "unreported")]
    return people_years(axis, [_bar(one, view) for one in years], words, names, is_example=spm_reads.is_example())


def _why_nobody(one: YearStanding, view: SpmView) -> str:
    if said.served(one, view.service) is not None:
        return ""
    is_known = one.is_reported and one.standing.services[view.service.id].recipients is not None
    return t("spm.years.no_target" if is_known else "spm.years.no_figures")


def _bar(one: YearStanding, view: SpmView) -> People:
    count = said.served(one, view.service)
    if count is None:
        return People(None, None)
    if count.reached is None:
        return People(count.target, None, (t("spm.years.unreported"),))
    above = (number(count.short, 0), t("spm.years.short")) if count.short else (t("spm.years.all"),)
    return People(count.target, count.reached, above)


def _plain(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _note(years: Sequence[YearStanding], unit: str) -> str:
    """Unit, what is missing, and the source of every year."""
    sources = dict.fromkeys(name for one in years for name in spm_reads.sources(one.year))
    source = t("spm.sources.years", sources="; ".join(sources) or MISSING)
    return " ".join(filter(None, (unit, said.gaps_note(years), source)))
