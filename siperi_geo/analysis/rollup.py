"""The kelurahan behind a kecamatan or city value: what is added, what it is divided by; and exact means.

The rule itself (mean of the kelurahan whose index could be assessed, weighted by people once every one of them
has a population) is in the query `scores/score_per_group`; this takes its result apart.
It never averages classes, and kelurahan without a form are not zeros.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import MICRO, is_missing, micro


@dataclass(frozen=True, slots=True)
class MeanSteps:
    """A mean taken apart: value = total / weight; weight is the number of kelurahan counted, or their people.

    `members` are all kelurahan of the group: the columns of `scores/score_per_subject` and weight (missing where
    a kelurahan does not count).
    """

    members: pd.DataFrame
    counted: int
    weighting: str  # mean | population
    total: float
    weight: int
    value: float | None


def mean_steps(scores: pd.DataFrame, weighting: str, people: Mapping[str, int]) -> MeanSteps:
    """From the rows of `scores/score_per_subject` of one group, and the weighting its value was made with."""
    is_counted = scores["index_value"].notna() & scores["is_assessed"]
    codes = scores["area_code"].astype(str)
    weights = [people[code] if weighting == "population" else 1 for code in codes[is_counted]]
    values = scores["index_value"][is_counted].tolist()
    column = pd.Series(weights, index=scores.index[is_counted], dtype="Int64").reindex(scores.index)
    value = weighted_mean(values, weights)
    return MeanSteps(
        members=scores.assign(weight=column).reset_index(drop=True),
        counted=len(values),
        weighting=weighting,
        total=_total(values, weights) / MICRO,
        weight=sum(weights),
        value=None if is_missing(value) else value,
    )


def _total(values: Sequence[Any], weights: Sequence[int]) -> int:
    return sum((micro(value) or 0) * weight for value, weight in zip(values, weights, strict=True))


def weighted_mean(values: Sequence[float], weights: Sequence[int]) -> float:
    """Σ w·x / Σ w, summed exactly in millionths; missing values are left out, NaN when nothing is left."""
    pairs = [
        (micro(value), weight) for value, weight in zip(values, weights, strict=True) if not is_missing(value)
    ]
    total = sum(weight for _, weight in pairs)
    if not total:
        return float("nan")
    return float(Fraction(sum((value or 0) * weight for value, weight in pairs), total * MICRO))


def mean(values: Sequence[float]) -> float:
    """The plain mean of what is there; NaN when nothing is."""
    return weighted_mean(values, [1] * len(values))
