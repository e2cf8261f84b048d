"""The other forms of a subject in the same round: an older one to reject too, a rejected one to take back.

What may be done with them, `assessments` decides; this offers it.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from siperi_geo.assessments import FORM_MOVES
from siperi_geo.text import t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.verify import outcome as verify_outcome
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.ui.verify.choice import Work, label
from siperi_geo.ui.verify.form import Desk

Row = Mapping[Hashable, Any]
WOULD_COUNT = ("submitted", "verified")


def others(work: Work, this: Desk) -> list[Row]:
    """The other forms, newest first, each as its last event."""
    asked = {"instrument": work.instrument.id, "year": work.year, "subject_id": this.form.subject_id}
    last = reads.query("assessments/event_list", **asked).drop_duplicates("assessment_id")
    return list(last[last["assessment_id"] != this.form.assessment_id].to_dict("records"))


def show(work: Work, this: Desk) -> None:
    """A way to reject each older form that would count again, and to take back a rejection."""
    for row in others(work, this):
        form, state = str(row["assessment_id"]), str(row["to_state"])
        if state in WOULD_COUNT and "rejected" in FORM_MOVES[state]:
            with st.expander(t("verify.older.reject", revision=row["revision"])):
                _reject(this, form, row)
        elif state == "rejected" and reads.query("assessments/newer_forms", assessment_id=form).empty:
            frame.note(
                t("verify.older.rejected", revision=row["revision"], actor=row["actor"], reason=row["reason"])
            )
            words = t("verify.older.take_back", revision=row["revision"])
            args = (form, label(this.form), "submitted", state)
            st.button(words, key=f"verify_back_{form}", on_click=verify_outcome.carry_out, args=args)


def _reject(this: Desk, form: str, row: Row) -> None:
    frame.note(t("verify.older.why"))
    key = verify_typed.reason_key(form)
    st.text_area(t("verify.reason"), key=key, on_change=verify_typed.keep_reason, args=(form,), height=68)
    words = t("verify.older.do", revision=row["revision"])
    args = (form, label(this.form), "rejected", str(row["to_state"]))
    st.button(words, key=f"verify_reject_{form}", on_click=verify_outcome.carry_out, args=args)


def left_behind(work: Work, this: Desk) -> None:
    """What was typed for a form that was replaced meanwhile: to be taken over, or thrown away."""
    form = this.form
    for row in others(work, this):
        old = str(row["assessment_id"])
        if not verify_typed.said(old):
            continue
        frame.caution(t("verify.left_behind", revision=row["revision"], now=form.revision))
        with st.container(horizontal=True):
            words = t("verify.left_behind.take", now=form.revision)
            st.button(words, key=f"verify_take_{old}", on_click=verify_typed.move, args=(old, form.assessment_id))
            drop = t("verify.left_behind.drop")
            st.button(drop, key=f"verify_drop_{old}", on_click=verify_typed.forget, args=(old,))
