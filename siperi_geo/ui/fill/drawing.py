"""What of an open form is to be drawn again, and was not yet.

Answers in quick succession overtake each other's redraws: one that was begun for an answer may end with the next
tap. What was asked for is kept until it is drawn, so that the last redraw makes up for those before it.
"""

import streamlit as st

DUE, PAGE = "fill_due", "page"


def due(*keys: str) -> None:
    """Note that these fragments (PAGE: the whole page) show what is not so any more."""
    _waiting().update(dict.fromkeys(keys))


def again() -> None:
    """Last in a callback: run again all that is due, by itself or as the whole page."""
    waiting = _waiting()
    if PAGE in waiting:
        st.rerun()
    elif waiting:
        st.rerun(list(waiting))


def drawn(key: str) -> None:
    """A fragment shows what is so."""
    _waiting().pop(key, None)


def page_begins() -> None:
    """The whole page is being drawn; until it ends, nothing less makes up for it."""
    due(PAGE)


def page_ends() -> None:
    """Everything on the page shows what is so."""
    _waiting().clear()


def _waiting() -> dict[str, None]:
    found: dict[str, None] = st.session_state.setdefault(DUE, {})
    return found
