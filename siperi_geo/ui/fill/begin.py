"""Somebody is chosen whose form nobody fills in at the moment: what is there, and what beginning would do."""

from typing import Any, Literal

import streamlit as st

from siperi_geo.assessments import Draft, answers_of, begin, discard_unread, draft_for, newest_form, reviews_of
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import Instrument, Profile
from siperi_geo.rights import Right
from siperi_geo.text import moment, number, pick, t
from siperi_geo.ui import frame, reads, scope, who
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import lists as fill_lists
from siperi_geo.ui.fill import place as fill_place
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.links import MAP, PARTICIPANTS
from siperi_geo.ui.session import link_to, subject_key

DONE, TOLD = "fill_done", "fill_told"
Form = dict[str, Any]


def handed_in(draft: Draft) -> None:
    """Remember that this form was handed in just now, to say so when the page runs again, where it is seen."""
    fill_saving.let_go()
    fill_jump.bring(DONE)
    if draft.instrument.is_unnamed:
        fill_place.thank(draft)
    else:
        st.session_state[DONE] = (draft.subject_id, draft.year)


def begun(instrument: Instrument, year: int, subject_id: str) -> Draft | None:
    """The form in progress, if any; ends the page with the reason where its version of the form is not here, and
    for whom this form is not to be seen.
    """
    scope.only_for_subject(Right.SEE_FORM, instrument, subject_id)
    try:
        draft = draft_for(reads.store(), instrument, subject_id, year, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        frame.empty("fill.version_absent", act=lambda: _offer_discard(instrument, year, subject_id))
    tell(*fill_saving.ended_elsewhere(instrument, subject_id, year, draft))
    return draft


def say_refused() -> None:
    """What could not be saved before the whole page ran again, and the words that would be lost with it."""
    found = fill_saving.take_refused()
    if found is not None:
        tell(*found.problems, note=found.note)


def tell(*problems: Problem, note: str = "") -> None:
    """What became of what the reader did last, brought to where they look."""
    if problems:
        with st.container(key=TOLD):
            frame.problems(*problems)
            if note:
                frame.caution(t("fill.note.lost", note=note))
        fill_jump.bring(TOLD)


def _offer_discard(instrument: Instrument, year: int, subject_id: str) -> None:
    """Nobody can go on with it; with a tick it is given up, so that another one can be begun."""
    sure = st.checkbox(t("fill.version_absent.sure"), key=f"absent_sure_{instrument.id}_{year}_{subject_id}")
    if st.button(t("fill.version_absent.discard"), disabled=not sure, key="fill_discard_absent"):
        discard_unread(reads.store(), instrument.id, subject_id, year, actor=who.acting())
        st.rerun()


def show(instrument: Instrument, year: int, subject_id: str, name: str) -> None:
    """What is there of this subject in this round, and the button that begins where one may begin."""
    newest = newest_form(reads.store(), instrument.id, subject_id, year)
    state = "" if newest is None else str(newest["state"])
    if st.session_state.pop(DONE, None) == (subject_id, year):
        with st.container(key=DONE):
            st.success(t("fill.done", name=frame.plain(name), year=year), icon=":material/check_circle:")
    frame.section(frame.plain(name))
    _say(instrument, year, newest)
    if state in ("submitted", "verified"):
        _results(instrument, subject_id)
    if state == "verified":
        return
    profile = _profile(instrument, newest)
    kind: Literal["primary", "secondary"] = "secondary" if state == "submitted" else "primary"
    words, is_known = t("fill.begin.again" if state else "fill.begin"), profile or not instrument.profiles
    if st.button(words, key="fill_begin", type=kind, disabled=not is_known, icon=":material/edit_note:"):
        _begin(instrument, year, subject_id, profile)


def in_progress(draft: Draft, name: str) -> None:
    """Whose form is filled in, since when, and why it came back where it did."""
    frame.section(frame.plain(name))
    kind = draft.instrument.profile(draft.profile)
    words = t("fill.begun", at=moment(draft.begun_at), year=draft.year)
    saved = t("fill.last_saved", at=moment(draft.saved_at)) if draft.saved_at else ""
    frame.note(" ".join(filter(None, [words, saved, t("fill.kind", name=pick(kind.name)) if kind else ""])))
    if draft.based_on is None or draft.instrument.is_unnamed:
        return
    newest = newest_form(reads.store(), draft.instrument.id, draft.subject_id, draft.year)
    if newest is None or newest["assessment_id"] != draft.based_on or newest["state"] not in fill_lists.BACK:
        return
    told = fill_lists.last_event(draft.instrument.id, draft.year, newest)
    st.warning(frame.plain(t(f"fill.back.{newest['state']}", **told)), icon=":material/undo:")


def _say(instrument: Instrument, year: int, newest: Form | None) -> None:
    if newest is None:
        st.markdown(t("fill.newest.none", year=year, n=number(len(instrument.items), 0)))
        return
    words = fill_lists.last_event(instrument.id, year, newest)
    box = st.warning if newest["state"] in fill_lists.BACK else st.info
    box(frame.plain(t(f"fill.newest.{newest['state']}", year=year, **words)))
    if newest["state"] == "verified":
        return
    is_same = newest["version"] == instrument.version
    frame.note(t("fill.newest.taken_over" if is_same else "fill.newest.other_version", version=newest["version"]))


def _results(instrument: Instrument, subject_id: str) -> None:
    choices = {subject_key(instrument): subject_id}
    with st.container(horizontal=True):
        link_to(PARTICIPANTS, t("fill.see.participants"), ":material/groups_3:", choices)
        if instrument.is_of_areas:
            link_to(MAP, t("fill.see.map"), ":material/map:", choices)


def _profile(instrument: Instrument, newest: Form | None) -> Profile | None:
    """Which kind of form, where there are several: that of the form before, else nobody guesses."""
    if len(instrument.profiles) < 2:
        return instrument.profile(None)
    is_same = newest is not None and newest["version"] == instrument.version
    before = instrument.profile_of(answers_of(newest["answers"])) if newest is not None and is_same else None
    kinds = {one.id: one for one in instrument.profiles}
    chosen = st.radio(
        t("fill.profile"),
        list(kinds),
        index=list(kinds).index(before.id) if before else None,
        format_func=lambda one: pick(kinds[one].name),
        captions=[_caption(instrument, one) for one in kinds.values()],
        key="fill_profile",
    )
    return kinds[chosen] if chosen else None


def _caption(instrument: Instrument, profile: Profile) -> str:
    asked = number(instrument.asked_count(profile), 0)
    return f"{t('fill.profile.asks', n=asked)} {frame.plain(pick(profile.note))}"


def _begin(instrument: Instrument, year: int, subject_id: str, profile: Profile | None) -> None:
    chosen = profile.id if profile else None
    try:
        draft = begin(reads.store(), instrument, subject_id, year, actor=who.acting(), profile=chosen)
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    came_back = draft.based_on is not None and reviews_of(reads.store(), draft.based_on)
    st.session_state[fill_jump.RESUME] = not came_back  # who repairs reads first what the verifier said
    st.rerun()
