"""Carrying out a verifier's decision, and saying what came of it where the verifier is.

A decision is about the forms that were on the screen when the button was drawn, in the state they were shown in,
whatever came in meanwhile; what was typed stays until it is stored.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import cast

import streamlit as st

from siperi_geo.assessments import FormState, Review, reviews_of
from siperi_geo.errors import SiperiError
from siperi_geo.text import number, t
from siperi_geo.ui import frame, local, reads, who
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.verification import decide, decide_all, take_back_word

OUTCOME, SURE = "siperi_verify_outcome", "verify_sure"


def carry_out(assessment_id: str, name: str, to: FormState, seen: str) -> None:
    """Store one decision with what was typed for this form, shown as `seen`; for the button that does so."""
    typed = verify_typed.gather(assessment_id)
    said = verify_typed.said(assessment_id, reviews_of(reads.store(), assessment_id))
    shown = cast(FormState, seen)
    me, reason = who.acting(), typed.reason
    if _refused(lambda: decide(reads.store(), assessment_id, to, actor=me, reason=reason, said=said, seen=shown)):
        return
    verify_typed.forget(assessment_id)
    st.session_state[OUTCOME] = (f"verify.done.{to}", {"name": name, "n": len(said)})


def take_back(assessment_id: str, item_id: str, number: int, seen: Review) -> None:
    """Take back what was shown as stored of one answer; for the button that does so."""
    me = who.acting()
    if not _refused(lambda: take_back_word(reads.store(), assessment_id, item_id, seen=seen, actor=me)):
        st.session_state[OUTCOME] = ("verify.done.unsaid", {"number": str(number)})


def sure_key(assessment_ids: Sequence[str]) -> str:
    """The tick that answers for exactly these forms: others ask for a tick of their own."""
    return f"{SURE}_{hashlib.sha256(' '.join(assessment_ids).encode()).hexdigest()[:16]}"


def verify_all(assessment_ids: Sequence[str]) -> None:
    """Verify several forms that were shown as waiting, all or none; for the button that does so."""
    if not _refused(
        lambda: decide_all(reads.store(), assessment_ids, "verified", actor=who.acting(), seen="submitted")
    ):
        st.session_state[OUTCOME] = ("verify.done.all", {"n": len(assessment_ids)})
    st.session_state.pop(sure_key(assessment_ids), None)


def _refused(act: Callable[[], None]) -> bool:
    if local.open_host() and not who.has_accounts():
        return True
    try:
        act()
    except SiperiError as error:
        st.session_state[OUTCOME] = error.problems
        return True
    return False


def show() -> None:
    """What came of the last decision, once, pinned to where the reader is."""
    found = st.session_state.pop(OUTCOME, None)
    if found is None:
        return
    with st.container(key="outcome", gap=None):
        if isinstance(found[0], str):
            key, values = found
            values = {name: number(one, 0) if isinstance(one, int) else one for name, one in values.items()}
            st.success(frame.plain(t(key, **values)))
        else:
            frame.problems(*found)
            frame.caution(t("verify.nothing_lost"))
