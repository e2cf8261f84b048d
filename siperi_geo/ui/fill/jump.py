"""From one part of a form to another, and to one question in it: what is chosen, and where the reader then is.

Streamlit leaves the reader where they were when a page changes below them; a frame of our own, with nothing in it,
brings the new part to the top.
"""

from pathlib import Path
from uuid import uuid4

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo.ui.session import PART

FRAME = components.declare_component("jump", path=str(Path(__file__).parent / "frame"))
ORDER = "fill_jump"
TOP = "fill_part"  # the key of the container that holds a part
ONLY_OPEN = "fill_only_open"
RESUME = "fill_resume"  # the reader came to go on filling in: straight to the first part that is not complete


def question_key(item_id: str) -> str:
    """The key of the container that holds a question."""
    return f"soal_{item_id}"


def go(part: str, item_id: str | None = None) -> None:
    """In a callback: show a part of the form from its top, or from one question, whatever was filtered out."""
    st.session_state[PART] = part
    if item_id is not None:
        st.session_state[ONLY_OPEN] = False
    bring(TOP if item_id is None else question_key(item_id))


def bring(key: str) -> None:
    """Before the page ends: have the reader brought to the container with this key."""
    st.session_state[ORDER] = (f".st-key-{key}", uuid4().hex)


def draw() -> None:
    """Last on a page: bring the reader where they asked to go, once."""
    if order := st.session_state.pop(ORDER, None):
        FRAME(where=order[0], order=order[1], default=None, key="jump")
