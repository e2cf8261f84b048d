"""Tells an open page that the data changed since it was drawn, with a button that draws it again.

A frame of our own asks `/health` now and then; no page is run for it. It shows itself only when there is news.
After the server was started again, whose sessions are new, it has the page drawn again without being asked.
"""

from pathlib import Path
from uuid import uuid4

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo.text import language, t

FRAME = components.declare_component("fresh", path=str(Path(__file__).parent / "fresh"))
SESSION = "siperi_session"


def watch(drawn: int) -> None:
    """Draw the frame; `drawn` is the data version that the page shows."""
    words = {"line": t("ui.fresh.line"), "button": t("ui.fresh.button"), "language": language()}
    session = st.session_state.setdefault(SESSION, uuid4().hex)
    FRAME(drawn=drawn, session=session, words=words, default=None, key="fresh")
