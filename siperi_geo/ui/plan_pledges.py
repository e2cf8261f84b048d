"""What partners pledge on one action: the list, adding one, saying how far one is. It checks nothing itself."""

from dataclasses import replace

import streamlit as st

from siperi_geo import plans
from siperi_geo.errors import SiperiError
from siperi_geo.plans import KeptAction, KeptPledge, Pledge, kinds, label_of
from siperi_geo.tables.plan_parts import partner_of, pledge_table
from siperi_geo.text import t
from siperi_geo.ui import frame, plan_choice, reads, who

DONE, NONCE = "plan_pledge_done", "plan_pledge_nonce"
WIDE, HALF, SMALL = 720, 350, 190


def show(kept: KeptAction) -> None:
    """The pledges on an action, and for planners the two forms."""
    found = [one for one in plan_choice.pledges() if one.pledge.action_id == kept.action_id]
    with st.expander(t("plans.pledges", n=len(found))):
        if done := st.session_state.pop(DONE, None):
            st.success(frame.plain(done))
        if found:
            frame.table(pledge_table(found).shown, caption=t("plans.pledges.caption"))
            _state(found)
        _new(kept.action_id)


def _new(action_id: str) -> None:
    mark = f"{action_id}_{st.session_state.get(NONCE, 0)}"
    with st.form(f"pledge_{mark}", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(t("plans.pledge.partner_name"), key=f"pledge_name_{mark}", width=HALF)
            label = t("plans.pledge.partner_kind")
            kind = st.selectbox(
                label, list(kinds().owners), 1, _owner, key=f"pledge_kind_{mark}", placeholder=label, width=HALF
            )
            what = st.text_input(t("plans.pledge.what"), key=f"pledge_what_{mark}", width=HALF)
            amount = st.number_input(
                t("plans.pledge.amount"), value=None, step=1, key=f"pledge_amount_{mark}", width=HALF
            )
        is_sent = st.form_submit_button(t("plans.pledge.button"))
    if is_sent:
        given = Pledge(
            action_id=action_id, partner_kind=str(kind), partner_name=name, what=what, amount_idr=amount
        )
        _store(lambda: plans.pledge(reads.store(), given, actor=who.acting()))


def _state(found: list[KeptPledge]) -> None:
    """How far a pledge is: another revision of it."""
    named = {one.pledge_id: one for one in found}
    with st.form("pledge_state", border=True), st.container(horizontal=True, vertical_alignment="bottom"):
        label = t("plans.pledge.which")
        chosen = st.selectbox(
            label,
            list(named),
            format_func=lambda code: f"{partner_of(named[code])}: {named[code].pledge.what}",
            key="pledge_which",
            placeholder=label,
            width=HALF,
        )
        label = t("plans.pledge.state")
        state = st.selectbox(
            label, list(kinds().pledges), 1, _pledge_state, key="pledge_state_of", placeholder=label, width=SMALL
        )
        is_sent = st.form_submit_button(t("plans.pledge.state.button"))
    if is_sent and chosen:
        one = named[str(chosen)]
        given = replace(one.pledge, state=str(state))
        _store(
            lambda: plans.change_pledge(reads.store(), one.pledge_id, given, seen=one.revision, actor=who.acting())
        )


def _store(write: object) -> None:
    try:
        write()  # type: ignore[operator]
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    st.session_state[DONE] = t("plans.pledge.stored")
    st.session_state[NONCE] = st.session_state.get(NONCE, 0) + 1
    st.rerun()


def _owner(code: str) -> str:
    return label_of("owners", code)


def _pledge_state(code: str) -> str:
    return label_of("pledges", code)
