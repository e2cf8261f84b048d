"""Widgets that choose among codes; the choice is remembered from page to page and said by the address (`session`).

The address holds codes. A name in either language is understood too, for those who write an address by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from siperi_geo.columns import Bilingual
from siperi_geo.instruments import Label
from siperi_geo.text import pick
from siperi_geo.ui.session import remember, settle

T = TypeVar("T")


def segments(key: str, label: str, options: Sequence[T], usual: T, shown: Callable[[T], str] = str) -> T:
    """A row of buttons of which one is always pressed; `key` is its name in the address."""
    settle(key, {option: (shown(option),) for option in options}, usual)
    chosen = st.segmented_control(label, options, default=usual, format_func=shown, required=True, key=key)
    return remember(key, usual if chosen is None else chosen, usual)


def box(key: str, label: str, names: Mapping[str, Label | Bilingual], *, width: int) -> str:
    """A select box over codes with bilingual names; the first is the usual choice."""
    codes = list(names)
    settle(key, {code: (names[code].id, names[code].en) for code in codes}, codes[0])
    chosen = st.selectbox(
        label, codes, format_func=lambda code: pick(names[code]), placeholder=label, key=key, width=width
    )
    return remember(key, chosen, codes[0])


def named_box(key: str, label: str, names: Mapping[str, str], *, width: int) -> str:
    """The same over codes with names of this language."""
    codes = list(names)
    settle(key, {code: (name,) for code, name in names.items()}, codes[0])
    chosen = st.selectbox(label, codes, format_func=names.__getitem__, placeholder=label, key=key, width=width)
    return remember(key, chosen, codes[0])


def number_box(key: str, label: str, numbers: Sequence[int], usual: int, *, width: int) -> int:
    """A select box over numbers, for more of them than a row of buttons holds."""
    settle(key, dict.fromkeys(numbers, ()), usual)
    chosen = st.selectbox(
        label, list(numbers), index=list(numbers).index(usual), placeholder=label, key=key, width=width
    )
    return remember(key, chosen, usual)


def slider(key: str, label: str, numbers: Sequence[int], usual: int) -> int:
    """One of many numbers on a scale that arrow keys move along."""
    settle(key, dict.fromkeys(numbers, ()), usual)
    chosen = st.select_slider(label, list(numbers), value=usual, key=key)
    return remember(key, chosen, usual)


def optional_box(key: str, label: str, names: Mapping[str, str], *, placeholder: str, width: int) -> str | None:
    """A select box over codes with names, empty until something is chosen."""
    settle(key, {code: (name,) for code, name in names.items()}, None)
    chosen = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        placeholder=placeholder,
        key=key,
        width=width,
    )
    return remember(key, chosen)
