"""A form that is open: whose, how far it is, the part that is filled in now, and the way to the others."""

import streamlit as st

from siperi_geo.analysis.form_progress import parts_of
from siperi_geo.assessments import Draft
from siperi_geo.ui.fill import begin as fill_begin
from siperi_geo.ui.fill import drawing as fill_drawing
from siperi_geo.ui.fill import elsewhere as fill_elsewhere
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import part as fill_part
from siperi_geo.ui.fill import progress as fill_progress
from siperi_geo.ui.fill import pulse as fill_pulse
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.fill import submit as fill_submit
from siperi_geo.ui.fill import unnamed as fill_unnamed


def show(draft: Draft, name: str) -> None:
    """The form of somebody with this name, from its head to the buttons that turn its pages."""
    fill_drawing.page_begins()
    fill_saving.hold(draft)
    fill_elsewhere.say()
    parts = parts_of(draft.instrument, draft.answers)
    fill_begin.in_progress(draft, name)
    if draft.instrument.is_unnamed:
        fill_unnamed.in_progress(draft)
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
    fill_pulse.watch()
    fill_drawing.page_ends()
