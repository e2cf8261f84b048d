"""Change: who rose, who fell between two years, and from which class to which?"""

import streamlit as st

from siperi_geo import charts, maps, tables
from siperi_geo.analysis import change, change_sentences, gaps
from siperi_geo.text import t
from siperi_geo.ui import (
    chart_view,
    compare,
    examples,
    filters,
    frame,
    links,
    map_view,
    reads,
    results,
    table_view,
)

frame.heading("change")
view = filters.choose("level", "node")
instrument = view.instrument
year_before = compare.pick_year_before(view)
if year_before is None:
    key = "change.first_year" if len(view.years) > 1 else "change.only_year"
    frame.empty(key, act=examples.link_to_forms, year=view.year)
years = (year_before, view.year)
before, after = (results.per_subject(view, view.node, year=year) for year in years)
compared = view.marked(change.compare(before, after))
per_kecamatan = view.marked(change.per_kecamatan(compared))
summary = change.summary(compared)

shown = compared if view.level == "kelurahan" else per_kecamatan
labels = filters.area_labels(shown)
chosen = filters.pick_area(view, labels)

chart_view.bullets(change_sentences.whole(instrument, view.node, summary, year_before))
frame.note(t("change.rule"))

about = chart_view.about_change(view, summary, years)
picture = maps.MapView(
    shapes=reads.shapes(view.level),
    facts=maps.change_facts(instrument, view.node, shown),
    paints=maps.change_paints(instrument, view.node),
    selected=chosen,
)
heading = t("change.map", node=view.node_name, before=years[0], after=years[1])
frame.section(heading)
wide, narrow = st.columns([3, 1], gap="medium")
with wide:
    map_view.show(picture, page="change", level=view.level, is_example=view.holds_examples(years))
with narrow:
    map_view.draw_legend(picture, t("change.legend"))
    frame.note(t("change.scale"))
    if chosen:
        chart_view.bullets([change_sentences.area_change(instrument, view.node, gaps.of_area(shown, chosen))])

twin = tables.change(instrument, view.node, compared, years)
if not summary.compared:  # charts of nobody would be empty frames
    table_view.show(view, twin, caption=heading, key="perubahan", years=years)
    frame.footer(view)
    st.stop()
left, right = st.columns(2, gap="large")
with left:
    chart = charts.slope(instrument, view.node, compared, years, about=about, selected=chosen)
    chart_view.show(view, chart, twin, key="perubahan", years=years)
with right:
    if view.node == instrument.root.id:
        moved = change.movements(instrument, compared)
        chart = charts.movements(instrument, moved, years, about=about)
        chart_view.show(view, chart, tables.movements(instrument, moved), key="pindah-kelas", years=years)
    frame.section(t("change.kecamatan"))
    rows = tables.kecamatan_change(instrument, view.node, per_kecamatan, years)
    table_view.show(view, rows, caption=t("change.kecamatan.caption"), key="perubahan-kecamatan", years=years)
if chosen and view.level == "kelurahan":
    links.calculation(view, chosen, labels[chosen])
else:
    links.calculation_of_mean(view, chosen, labels[chosen] if chosen else "")
frame.footer(view)
