"""The style sheet of profiles: bars with their marks, and how a profile lies on A4 when the browser prints it."""

from pathlib import Path

import streamlit as st

from siperi_geo.text import t
from siperi_geo.ui import frame

SHEET = Path(__file__).parent / "profile.css"


def lay_out() -> None:
    """Put the sheet on the page, and say that it prints."""
    st.html(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")
    with st.container(key="print_hint"):
        frame.note(t("profile.print"))
