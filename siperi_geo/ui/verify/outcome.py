"""Carrying out a verifier's decision, and saying what came of it where the verifier is.

A decision is about the forms that were on the screen when the button was drawn, whatever came in meanwhile; what
was typed stays until it is stored.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from siperi_geo.assessments import FormState
from siperi_geo.errors import SiperiError
from siperi_geo.settings import actor
from siperi_geo.text import number, t
from siperi_geo.ui import frame, local, reads
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.verification import decide, decide_all

OUTCOME, SURE = "siperi_verify_outcome", "verify_sure"


def carry_out(assessment_id: str, name: str, to: FormState) -> None:
    """Store one decision with what was typed for this form; for the button that does so."""
    typed = verify_typed.gather(assessment_id)
    said = verify_typed.said(assessment_id)
    if _refused(lambda: decide(reads.store(), assessment_id, to, actor=actor(), reason=typed.reason, said=said)):
        return
    verify_typed.forget(assessment_id)
    st.session_state[OUTCOME] = (f"verify.done.{to}", {"name": name, "n": len(said)})


def verify_all(assessment_ids: Sequence[str]) -> None:
    """Verify several forms, all or none; for the button that does so."""
    if not _refused(lambda: decide_all(reads.store(), assessment_ids, "verified", actor=actor())):
        st.session_state[OUTCOME] = ("verify.done.all", {"n": len(assessment_ids)})
    st.session_state.pop(SURE, None)


def _refused(act: Callable[[], None]) -> bool:
    if local.open_host():
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
