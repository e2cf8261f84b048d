"""One kelurahan's answers, and the questions that kelurahan most often do not meet.

A question left blank is not "not met": it counts as unanswered. What one kelurahan does next is in `steps`.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.gap_parts import Carried, aspect_of, carried, leaves
from siperi_geo.instruments import Instrument, Item, Node


def item_answers(instrument: Instrument) -> dict[str, list[list[int]]]:
    """What `scores/item_gap_per_city` asks, per item in item order: answers with points, and those not met.

    An item that only describes has neither; "not applicable" is neither.
    """
    counted = {item.id for item in instrument.items_under(instrument.root.id)}
    graded, unmet = [], []
    for item in instrument.items:
        scale = instrument.scale_of(item)
        values = [one.value for one in scale.choices if one.points is not None and item.id in counted]
        graded.append(values)
        unmet.append([value for value in values if scale.is_unmet(value)])
    return {"graded": graded, "unmet": unmet}


def answers_of(forms: pd.DataFrame, subject_id: str) -> tuple[int | None, ...] | None:
    """One kelurahan's answers in item order, from `assessments/current_per_subject`; None without a form."""
    found = forms[forms["subject_id"] == subject_id]
    return None if found.empty else answers_in(found.iloc[0]["answers"])


def carried_by_all(instrument: Instrument, forms: pd.DataFrame) -> dict[str, Carried]:
    """`gap_parts.carried` of every form of this version by subject; empty where no part weighs by its answers."""
    if not any(node.weighs_items for node in instrument.nodes()):
        return {}
    own = forms[forms["version"] == instrument.version]
    pairs = zip(own["subject_id"].astype(str), own["answers"], strict=True)
    return {subject: carried(instrument, answers_in(cell)) for subject, cell in pairs}


def answers_in(cell: Any) -> tuple[int | None, ...]:
    """The answers in a cell of a frame, in item order."""
    given = cell.tolist() if hasattr(cell, "tolist") else cell  # DuckDB gives a masked array, None where null
    return tuple(None if is_missing(answer) else int(answer) for answer in given)


def version_of(forms: pd.DataFrame, subject_id: str) -> str | None:
    """The instrument version one kelurahan's form was filled on: its answers mean nothing on another."""
    found = forms[forms["subject_id"] == subject_id]
    return None if found.empty else str(found.iloc[0]["version"])


def missed_items(instrument: Instrument, gaps: pd.DataFrame, code: str, *, top: int | None = None) -> pd.DataFrame:
    """Items below a node that most kelurahan do not meet, most first; only items that someone does not meet.

    `gaps` is `scores/item_gap_per_city`. Columns: item (id), item_number, indicator, aspect (codes),
    answered_count, unmet_count, unmet_pct (of those that answered).
    """
    home = {item.id: node for node in leaves(instrument, code) for item in node.items}
    asked = [(instrument.items[int(row["item_position"]) - 1], row) for row in gaps.to_dict("records")]
    rows = [
        _missed(instrument, item, home[item.id], row)
        for item, row in asked
        if item.id in home and row["unmet_count"] > 0
    ]
    columns = ["item", "item_number", "indicator", "aspect", "answered_count", "unmet_count", "unmet_pct"]
    frame = pd.DataFrame(rows, columns=columns)
    order = ["unmet_count", "unmet_pct", "item_number"]
    frame = frame.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return frame if top is None else frame.head(top)


def _missed(instrument: Instrument, item: Item, indicator: Node, row: Mapping[Hashable, Any]) -> dict[str, object]:
    return {
        "item": item.id,
        "item_number": item.number,
        "indicator": indicator.id,
        "aspect": aspect_of(instrument, indicator.id).id,
        "answered_count": int(row["answered_count"]),
        "unmet_count": int(row["unmet_count"]),
        "unmet_pct": 100 * row["unmet_count"] / row["answered_count"],
    }
