"""Changing something about accounts after a tick that answers for exactly that, and saying what came of it."""

import hashlib
from collections.abc import Callable

import streamlit as st

from siperi_geo.errors import SiperiError
from siperi_geo.ui import frame
from siperi_geo.ui.accounts import password

DONE, ROUND = "accounts_done", "accounts_round"


def offer(key: str, sure: str, do: str, act: Callable[[], str], *, is_whole: bool = True) -> None:
    """A tick (`sure`) and the button that acts; `act` returns what to say. Why it was refused is said in place.

    What the tick says is part of its key: another choice asks afresh.
    """
    of_this = hashlib.sha256(sure.encode()).hexdigest()[:12]
    is_sure = st.checkbox(sure, key=f"{key}_sure_{of_this}_{turn()}", disabled=not is_whole)
    if not st.button(do, key=key, disabled=not (is_sure and is_whole)):
        return
    try:
        words = act()
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    st.session_state[DONE] = words
    st.session_state[ROUND] = turn() + 1
    st.rerun()


def turn() -> int:
    """How many changes were made on this page: a part of the keys of boxes that are empty after each."""
    n: int = st.session_state.get(ROUND, 0)
    return n


def say_done() -> None:
    """What was just done, once; a password that was given out until it is noted. Pinned to where the reader is."""
    words = st.session_state.pop(DONE, None)
    if not words and not password.is_held():
        return
    with st.container(key="outcome", gap="xsmall"):
        if words:
            st.success(frame.plain(words))
        password.show()
