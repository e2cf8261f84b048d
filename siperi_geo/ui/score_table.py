"""The table twin of a score map: the same figures as rows, lowest first, and the rules behind them."""

import pandas as pd

from siperi_geo import maps, tables
from siperi_geo.analysis.gaps import worst_first
from siperi_geo.text import t
from siperi_geo.ui import frame, table_view
from siperi_geo.ui.view import View

ABOVE = {"kelurahan": ("area_name", "kecamatan_name"), "kecamatan": ("area_name",)}
COUNTS = ("scored_count", "subject_count")
COUNTS_OF_FAMILIES = ("family_count",)


def show(view: View, scores: pd.DataFrame) -> None:
    """The rows behind a map as a table that opens."""
    paints = maps.score_paints(view.instrument, view.node)
    keys = [maps.paint_key(view.instrument, view.node, row) for row in scores.to_dict("records")]
    rows = worst_first(scores.assign(class_name=[paints[key].label for key in keys]))
    if view.instrument.is_private:
        rows = rows.assign(family_count=rows["scored_count"])
    table_view.twin(
        view,
        tables.scores(view.instrument, view.node, rows, (*ABOVE[view.level], *_counts(view))),
        title=t("map.table"),
        caption=t("map.table.caption", node=view.node_name, year=view.year),
        key=f"peta-{view.level}-{view.node}",
    )


def _counts(view: View) -> tuple[str, ...]:
    """Of how many each value is the mean; of families those alone that could be assessed."""
    if view.is_own:
        return ()
    return COUNTS_OF_FAMILIES if view.instrument.is_private else COUNTS


def rules(view: View, scores: pd.DataFrame) -> None:
    """What a reader must know about the values: how a kecamatan gets its value, how an aspect gets its colour."""
    is_index = view.node == view.instrument.root.id
    if not view.is_own and view.instrument.subject != "kelurahan":
        frame.note(t("map.rule.subjects", unit=t(f"unit.{view.instrument.subject}")))
    elif not view.is_own:
        weightings = set(scores[scores["scored_count"] > 1]["weighting"])
        if weightings:
            frame.note(t(f"map.rule.{weightings.pop() if len(weightings) == 1 else 'mixed'}"))
    if is_index and not view.is_own:
        frame.note(t("analysis.mean_class"))
    if not is_index:
        frame.note(t("map.rule.aspect"))
