"""Score map: where is resilience still low? One year, kelurahan or kecamatan, the index or one aspect."""

import streamlit as st

from siperi_geo import maps
from siperi_geo.text import t
from siperi_geo.ui import filters, frame, links, map_view, profile, reads, score_rows, score_table

frame.heading("map")
view = filters.choose("level", "node", of="all")
scores = score_rows.of(view)
shapes = reads.shapes(view.level)
if not shapes:
    frame.empty("map.no_boundaries", act=links.boundaries)

chosen = filters.pick_area(view, filters.area_labels(scores))
picture = maps.MapView(
    shapes=shapes,
    facts=maps.score_facts(view.instrument, view.node, scores),
    paints=maps.score_paints(view.instrument, view.node),
    selected=chosen,
)
wide, narrow = st.columns([3, 2], gap="medium")
with wide:
    map_view.show(picture, page="map", level=view.level, is_example=view.holds_examples(), profile="profil")
    frame.note(map_view.summary(picture, view))
    for words in score_rows.notes(view, scores):
        frame.note(words)
with narrow, st.container(gap="small"):
    map_view.draw_legend(picture, t("map.legend.index" if view.node == "index" else "map.legend.score"))
    map_view.anchor("profil")
    profile.show(view, chosen)

score_table.show(view, scores)
score_table.rules(view, scores)
frame.footer(view)
