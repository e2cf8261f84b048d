"""Participants: whom does an instrument ask, who has filled it in, and how does each of them stand?"""

from siperi_geo.ui import filters, frame, participants

frame.heading("participants")
view = filters.choose(of="all")
within = filters.pick_within(view)
found = participants.rows(view, within)
chosen = filters.pick_subject(view, filters.subject_labels(found))

participants.counts(view, found)
if chosen is not None:
    participants.one(view, found, chosen)
participants.everybody(view, found)
participants.missing(view, found)
frame.footer(view)
