"""Gaps: which areas, aspects and indicators are furthest from full, and what is the next step?"""

import streamlit as st

from siperi_geo.ui import filters, frame, gaps, links

frame.heading("gaps")
view = filters.choose("level", "node", of="all")
found = gaps.find(view)
chosen = filters.pick_area(view, found.labels)

todo = gaps.area(view, found, chosen) if chosen else None
left, right = st.columns([3, 2], gap="large")
with left:
    gaps.areas_by_aspect(view, chosen)
with right:
    gaps.indicators(view, found, chosen, todo)
    gaps.questions(view, found, chosen)

gaps.to_class_and_target(view)
if not chosen:
    links.calculation_of_mean(view)
frame.footer(view)
