"""Fill in a form: for whom, in which round, and one question after the other, each answer stored at once."""

from collections.abc import Mapping

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.ui import frame, scope, who
from siperi_geo.ui.fill import begin as fill_begin
from siperi_geo.ui.fill import choice as fill_choice
from siperi_geo.ui.fill import closed as fill_closed
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import lists as fill_lists
from siperi_geo.ui.fill import place as fill_place
from siperi_geo.ui.fill import sheet as fill_sheet
from siperi_geo.ui.fill import unnamed as fill_unnamed

frame.heading("fill")
who.only_for(Right.FILL)
with st.container(horizontal=True, vertical_alignment="top", key="fill_choices"):
    instrument = scope.choose_instrument(Right.FILL)
    round_ = fill_choice.choose_round(instrument)
    place = fill_place.choose(instrument) if instrument.is_unnamed else None
    names: Mapping[str, str] = {} if instrument.is_unnamed else fill_choice.names(instrument)
    subject_id = None if instrument.is_unnamed else fill_choice.choose_subject(instrument, names)
fill_choice.say(instrument, round_)

fill_begin.say_refused()
is_open = round_.state == "open"
draft = fill_begin.begun(instrument, round_.year, subject_id) if subject_id and is_open else None
if draft is None or who.has_accounts():
    scope.say("fill.without_accounts")
if not is_open:
    fill_closed.show(instrument, round_, subject_id, names)
elif instrument.is_unnamed:
    draft = fill_unnamed.draft_here(instrument, round_, place)
    if draft is not None and place is not None:
        fill_sheet.show(draft, fill_place.title(instrument, draft.subject_id, place.name))
elif subject_id is None:
    fill_lists.show(instrument, round_, names)
elif draft is None:
    fill_begin.show(instrument, round_.year, subject_id, names[subject_id])
else:
    fill_sheet.show(draft, names[subject_id])
fill_jump.draw()
frame.footer(None)
