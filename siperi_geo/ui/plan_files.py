"""The evidence files of one action: opened by who may, added and taken back by planners. It permits nothing."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from siperi_geo import plans
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.evidence import Evidence
from siperi_geo.plans import KeptAction
from siperi_geo.rights import Right
from siperi_geo.settings import settings
from siperi_geo.tables.plans import lacks_proof, place_of
from siperi_geo.text import t
from siperi_geo.ui import choices, evidence_list, frame, plan_choice, reads, uploads, who
from siperi_geo.ui.plan_choice import ACTION_ID, PlanView

ROUND, SAID = "plan_files_round", "plan_files_said"


def for_readers(view: PlanView) -> None:
    """For who may open files but plans nowhere: one of the actions that have some; nothing for all others."""
    if not who.has_accounts():
        return
    named = {one.action_id: one for one in view.actions if one.file_count and _may(Right.SEE_FORM, one)}
    if named:
        words = {code: f"{one.action.what} · {place_of(one)}" for code, one in named.items()}
        placeholder = t("plans.change.which")
        code = choices.optional_box(ACTION_ID, t("plans.files.open"), words, placeholder=placeholder, width=720)
        if code:
            show(named[code])


def show(kept: KeptAction) -> None:
    """The files of an action with what who looks may do with them."""
    now = next((one for one in plan_choice.actions() if one.action_id == kept.action_id), kept)
    with st.expander(t("plans.files", n=now.file_count), expanded=True):
        frame.note(t("plans.files.note"))
        if lacks_proof(now):
            frame.caution(t("plans.files.lacking"))
        _outcome(kept.action_id)
        if _may(Right.SEE_FORM, now):
            _list(now, plans.files(reads.store(), now.action_id))
        if _may(Right.PLAN, now):
            _box(now)


def _may(right: Right, kept: KeptAction) -> bool:
    return who.may(right, plans.about_files(kept))


def _list(kept: KeptAction, found: Sequence[Evidence]) -> None:
    remove = partial(_remove, kept.action_id) if _may(Right.PLAN, kept) else None
    key, words = f"plan_{kept.action_id}", "plans.files.remove"
    evidence_list.show(found, key=key, remove=remove, read=plans.file_for, out_of=words)


def _box(kept: KeptAction) -> None:
    most = settings().evidence_files
    if kept.file_count >= most:
        frame.note(t("plans.files.full", n=most))
        return
    frame.note(t("evidence.private"))
    uploads.open_for_files()
    key = f"plan_files_{kept.action_id}_{st.session_state.get(ROUND, 0)}"
    label = t("plans.files.add")
    st.file_uploader(label, accept_multiple_files=True, key=key, on_change=_add, args=(kept.action_id, key))


def _add(action_id: str, key: str) -> None:
    """Callback: store each file that was just given; why one was not is said where the list is."""
    given = st.session_state.get(key) or ()
    writes = [partial(_put, action_id, one.name, one.getvalue()) for one in given]  # phones call every photo alike
    if writes:
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        _do(action_id, writes)


def _put(action_id: str, name: str, content: bytes) -> None:
    plans.add_file(reads.store(), action_id, name, content, actor=who.acting())


def _remove(action_id: str, one: Evidence) -> None:
    """Callback: take a file back."""
    away = partial(plans.remove_file, reads.store(), action_id, one.evidence_id, actor=who.acting())
    _do(action_id, [away])


def _do(action_id: str, writes: Sequence[Callable[[], None]]) -> None:
    found: list[Problem] = []
    for write in writes:
        try:
            write()
        except SiperiError as error:
            found += error.problems
    st.session_state[SAID] = (action_id, tuple(found))


def _outcome(action_id: str) -> None:
    about, found = st.session_state.pop(SAID, (None, ()))
    if about == action_id and found:
        frame.problems(*found)
    elif about == action_id:
        st.success(t("plans.files.stored"))
