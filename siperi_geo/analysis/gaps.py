"""Gaps of areas: how far each is from the next class, the target and its full value, and its aspects side by side.

A gap is never negative, and a part that could not be assessed has no gap, not a full one. Strengths are
the same table read from the other end. Indicators are in `gap_parts`.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import MICRO, is_missing, micro, whole
from siperi_geo.analysis.thin import is_thin
from siperi_geo.instruments import ClassBand, Instrument
from siperi_geo.text import number

_AREA = ["area_code", "area_name", "kecamatan_code", "kecamatan_name"]
_FORM = ["index_value", "state", "counted", "origin", "remark"]
State = Literal["assessed", "not_assessable", "no_form", "withheld"]


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


def of_means(instrument: Instrument, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `scores/score_per_group` of a level (published) at the index, with the class each mean would have.

    Where classes are the steps of a reading, a mean has none.
    """
    index = rows[rows["node"] == instrument.root.id].reset_index(drop=True)
    bands = [band_of(instrument, row) for row in index.to_dict("records")]
    codes = [None if band is None else band.code for band in bands]
    return index.assign(class_code=pd.Series(codes, index.index, dtype=object))


def state_of(row: Mapping[Hashable, Any]) -> State:
    """Why an area has no index, or that it has one: of a form of its own, or of the mean of many."""
    if row.get("is_withheld", False):
        return "withheld"
    if not is_missing(row["index_value"]):
        return "assessed"
    is_filled = bool(row["form_count"]) if "form_count" in row else not is_missing(row["assessment_id"])
    return "not_assessable" if is_filled else "no_form"


def per_area(instrument: Instrument, scores: pd.DataFrame, target: float | None = None) -> pd.DataFrame:
    """Every area, worst first, those without a value last: gap to the next class and to the full index.

    From `scores/score_per_subject` of the index, or `of_means`. Adds gap_to_full, gap_to_next, next_class (its
    code) and is_beyond_edge (whether it takes more than the gap as written); with a target also gap_to_target.
    """
    if target is not None:
        scores = scores.assign(gap_to_target=(target - scores["index_value"]).clip(lower=0).round(6))
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


def _counted(row: Mapping[Hashable, Any]) -> str:
    """`1/12` of a mean that says too little of its area."""
    counts = [row.get(name) for name in ("scored_count", "subject_count")]
    if any(is_missing(one) for one in counts):
        return ""
    scored, asked = (int(one or 0) for one in counts)
    return f"{number(scored, 0)}/{number(asked, 0)}" if is_thin(scored, asked) else ""


def matrix(instrument: Instrument, nodes: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Scores 0–100 of every area (rows, worst index first) in every aspect (columns), gaps where none.

    `nodes` is `gaps/every_node_per_subject`, or `scores/score_per_group` of a level; `scores` are the same areas
    at the index: `scores/score_per_subject`, or `of_means`. `origin` and `remark` come along where there are any;
    `state` says why a row has no index, `counted` of how many a thin mean is (`thin`), empty for others.
    """
    order = worst_first(scores)
    rows = order.to_dict("records")
    order = order.assign(state=[state_of(row) for row in rows], counted=[_counted(row) for row in rows])
    wide = nodes.pivot(index="area_code", columns="node", values="score")
    wide = wide.reindex(index=order["area_code"], columns=[aspect.id for aspect in instrument.aspects])
    kept = [name for name in (*_AREA, *_FORM) if name in order]
    return order[kept].join(wide.reset_index(drop=True).astype(float))


def of_area(table: pd.DataFrame, area_code: str | None) -> pd.DataFrame:
    """The rows of one kelurahan; all rows when none is chosen."""
    return table if area_code is None else table[table["area_code"] == area_code].reset_index(drop=True)
