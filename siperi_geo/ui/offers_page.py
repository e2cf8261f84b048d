"""Offers as planners see them: those that wait, each with the form to decide, and those that are decided.

Read anew at every run: an offer comes without a new version of the data. It checks and stores nothing itself.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from siperi_geo import offers
from siperi_geo.errors import SiperiError
from siperi_geo.offers import KeptOffer
from siperi_geo.plans import partner_said
from siperi_geo.tables.board import amount_of, contact_of, decided_table, offered_by, partner_of
from siperi_geo.text import moment, number, t, tn
from siperi_geo.ui import frame, plan_choice, reads, who

DONE, WIDE, HALF = "offers_done", 720, 350


def waiting() -> None:
    """What was just decided; every offer that waits, the oldest first."""
    if done := st.session_state.pop(DONE, None):
        st.success(t(f"board.offers.done.{done}"))
    found = [one for one in _offers() if one.state == "waiting"]
    frame.section(tn("board.offers.waiting", len(found)))
    if not found:
        frame.note(t("board.offers.none"))
    for one in found:
        with st.container(border=True, key=f"offer_{one.offer_id}"):
            _one(one)


def decided() -> None:
    """Those that are decided, the newest first, and whom to call about accepted ones."""
    found = [one for one in _offers() if one.decided_at is not None]
    if not found:
        return
    found.sort(key=lambda one: str(one.decided_at), reverse=True)
    title = t("board.offers.decided")
    with st.expander(title):
        frame.table(decided_table(found).shown, caption=title)
        _forgetting([one for one in found if one.contact is not None])


def _offers() -> tuple[KeptOffer, ...]:
    return offers.offers(reads.store(), who.acting())


def _one(one: KeptOffer) -> None:
    offer = one.offer
    st.markdown(f"**{frame.plain(offered_by(one))}**")
    area = plan_choice.areas().get(one.area_code)
    place = plan_choice.name_of(area) if area else one.area_code
    frame.note(t("board.offers.about", what=one.action_what, place=place, given=moment(one.given_at)))
    frame.note(t("board.offers.said", what=offer.what, amount=amount_of(one)))
    frame.note(t("board.offers.contact", contact=contact_of(one)))
    if offers.names_somebody(offer.what):
        frame.caution(t("board.offers.names"))
    if name := offers.named_in(offer.what, one):
        frame.caution(t("board.offers.named_in", name=name))
    if one.surplus_idr:
        lacking = number(max(0, one.lacking_idr or 0), 0)
        frame.caution(t("board.offers.surplus", surplus=number(one.surplus_idr, 0), lacking=lacking))
    _accepting(one)
    _declining(one.offer_id)


def _accepting(one: KeptOffer) -> None:
    """The words that all will read, the amount, the name that will stand there."""
    with st.form(f"accept_{one.offer_id}", border=False):
        what = st.text_area(t("board.offers.words"), one.offer.what, key=f"words_{one.offer_id}", width=WIDE)
        paid = st.number_input(
            t("plans.pledge.amount"), value=one.offer.amount_idr, step=1, key=f"paid_{one.offer_id}", width=HALF
        )
        frame.note(t("board.offers.named", name=partner_said(one.offer.public_name, one.offer.partner_kind)))
        is_sent = st.form_submit_button(t("board.offers.accept"), type="primary", key=f"yes_{one.offer_id}")
    if is_sent:
        _done("accepted", partial(offers.accept, reads.store(), one.offer_id, what=what, amount_idr=paid))


def _declining(offer_id: str) -> None:
    """A form of its own: whoever presses Enter after a reason must not accept."""
    form = st.form(f"decline_{offer_id}", border=False)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(t("board.offers.reason"), key=f"reason_{offer_id}", width=WIDE)
        is_sent = st.form_submit_button(t("board.offers.decline"), key=f"no_{offer_id}")
    if is_sent:
        _done("declined", partial(offers.decline, reads.store(), offer_id, reason=reason))


def _done(state: str, write: Callable[..., object]) -> None:
    """Store a decision and say so on a new page; what is against it stays beside the form."""
    try:
        write(actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    st.session_state[DONE] = state
    st.rerun()


def _forgetting(found: list[KeptOffer]) -> None:
    """Deleting whom to call about an accepted offer."""
    if not found:
        return
    names = {one.offer_id: f"{partner_of(one)}: {contact_of(one)}" for one in found}
    with st.form("forget_contact", border=True), st.container(horizontal=True, vertical_alignment="bottom"):
        label = t("board.offers.forget.which")
        chosen = st.selectbox(
            label,
            list(names),
            format_func=lambda code: names[code],
            key="forget_which",
            placeholder=label,
            width=HALF,
        )
        is_sent = st.form_submit_button(t("board.offers.forget"))
    if is_sent and chosen:
        _done("forgotten", partial(offers.forget_contact, reads.store(), str(chosen)))
