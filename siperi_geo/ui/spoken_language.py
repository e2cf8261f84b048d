"""Tells the browser that the language of the page changed: by `<html lang>` a screen reader picks its voice.

The server writes it when a page is loaded (`server.shell`); Streamlit never changes it. A frame of our own, with
nothing in it, does so after a switch: a script in the page itself would need a looser security policy.
"""

from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo.text import language

LOADED, CHANGED = "siperi_language_loaded", "siperi_language_changed"
FRAME = components.declare_component("spoken", path=str(Path(__file__).parent / "spoken"))


def follow() -> None:
    """Draw the frame from the first switch of this session on; nothing for readers who never switch."""
    loaded = st.session_state.setdefault(LOADED, language())
    if loaded != language():
        st.session_state[CHANGED] = True
    if CHANGED in st.session_state:
        FRAME(language=language(), default=None, key="spoken")
