"""Words that a reader types into boxes of the page about a budget, kept in the address: rupiah, lists of marks."""

import streamlit as st

from siperi_geo.registers.costs import read_rupiah
from siperi_geo.text import number, t
from siperi_geo.ui import frame
from siperi_geo.ui.session import CHOSEN, remember, settle


def money(key: str, label: str, usual: str) -> int | None:
    """Rupiah as people write them; what cannot be read is said."""
    typed(key, usual)
    with st.container(width=240, gap="small"):  # what was read stays with what was written, on a phone too
        said = st.text_input(label, key=key)
        found = read_rupiah(said or "")
        if said and not found:
            _say_unread(said)
        if found:
            frame.note(t("budget.money.read", idr=number(found, 0)))
    remember(key, str(found) if found else "", usual)
    return found


def unread(words: str) -> None:
    """Say what cannot be read as rupiah; 0 is none."""
    if words and words != "0" and read_rupiah(words) is None:
        _say_unread(words)


def _say_unread(words: str) -> None:
    frame.caution(t("budget.money.unread", text=words[:40]))


def typed(key: str, usual: str) -> str:
    """A text of the address, the notes or the box itself, put into its state."""
    state = st.session_state
    known = (st.query_params.get(key), state.get(key), state.get(CHOSEN, {}).get(key))
    return settle(key, {one: () for one in (*known, usual) if one is not None}, usual) or ""
