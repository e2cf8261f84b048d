"""Score map: where is resilience still low? One year; index, aspect or indicator; from the city to a unit."""

import streamlit as st

from siperi_geo.ui import filters, frame, links, profile, reads, score_rows, score_table
from siperi_geo.ui.map import place, screen, switches, units

frame.heading("map")
view = filters.choose("level", "indicator", of="all")
units.follow(view)
scores = score_rows.kept_of(view)
if not reads.shapes(view.level):
    frame.empty("map.no_boundaries", act=links.boundaries)

here = place.choose(view, filters.area_labels(scores))
shown = switches.choose(view)
place.breadcrumb(view, here)
drawn = screen.prepare(view, here, scores, shown)
if drawn.beside is None:
    wide, narrow = st.columns([3, 2], gap="medium")
else:
    wide, narrow = st.container(), st.container()
with wide:
    screen.show(drawn)
    screen.explain(drawn)
with narrow, st.container(gap="small"):
    if drawn.beside is None:
        screen.legend(drawn)
    screen.anchor()
    with st.container(key="map_profile" if here.profiled else "map_hint"):
        profile.show(place.seen(view, here.profiled), here.profiled)
    units.listed(view, drawn.units, here.chosen, is_drawn=drawn.has_points)

screen.tables(drawn, here)
score_table.rules(view, scores)
frame.footer(view)
