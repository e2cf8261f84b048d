"""Gaps: which kelurahan, aspects and indicators are furthest from full, and what is the next step?"""

import streamlit as st

from siperi_geo import charts, tables
from siperi_geo.analysis import advice, gap_sentences, gaps
from siperi_geo.instruments import load
from siperi_geo.text import t
from siperi_geo.ui import chart_view, filters, frame, reads

frame.heading("gaps")
view = filters.choose("node")
instrument, index = view.instrument, view.instrument.root.id
year = {"instrument": instrument.id, "year": view.year}

scores = reads.query("scores/score_per_kelurahan", **year, variant=view.variant, node=index)
nodes = reads.query("gaps/every_node_per_kelurahan", **year, variant=view.variant)
items = reads.query(
    "scores/item_gap_per_city", **year, version=instrument.version, best=advice.best_answers(instrument)
)
labels = filters.area_labels(scores)
chosen = filters.pick_area(view, labels)

areas = gaps.per_area(instrument, scores)
matrix = gaps.matrix(instrument, nodes, scores)
parts = gaps.indicators(instrument, nodes, view.node, chosen)
missed = advice.missed_items(instrument, items, view.node)

about = chart_view.about(view, int(scores["index_value"].count()))
steps = None
if chosen:
    forms = reads.query("assessments/current_per_subject", **year)
    of_form = load(instrument.id, advice.version_of(forms, chosen))
    steps = advice.next_steps(of_form, advice.answers_of(forms, chosen))
    frame.section(frame.plain(gap_sentences.to_next(instrument, gaps.of_area(areas, chosen))))
    if steps:
        frame.note(t("gaps.steps"))
        chart_view.bullets(gap_sentences.next_steps(instrument, parts, steps))
    chart_view.calculation(view, area=labels[chosen])

left, right = st.columns([3, 2], gap="large")
with left:
    chart = charts.gap_matrix(instrument, matrix, about=about, selected=chosen)
    chart_view.show(chart, tables.matrix(instrument, matrix), key="matrix")
with right:
    of_whom = chart_view.about(view, 1) if chosen else about
    chart = charts.node_scores(instrument, parts, about=of_whom, place=labels.get(chosen or ""))
    chart_view.show(chart, tables.node_gaps(instrument, parts, steps), key="indicators")
    frame.note(t("gaps.gain"))
    frame.note(gap_sentences.strong_parts(instrument, parts))
    chart = charts.missed_items(instrument, missed, about=about)
    chart_view.show(chart, tables.missed(instrument, missed), key="missed")

frame.section(t("gaps.next_class"))
frame.table(tables.area_gaps(instrument, areas), caption=t("gaps.next_class.caption", year=view.year))
frame.note(t("gaps.next_class.note"))
if not chosen:
    chart_view.calculation(view)
frame.footer(view)
