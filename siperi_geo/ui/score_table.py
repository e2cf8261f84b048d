"""The table twin of a score map: the same figures as rows, lowest first, and the rules behind them."""

import pandas as pd
import streamlit as st

from siperi_geo import maps, tables
from siperi_geo.analysis.gaps import worst_first
from siperi_geo.text import t
from siperi_geo.ui import frame
from siperi_geo.ui.filters import View

WHERE = {
    "kelurahan": ("area_name", "kecamatan_name"),
    "kecamatan": ("area_name", "scored_count", "kelurahan_count"),
}
WHAT = ("index_value", "class_name", "score", "coverage_pct")


def show(view: View, scores: pd.DataFrame) -> None:
    """The rows behind a map as a table that opens."""
    paints = maps.score_paints(view.instrument, view.node)
    keys = [maps.paint_key(view.instrument, view.node, row) for row in scores.to_dict("records")]
    rows = worst_first(scores.assign(class_name=[paints[key].label for key in keys]))
    with st.expander(t("map.table")):
        shown = tables.display(rows, [*WHERE[view.level], *WHAT])
        frame.table(shown, caption=t("map.table.caption", node=view.node_name, year=view.year))


def rules(view: View, scores: pd.DataFrame) -> None:
    """What a reader must know about the values: how a kecamatan gets its value, how an aspect gets its colour."""
    if view.level == "kecamatan":
        weightings = set(scores["weighting"])
        frame.note(t(f"map.rule.{weightings.pop() if len(weightings) == 1 else 'mixed'}"))
        if view.node == view.instrument.root.id:
            frame.note(t("analysis.mean_class"))
    if view.node != view.instrument.root.id:
        frame.note(t("map.rule.aspect"))
