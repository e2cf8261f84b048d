"""Filling in for a household or a respondent: one after the other, each seen by nobody but who fills it in.

That a form was handed in is told to the account that handed it in alone, and of it no answer, score or time of
day; everybody else reads the same words whether or not there is one.
"""

import re

import streamlit as st

from siperi_geo.assessments import (
    Draft,
    Round,
    begin,
    discard_unread,
    draft_for,
    newest_form,
    number_within,
    unnamed_id,
)
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.rights import name_of
from siperi_geo.settings import settings
from siperi_geo.text import CITY_ZONE, day, number, t
from siperi_geo.ui import frame, reads, who
from siperi_geo.ui.fill import begin as fill_begin
from siperi_geo.ui.fill import lists as fill_lists
from siperi_geo.ui.fill import place as fill_place
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.fill.place import Place
from siperi_geo.ui.links import ERAT, MAP
from siperi_geo.ui.session import AREA, link_to

COUNTS = ("submitted", "verified")
LAST_DIGITS = re.compile(r"[0-9]+$", re.ASCII)
UNREADABLE = ("DRAFT_SOMEBODY_ELSES", "INSTRUMENT_VERSION_ABSENT")


def draft_here(instrument: Instrument, found: Round, place: Place | None) -> Draft | None:
    """The form that is open; without one draws what there is to open, or why it does not open."""
    subject_id, at_once = fill_place.opened(instrument, place), st.session_state.pop(fill_place.AT_ONCE, False)
    if place is None or subject_id is None:
        _choose(instrument, found, place)
        return None
    try:
        draft = draft_for(reads.store(), instrument, subject_id, found.year, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        if error.code in UNREADABLE:
            _offer_discard(instrument, found.year, subject_id, error.code)
        _close(instrument)
        return None
    fill_begin.tell(*fill_saving.ended_elsewhere(instrument, subject_id, found.year, draft))
    if draft is None:
        _begin(instrument, found.year, subject_id, place, at_once=at_once)
    return draft


def in_progress(draft: Draft) -> None:
    """That nobody else reads it, and why it takes neither notes nor files; the way out of it."""
    frame.note(t(f"fill.private.{draft.instrument.subject}"))
    frame.note(t(f"fill.replaces.{draft.instrument.subject}"))
    _close(draft.instrument)


def _choose(instrument: Instrument, found: Round, place: Place | None) -> None:
    if place is None:
        st.info(t(f"fill.place.{instrument.subject}"), icon=":material/location_on:")
    else:
        last = fill_place.thanked(instrument, found.year, place)
        if last is not None:
            _thank(instrument, found.year, place, last)
        frame.section(frame.plain(place.name))
        frame.problems(*fill_place.refused())
        if instrument.has_respondents:
            _new_respondent(instrument, found.year, place, is_next=last is not None)
        _box(instrument, place, is_first=last is None and not instrument.has_respondents)
    fill_lists.show_own(instrument, found, fill_place.names(instrument))


def _box(instrument: Instrument, place: Place, *, is_first: bool) -> None:
    kind = instrument.subject
    with st.container(key="fill_open"), st.form("fill_open_form", border=False):
        st.text_input(t(f"fill.code.{kind}"), key=fill_place.CODE, max_chars=60, width=340, autocomplete="off")
        st.form_submit_button(
            t("fill.code.open"),
            type="primary" if is_first else "secondary",
            on_click=fill_place.go_to,
            args=(instrument, place.code),
            icon=":material/edit_note:",
        )
    frame.note(t(f"fill.code.{kind}.hint"))


def _new_respondent(instrument: Instrument, year: int, place: Place, *, is_next: bool) -> None:
    st.button(
        t("fill.respondent.next" if is_next else "fill.respondent.new"),
        key="fill_next",
        type="primary",
        icon=":material/person_add:",
        on_click=fill_place.go_to_next,
        args=(instrument, place.code, year),
    )


def _thank(instrument: Instrument, year: int, place: Place, subject_id: str) -> None:
    """Thanks, where the result will be seen and from how many on, and the way to the next household."""
    least = settings().least_families if instrument.is_private else instrument.aggregation[0].minimum
    values = {"place": frame.plain(place.name), "year": year, "least": number(least, 0)}
    words = t(f"fill.thanks.{instrument.subject}", number=number_within(subject_id), **values)
    with st.container(key=fill_begin.DONE):
        st.success(words, icon=":material/check_circle:")
    if instrument.has_respondents:
        link_to(ERAT, t("fill.see.governments"), ":material/account_balance:", {})
        return
    following = _next_household(instrument, subject_id)
    if following is not None:
        words = t("fill.household.next", number=number_within(following))
        st.button(
            words,
            key="fill_next",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=fill_place.go,
            args=(instrument, following),
        )
    link_to(MAP, t("fill.see.map"), ":material/map:", {AREA: place.code})


def _next_household(instrument: Instrument, subject_id: str) -> str | None:
    """The household whose number follows; None where that is no household code any more."""
    before, code = subject_id.rpartition(":")[0], number_within(subject_id)
    following = LAST_DIGITS.sub(lambda found: str(int(found[0]) + 1).zfill(len(found[0])), code)
    try:
        return unnamed_id(instrument, before.partition(":")[2], following)
    except SiperiError:
        return None


def _begin(instrument: Instrument, year: int, subject_id: str, place: Place, *, at_once: bool) -> None:
    """A new form at once; to who handed one in for this round only once it is said that it replaces that."""
    newest = newest_form(reads.store(), instrument.id, subject_id, year)
    is_own = newest is not None and newest["actor"] == name_of(who.acting())
    own = newest if is_own and newest is not None and newest["state"] in COUNTS else None
    if at_once and own is None and _begun(instrument, year, subject_id):
        st.rerun()
    frame.section(frame.plain(fill_place.title(instrument, subject_id, place.name)))
    if own is not None:
        on = day(own["recorded_at"].astimezone(CITY_ZONE).date())
        st.info(t(f"fill.there.{instrument.subject}", year=year, day=on), icon=":material/inbox:")
    words = t("fill.begin" if own is None else "fill.begin.new")
    if st.button(words, key="fill_begin", type="primary", icon=":material/edit_note:") and _begun(
        instrument, year, subject_id
    ):
        st.rerun()
    _close(instrument)


def _begun(instrument: Instrument, year: int, subject_id: str) -> bool:
    try:
        begin(reads.store(), instrument, subject_id, year, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        return False
    return True


def _offer_discard(instrument: Instrument, year: int, subject_id: str, code: str) -> None:
    """With a tick it is given up unread, so that another one can be begun."""
    sure = st.checkbox(t("fill.unread.sure"), key=f"unread_sure_{instrument.id}_{year}")
    if st.button(t("fill.unread.discard"), disabled=not sure, key="fill_discard_unread", icon=":material/delete:"):
        discard_unread(reads.store(), instrument.id, subject_id, year, actor=who.acting(), why=code)
        st.rerun()


def _close(instrument: Instrument) -> None:
    words = t(f"fill.close.{instrument.subject}")
    st.button(words, key="fill_close", type="tertiary", icon=":material/arrow_back:", on_click=fill_place.close)
