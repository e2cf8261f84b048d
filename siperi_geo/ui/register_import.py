"""What the pages that take a register in share: the source, a person's word for rows in doubt, the outcome.

`words` is the page: it begins the keys of its words and of its boxes.
"""

import hashlib
from collections.abc import Sequence

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.registers.unsaid import unsaid_table
from siperi_geo.sheets import BadRow
from siperi_geo.text import number, t
from siperi_geo.ui import form_outcome, frame

BOX_WIDTH = 640


def source_key(words: str) -> str:
    """The key of the box for the source."""
    return f"{words}_source"


def source_box(words: str) -> str:
    """Where a list comes from, in the user's words."""
    example = t(f"{words}.source.example")
    said = st.text_input(t(f"{words}.source"), key=source_key(words), placeholder=example, width=BOX_WIDTH)
    return said or ""


def box_key(words: str, name: str, content: bytes) -> str:
    """The key of a box that says something of one file: of another one nothing was said yet."""
    return f"{words}_{name}_{hashlib.sha256(content).hexdigest()[:16]}"


def checked_box(words: str, content: bytes, doubts: int) -> None:
    """The word of a person that what is in doubt was checked; nothing without doubts."""
    if doubts:
        st.checkbox(t(f"{words}.checked", n=number(doubts, 0)), key=box_key(words, "checked", content))


def is_checked(words: str, content: bytes) -> bool:
    """Whether a person has given that word for this file."""
    return bool(st.session_state.get(box_key(words, "checked", content)))


def unsaid(areas: Sequence[Area], words: str) -> None:
    """Every kelurahan that a file says nothing of, as a table to open under `words`; nothing without any."""
    if areas:
        with st.expander(words):
            frame.table(unsaid_table(areas), caption=words)


def say(outcome: str, set_aside: Sequence[BadRow], *, is_stored: bool) -> None:
    """After storing: what was stored, or that rows were only kept, and the rows held as a file."""
    with st.container(key="outcome"):
        (st.success if is_stored else st.warning)(frame.plain(outcome))
    form_outcome.quarantine(set_aside)
