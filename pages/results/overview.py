"""Overview: how resilient is the city now, what changed, what lifts it and what holds it back, who is missing?"""

import streamlit as st

from siperi_geo import charts, tables
from siperi_geo.analysis import advice, cards, narrative, overview
from siperi_geo.text import t
from siperi_geo.ui import chart_view, filters, frame, reads

frame.heading("overview")
view = filters.choose()
instrument, index = view.instrument, view.instrument.root.id
choice = {"instrument": instrument.id, "variant": view.variant, "node": index}

scores = reads.query("scores/score_per_kelurahan", **choice, year=view.year)
earlier = reads.query("scores/score_per_kelurahan", **choice, year=view.year_before) if view.year_before else None
cities = {year: reads.query("scores/score_per_city", **choice, year=year) for year in view.years}
others = [variant.id for variant in instrument.variants if variant.id != view.variant]
readings = {
    variant: reads.query("scores/score_per_city", **choice | {"variant": variant}, year=view.year)
    for variant in others
}
form = {"instrument": instrument.id, "year": view.year}
nodes = reads.query("gaps/every_node_per_kelurahan", **form, variant=view.variant)
items = reads.query(
    "scores/item_gap_per_city", **form, version=instrument.version, best=advice.best_answers(instrument)
)

head = overview.headline(instrument, cities[view.year], scores)
past = overview.since(earlier, scores, view.year_before)
standings = overview.standings(instrument, nodes)
counts = overview.class_counts(instrument, scores)
trend = overview.trend(reads.query("scores/year_list", instrument=instrument.id), cities)
missed = advice.missed_items(instrument, items, index)

chart_view.cards(cards.cards(instrument, head, past))
frame.note(t("analysis.mean_class"))
chart_view.bullets(
    [
        narrative.strengths(standings),
        narrative.obstacles(instrument, missed),
        narrative.change(instrument, past),
        *narrative.readings(instrument, readings),
        *narrative.mixed_versions(head),
    ]
)
chart_view.calculation(view)

about = chart_view.about(view, head.scored_count)
left, right = st.columns(2, gap="large")
with left:
    chart_view.show(charts.standings(standings, about=about), tables.standings(standings), key="standings")
with right:
    chart_view.show(charts.class_counts(instrument, counts, about=about), tables.classes(counts), key="classes")
about = chart_view.about(view, head.scored_count, view.years)
chart_view.show(charts.trend(instrument, trend, about=about), tables.trend(trend), key="trend")

frame.section(t("overview.participation"))
chart_view.bullets(narrative.participation(overview.participation(scores)))
frame.footer(view)
