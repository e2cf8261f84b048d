"""The items ticked for a what-if, in the address as `?butir=KT1a.KT1b`; ticking writes to no store."""

from collections.abc import Collection, Sequence

import streamlit as st

from siperi_geo.instruments import Instrument, Item
from siperi_geo.text import pick, t, tn
from siperi_geo.ui import session
from siperi_geo.ui.session import CHOSEN

ITEMS, BETWEEN = "butir", "."
BOX = "lift_tick_"
MOST = 60  # ticked items; an address has an end


def ticked(instrument: Instrument) -> tuple[str, ...]:
    """The items ticked, in form order; what the address names and the form does not have is left out."""
    state = st.session_state
    asked = st.query_params.get(ITEMS, "")
    known = {asked, str(state.get(ITEMS) or ""), str(state.get(CHOSEN, {}).get(ITEMS) or "")}
    clean = {words: BETWEEN.join(_known(instrument, words)) for words in known}
    value = session.settle(ITEMS, {one: () for one in ("", *clean) if one == clean.get(one, "")}, "") or ""
    found = _known(instrument, value or (asked if state.get(session.SOURCE) == session.ADDRESS else ""))
    state[ITEMS] = session.remember(ITEMS, BETWEEN.join(found), "")
    return found


def boxes(items: Sequence[Item], chosen: Collection[str], counts: dict[str, int]) -> None:
    """A box for each item, with how many forms do not meet it yet."""
    for item in items:
        key = BOX + item.id
        st.session_state[key] = item.id in chosen
        label = tn("lift.tick", counts.get(item.id, 0), number=item.number, text=pick(item.text))
        st.checkbox(_plain(label), key=key, on_change=_toggle, args=(item.id,))


def offer(items: Collection[str], label: str) -> None:
    """A button that ticks these items."""
    st.button(label, on_click=_add, args=(tuple(items),), icon=":material/done_all:", key="lift_tick_these")


def clear() -> None:
    """A button that takes every tick away."""
    st.button(t("lift.tick.clear"), on_click=_clear, icon=":material/remove_done:", key="lift_tick_none")


def _known(instrument: Instrument, words: str) -> tuple[str, ...]:
    asked = set(words.split(BETWEEN))
    counted = instrument.items_under(instrument.root.id)
    return tuple(item.id for item in counted if item.id in asked)[:MOST]


def _held() -> list[str]:
    return [one for one in str(st.session_state.get(ITEMS) or "").split(BETWEEN) if one]


def _toggle(item_id: str) -> None:
    held = _held()
    st.session_state[ITEMS] = BETWEEN.join(
        [one for one in held if one != item_id] if item_id in held else [*held, item_id]
    )


def _add(items: Sequence[str]) -> None:
    st.session_state[ITEMS] = BETWEEN.join(dict.fromkeys([*_held(), *items]))


def _clear() -> None:
    st.session_state[ITEMS] = ""


def _plain(words: str) -> str:
    """The label of a box reads Markdown; a question is plain text."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#+|~$:" else sign for sign in words)
