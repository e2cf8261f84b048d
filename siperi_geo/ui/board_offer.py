"""One need in full, and the form to answer it, without an account. It checks and stores nothing itself.

What was given is told with the code that its giver keeps, in this session alone, until the giver says that it is
kept; nothing of it stays in the address.
"""

import streamlit as st

from siperi_geo import offers
from siperi_geo.errors import SiperiError
from siperi_geo.offers import Contact, Offer
from siperi_geo.plans import Need, kinds
from siperi_geo.tables.board import part_table
from siperi_geo.text import number, pick, t
from siperi_geo.ui import board_scores, frame, links, local, reads, who
from siperi_geo.ui.board_choice import ANSWERED

DONE, NONCE, ABOVE, HALF, WIDE = "board_done", "board_nonce", "board_above", 350, 720
CODE_WIDE = 240


def say_given() -> None:
    """What was given in this session, each with its code, until its giver has kept it."""
    given: dict[str, str] = st.session_state.get(DONE, {})
    if not given:
        return
    with st.container(key="outcome", border=True):
        for code, what in given.items():
            st.success(t("board.given", what=frame.plain(what)))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.code(code, language=None, width=CODE_WIDE)
                st.button(t("board.given.kept"), key=f"kept_{code}", on_click=_forget_code, args=(code,))


def _forget_code(code: str) -> None:
    st.session_state[DONE] = {one: what for one, what in st.session_state.get(DONE, {}).items() if one != code}


def show(need: Need) -> None:
    """What the need is to improve, and the form to answer it."""
    if need.indicator:
        frame.note(t("board.indicator", words=need.indicator))
    rows = board_scores.parts(need)
    if rows:
        frame.table(part_table(rows).shown, caption=t("board.parts"))
        frame.note(t("board.parts.note"))
    links.to_action(need)
    _answering(need)


def client() -> str:
    """Where the reader's browser is, as for signing in: "" for this computer or a server in between."""
    return st.context.ip_address or ""


def may_offer() -> bool:
    """With accounts everybody; without any only at this computer, since nobody could be told to decide."""
    return who.has_accounts() or local.open_host() is None


def _answering(need: Need) -> None:
    if not may_offer():
        frame.note(t("board.closed"))
        return
    given = _form(need)
    if given is None or not _is_meant(need, given[0]):
        return
    try:
        receipt = offers.give(reads.store(), *given, actor=who.acting(), address=client())
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    st.session_state[DONE] = st.session_state.get(DONE, {}) | {receipt.code: need.what}
    st.session_state[NONCE] = st.session_state.get(NONCE, 0) + 1
    st.session_state[ANSWERED] = True
    st.session_state.pop(ABOVE, None)
    st.rerun()


def _is_meant(need: Need, offer: Offer) -> bool:
    """An offer above what is lacking is taken when it is sent a second time with that amount."""
    amount, lacking = offer.amount_idr, need.lacking_idr
    if amount is None or lacking is None or amount <= lacking:
        return True
    asked = (need.action_id, amount)
    if st.session_state.get(ABOVE) == asked:
        return True
    st.session_state[ABOVE] = asked
    frame.caution(t("board.offer.above", lacking=number(lacking, 0), surplus=number(amount - lacking, 0)))
    return False


def _form(need: Need) -> tuple[Offer, Contact] | None:
    """What is typed, once it is sent; None before."""
    mark = f"{need.action_id}_{st.session_state.get(NONCE, 0)}"
    with st.form(f"offer_{mark}", border=False):
        st.markdown(f"**{t('board.form')}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(t("board.offer.partner_name"), key=f"offer_name_{mark}", width=HALF)
            kind = _kind(mark)
        what = st.text_area(t("board.offer.what"), key=f"offer_what_{mark}", height=90, width=WIDE)
        amount = st.number_input(
            t("board.offer.amount"), value=None, step=1, key=f"offer_amount_{mark}", width=HALF
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            person = st.text_input(t("board.offer.person"), key=f"offer_person_{mark}", width=HALF)
            reach = st.text_input(t("board.offer.reach"), key=f"offer_reach_{mark}", width=HALF)
        is_named = st.checkbox(t("board.offer.may_be_named"), key=f"offer_named_{mark}")
        frame.note(t("board.privacy"))
        is_sent = st.form_submit_button(t("board.send"), type="primary")
    if not is_sent:
        return None
    offer = Offer(
        action_id=need.action_id,
        partner_kind=kind,
        partner_name=name,
        what=what,
        amount_idr=amount,
        may_be_named=is_named,
    )
    return offer, Contact(name=person, reach=reach)


def _kind(mark: str) -> str:
    label, known = t("plans.pledge.partner_kind"), kinds().owners
    at = list(known).index("business")
    return str(
        st.selectbox(
            label,
            list(known),
            at,
            lambda code: pick(known[code].label),
            key=f"offer_kind_{mark}",
            placeholder=label,
            width=HALF,
        )
    )
