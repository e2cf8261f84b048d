"""Gaps: which kelurahan, aspects and indicators are furthest from full, and what is the next step?"""

import streamlit as st

from siperi_geo import charts, tables
from siperi_geo.analysis import advice, gap_sentences, gaps, narrative, overview
from siperi_geo.text import t
from siperi_geo.ui import chart_view, examples, filters, frame, links, next_steps, results, score_rows, table_view

frame.heading("gaps")
view = filters.choose("node")
instrument, index = view.instrument, view.instrument.root.id

scores = score_rows.of_subjects(view, index)
city = results.per_group(view, "city")
nodes = results.every_node(view)
items = results.item_gaps(view)
labels = filters.area_labels(scores)
chosen = filters.pick_area(view, labels)

head = overview.headline(instrument, city, scores)
areas = gaps.per_area(instrument, scores)
matrix = gaps.matrix(instrument, nodes, scores)
weights = results.weights(view)
parts = gaps.indicators(instrument, nodes, view.node, chosen, weights)
missed = advice.missed_items(instrument, items, view.node)

about = chart_view.about(view, head.scored_count, head.example_count, whom=narrative.whom(head))
todo = next_steps.of(view, chosen) if chosen else None
if chosen:
    area = gaps.of_area(areas, chosen)
    frame.section(frame.plain(gap_sentences.to_next(instrument, area, view.year)))
    if todo:
        for words in todo.why_not:
            frame.note(words)
        next_steps.show(todo)
        links.calculation(view, chosen, labels[chosen])
    else:
        examples.link_to_forms()

left, right = st.columns([3, 2], gap="large")
with left:
    chart = charts.gap_matrix(instrument, matrix, about=about, selected=chosen)
    chart_view.show(view, chart, tables.matrix(instrument, matrix), key="kesenjangan")
with right:
    place, of_whom = labels.get(chosen or ""), about
    if chosen:
        is_scored = bool(todo and not todo.why_not)
        made_up = int(is_scored and bool(gaps.of_area(scores, chosen)["is_example"].iloc[0]))
        whom = narrative.alone(todo is not None, is_scored)
        of_whom = chart_view.about(view, int(is_scored), made_up, whom=whom)
    chart = charts.node_scores(instrument, parts, about=of_whom, place=place, has_form=not chosen or bool(todo))
    chart_view.show(
        view, chart, tables.node_gaps(instrument, parts, todo.found if todo else None), key="indikator"
    )
    frame.note(t("gaps.gain"))
    frame.note(gap_sentences.strong_parts(instrument, parts))
    chart = charts.missed_items(instrument, missed, about=about)
    chart_view.show(view, chart, tables.missed(instrument, missed), key="belum-terpenuhi")

frame.section(t("gaps.next_class"))
caption = t("gaps.next_class.caption", year=view.year)
table_view.show(view, tables.area_gaps(instrument, areas), caption=caption, key="kelas-berikut")
frame.note(t("gaps.next_class.note"))
if not chosen:
    links.calculation_of_mean(view)
frame.footer(view)
