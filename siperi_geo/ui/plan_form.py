"""Adding an action to the plan and changing one: for planners; what cannot be stored is said and stays typed.

What was opened is kept until it is stored or another one is chosen, so that somebody else's change in between is
noticed (`plans.revise`). It checks nothing itself.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from siperi_geo import plans
from siperi_geo.errors import SiperiError
from siperi_geo.plans import Action, KeptAction
from siperi_geo.plans.checking import closes_of
from siperi_geo.programmes import catalogue
from siperi_geo.tables.plan_parts import revision_table
from siperi_geo.tables.plans import line_name, place_of
from siperi_geo.text import pick, t
from siperi_geo.ui import choices, frame, plan_choice, plan_fields, plan_files, plan_pledges, reads, who
from siperi_geo.ui.plan_choice import ACTION_ID, ADD, PlanView

DONE, OPENED, RESET, NONCE = "plan_done", "plan_opened", "plan_reset", "plan_nonce"


def show(view: PlanView) -> None:
    """What was just done; for planners the two forms, for others the way to sign in."""
    frame.section(t("plans.edit"))
    if done := st.session_state.pop(DONE, None):
        st.success(frame.plain(done))
    if not who.may_plan():
        frame.note(t("plans.edit.only"))
        if who.has_accounts():
            who.link(who.SIGN_IN, "sign_in.sign_in")
        plan_files.for_readers(view)
        return
    for key in st.session_state.pop(RESET, ()):
        st.session_state[key] = None
    _adding(view)
    _changing(view)


def _adding(view: PlanView) -> None:
    """A line is chosen first: what it closes, its unit and its office are proposed."""
    lines = {line.code: f"{pick(line.name)} · {line.code}" for line in catalogue().lines}
    code = choices.optional_box(ADD, t("plans.add"), lines, placeholder=t("plans.add.line"), width=720)
    if code is None:
        return
    line = catalogue().line(code)
    area = view.area.code if view.area else next(iter(plan_choice.areas()), "")
    proposed = Action(
        year=view.year,
        what="",
        area_code=area,
        line=code,
        closes=closes_of(line),
        owner_name=pick(catalogue().office(line).name),
        indicator=line.output or "",
        unit=pick(catalogue().units[line.unit]) if line.unit else "",
    )
    mark = f"new_{code}_{area}_{view.year}_{st.session_state.get(NONCE, 0)}"
    given = plan_fields.form(proposed, mark, t("plans.add.button"))
    if given is not None and _done(lambda: plans.add(reads.store(), given, actor=who.acting())):
        _leave(t("plans.added", what=given.what), ADD)


def _changing(view: PlanView) -> None:
    """One of the actions shown: its fields, what partners pledge, every revision."""
    names = {one.action_id: f"{one.action.what} · {place_of(one)}" for one in view.actions}
    if not names:
        return
    action_id = choices.optional_box(
        ACTION_ID, t("plans.change"), names, placeholder=t("plans.change.which"), width=720
    )
    if action_id is None:
        st.session_state.pop(OPENED, None)
        return
    opened = _opened(view, action_id)
    frame.note(f"{line_name(opened.action.line)} · {opened.action.line}")
    mark = f"{action_id}_{opened.revision}"
    given = plan_fields.form(opened.action, mark, t("plans.change.button"))
    if given is not None and _done(lambda: _revise(opened, given)):
        st.session_state.pop(OPENED, None)
        _leave(t("plans.changed", what=given.what), ACTION_ID)
    if _is_overtaken(opened) and st.button(t("plans.open_again")):
        st.session_state.pop(OPENED, None)
        st.rerun()
    plan_files.show(opened)
    plan_pledges.show(opened)
    with st.expander(t("plans.history")):
        shown = revision_table(plans.revisions(reads.store(), action_id), with_actor=True).shown
        frame.table(shown, caption=t("plans.history"))


def _opened(view: PlanView, action_id: str) -> KeptAction:
    """The action as it stood when it was chosen here."""
    kept: KeptAction | None = st.session_state.get(OPENED)
    if kept is None or kept.action_id != action_id:
        kept = next(one for one in view.actions if one.action_id == action_id)
        st.session_state[OPENED] = kept
    return kept


def _is_overtaken(opened: KeptAction) -> bool:
    return any(
        one.action_id == opened.action_id and one.revision != opened.revision for one in plan_choice.actions()
    )


def _revise(opened: KeptAction, given: Action) -> Any:
    new = replace(given, line=opened.action.line)
    return plans.revise(reads.store(), opened.action_id, new, seen=opened.revision, actor=who.acting())


def _done(write: Any) -> bool:
    """Whether it was stored; the reasons are on the page where not."""
    try:
        write()
    except SiperiError as error:
        frame.problems(*error.problems)
        return False
    return True


def _leave(words: str, key: str) -> None:
    """Say what was done on a page without the form."""
    st.session_state[DONE], st.session_state[RESET] = words, (key,)
    st.session_state[NONCE] = st.session_state.get(NONCE, 0) + 1
    st.rerun()
