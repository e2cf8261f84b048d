"""Titles of laws and sources: they stand as they were published, and say so to readers of English.

The language is told to screen readers too. It is not a place for words of our own.
"""

import html
from collections.abc import Sequence

import streamlit as st

from siperi_geo.text import language, t
from siperi_geo.ui import frame

ENGLISH = ("Hospital Safety Index",)
"""How titles begin that were published in English; files of instruments are frozen and do not say it."""


def laws(rows: Sequence[tuple[str, str]]) -> None:
    """A list of laws and guides by title, each with what is said of it."""
    _listed([(marked(title), words) for title, words in rows])


def sources(rows: Sequence[tuple[str, str]]) -> None:
    """A list of what was read, by title or address, most of it Indonesian: that is said once, above."""
    if language() != "id":
        frame.note(t("titles.sources"))
    _listed([(_spoken(title), words) for title, words in rows])


def marked(title: str) -> str:
    """The title of a law as HTML, with its language where the page is in another."""
    spoken = _spoken(title)
    return spoken if spoken == html.escape(title) else f"{spoken} {html.escape(t('titles.in_indonesian'))}"


def _spoken(title: str) -> str:
    is_here = language() == "id" or title.startswith(ENGLISH)
    return html.escape(title) if is_here else f'<span lang="id">{html.escape(title)}</span>'


def _listed(rows: Sequence[tuple[str, str]]) -> None:
    lines = "".join(f"<li>{title}: {html.escape(words)}</li>" for title, words in rows)
    st.html(f'<ul class="siperi-findings">{lines}</ul>')
