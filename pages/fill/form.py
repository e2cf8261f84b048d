"""Fill in a form: for whom, in which round, and one question after the other, each answer stored at once."""

import streamlit as st

from siperi_geo.analysis.form_progress import parts_of
from siperi_geo.rights import Right
from siperi_geo.ui import frame, scope, who
from siperi_geo.ui.fill import begin as fill_begin
from siperi_geo.ui.fill import choice as fill_choice
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import lists as fill_lists
from siperi_geo.ui.fill import part as fill_part
from siperi_geo.ui.fill import progress as fill_progress
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.fill import submit as fill_submit

frame.heading("fill")
who.only_for(Right.FILL)
with st.container(horizontal=True, vertical_alignment="top", key="fill_choices"):
    instrument = scope.choose_instrument(Right.FILL)
    round_ = fill_choice.choose_round(instrument)
    names = fill_choice.names(instrument)
    subject_id = fill_choice.choose_subject(instrument, names)
fill_choice.until(round_)

draft = fill_begin.begun(instrument, round_.year, subject_id) if subject_id else None
frame.problems(*fill_saving.take_refused())
if draft is None or who.has_accounts():
    scope.say("fill.without_accounts")
if subject_id is None:
    fill_lists.show(instrument, round_, names)
elif draft is None:
    fill_begin.show(instrument, round_.year, subject_id, names[subject_id])
else:
    fill_saving.hold(draft)
    parts = parts_of(draft.instrument, draft.answers)
    fill_begin.in_progress(draft, names[subject_id])
    said = fill_part.beside(draft)
    fill_part.to_repair(draft, parts, said)
    fill_progress.panel()
    with st.container(key=fill_jump.TOP, gap="small"):
        here = fill_part.choose(parts)
        if here == fill_part.SEND:
            fill_submit.show(draft, parts)
        else:
            fill_part.show(next(one for one in parts if one.part.id == here), said)
    fill_part.steps(parts, here)
fill_jump.draw()
frame.footer(None)
