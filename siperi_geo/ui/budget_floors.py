"""What every kecamatan must get at least: the same for all, or another for one of them. The address keeps both.

A kecamatan with a floor of its own has that one alone: 0 areas and Rp 0 take the one for all away from it.
"""

from collections.abc import Mapping

import streamlit as st

from siperi_geo.analysis.budget import Floor
from siperi_geo.areas import full_name
from siperi_geo.registers.costs import read_rupiah
from siperi_geo.text import number, t
from siperi_geo.ui import budget_words, choices, frame, reads
from siperi_geo.ui.session import remember

AREAS, MONEY, OWN = "wilayah_min", "rupiah_min", "lantai"
MOST_AREAS = 10
BETWEEN, JOIN = "~", "_"
WHERE, HOW_MANY, HOW_MUCH = "budget_floor_where", "budget_floor_areas", "budget_floor_idr"


def choose() -> tuple[Floor, tuple[Floor, ...]]:
    """Draw the floors: the one for all (its kecamatan is empty), and those of single kecamatan."""
    names, own = kecamatan(), _own()
    with st.expander(t("budget.floors"), expanded=bool(own)):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            areas = choices.number_box(AREAS, t("budget.least_areas"), range(MOST_AREAS + 1), 0, width=260)
            idr = budget_words.money(MONEY, t("budget.least_idr"), "") or 0
        _listed(own, names)
        _adding(names)
        frame.note(t("budget.floors.note"))
    return Floor("", idr, areas), own


def kecamatan() -> dict[str, str]:
    """Every kecamatan by code, with its name."""
    rows = reads.query("areas/area_list")
    some = rows[rows["level"] == "kecamatan"]
    names = zip(some["area_code"].astype(str), some["name"].astype(str), strict=True)
    return {code: full_name(code, name) for code, name in names}


def said(floor: Floor) -> str:
    """What a floor asks for, in words."""
    idr, areas = number(floor.least_idr, 0), number(floor.least_areas, 0)
    return t("budget.floor.said", idr=idr, areas=areas)


def written(floor: Floor) -> str:
    """A floor of one kecamatan as the address has it: its code, areas, rupiah."""
    return JOIN.join((floor.kecamatan_code, str(floor.least_areas), str(floor.least_idr)))


def _own() -> tuple[Floor, ...]:
    """The floors of the address; what is not one is left out, of one kecamatan the last counts."""
    found = _parsed(budget_words.typed(OWN, ""))
    remember(OWN, BETWEEN.join(map(written, found)), "")
    return found


def _parsed(text: str) -> tuple[Floor, ...]:
    read = [found for one in text.split(BETWEEN) if (found := _read(one))]
    return tuple({one.kecamatan_code: one for one in read}.values())


def _read(text: str) -> Floor | None:
    code, *numbers = text.split(JOIN)
    if len(numbers) != 2 or not all(one.isascii() and one.isdigit() and len(one) < 16 for one in numbers):
        return None
    areas, idr = map(int, numbers)
    return Floor(code, idr, areas) if code in kecamatan() and areas <= MOST_AREAS else None


def _listed(own: tuple[Floor, ...], names: Mapping[str, str]) -> None:
    for one in own:
        words = t("budget.floor.own", place=names[one.kecamatan_code], what=said(one))
        rest = tuple(other for other in own if other != one)
        label = t("budget.marks.take_back", what=frame.plain(words))
        st.button(label, key=f"budget_floor_{one.kecamatan_code}", on_click=_change, args=(rest,))


def _adding(names: Mapping[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = t("budget.floor.where")
        st.selectbox(
            label,
            list(names),
            index=None,
            format_func=lambda code: names[code],
            placeholder=label,
            key=WHERE,
            width=260,
        )
        st.number_input(t("budget.floor.areas"), 0, MOST_AREAS, 0, key=HOW_MANY, width=180)
        text = st.text_input(t("budget.floor.idr"), key=HOW_MUCH, width=200)
        st.button(t("budget.floor.add"), key="budget_floor_add", on_click=_add)
    budget_words.unread(text or "")


def _add() -> None:
    """For the button: this kecamatan has this floor from now on."""
    state = st.session_state
    text = str(state.get(HOW_MUCH) or "0")
    idr = 0 if text == "0" else read_rupiah(text)
    if state.get(WHERE) is None or idr is None:
        return
    _change((*_parsed(str(state.get(OWN) or "")), Floor(state[WHERE], idr, int(state.get(HOW_MANY) or 0))))
    state[WHERE], state[HOW_MANY], state[HOW_MUCH] = None, 0, ""


def _change(found: tuple[Floor, ...]) -> None:
    st.session_state[OWN] = BETWEEN.join({one.kecamatan_code: written(one) for one in found}.values())
