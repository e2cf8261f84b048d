"""The populations that are stored, as the page shows them: by year, per kelurahan, and whether they weigh."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from siperi_geo import columns
from siperi_geo.registers.populations import (
    Weighting,
    remove_year,
    weighting_lines,
    weighting_table,
    weighting_title,
    weightings,
)
from siperi_geo.text import MISSING, number, t
from siperi_geo.ui import batches, frame, reads, who

REMOVED = "people_removed"


def stored() -> list[int]:
    """What is stored, by year, with its source; each year's kelurahan on request. Returns the years."""
    rows = reads.query("populations/total_per_year")
    years = [int(year) for year in rows["year"]]
    if rows.empty:
        frame.note(t("people.stored.none"))
        return years
    shown = {
        t("people.column.year"): [str(year) for year in years],
        t("people.column.kelurahan"): [
            t("people.of", n=number(n, 0), total=number(total, 0))
            for n, total in zip(rows["kelurahan_count"], rows["total_count"], strict=True)
        ],
        t("people.column.people"): [number(people, 0) for people in rows["population_people"]],
        t("people.column.source"): rows["sources"],
    }
    frame.table(pd.DataFrame(shown), caption=t("people.stored"))
    for year in years:
        with st.expander(t("people.open_year", year=year)):
            _kelurahan(year)
    return years


def _kelurahan(year: int) -> None:
    found = reads.query("populations/figure_per_kelurahan", year=year).astype(object)
    rows = found.where(found.notna(), None)
    known = [columns.column(name) for name in ("area_name", "kecamatan_name", "population_people")]
    shown = {column.title(): [column.show(one) for one in rows[column.name]] for column in known}
    shown[t("people.column.source")] = [one or MISSING for one in rows["source"]]
    frame.table(pd.DataFrame(shown), caption=t("people.open_year", year=year))


def weighting() -> None:
    """For each instrument and year with scores: do people weigh, and which kelurahan prevent it?"""
    found = weightings(reads.store())
    if found:
        show_weighting(found)
    else:
        frame.note(t("people.weighting.none"))


def show_weighting(found: Sequence[Weighting]) -> None:
    """Where people weigh, as a table, and which kelurahan prevent it elsewhere."""
    frame.table(weighting_table(found), caption=weighting_title(t("people.weighting.caption")))
    for words in weighting_lines(found):
        frame.note(words)


def remove(years: list[int]) -> None:
    """Take one year out, after a second click that confirms; nothing without any year."""
    if gone := st.session_state.pop(REMOVED, None):
        st.success(t("people.removed", **gone))
    if not years:
        return
    with st.expander(t("people.remove")):
        label = t("people.remove.year")
        year = st.selectbox(label, years, key="people_remove_year", placeholder=label, width=240)
        sure = st.checkbox(t("people.remove.sure", year=year), key=f"people_remove_sure_{year}")
        if st.button(t("people.remove.button"), disabled=not sure):
            n = remove_year(reads.store(), year, actor=who.acting())
            st.session_state[REMOVED] = {"n": number(n, 0), "year": year}
            st.rerun()


def history() -> None:
    """The last imports, newest first."""
    caption = t("people.history")
    batches.history("populations/batch_list", caption=caption, words=lambda name: t(f"people.history.{name}"))
