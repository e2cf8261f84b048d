"""The parts of the page about targets: those that are stored, setting one, taking one away. It checks nothing."""

import streamlit as st

from siperi_geo.instruments import Instrument
from siperi_geo.registers.targets import nodes_with_targets, remove_target, set_target, stored_targets
from siperi_geo.tables.targets import named, part_of, said, target_table
from siperi_geo.text import abbreviation, city_today, number, pick, t
from siperi_geo.ui import frame, reads, who

DONE = "target_done"


def stored() -> None:
    """Every target as a table, after a line about what was just done."""
    if done := st.session_state.pop(DONE, None):
        st.success(done)
    found = stored_targets(reads.store())
    if found:
        frame.table(target_table(found).shown, caption=t("targets.stored"))
    else:
        frame.note(t("targets.none"))


def setting(instrument: Instrument) -> None:
    """A form for one target of an instrument; what cannot be used is refused with what to do."""
    names = nodes_with_targets(instrument)
    with st.form("target", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            this_year = city_today().year
            year = st.number_input(t("targets.column.year"), 2000, 2100, this_year, width=150)
            node = st.selectbox(
                t("targets.column.node"),
                list(names),
                format_func=lambda one: pick(names[one]),
                placeholder=t("targets.column.node"),
                width=320,
            )
            label = t("targets.column.target")
            value = st.number_input(label, value=None, step=None, placeholder=_scale(instrument), width=200)
            source = st.text_input(t("targets.column.source"), placeholder=t("targets.source.example"), width=380)
        is_asked = st.form_submit_button(t("targets.button"), type="primary")
    if is_asked and value is None:
        frame.caution(t("targets.value.missing"))
    elif is_asked and value is not None:
        store = reads.store()
        before = set_target(
            store, instrument.id, int(year), value, source=source, actor=who.acting(), node=str(node)
        )
        st.session_state[DONE] = said(instrument, int(year), str(node), value, before)
        st.rerun()


def _scale(instrument: Instrument) -> str:
    low, high = (number(end, 0) for end in instrument.value_range(instrument.root.id))
    return t("targets.scale", low=low, high=high)


def removing() -> None:
    """Take one away, after a second click that confirms; nothing without any."""
    found = {f"{one.instrument} {one.year} {one.node}": one for one in stored_targets(reads.store())}
    if not found:
        return
    with st.expander(t("targets.remove")):
        label = t("targets.remove.which")
        chosen = st.selectbox(
            label,
            list(found),
            format_func=lambda key: named(found[key]),
            key="target_remove",
            placeholder=label,
            width=380,
        )
        sure = st.checkbox(t("targets.remove.sure"), key=f"target_sure_{chosen}")
        if st.button(t("targets.remove.button"), disabled=not (sure and chosen)):
            one = found[str(chosen)]
            remove_target(reads.store(), one.instrument, one.year, actor=who.acting(), node=one.node)
            words = {"instrument": abbreviation(one.instrument), "year": one.year, "node": part_of(one)}
            st.session_state[DONE] = t("targets.removed", **words)
            st.rerun()
