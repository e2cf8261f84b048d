"""Tables of gaps: areas by aspect, the way to the next class and the target, indicators, single questions."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from siperi_geo import columns
from siperi_geo.analysis.gap_sentences import in_a_cell
from siperi_geo.analysis.steps import NextSteps
from siperi_geo.cells import Cells, Table, dictionary_cells, table, written
from siperi_geo.instruments import Instrument
from siperi_geo.tables.rows import NOTES, class_names, display
from siperi_geo.text import MISSING, number, pick, t

Row = Mapping[Hashable, Any]


def matrix(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Areas × aspects, scores 0–100, with the index first, from `analysis.gaps.matrix`."""
    write = partial(number, decimals=1)
    scores = [written(pick(one.name), rows[one.id].tolist(), write) for one in instrument.aspects]
    above = [name for name in ("kecamatan_name",) if name in rows and (rows[name] != rows["area_name"]).any()]
    start = dictionary_cells(rows, ["area_code", "area_name", *above, "index_value"])
    return table(start, scores, dictionary_cells(rows, [name for name in NOTES if name in rows]))


def area_gaps(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Areas, worst first, with the way to the next class, the target and the full index (`gaps.per_area`)."""
    rows = rows.assign(
        class_name=class_names(instrument, rows["class_code"]),
        next_class_name=class_names(instrument, rows["next_class"]),
    )
    above = [name for name in ("kecamatan_name",) if name in rows and (rows[name] != rows["area_name"]).any()]
    names = ["area_name", *above, "index_value", "class_name", "gap_to_next", "next_class_name"]
    aim = [name for name in ("gap_to_target",) if name in rows]
    shown = display(rows, [*names, *aim, "gap_to_full", "coverage_pct"])
    return Table(tuple(_beyond(one, rows["is_beyond_edge"].tolist()) for one in shown.cells))


def _beyond(cells: Cells, is_beyond: Sequence[bool]) -> Cells:
    """The gap to the next class as `> 10,64` where its edge still belongs to the class below."""
    if cells.title != columns.column("gap_to_next").title():
        return cells
    pairs = zip(cells.shown, is_beyond, strict=True)
    return replace(cells, shown=[f"> {words}" if beyond else words for words, beyond in pairs])


def node_gaps(instrument: Instrument, rows: pd.DataFrame, todo: NextSteps | None = None) -> Table:
    """Indicators, biggest gap first, from `analysis.gap_parts`; with `todo` also what to do about each."""
    rows = rows.assign(
        aspect_name=[pick(instrument.node(code).name) for code in rows["aspect"]],
        indicator_name=[pick(instrument.node(code).name) for code in rows["node"]],
    )
    gain = [name for name in ("index_gain",) if name in rows]
    names = ["indicator_name", "aspect_name", "score", "gap_to_full_score", *gain]
    if todo is None:
        return display(rows, names)
    rows = rows.assign(recommendation=[_todo(row, todo) for row in rows.to_dict("records")])
    return display(rows, [*names, "recommendation"])


def _todo(row: Row, todo: NextSteps) -> str:
    words = in_a_cell(todo.of(str(row["node"])))
    return words or (t("tables.all_met") if row["gap_to_full_score"] == 0 else MISSING)


def missed(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Questions most often not met, from `analysis.advice.missed_items`, with the advice for each."""
    items = [instrument.item(code) for code in rows["item"]]
    rows = rows.assign(
        item_text=[pick(item.text) for item in items],
        indicator_name=[pick(instrument.node(code).name) for code in rows["indicator"]],
        recommendation=[pick(item.recommendation) if item.recommendation else MISSING for item in items],
    )
    names = ["item_number", "item_text", "indicator_name", "unmet_count", "answered_count", "unmet_pct"]
    return display(rows, [*names, "recommendation"])
