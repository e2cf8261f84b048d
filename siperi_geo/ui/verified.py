"""On every page of results: how many forms behind them are verified, and which is which in tables."""

import pandas as pd
import streamlit as st

from siperi_geo.analysis.verified import about_verified, counted, marked, only_verified
from siperi_geo.ui import frame, reads, results
from siperi_geo.ui.view import View


def say(view: View, year: int | None = None) -> None:
    """What the numbers of the year shown, or of another, are of; nothing where no real form counts.

    Nothing either of families: their forms are not verified one by one, and how few there are is not said.
    In a container, so that a map below keeps its place, and its zoom, however many lines these are.
    """
    with st.container():
        if not view.instrument.is_private:
            _say(view, year or view.year)


def _say(view: View, year: int) -> None:
    if view.is_verified_only:
        row = results.verified_basis(view, year).iloc[0]
        frame.caution(only_verified(year, int(row["form_count"])))
        if words := about_verified(year, int(row["corrected_count"]), int(row["superseded_count"])):
            frame.note(words)
        return
    row = reads.query("assessments/verified_count", instrument=view.instrument.id, year=year).iloc[0]
    words = counted(year, *(int(row[name]) for name in ("form_count", "verified_count", "example_count")))
    if words:
        frame.note(words)


def with_verification(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of subjects in the year shown with how each came about, where there are real forms."""
    return marked(rows, results.forms(view))
