"""Where a household or a respondent is, and which of them is open: the choices of a form that is nobody's to see.

The place stands in the address. The number lives in this session alone, and one that is refused nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from siperi_geo.assessments import Draft, begin_next, number_within, units_of, unnamed_id
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.rights import Right, place_within
from siperi_geo.text import t
from siperi_geo.ui import choices, filters, frame, links, reads, scope, who
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.session import AREA, SUBJECT, remember

GOVERNMENT = "pemda"
OPENED, DONE, AT_ONCE = "fill_opened", "fill_thanks", "fill_at_once"
CODE, REFUSED = "fill_code", "fill_code_refused"


@dataclass(frozen=True, slots=True)
class Place:
    """A kelurahan, or a unit of a government: its code or id, and what readers call it."""

    code: str
    name: str


def choose(instrument: Instrument) -> Place | None:
    """The kelurahan or unit in which somebody is filled in for; the only one is chosen already."""
    scope.check_asked(Right.FILL, instrument)
    known = names(instrument)
    if not known:
        frame.empty(
            who.advice("erat.no_units", Right.KEEP_REGISTERS)
            if instrument.has_respondents
            else "users.nothing_granted",
            act=links.to_register,
        )
    if instrument.has_respondents:
        chosen = _unit(instrument, known)
    else:
        chosen = _one_of(AREA, t("ui.pick.kelurahan"), known)
    return Place(chosen, known[chosen]) if chosen else None


def names(instrument: Instrument) -> Mapping[str, str]:
    """Every kelurahan or unit in which whoever is here may fill in, by code or id, as readers call it."""
    mine = scope.places(Right.FILL, instrument)
    every = units(instrument) if instrument.has_respondents else _kelurahan()
    return {code: name for code, name in every.items() if code in mine}


def units(instrument: Instrument) -> Mapping[str, str]:
    """Every registered unit whose respondents an instrument asks, by its id: `BPBD, Kota Kupang`."""
    try:
        found = units_of(reads.store(), instrument)
    except SiperiError:
        return {}
    governments = dict(found.governments)
    return {unit: f"{name}, {governments.get(code, code)}" for unit, code, name in found.units}


def title(instrument: Instrument, subject_id: str, place: str) -> str:
    """`Keluarga 12 · Oesapa (Kelapa Lima)`."""
    return t(f"fill.title.{instrument.subject}", number=number_within(subject_id), place=place)


def opened(instrument: Instrument, place: Place | None) -> str | None:
    """The household or respondent of this place whose form is open in this session."""
    code, subject_id = st.session_state.get(OPENED, ("", ""))
    is_here = place is not None and code == instrument.id and place_within(subject_id) == place.code
    return subject_id if is_here else None


def refused() -> tuple[Problem, ...]:
    """Why what was just asked for is not opened; said once."""
    found: tuple[Problem, ...] = st.session_state.pop(REFUSED, ())
    return found


def go(instrument: Instrument, subject_id: str) -> None:
    """In a callback: open the form of a household or respondent, in its place."""
    state = st.session_state
    state[OPENED], state[AT_ONCE], state[fill_jump.RESUME] = (instrument.id, subject_id), True, True
    state.pop(DONE, None)


def go_to(instrument: Instrument, place: str) -> None:
    """In a callback: open the form that the box names; the box is empty then."""
    text, st.session_state[CODE] = st.session_state.get(CODE, ""), ""
    try:
        go(instrument, unnamed_id(instrument, place, text))
    except SiperiError as error:
        st.session_state[REFUSED] = error.problems


def go_to_next(instrument: Instrument, unit_id: str, year: int) -> None:
    """In a callback: begin the form of a respondent with a new number."""
    try:
        draft = begin_next(reads.store(), instrument, unit_id, year, actor=who.acting())
    except SiperiError as error:
        st.session_state[REFUSED] = error.problems
    else:
        go(instrument, draft.subject_id)


def close() -> None:
    """Open no form any more; what was saved of it stays."""
    st.session_state.pop(OPENED, None)
    st.session_state.pop(AT_ONCE, None)


def thank(draft: Draft) -> None:
    """Remember that this form was handed in just now, to say so and to go on from it."""
    close()
    st.session_state[DONE] = (draft.instrument.id, draft.year, draft.subject_id)


def thanked(instrument: Instrument, year: int, place: Place) -> str | None:
    """Whose form was handed in last, here, in this round."""
    code, of_year, subject_id = st.session_state.get(DONE, ("", 0, ""))
    is_here = (code, of_year) == (instrument.id, year) and place_within(subject_id) == place.code
    return subject_id if is_here else None


def _one_of(key: str, label: str, known: Mapping[str, str]) -> str | None:
    if len(known) == 1:
        return remember(key, next(iter(known)))
    return choices.optional_box(key, label, known, placeholder=t("ui.pick.placeholder"), width=340)


def _unit(instrument: Instrument, known: Mapping[str, str]) -> str | None:
    """The government, then its unit; an address that names a unit names its government too."""
    found = units_of(reads.store(), instrument)
    home = {unit: government for unit, government, _ in found.units if unit in known}
    governments = {code: name for code, name in found.governments if code in home.values()}
    government = _one_of(GOVERNMENT, t("fill.pick.government"), governments)
    if government is None:
        return None
    inside = {unit: name for unit, code, name in found.units if code == government and unit in known}
    return _one_of(SUBJECT, t("fill.pick.government_unit"), inside)


def _kelurahan() -> Mapping[str, str]:
    return filters.area_labels(reads.query("families/kelurahan_list"))
