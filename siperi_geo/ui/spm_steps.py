"""The four steps of applying the standard, as their page shows and takes them. It checks nothing itself."""

from datetime import date

import streamlit as st

from siperi_geo.registers.spm import (
    STATES,
    StepState,
    line_name,
    remove_step,
    set_step,
    state_name,
    step_name,
    step_said,
    steps_table,
    stored_steps,
)
from siperi_geo.registers.spm.steps import StepKey
from siperi_geo.spm import standard
from siperi_geo.text import city_today, pick, t
from siperi_geo.ui import frame, reads, who

DONE, NONE = "spm_step_done", "none"
FIRST_YEAR = 2018  # of the standard


def show() -> None:
    """What is said of the steps, after a line about what was just done; a form for one of them."""
    frame.section(t("spm_data.steps"))
    if done := st.session_state.pop(DONE, None):
        st.success(frame.plain(done))
    said = steps_table(reads.store())
    if said.empty:
        frame.note(t("spm_data.steps.none"))
    else:
        frame.table(said, caption=t("spm_data.steps"))
    frame.note(t("spm_data.steps.note"))
    _form(_which())


def _which() -> StepKey:
    """Year, service and step that the form is about."""
    known, this_year = standard(), city_today().year
    with st.container(horizontal=True):
        years = list(range(this_year + 1, FIRST_YEAR - 1, -1))
        year = st.selectbox(t("spm_data.column.year"), years, index=1, key="spm_step_year", width=110)
        names = {one.id: pick(one.short) for one in known.services}
        label = t("spm_data.column.service")
        service = st.selectbox(
            label, list(names), format_func=lambda code: names[code], key="spm_step_service", width=380
        )
        steps = [one.id for one in known.steps]
        step = st.selectbox(t("spm_data.column.step"), steps, format_func=step_name, key="spm_step", width=380)
    return int(year), str(service), str(step)


def _form(where: StepKey) -> None:
    found = {(one.year, one.service, one.step): one for one in stored_steps(reads.store())}.get(where)
    mark = "_".join(map(str, where))
    with st.form(f"spm_step_{mark}", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            states = (NONE, *STATES)
            label, index = t("spm_data.column.state"), states.index(found.state) if found else 0
            state = st.selectbox(label, states, index, state_name, key=f"spm_state_{mark}", width=180)
            day = found.done_on if found else None
            done_on = st.date_input(
                t("spm_data.column.done_on"), day, format="DD/MM/YYYY", key=f"spm_on_{mark}", width=160
            )
            note = found.note if found else ""
            note = st.text_input(t("spm_data.steps.note_box"), note, key=f"spm_note_{mark}", width=380)
        is_asked = st.form_submit_button(t("spm_data.steps.button"), type="primary")
    if is_asked:
        on = done_on if isinstance(done_on, date) else None
        st.session_state[DONE] = _store(where, found, str(state), on, note)
        st.rerun()


def _store(where: StepKey, found: StepState | None, state: str, done_on: date | None, note: str) -> str:
    """Store what the form says; "not yet" takes back what was said before. Returns what is so now."""
    year, service, step = where
    if state != NONE:
        set_step(reads.store(), where, state, actor=who.acting(), done_on=done_on, note=note)
    elif found is not None:
        remove_step(reads.store(), where, actor=who.acting())
    else:
        words = {"service": line_name(service), "step": step_name(step)}
        return t("spm_data.steps.nothing", year=year, **words)
    return step_said(service, step, year, state)
