"""The table twin of a score map: the same figures as rows, lowest first, and the rules behind them."""

from collections.abc import Callable, Sequence

import pandas as pd

from siperi_geo import maps, tables
from siperi_geo.analysis.gaps import worst_first
from siperi_geo.cells import Cells, Table, table
from siperi_geo.text import t
from siperi_geo.ui import frame, kept, score_rows, table_view
from siperi_geo.ui.view import View

ABOVE = {"kelurahan": ("area_name", "kecamatan_name"), "kecamatan": ("area_name",)}
COUNTS = ("scored_count", "subject_count")
COUNTS_OF_FAMILIES = ("family_count",)


def show(
    view: View,
    within: str | None = None,
    *,
    of: str = "",
    name: str = "peta",
    more: Callable[[Sequence[str]], Sequence[Cells]] | None = None,
) -> None:
    """The rows behind a map as a table that opens, of the city or of one kecamatan.

    `of`: which of two maps; `name`: how its file begins; `more`: further columns for these area codes.
    """
    rows: Table = kept.of(view, _table, within)
    table_view.twin(
        view,
        table(rows.cells, more(rows.cells[0].values)) if more else rows,
        title=f"{of}: {t('map.table')}" if of else t("map.table"),
        caption=t("map.table.caption", node=view.node_name, year=view.year),
        key=f"{name}-{view.level}-{view.node}",
    )


def _table(view: View, within: str | None) -> Table:
    scores = score_rows.inside(score_rows.kept_of(view), within)
    rows = worst_first(scores.assign(class_name=_classes(view, scores)))
    if view.instrument.is_private:
        rows = rows.assign(family_count=rows["scored_count"])
    return tables.scores(view.instrument, view.node, rows, (*ABOVE[view.level], *_counts(view)))


def _classes(view: View, scores: pd.DataFrame) -> list[str]:
    """The class or step of every row in words; of a thin area also that it is provisional."""
    paints = maps.score_paints(view.instrument, view.node)
    named = []
    for row in scores.to_dict("records"):
        label = paints[maps.paint_key(view.instrument, view.node, row)].label
        named.append(t("map.table.thin", label=label) if maps.row_is_thin(view.instrument, row) else label)
    return named


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
