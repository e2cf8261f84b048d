"""A form in progress of who is not asked any more: it stays where it is, and here it can be discarded."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from siperi_geo.assessments import discard_unread
from siperi_geo.text import t
from siperi_geo.ui import frame, reads, who


def offer(draft: Mapping[Any, Any]) -> None:
    """Why nobody can go on with it and, behind a tick, the button that discards it; `draft`: a row of the list."""
    key = str(draft["draft_id"])
    frame.note(t("fill.left.lead"))
    with st.expander(t("fill.discard"), key=f"fill_left_{key}"):
        sure = st.checkbox(t("fill.discard.sure"), key=f"fill_left_sure_{key}")
        if st.button(t("fill.discard.do"), disabled=not sure, key=f"fill_left_do_{key}", icon=":material/delete:"):
            whose = (str(draft["instrument"]), str(draft["subject_id"]), int(draft["year"]))
            discard_unread(reads.store(), *whose, actor=who.acting(), why="deactivated")
            st.rerun()
