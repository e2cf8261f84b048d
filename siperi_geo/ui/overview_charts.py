"""The charts of the overview: aspects beside each other, how many are in each class, the years."""

from collections.abc import Sequence

import streamlit as st

from siperi_geo import charts, tables
from siperi_geo.analysis import class_counts, narrative, overview
from siperi_geo.analysis.class_counts import ClassCount
from siperi_geo.cells import Table
from siperi_geo.text import about_subject, t
from siperi_geo.ui import chart_view, frame, kept, results
from siperi_geo.ui.overview import find
from siperi_geo.ui.view import View

Drawing = tuple[charts.Chart, Table]


def show(view: View) -> None:
    """Aspects beside each other, how many are in each class, and the years."""
    left, right = st.columns(2, gap="large")
    with left:
        chart_view.show(view, *kept.of(view, _aspects), key="aspek")
    with right:
        chart_view.show(view, *kept.of(view, _classes), key="kelas")
    chart_view.show(view, *kept.of(view, _trend), key="tahun", years=view.years)
    frame.note(t("analysis.mean_class"))


def _aspects(view: View) -> Drawing:
    head = find(view).head
    standings = overview.standings(view.instrument, find(view).cities[view.year])
    about = chart_view.about(view, head.scored_count, head.example_count, whom=narrative.whom(head))
    return charts.standings(standings, about=about), tables.standings(standings)


def _trend(view: View) -> Drawing:
    instrument, about = view.instrument, chart_view.about_years(view, view.years)
    trend = overview.trend(instrument, results.years(instrument.id, view.scored_as), find(view).cities)
    if instrument.is_private:  # how many there are in all is not what forms tell
        trend = trend.assign(subject_count=float("nan"))
    return charts.trend(instrument, trend, about=about), tables.trend(trend)


def _classes(view: View) -> Drawing:
    """How many are in each class: of those who fill in, or of kelurahan by their means."""
    found, head = find(view), find(view).head
    if found.scores is None:
        with about_subject("kelurahan"):
            areas = found.areas[found.areas["node"] == view.instrument.root.id]
            counts = class_counts.of_areas(view.instrument, areas)
            about = chart_view.about(view, int(areas["index_value"].notna().sum()), 0)
            return _class_chart(view, counts, about)
    counts = class_counts.of_subjects(view.instrument, found.scores)
    return _class_chart(view, counts, chart_view.about(view, head.scored_count, head.example_count))


def _class_chart(view: View, counts: Sequence[ClassCount], about: charts.About) -> Drawing:
    return charts.class_counts(view.instrument, counts, about=about), tables.classes(counts)
