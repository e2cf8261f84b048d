"""Who has offered asks with a code how it stands, and takes it back while it waits. It stores nothing."""

import streamlit as st

from siperi_geo import offers
from siperi_geo.errors import SiperiError
from siperi_geo.offers import Standing
from siperi_geo.plans import label_of
from siperi_geo.text import day, number, t
from siperi_geo.ui import board_offer, frame, reads, who

CODE, TAKEN, REFUSED = "board_code", "board_taken_back", "board_code_refused"


def show() -> None:
    """The box for a code, what became of that offer, and the button that takes it back."""
    is_open = bool(st.session_state.get(CODE))
    with st.expander(t("board.code.title"), expanded=is_open):
        if st.session_state.pop(TAKEN, False):
            st.success(t("board.code.taken_back"))
        form = st.form("board_code_form", border=False)
        with form, st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(t("board.code"), key=CODE, width=260, placeholder="abcd-efgh-jkmn")
            if st.form_submit_button(t("board.code.ask")):
                st.session_state.pop(REFUSED, None)
        code = str(st.session_state.get(CODE) or "").strip()
        if code:
            _answer(code)


def _answer(code: str) -> None:
    """What became of it; a refused code is asked for again only when its button is pressed: each one counts."""
    refused = st.session_state.get(REFUSED)
    if refused is not None:
        frame.problems(*refused)
        return
    try:
        found = offers.standing(reads.store(), code, address=board_offer.client())
    except SiperiError as error:
        st.session_state[REFUSED] = error.problems
        frame.problems(*error.problems)
        return
    for words in _sentences(found):
        frame.note(words)
    if found.state == "waiting":
        st.button(t("board.code.take_back"), key="board_take_back", on_click=_take_back, args=(code,))


def _take_back(code: str) -> None:
    try:
        offers.take_back(reads.store(), code, actor=who.acting(), address=board_offer.client())
    except SiperiError:
        return  # the page asks again and says how it stands
    st.session_state[TAKEN] = True


def _sentences(found: Standing) -> list[str]:
    """What was offered, when, and what was decided."""
    words = t("board.code.words_gone") if found.what == offers.FORGOTTEN else found.what
    amount = t("plans.pledge.in_kind") if found.amount_idr is None else f"Rp {number(found.amount_idr, 0)}"
    said = {"what": words, "amount": amount, "for_what": found.action_what, "day": day(found.given_at)}
    lines = [t("board.code.offer", **said), t(f"board.code.{found.state}", day=day(found.decided_at))]
    if found.reason:
        lines.append(t("board.code.reason", reason=found.reason))
    if found.pledge_state:
        lines.append(t("board.code.pledge", state=label_of("pledges", found.pledge_state)))
    return lines
