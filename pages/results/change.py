"""Change: who rose, who fell between two years, and from which class to which?"""

import streamlit as st

from siperi_geo import charts, maps, tables
from siperi_geo.analysis import change, gaps, narrative
from siperi_geo.text import t
from siperi_geo.ui import chart_view, compare, filters, frame, map_view, reads

frame.heading("change")
view = filters.choose("level", "node")
instrument = view.instrument
year_before = compare.pick_year_before(view)
if year_before is None:
    frame.empty("change.first_year", year=view.year)
years = (year_before, view.year)
choice = {"instrument": instrument.id, "variant": view.variant, "node": view.node}

before = reads.query("scores/score_per_kelurahan", **choice, year=year_before)
after = reads.query("scores/score_per_kelurahan", **choice, year=view.year)
compared = change.compare(before, after)
per_kecamatan = change.per_kecamatan(compared)
summary = change.summary(compared)

shown = compared if view.level == "kelurahan" else per_kecamatan
labels = filters.area_labels(shown)
chosen = filters.pick_area(view, labels)

chart_view.bullets([narrative.movement(instrument, view.node, summary, year_before), *narrative.left_out(summary)])
frame.note(t("change.rule"))

shapes = reads.shapes(view.level)
about = chart_view.about(view, summary.compared, years)
picture = maps.MapView(
    shapes=shapes,
    facts=maps.change_facts(instrument, view.node, shown),
    paints=maps.change_paints(instrument, view.node),
    selected=chosen,
)
frame.section(t("change.map", node=view.node_name, before=years[0], after=years[1]))
wide, narrow = st.columns([3, 1], gap="medium")
with wide:
    map_view.show(picture, page="change", level=view.level, is_example=about.is_example)
with narrow:
    map_view.draw_legend(picture, t("change.legend"))
    frame.note(t("change.scale"))
    if chosen:
        chart_view.bullets([narrative.area_change(instrument, view.node, gaps.of_area(shown, chosen))])

left, right = st.columns(2, gap="large")
with left:
    chart = charts.slope(instrument, view.node, compared, years, about=about, selected=chosen)
    chart_view.show(chart, tables.change(instrument, view.node, compared, years), key="slope")
with right:
    if view.node == instrument.root.id:
        moved = change.movements(instrument, compared)
        chart = charts.movements(instrument, moved, years, about=about)
        chart_view.show(chart, tables.movements(instrument, moved), key="movements")
    frame.section(t("change.kecamatan"))
    rows = tables.kecamatan_change(instrument, view.node, per_kecamatan, years)
    frame.table(rows, caption=t("change.kecamatan.caption"))
if chosen and view.level == "kecamatan":
    chart_view.calculation_of_mean(view, chosen, labels[chosen])
else:
    chart_view.calculation(view, area=labels[chosen] if chosen else None)
frame.footer(view)
