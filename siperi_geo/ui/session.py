"""What one reader's session remembers from page to page, and the language. Widgets that choose are in `choices`.

A choice lives in the address (`bind="query-params"`), so a link reproduces the screen. Streamlit forgets it when
the reader opens another page; `arrive` then puts what was chosen into the bare address of that page. Nothing else
writes the address: each such write is one more step for the reader's Back button.
"""

from typing import TypeVar

import streamlit as st

from siperi_geo.settings import settings
from siperi_geo.text import LANGUAGES, Language, t, use_language

LANG, AREA, NODE = "lang", "wilayah", "simpul"
PART, GROUP = "bagian", "rata"
METHOD, OF_METHOD = "metode", frozenset({NODE, PART, GROUP})
PAGE, CHOSEN = "siperi_page", "siperi_chosen"
T = TypeVar("T")


def arrive() -> None:
    """First of all in a run: on a page opened without any choice in its address, take the choices along."""
    here = st.context.url
    came_from = st.session_state.get(PAGE)
    st.session_state[PAGE] = here
    chosen = _chosen_for(here)
    if came_from in (None, here) or not chosen or any(key in st.query_params for key in chosen):
        return
    # The language switch stands on every page, so its part of the address is Streamlit's to write.
    st.query_params.update({key: shown for key, (_, shown) in chosen.items() if key != LANG})
    for key, (value, _) in chosen.items():
        st.session_state[key] = value


def _chosen_for(address: str | None) -> dict[str, tuple[object, str]]:
    """The choices that the page at an address knows: those of a calculation concern the method page only."""
    chosen: dict[str, tuple[object, str]] = st.session_state.get(CHOSEN, {})
    if (address or "").rstrip("/").endswith(f"/{METHOD}"):
        return chosen
    return {key: choice for key, choice in chosen.items() if key not in OF_METHOD}


def remember(key: str, value: T, shown: str, usual: T | None = None) -> T:
    """Note a choice for the next page, with the words that stand for it in the address; gives the choice back.

    The `usual` choice needs no note: every page makes it by itself.
    """
    if value == usual:
        forget(key)
    else:
        st.session_state.setdefault(CHOSEN, {})[key] = (value, shown)
    return value


def forget(key: str) -> None:
    """Take back such a note."""
    st.session_state.get(CHOSEN, {}).pop(key, None)


def choose_language() -> Language:
    """Draw the language switch (`?lang=EN`) and set the language of this run."""
    usual = settings().language
    asked = st.session_state.get(LANG) or st.query_params.get(LANG) or usual
    use_language(str(asked).lower())
    chosen = st.segmented_control(
        t("ui.language"),
        LANGUAGES,
        default=usual,
        format_func=str.upper,
        required=True,
        key=LANG,
        bind="query-params",
    )
    language = use_language(chosen or usual)
    return remember(LANG, language, language.upper(), usual)
