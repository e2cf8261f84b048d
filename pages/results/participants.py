"""Participants: whom does an instrument ask, who has filled it in, and how does each of them stand?"""

import streamlit as st

from siperi_geo.ui import family_participants, filters, frame, participants

frame.heading("participants")
view = filters.choose(of="all", with_rounds=True)
if view.instrument.is_private:
    family_participants.show(view, participants.round_line(view))
    frame.footer(view)
    st.stop()

everybody = participants.everybody(view)
found = participants.inside(everybody, filters.pick_within(view, everybody))
chosen = filters.pick_subject(view, filters.subject_labels(found))

current = participants.round_line(view)
participants.counts(view, found)
if chosen is not None:
    participants.one(view, found, chosen)
participants.table(view, found)
participants.missing(view, found, current)
frame.footer(view)
