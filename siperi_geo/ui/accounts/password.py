"""A one-time password that was just given out: shown until it is noted or the page is left, and kept nowhere."""

import streamlit as st

from siperi_geo.text import t
from siperi_geo.ui import frame

HELD, NOTED = "accounts_password", "accounts_noted"
NEW, SHOWN = "new", "shown"


def hold(name: str, password: str) -> None:
    """Have it shown when the page runs again."""
    st.session_state[HELD] = (NEW, name, password)


def is_held() -> bool:
    """Whether there is one to show: it was given out just now, or shown in the last run and not noted."""
    age, _, _ = st.session_state.get(HELD, ("", "", ""))
    if age == SHOWN and NOTED not in st.session_state:  # the page was left
        _forget()
    return HELD in st.session_state


def show() -> None:
    """Whose it is, the password, and what to do with it; nothing where none was given out."""
    if not is_held():
        return
    _, name, password = st.session_state[HELD]
    st.session_state[HELD] = (SHOWN, name, password)
    with st.container(border=True, key=HELD):
        st.markdown(f"**{frame.plain(t('users.password', name=name))}**")
        st.code(password, language=None)
        frame.note(t("users.password.what", name=name))
        st.button(t("users.password.noted"), key=NOTED, on_click=_forget, icon=":material/check:")


def _forget() -> None:
    st.session_state.pop(HELD, None)
