"""Parts of a page that run again by themselves: `st.fragment` with what `dashboard.py` does for whole pages.

A fragment runs without the page around it: its language is set again, and what the error catalogue knows is shown
in its place; where another account acts by now, the whole page runs. It must not draw into the page what only
the page can order.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from siperi_geo.errors import SiperiError
from siperi_geo.settings import settings
from siperi_geo.text import use_language
from siperi_geo.ui import frame, who
from siperi_geo.ui.session import LANG

P = ParamSpec("P")


def fragment(draw: Callable[P, None], *, key: str) -> Callable[P, None]:
    """A function that draws, as a part of the page that a widget inside it runs again alone.

    `key` names it on the page: a callback may run it again with `st.rerun([key])`.
    """

    @wraps(draw)
    def in_its_language(*args: P.args, **kwargs: P.kwargs) -> None:
        use_language(st.session_state.get(LANG) or settings().language)
        if who.is_somebody_else():
            st.rerun()
        try:
            draw(*args, **kwargs)
        except SiperiError as error:
            frame.problems(*error.problems)

    return st.fragment(in_its_language, key=key)
