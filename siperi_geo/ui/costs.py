"""The parts of the page about unit costs: those stored, setting one, taking one away, a file."""

from pathlib import Path

import streamlit as st

from siperi_geo.programmes import catalogue
from siperi_geo.registers.costs import (
    Cost,
    Examined,
    accept,
    examine,
    read_rupiah,
    remove_cost,
    set_cost,
    stored_costs,
)
from siperi_geo.tables.costs import cost_table, entry_table, line_table, named, said
from siperi_geo.text import city_today, number, pick, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, register_import, uploads, who

DONE, WORDS = "cost_done", "costs"
FILE, CHOICES = register_import.file_key(WORDS), register_import.choices(WORDS)
FIRST_YEAR = 2000


def stored() -> None:
    """Every unit cost as a table, after a line about what was just done."""
    if done := st.session_state.pop(DONE, None):
        st.success(done)
    found = stored_costs(reads.store())
    if found:
        frame.table(cost_table(found).shown, caption=t("costs.stored"))
    else:
        frame.note(t("costs.none"))
    frame.note(t("costs.reference.note"))
    with st.expander(t("costs.lines")):
        frame.table(line_table(), caption=t("costs.lines"))
        frame.note(t("costs.need.note"))


def setting() -> None:
    """A form for one cost; what cannot be used is refused with what to do."""
    lines = {line.code: f"{line.code} {pick(line.name)}" for line in catalogue().lines}
    with st.form("cost", border=True):
        label = t("costs.column.line")
        line = st.selectbox(label, list(lines), index=None, format_func=lines.__getitem__, placeholder=label)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            year = st.number_input(t("costs.column.year"), FIRST_YEAR, 2100, city_today().year, width=130)
            idr_words = st.text_input(
                t("costs.column.unit_cost"), placeholder=t("costs.unit_cost.example"), width=200
            )
            quantity = st.number_input(
                t("costs.column.quantity"), value=None, step=1, placeholder=t("costs.quantity.example"), width=200
            )
            source = st.text_input(t("costs.column.source"), placeholder=t("costs.source.example"), width=380)
        is_asked = st.form_submit_button(t("costs.button"), type="primary")
    idr = read_rupiah(idr_words or "")
    if is_asked and (line is None or idr is None):
        frame.caution(t("costs.missing"))
    elif is_asked and line is not None and idr is not None:
        new = Cost(line, int(year), idr, None if quantity is None else int(quantity), source or "")
        _set(new)


def _set(new: Cost) -> None:
    store, idr = reads.store(), new.unit_cost_idr
    before = set_cost(store, new.line, new.year, idr, source=new.source, actor=who.acting(), quantity=new.quantity)
    st.session_state[DONE] = said(new, before)
    st.rerun()


def removing() -> None:
    """Take one away, after a second click that confirms; nothing without any."""
    found = {f"{one.line} {one.year}": one for one in stored_costs(reads.store())}
    if not found:
        return
    with st.expander(t("costs.remove")):
        label = t("costs.remove.which")
        chosen = st.selectbox(
            label, list(found), format_func=lambda key: named(found[key]), key="cost_remove", placeholder=label
        )
        sure = st.checkbox(t("costs.remove.sure"), key=f"cost_sure_{chosen}")
        if st.button(t("costs.remove.button"), disabled=not (sure and chosen)):
            gone = remove_cost(reads.store(), found[str(chosen)].line, found[str(chosen)].year, actor=who.acting())
            st.session_state[DONE] = t("costs.removed", line=named(gone))
            st.rerun()


def importing() -> None:
    """A file of unit costs: source and year of rows that name none, the report, the decision."""
    st.markdown(t("costs.form"))
    register_import.say_stored(WORDS)
    files = uploads.file_box(t("costs.file"), key=FILE, choices=CHOICES)
    with st.container(horizontal=True):
        source = register_import.source_box(WORDS)
        year = register_import.year_box(WORDS, FIRST_YEAR)
    if files:
        _report(files[0].name, files[0].getvalue(), source, year)


def _report(name: str, content: bytes, source: str, year: int | None) -> None:
    store = reads.store()

    def read(paths: list[Path]) -> Examined:
        return examine(store, paths[0], source=source, year=year)

    found = uploads.examined([(name, content)], read, nameless="biaya")
    if found is None:
        return
    frame.section(t("costs.report"))
    counts = {"rows_in": found.rows_in, "good": found.rows_good, "bad": found.rows_bad}
    frame.note(t("costs.rows", **{key: number(n, 0) for key, n in counts.items()}))
    register_import.entries(t("costs.entries"), found, lambda: entry_table(found.entries))
    problem_table.show(found.problems, key=WORDS)
    form_outcome.quarantine(found.quarantine)
    register_import.decide(WORDS, found, lambda here, one: accept(here, one, actor=who.acting()))
