"""Widgets that choose, bound to the address and remembered from page to page (see `session`).

Streamlit writes the words shown for a choice into the address, reads them back, and leaves the usual choice out
of it. What it does not understand is mended here before the widget is drawn: a link in the other language, and a
choice that no longer exists.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from siperi_geo.instruments import Label
from siperi_geo.text import pick
from siperi_geo.ui.session import remember

T = TypeVar("T")


def segments(key: str, label: str, options: Sequence[T], usual: T, shown: Callable[[T], str] = str) -> T:
    """A row of buttons of which one is always pressed; `key` is its name in the address."""
    _mend(key, {option: (shown(option),) for option in options}, usual)
    chosen = st.segmented_control(
        label, options, default=usual, format_func=shown, required=True, key=key, bind="query-params"
    )
    value = usual if chosen is None else chosen
    return remember(key, value, shown(value), usual)


def box(key: str, label: str, names: Mapping[str, Label], *, width: int) -> str:
    """A select box over codes with bilingual names; the first is the usual choice."""
    codes = list(names)
    _mend(key, {code: (names[code].id, names[code].en) for code in codes}, codes[0])
    chosen = st.selectbox(
        label,
        codes,
        format_func=lambda code: pick(names[code]),
        placeholder=label,
        key=key,
        bind="query-params",
        width=width,
    )
    return remember(key, chosen, pick(names[chosen]), codes[0])


def optional_box(key: str, label: str, names: Mapping[str, str], *, placeholder: str, width: int) -> str | None:
    """A select box over codes with names, empty until something is chosen."""
    _mend(key, {code: (name,) for code, name in names.items()}, None)
    chosen = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        placeholder=placeholder,
        key=key,
        bind="query-params",
        width=width,
    )
    return remember(key, chosen, names.get(chosen or "", ""))


def _mend(key: str, words: Mapping[T, Collection[str]], usual: T | None) -> None:
    asked = st.session_state[key] if key in st.session_state else st.query_params.get(key)
    if asked is None or asked in words:
        return
    meant = next((option for option, names in words.items() if asked in names), None)
    if meant is not None or key in st.session_state:
        st.session_state[key] = usual if meant is None else meant
