"""Taking back what an import stored by mistake, below the list of imports; `verification` does it."""

import streamlit as st

from siperi_geo.analysis.withdrawn import left, withdrawn
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Right
from siperi_geo.text import moment, number, t
from siperi_geo.ui import frame, reads, who
from siperi_geo.verification import withdraw

DONE, BATCH = "withdraw_done", "withdraw_batch"


def box() -> None:
    """Choose an import, see its forms, say why, take it back; nothing where no import stored a real form, nor for
    who may not.
    """
    if not who.may(Right.WITHDRAW):
        return
    if gone := st.session_state.pop(DONE, None):
        st.success(frame.plain(t("withdraw.done", **gone)))
    rows = reads.query("assessments/batch_list", actor=None)
    names = {
        row["batch_id"]: f"{moment(row['created_at'])} · {row['file_name']}"
        for row in rows.to_dict("records")
        if row["action"] == "import_forms"
    }
    if not names:
        return
    with st.expander(t("withdraw.title")):
        st.markdown(t("withdraw.lead"))
        chosen = st.selectbox(
            t("withdraw.batch"),
            list(names),
            index=None,
            format_func=lambda one: names.get(one, one),
            placeholder=t("ui.pick.placeholder"),
            key=BATCH,
        )
        if chosen:
            _one(chosen)


def _one(batch: str) -> None:
    rows, n_left = withdrawn(reads.query, batch), left(reads.query, batch)
    if not rows.empty:
        frame.table(rows, caption=t("withdraw.forms"))
    if not n_left:
        frame.note(t("withdraw.nothing"))
        return
    reason = st.text_input(t("withdraw.reason"), key=f"withdraw_reason_{batch}")
    if st.button(t("withdraw.button", n=number(n_left, 0)), disabled=not reason.strip()):
        try:
            n = withdraw(reads.store(), batch, actor=who.acting(), reason=reason)
        except SiperiError as error:
            frame.problems(*error.problems)
            return
        st.session_state[DONE] = {"n": number(n, 0), "batch": batch}
        st.rerun()
