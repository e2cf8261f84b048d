"""Overview: how resilient is the city now, what changed, what lifts it and what holds it back, who is missing?"""

import streamlit as st

from siperi_geo import charts, tables
from siperi_geo.analysis import advice, cards, change_sentences, narrative, overview, participation
from siperi_geo.text import t
from siperi_geo.ui import chart_view, filters, frame, links, results

frame.heading("overview")
view = filters.choose()
instrument, index, before = view.instrument, view.instrument.root.id, view.year_before
scores = results.per_subject(view)
earlier = results.per_subject(view, year=before) if before else None
cities = {year: results.per_group(view, "city", year=year) for year in view.years}
readings = {
    other.id: results.per_group(view, "city", variant=other.id)
    for other in instrument.variants
    if other.id != view.variant
}
nodes = results.every_node(view)
items = results.item_gaps(view)

head = overview.headline(instrument, cities[view.year], scores)
past = overview.since(earlier, scores, before)
standings = overview.standings(instrument, cities[view.year])
counts = overview.class_counts(instrument, scores)
extremes = overview.extremes(view.marked(scores))
trend = overview.trend(instrument, results.years(instrument.id, view.scored_as), cities)
missed = advice.missed_items(instrument, items, index)

chart_view.cards(cards.cards(instrument, head, past))
if caution := narrative.thin(head):
    frame.caution(caution)
chart_view.bullets(
    [
        narrative.extremes(instrument, extremes),
        narrative.strengths(standings, head),
        narrative.obstacles(instrument, missed, head),
        change_sentences.since(instrument, past),
        *narrative.readings(instrument, readings, head),
        *narrative.mixed_versions(head),
    ]
)
links.ends(extremes)
links.calculation_of_mean(view)

about = chart_view.about(view, head.scored_count, head.example_count, whom=narrative.whom(head))
left, right = st.columns(2, gap="large")
with left:
    chart = charts.standings(standings, about=about)
    chart_view.show(view, chart, tables.standings(standings), key="aspek")
with right:
    chart = charts.class_counts(instrument, counts, about=about)
    chart_view.show(view, chart, tables.classes(counts), key="kelas")
chart = charts.trend(instrument, trend, about=chart_view.about_years(view, view.years))
chart_view.show(view, chart, tables.trend(trend), key="tahun", years=view.years)
frame.note(t("analysis.mean_class"))

frame.section(t("overview.participation"))
chart_view.bullets(narrative.participation(participation.participation(instrument, scores, nodes)))
frame.footer(view)
