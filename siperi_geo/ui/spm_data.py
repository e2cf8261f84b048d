"""The figures of the standard that are stored, as their page shows them: by year, every one, and taking out."""

import pandas as pd
import streamlit as st

from siperi_geo.registers.spm import MEASURES, remove, stored_table, years_table
from siperi_geo.text import number, t
from siperi_geo.ui import batches, frame, reads, who

REMOVED = "spm_data_removed"
BOX_WIDTH = 320


def stored() -> pd.DataFrame:
    """What is stored, by year; every figure of each on request. Returns the figures."""
    rows = reads.query("spm/figure_list")
    if rows.empty:
        frame.note(t("spm_data.stored.none"))
        return rows
    frame.table(years_table(rows), caption=t("spm_data.stored"))
    with st.expander(t("spm_data.open")):
        shown = _chosen(rows)
        frame.table(stored_table(shown), caption=t("spm_data.open"))
    return rows


def _chosen(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures of one year and measure: the newest year, and the first measure it has, at first."""
    with st.container(horizontal=True):
        label = t("spm_data.column.year")
        years = sorted((int(year) for year in rows["year"].unique()), reverse=True)
        year = st.selectbox(label, years, key="spm_data_shown_year", placeholder=label, width=110)
        of_year = rows[rows["year"] == year]
        measures = [one for one in MEASURES if one in set(of_year["measure"])]
        label = t("spm_data.column.measure")
        key = f"spm_data_shown_measure_{year}"
        measure = st.selectbox(label, measures, format_func=_measure, key=key, placeholder=label, width=BOX_WIDTH)
    return of_year[of_year["measure"] == measure]


def _measure(name: str) -> str:
    return t(f"spm_data.measure.{name}")


def taken_out(rows: pd.DataFrame) -> None:
    """Take the figures of a year, or of one of its sources, out after a second click that confirms."""
    if gone := st.session_state.pop(REMOVED, None):
        st.success(t("spm_data.removed", n=gone))
    if rows.empty:
        return
    with st.expander(t("spm_data.remove")):
        label = t("spm_data.remove.year")
        years = sorted((int(year) for year in rows["year"].unique()), reverse=True)
        year = st.selectbox(label, years, key="spm_data_remove_year", placeholder=label, width=BOX_WIDTH)
        of_it = rows[rows["year"] == year]
        source = _one_source(sorted(of_it["source"].unique()))
        n = number(len(of_it) if source is None else int((of_it["source"] == source).sum()), 0)
        sure = st.checkbox(t("spm_data.remove.sure", n=n), key=f"spm_data_remove_sure_{year}_{source}")
        if st.button(t("spm_data.remove.button"), disabled=not sure, key="spm_data_remove"):
            remove(reads.store(), int(year), actor=who.acting(), source=source)
            st.session_state[REMOVED] = n
            st.rerun()


def _one_source(sources: list[str]) -> str | None:
    return st.selectbox(
        t("spm_data.remove.source"),
        sources,
        index=None,
        placeholder=t("spm_data.remove.every"),
        key="spm_data_remove_source",
    )


def history() -> None:
    """The last imports, newest first."""
    caption = t("spm_data.history")
    batches.history("spm/batch_list", caption=caption, words=lambda name: t(f"spm_data.history.{name}"))
