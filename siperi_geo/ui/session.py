"""What one reader's session remembers from page to page, the address that says it, and the language.

A choice lives in the address as a code (`?aspek=LD&wilayah=53.71.05.1005`), never as a label, so that a link
reproduces the screen in either language. A usual choice is not written, except the year: what is newest today is
not newest next year. The address rules when a reader comes through it (first visit, link, Back); otherwise the
widgets rule, and the address is written once, at the end of a page: a choice as a new entry of the history, what
the address left unsaid on arrival in place (`address_bar`). A page opened from the menu has a bare address: there
the choices made before come along. Widgets that choose are in `choices`.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from siperi_geo.instruments import Instrument
from siperi_geo.settings import settings
from siperi_geo.text import LANGUAGES, Language, language, t, use_language
from siperi_geo.ui import address_bar
from siperi_geo.ui.former_keys import FORMER

LANG, INSTRUMENT, YEAR, AREA = "lang", "instrumen", "tahun", "wilayah"
PART, GROUP, NODE, SUBJECT, WITHIN, BASIS = "bagian", "rata", "simpul", "subjek", "di", "dasar"
KEPT = (LANG, INSTRUMENT, YEAR, BASIS)
PAGE, SOURCE, CHOSEN, SHOWN, SPOKEN, WRITTEN, UNMET, TOLD = (
    f"siperi_{name}" for name in ("page", "source", "chosen", "shown", "spoken", "written", "unmet", "told")
)
ADDRESS, NOTES, WIDGETS = "address", "notes", "widgets"
T = TypeVar("T")


def arrive() -> None:
    """First of all in a run: the address says which choices are made on a first visit, after Back and Forward."""
    state, context = st.session_state, get_script_run_ctx()
    went_back = context is not None and context.is_history_navigation
    state[SOURCE] = ADDRESS if PAGE not in state or went_back else WIDGETS
    if state[SOURCE] == ADDRESS or UNMET not in state:
        state[UNMET] = {}
    state[SHOWN], state[TOLD] = {}, set()


def arrive_at_page() -> None:
    """Before a page is drawn: by a link it is as its address says, from the menu it takes the choices along."""
    state, context = st.session_state, get_script_run_ctx()
    here = context.page_script_hash if context else ""
    if state.get(SOURCE) == WIDGETS and state.get(PAGE) != here:
        state[SOURCE] = ADDRESS if st.query_params else NOTES
        state[UNMET] = {}
    state[PAGE] = here


def settle(key: str, options: Mapping[T, Collection[str]], usual: T | None) -> T | None:
    """Before a widget is drawn: what is chosen, put into its state; options with the words that ask for them."""
    state = st.session_state
    found = _source(key, options)
    value = found if found in options else usual
    is_asked = state.get(SOURCE) == ADDRESS
    _note_unmet(key, is_met=found in options if is_asked else value != usual)
    is_new = state.get(SOURCE) in (ADDRESS, NOTES) or state.get(SPOKEN, language()) != language()
    if is_new or state.get(key, usual) != value:
        state[key] = value
    return value


def _note_unmet(key: str, *, is_met: bool) -> None:
    """What the address asked for and is not to be had, until the reader chooses otherwise or goes elsewhere."""
    unmet: dict[str, str] = st.session_state.setdefault(UNMET, {})
    source = st.session_state.get(SOURCE, WIDGETS)
    if is_met or source != WIDGETS:
        unmet.pop(key, None)
    if not is_met and source == ADDRESS and (asked := _in_address(key)) is not None:
        unmet[key] = asked


def unmet(key: str, shown: object) -> str | None:
    """What the address asked for in vain, where something else is `shown`."""
    asked: str | None = st.session_state.get(UNMET, {}).get(key)
    st.session_state.setdefault(TOLD, set()).add(key)
    return None if asked == str(shown) else asked


def unmet_here() -> dict[str, str]:
    """What else the address asked for in vain, until the reader makes a choice."""
    found: dict[str, str] = st.session_state.get(UNMET, {}) if _is_as_it_came() else {}
    return {key: asked for key, asked in found.items() if key not in st.session_state.get(TOLD, set())}


def wanted(key: str, options: Mapping[T, Collection[str]]) -> T | None:
    """What a reader comes with for a widget that may not be drawn, from the widget, the notes or the address."""
    return _source(key, options)


def _source(key: str, options: Mapping[T, Collection[str]]) -> T | None:
    """What the one that says it says; a widget that was not there before has only the notes, or the address."""
    state = st.session_state
    chosen: dict[str, T] = state.get(CHOSEN, {})
    source = state.get(SOURCE, WIDGETS)
    if source == WIDGETS and key in state:
        found: T | None = state[key]
        return found
    if source == ADDRESS or (source == WIDGETS and key not in chosen):
        return _asked(key, options)
    return chosen.get(key)


def _asked(key: str, options: Mapping[T, Collection[str]]) -> T | None:
    words = _in_address(key)
    return next((one for one, names in options.items() if words in (str(one), *names)), None)


def _in_address(key: str) -> str | None:
    """What the address says of a choice, also by the name that the choice had before."""
    words: str | None = st.query_params.get(key, st.query_params.get(FORMER.get(key, key)))
    return words


def remember(key: str, value: T, usual: T | None = None) -> T:
    """Note a choice for the address and the next page; gives it back.

    The `usual` choice needs no note, and of all usual choices the address says the year alone.
    """
    for notes in (CHOSEN, SHOWN):
        st.session_state.setdefault(notes, {}).pop(key, None)
    if value != usual:
        st.session_state[CHOSEN][key] = value
    if value != usual or key == YEAR:
        st.session_state[SHOWN][key] = str(value)
    return value


def write_address() -> None:
    """Last of all on a page: the choices made on it, as its address; nothing when it says so already."""
    state = st.session_state
    state[SPOKEN] = language()
    shown: dict[str, str] = state.get(SHOWN, {})
    asked, left, is_arrival = st.query_params.to_dict(), _left_behind(), _is_as_it_came()
    if is_arrival and (asked != shown or left not in (None, shown)):
        address_bar.replace(asked, shown, left)
    elif asked != shown:
        st.query_params.from_dict(shown)
        state[UNMET] = {key: one for key, one in state.get(UNMET, {}).items() if key == YEAR}
    state[WRITTEN] = _here()


def _left_behind() -> dict[str, str] | None:
    """What the page before wrote as its address, in the first run of this one."""
    page, shown = st.session_state.get(WRITTEN, (None, {}))
    return None if page in (None, st.session_state.get(PAGE)) else shown


def _is_as_it_came() -> bool:
    """Whether the reader has made no choice since the page was opened or written last."""
    state = st.session_state
    return state.get(SOURCE) in (ADDRESS, NOTES) or state.get(WRITTEN) == _here()


def _here() -> tuple[object, dict[str, str]]:
    return st.session_state.get(PAGE), dict(st.session_state.get(SHOWN, {}))


def keep_address() -> dict[str, str]:
    """For a page that ends before its choices are drawn: the address stays as asked for, and is given back."""
    shown: dict[str, str] = st.session_state.setdefault(SHOWN, {})
    for key, code in st.query_params.items():
        if key != LANG:
            shown.setdefault(key, code)
    return shown


def subject_key(instrument: Instrument) -> str:
    """How the address calls a subject: an area by `wilayah`, as on maps, anybody else by `subjek`."""
    return AREA if instrument.is_of_areas else SUBJECT


def link_to(page: str, words: str, icon: str, choices: Mapping[str, str | None]) -> None:
    """A link to another page with an address of its own: the choices `KEPT` as here, and `choices`."""
    shown: dict[str, str] = st.session_state.get(SHOWN, {})
    address = {key: shown[key] for key in KEPT if key in shown}
    address |= {key: code for key, code in choices.items() if code is not None}
    st.page_link(page, label=words, icon=icon, query_params=address)


def choose_language() -> Language:
    """Draw the language switch (`?lang=en`) and set the language of this run."""
    usual = settings().language
    asked = settle(LANG, {one: (one.upper(),) for one in LANGUAGES}, usual)
    use_language(asked or usual)
    chosen = st.segmented_control(
        t("ui.language"), LANGUAGES, default=usual, format_func=str.upper, required=True, key=LANG
    )
    return remember(LANG, use_language(chosen or usual), usual)
