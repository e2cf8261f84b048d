"""One of the register by hand: looked up, corrected, deactivated or activated again, removed.

What is written is checked by `registers` as the row of a list would be; this shows it and offers the buttons.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.registers.governments import governments
from siperi_geo.registers.subjects import (
    Correction,
    Subject,
    correct,
    corrected,
    examine_one,
    is_own,
    remove,
    set_active,
    stored_subjects,
    why_kept,
)
from siperi_geo.text import number, t
from siperi_geo.ui import frame, reads, subject_fields, subjects_import, who
from siperi_geo.ui.subject_fields import BOX_WIDTH

OUTCOME = "subjects_by_hand_outcome"
Act = Callable[[str], None]  # what a button does, given the reason that is written beside it


def show(kind: str) -> None:
    """A box to look one up and, for the one chosen, what may be done; nothing while the register is empty."""
    known = {one.subject_id: one for one in stored_subjects(reads.store(), kind)}
    if known:
        frame.section(t("subjects.by_hand"))
        _choose(kind, known)
    _say()


def _choose(kind: str, known: Mapping[str, Subject]) -> None:
    areas = stored_areas(reads.store())
    places = {one.code: one.name for one in areas} | {one.code: one.name for one in governments(reads.store())}
    key = f"subjects_one_{kind}"
    if st.session_state.get(key) not in (None, *known):
        st.session_state[key] = None  # removed meanwhile
    chosen = st.selectbox(
        t("subjects.by_hand.choose"),
        list(known),
        index=None,
        format_func=lambda one: _label(known[one], places),
        placeholder=t("subjects.by_hand.placeholder"),
        key=key,
        width=BOX_WIDTH,
    )
    if chosen:
        _one(known[chosen], areas)


def _label(one: Subject, places: Mapping[str, str]) -> str:
    within = "" if one.code == one.area_code else f" ({places.get(one.area_code, one.area_code)})"
    words = one.name + within + ("" if is_own(one.code) else f" – {one.code}")
    return words if one.is_active else f"{words} · {t('subjects.inactive')}"


def _one(one: Subject, areas: Sequence[Area]) -> None:
    acts: dict[str, Callable[[Subject], None]] = {
        "correct": partial(_correct, areas=areas),
        "active": _activity,
        "remove": _removal,
    }
    names = {"active": "deactivate" if one.is_active else "activate"}
    act = st.radio(
        t("subjects.by_hand.act"),
        list(acts),
        format_func=lambda name: t(f"subjects.by_hand.{names.get(name, name)}"),
        key=f"subjects_act_{one.subject_id}",
        horizontal=True,
    )
    acts[act](one)


def _correct(one: Subject, areas: Sequence[Area]) -> None:
    written = subject_fields.written(one, areas)
    digest = hashlib.sha256(repr(written).encode()).hexdigest()[:16]  # a word about this text alone
    checked = f"subjects_{one.subject_id}_checked_{digest}"
    is_checked, locator = bool(st.session_state.get(checked)), subjects_import.found_by()
    found = examine_one(reads.store(), one, written, areas, locator=locator, is_checked=is_checked)
    if found.changes:
        names = {area.code: area.name for area in areas}
        frame.table(corrected(one.kind, names, found.changes), caption=t("subjects.by_hand.changes"))
    frame.problems(*found.problems)
    if not (found.changes or found.errors):
        frame.note(t("subjects.by_hand.unchanged"))
        return
    if found.doubts:
        st.checkbox(t("subjects.checked", n=number(found.doubts, 0)), key=checked)
    is_ready = bool(found.changes) and not found.errors
    _do(one, "correct", partial(_store, found), words="save", is_ready=is_ready)


def _activity(one: Subject) -> None:
    name = "deactivate" if one.is_active else "activate"
    frame.note(t(f"subjects.by_hand.{name}.what"))
    _do(one, name, partial(_turn, one), words=name)


def _removal(one: Subject) -> None:
    found = why_kept(reads.store(), one)
    if found:
        frame.problems(found)
        return
    frame.note(t("subjects.by_hand.remove.what"))
    _do(one, "remove", partial(_take_out, one), words="remove")


def _do(one: Subject, act: str, does: Act, *, words: str, is_ready: bool = True) -> None:
    """The reason and the button."""
    key = f"subjects_{one.subject_id}_why_{act}"
    optional = "optional" if act == "correct" else "needed"
    st.text_input(t(f"subjects.by_hand.reason.{optional}"), key=key, max_chars=500, width=BOX_WIDTH)
    st.button(
        t(f"subjects.by_hand.do.{words}"),
        type="primary",
        key=f"subjects_do_{act}_{one.subject_id}",
        disabled=not is_ready,
        on_click=_carry_out,
        args=(one, act, does, key),
    )


def _carry_out(one: Subject, act: str, does: Act, reason: str) -> None:
    try:
        does(str(st.session_state.get(reason) or ""))
    except SiperiError as error:
        st.session_state[OUTCOME] = error.problems
        return
    subject_fields.forget(one.subject_id)
    st.session_state[OUTCOME] = t(f"subjects.by_hand.done.{act}", name=one.name)


def _store(found: Correction, reason: str) -> None:
    correct(reads.store(), found, actor=who.acting(), reason=reason)


def _turn(one: Subject, reason: str) -> None:
    set_active(reads.store(), one, not one.is_active, actor=who.acting(), reason=reason)


def _take_out(one: Subject, reason: str) -> None:
    remove(reads.store(), one, actor=who.acting(), reason=reason)


def _say() -> None:
    """What came of the last button, once, where the button was."""
    found: str | tuple[Problem, ...] | None = st.session_state.pop(OUTCOME, None)
    if isinstance(found, str):
        st.success(frame.plain(found))
    elif found:
        frame.problems(*found)
