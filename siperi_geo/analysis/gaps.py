"""Gaps: how far each kelurahan, aspect and indicator is from the next class and from its full value.

A gap is never negative, and a part that could not be assessed has no gap, not a full one. Strengths are
the same table read from the other end. Means are over the kelurahan whose index could be assessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import nan

import pandas as pd

from siperi_geo.analysis.exact import MICRO, is_missing, micro, whole
from siperi_geo.analysis.rollup import weighted_mean
from siperi_geo.instruments import ClassBand, Instrument, Node

Weights = Mapping[str, int] | None
_AREA = ["area_code", "area_name", "kecamatan_code", "kecamatan_name"]
_FORM = ["index_value", "assessment_id", "is_assessed", "origin", "remark"]


@dataclass(frozen=True, slots=True)
class NextClass:
    """The class above the present one and the smallest gain, in index units, that reaches it.

    `is_beyond`: the edge itself belongs to the present class, so that the index must rise by more than up to it.
    """

    band: ClassBand
    gap: float
    is_beyond: bool


def next_class(instrument: Instrument, index_value: float | None) -> NextClass | None:
    """What is missing to the next class; None in the top class and for an index that cannot be assessed.

    None too where classes are the steps of a reading: no number of index points reaches the next one.
    Exact to a millionth: an index of 58.33 (still the lower class, its limit is inclusive) lacks 0.000001.
    """
    value = micro(index_value)
    if value is None or instrument.classes_from:
        return None
    band = instrument.class_of(value)
    if band is None:
        return None
    bands = sorted(instrument.classes, key=lambda one: one.order)
    above = bands[bands.index(band) + 1 :]
    if not above:
        return None
    gap = whole(round(band.upper * MICRO) + band.upper_inclusive - value)
    return NextClass(above[0], gap, band.upper_inclusive)


def per_area(instrument: Instrument, scores: pd.DataFrame) -> pd.DataFrame:
    """Every kelurahan, worst first, those without a value last: gap to the next class and to the full index.

    From `scores/score_per_subject` of the index. Adds gap_to_full, gap_to_next, next_class (its code) and
    is_beyond_edge (whether it takes more than the gap as written).
    """
    full = instrument.value_range(instrument.root.id)[1]
    ahead = [next_class(instrument, value) for value in scores["index_value"]]
    frame = scores.assign(
        is_beyond_edge=[step is not None and step.is_beyond for step in ahead],
        gap_to_full=full - scores["index_value"],
        gap_to_next=[step.gap if step else float("nan") for step in ahead],
        next_class=pd.Series([step.band.code if step else None for step in ahead], scores.index, dtype=object),
    )
    return worst_first(frame)


def worst_first(scores: pd.DataFrame) -> pd.DataFrame:
    """Rows from the lowest index up, missing last, equal values by name and code."""
    return scores.sort_values(["index_value", "area_name", "area_code"], na_position="last", ignore_index=True)


def matrix(instrument: Instrument, nodes: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Scores 0–100 of every kelurahan (rows, worst index first) in every aspect (columns), gaps where none.

    `nodes` is `gaps/every_node_per_subject`, `scores` is `scores/score_per_subject` of the index; its `origin`
    and `remark` come along where it has them.
    """
    order = worst_first(scores)
    wide = nodes.pivot(index="area_code", columns="node", values="score")
    wide = wide.reindex(index=order["area_code"], columns=[aspect.id for aspect in instrument.aspects])
    kept = [name for name in (*_AREA, *_FORM) if name in order]
    return order[kept].join(wide.reset_index(drop=True).astype(float))


def gains(instrument: Instrument, values: Mapping[str, float]) -> dict[str, float]:
    """Index points won if one part alone reached its full value, for every part that has one.

    `values` are one kelurahan's node values on their own scales, missing parts absent or NaN: these were left
    out of the weights, so they are left out here too.
    """
    found: dict[str, float] = {}

    def descend(node: Node, slope: float) -> None:
        present = [child for child in node.children if not is_missing(values.get(child.id))]
        weight = sum(child.weight for child in present) if node.rule == "weighted_mean" else 1
        for child in present:
            inner = slope * _slope(node) * child.weight / weight
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
    columns = ["node", "aspect", "scored_count", "index_value", "score", "gap_to_full", "gap_to_full_score"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values("gap_to_full_score", ascending=False, kind="stable", ignore_index=True)


def _node_row(instrument: Instrument, code: str, group: pd.DataFrame, weights: Weights) -> dict[str, object]:
    weighing = _weighing(group["area_code"], weights)
    value, score = (weighted_mean(group[name].tolist(), weighing) for name in ("index_value", "score"))
    return {
        "node": code,
        "aspect": aspect_of(instrument, code).id,
        "scored_count": int(group["index_value"].notna().sum()),
        "index_value": value,
        "score": score,
        "gap_to_full": instrument.value_range(code)[1] - value,
        "gap_to_full_score": 100 - score,
    }


def _weighing(codes: Iterable[str], weights: Weights) -> list[int]:
    return [1 if weights is None else weights[code] for code in codes]


def with_gain(
    instrument: Instrument, table: pd.DataFrame, nodes: pd.DataFrame, weights: Weights = None
) -> pd.DataFrame:
    """`per_node` with index_gain: the mean over kelurahan of what a full part would add to the index.

    `nodes` must hold every level, since a part works through its parents; forms without an index win nothing.
    """
    won = {
        str(code): gains(instrument, dict(zip(group["node"], group["index_value"], strict=True)))
        for code, group in of_assessed(instrument, nodes).groupby("area_code")
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


def of_area(table: pd.DataFrame, area_code: str | None) -> pd.DataFrame:
    """The rows of one kelurahan; all rows when none is chosen."""
    return table if area_code is None else table[table["area_code"] == area_code].reset_index(drop=True)


def indicators(
    instrument: Instrument, nodes: pd.DataFrame, code: str, area_code: str | None, weights: Weights = None
) -> pd.DataFrame:
    """`per_node` with gains for the indicators below a node: of one kelurahan, or the mean of all assessed."""
    rows = of_assessed(instrument, nodes) if area_code is None else of_area(nodes, area_code)
    weighing = weights if area_code is None else None
    parts = per_node(instrument, rows, [node.id for node in leaves(instrument, code)], weighing)
    return with_gain(instrument, parts, rows, weighing)


def leaves(instrument: Instrument, code: str) -> tuple[Node, ...]:
    """The nodes below (or at) a code that hold items: the indicators, in form order."""
    return tuple(node for node in instrument.node(code).walk() if node.items)
