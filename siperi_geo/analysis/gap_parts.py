"""Gaps of the parts of an instrument: how far indicators are from full, and what the index wins once they are.

Means are over those whose index could be assessed; a part that could not be assessed has no gap.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import nan
from types import MappingProxyType
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.gaps import of_area
from siperi_geo.analysis.rollup import weighted_mean
from siperi_geo.instruments import Instrument, Node

Weights = Mapping[str, int] | None
Carried = Mapping[str, int]
NOTHING: Mapping[str, Any] = MappingProxyType({})
COLUMNS = ["node", "aspect", "scored_count", "index_value", "score", "gap_to_full", "gap_to_full_score"]


def carried(instrument: Instrument, answers: Sequence[int | None]) -> Carried:
    """What the answers of a form make parts weigh that weigh as many as their questions with points, by code."""
    points = {name: {one.value for one in scale.choices if one.points is not None}
              for name, scale in instrument.scales.items()}  # fmt: skip
    return {
        node.id: sum(answers[instrument.item_position(item.id)] in points[item.scale] for item in node.items)
        for node in instrument.nodes()
        if node.weighs_items
    }


def gains(instrument: Instrument, values: Mapping[str, float], weighs: Carried = NOTHING) -> dict[str, float]:
    """Index points won if one part alone reached its full value, for every part that has one.

    `values` are one kelurahan's node values on their own scales, missing parts absent or NaN: these were left
    out of the weights, so they are left out here too. `weighs`: what follows from the form's answers (`carried`).
    """
    found: dict[str, float] = {}

    def descend(node: Node, slope: float) -> None:
        present = [child for child in node.children if not is_missing(values.get(child.id))]
        weights = {child.id: weighs.get(child.id, child.weight) for child in present}
        weight = sum(weights.values()) if node.rule == "weighted_mean" else 1
        for child in present:
            inner = slope * _slope(node) * weights[child.id] / weight
            full = instrument.value_range(child.id)[1]
            found[child.id] = max(inner * (full - values[child.id]), 0.0)
            descend(child, inner)

    descend(instrument.root, 1.0)
    return found


def _slope(node: Node) -> float:
    if node.rescale is None:
        return 1.0
    (low, high), (to_low, to_high) = node.rescale.from_, node.rescale.to
    return (to_high - to_low) / (high - low)


def per_node(
    instrument: Instrument, nodes: pd.DataFrame, codes: Sequence[str], weights: Weights = None
) -> pd.DataFrame:
    """Parts of the instrument, biggest gap first: mean over the kelurahan handed in (one, or the city).

    `nodes` are rows of `gaps/every_node_per_subject`, `weights` people by area code where people weigh. Columns:
    node, aspect (code), scored_count, index_value, score, gap_to_full, gap_to_full_score.
    """
    groups = {str(code): group for code, group in nodes.groupby("node")}
    rows = [_node_row(instrument, code, groups.get(code, nodes.head(0)), weights) for code in codes]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values("gap_to_full_score", ascending=False, kind="stable", ignore_index=True)


def _node_row(instrument: Instrument, code: str, group: pd.DataFrame, weights: Weights) -> dict[str, object]:
    weighing = _weighing(group["area_code"], weights)
    value, score = (weighted_mean(group[name].tolist(), weighing) for name in ("index_value", "score"))
    return _part(instrument, code, int(group["index_value"].notna().sum()), value, score)


def _part(instrument: Instrument, code: str, counted: int, value: float, score: float) -> dict[str, object]:
    return {
        "node": code,
        "aspect": aspect_of(instrument, code).id,
        "scored_count": counted,
        "index_value": value,
        "score": score,
        "gap_to_full": instrument.value_range(code)[1] - value,
        "gap_to_full_score": 100 - score,
    }


def _weighing(codes: Iterable[str], weights: Weights) -> list[int]:
    return [1 if weights is None else weights[code] for code in codes]


def with_gain(
    instrument: Instrument,
    table: pd.DataFrame,
    nodes: pd.DataFrame,
    weights: Weights = None,
    weighs: Mapping[str, Carried] = NOTHING,
) -> pd.DataFrame:
    """`per_node` with index_gain: the mean over those who filled in of what a full part would add to the index.

    `nodes` must hold every level, since a part works through its parents; forms without an index win nothing.
    People weigh only where kelurahan fill in the form themselves: their ids are their codes. `weighs`: what the
    answers make parts weigh (`carried`), by subject.
    """
    won = {
        str(code): gains(
            instrument,
            dict(zip(group["node"], group["index_value"], strict=True)),
            weighs.get(str(code), NOTHING),
        )
        for code, group in of_assessed(instrument, nodes).groupby("subject_id")
    }
    weighing = _weighing(won, weights)
    means = [weighted_mean([found.get(node, nan) for found in won.values()], weighing) for node in table["node"]]
    return table.assign(index_gain=means)


def of_assessed(instrument: Instrument, nodes: pd.DataFrame) -> pd.DataFrame:
    """The rows of the kelurahan whose index could be assessed: those that every mean is over."""
    whole = nodes[(nodes["node"] == instrument.root.id) & nodes["index_value"].notna()]
    return nodes[nodes["subject_id"].isin(whole["subject_id"])]


def aspect_of(instrument: Instrument, code: str) -> Node:
    """The aspect a node lies under (itself, when it is one); KeyError for the index or an unknown code."""
    for aspect in instrument.aspects:
        if any(node.id == code for node in aspect.walk()):
            return aspect
    raise KeyError(code)


def indicators(
    instrument: Instrument,
    nodes: pd.DataFrame,
    code: str,
    area_code: str | None,
    weights: Weights = None,
    weighs: Mapping[str, Carried] = NOTHING,
) -> pd.DataFrame:
    """`per_node` with gains for the indicators below a node: of one kelurahan, or the mean of all assessed."""
    rows = of_assessed(instrument, nodes) if area_code is None else of_area(nodes, area_code)
    weighing = weights if area_code is None else None
    parts = per_node(instrument, rows, [node.id for node in leaves(instrument, code)], weighing)
    return with_gain(instrument, parts, rows, weighing, weighs)


def of_mean(instrument: Instrument, code: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The indicators below a node, without gains, from the rows of one area in `scores/score_per_group`."""
    found: dict[str, dict[Hashable, Any]] = {str(row["node"]): row for row in rows.to_dict("records")}
    parts = [_mean_row(instrument, node.id, found.get(node.id)) for node in leaves(instrument, code)]
    table = pd.DataFrame(parts, columns=COLUMNS)
    return table.sort_values("gap_to_full_score", ascending=False, kind="stable", ignore_index=True)


def _mean_row(instrument: Instrument, code: str, row: Mapping[Hashable, Any] | None) -> dict[str, object]:
    value, score = (nan, nan) if row is None else (row["index_value"], row["score"])
    counted = 0 if row is None or is_missing(row["scored_count"]) else int(row["scored_count"])
    return _part(instrument, code, counted, float(value), float(score))


def leaves(instrument: Instrument, code: str) -> tuple[Node, ...]:
    """The nodes below (or at) a code that hold items: the indicators, in form order; none that only describe."""
    counted = {node.id for aspect in instrument.aspects for node in aspect.walk()}
    return tuple(node for node in instrument.node(code).walk() if node.items and node.id in counted)
