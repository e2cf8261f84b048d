"""Whether the statements of a dimension, or all of them, go together: Cronbach's alpha over respondents' answers.

Of a level and of the province alone, never of a unit. It counts who answered every statement and whose unit is
published: all nodes of a place stand on the same people, so that no two of its numbers differ by one of them. The
province's is left out where it and a level's would differ by few. What one respondent answered is in no result.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from siperi_geo.instruments import Instrument

LEAST = 30
"""Fewest complete answers of which it is published: own design, after what is usual for small samples."""
GRADES = {"very_good": 0.9, "good": 0.8, "enough": 0.7, "low": float("-inf")}
"""From which alpha on the statements go together how well. The limit 0.7 is a rule of thumb after Nunnally,
Psychometric Theory (1978), remembered; the other limits and the words are our own design."""
Why = Literal["", "few", "apart", "one_level", "alike"]
Numbers = npt.NDArray[np.float64]
Rows = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha of k items over n people with the sums it was made of; all but n and k None where `why` says so.

    `few`: n is below LEAST. `apart`: people of one level alone could be told by the difference. `one_level`: the
    other level has none. `alike`: everybody has the same sum, so there is nothing to divide by.
    """

    n: int
    k: int
    of_items: float | None = None  # sum of the variances of the items
    of_sum: float | None = None  # variance of the sum over the items
    alpha: float | None = None
    why: Why = ""

    @property
    def grade(self) -> str:
        """The name of the highest grade that alpha reaches, as it is shown (two decimals); empty without alpha."""
        if self.alpha is None:
            return ""
        return next(name for name, least in GRADES.items() if round(self.alpha, 2) >= least)


def cronbach(rows: Rows) -> Reliability:
    """Alpha of complete answers: a row a person, a column an item.

    alpha = k ÷ (k − 1) × (1 − Σ variance of each item ÷ variance of the sum of the items); Cronbach, "Coefficient
    alpha and the internal structure of tests", Psychometrika 16 (1951) 297–334, remembered. Variances are those of
    a sample (n − 1). Each is kept as n Σx² − (Σx)² until the end, so that whole points lose nothing.

    >>> cronbach([(1, 1), (2, 2), (3, 3)]).alpha
    1.0
    """
    points = np.asarray(rows, dtype=float)
    n, k = points.shape if points.ndim == 2 else (len(rows), 0)
    if n < 2 or k < 2:
        return Reliability(n, k, why="few")
    of_items = float(_times_variance(points).sum())
    of_sum = float(_times_variance(points.sum(axis=1)))
    if not of_sum:
        return Reliability(n, k, why="alike")
    scale = n * (n - 1)
    return Reliability(n, k, of_items / scale, of_sum / scale, k / (k - 1) * (1 - of_items / of_sum))


def _times_variance(values: Numbers) -> Numbers:
    """n (n − 1) times the variance of a sample, of each column."""
    found: Numbers = len(values) * (values * values).sum(axis=0) - values.sum(axis=0) ** 2
    return found


def reliabilities(instrument: Instrument, people: Mapping[str, Rows]) -> dict[str, dict[str, Reliability]]:
    """By level and node what may be published of its alpha, and under `""` that of all levels together.

    `people`: by level the complete answers, every item of the instrument, of those who count there.
    """
    counts = {level: len(rows) for level, rows in people.items()}
    found = {level: _of_place(instrument, rows, _why(len(rows))) for level, rows in people.items()}
    everybody = [row for rows in people.values() for row in rows]
    return found | {"": _of_place(instrument, everybody, _why_together(list(counts.values())))}


def complete(instrument: Instrument, answers: pd.DataFrame, units: Collection[str]) -> list[list[float]]:
    """From `erat/answers_per_respondent` the points of those in these units who answered every item."""
    points = [_points(instrument, item.scale) for item in instrument.items]
    found = zip(answers["unit_id"], answers["answers"], strict=True)
    rows = [_plain(row) for unit, row in found if unit in units]
    given = [[of_item.get(value) for of_item, value in zip(points, row, strict=True)] for row in rows]
    return [[one for one in row if one is not None] for row in given if None not in row]


def _points(instrument: Instrument, scale: str) -> dict[int | None, float]:
    """The points of each answer that has some; a blank and what is not asked have none."""
    return {one.value: one.points for one in instrument.scales[scale].choices if one.points is not None}


def _plain(row: Any) -> list[Any]:
    """The answers of a row; the store gives lists as masked arrays."""
    return list(row.tolist() if hasattr(row, "tolist") else row)


def _why(n: int) -> Why:
    return "few" if n < LEAST else ""


def _why_together(counts: Sequence[int]) -> Why:
    """Why alpha of all levels is left out: too few, one level alone, or few beside a level that is published."""
    if sum(counts) < LEAST:
        return "few"
    if any(n == 0 for n in counts):
        return "one_level"
    is_apart = any(n >= LEAST for n in counts) and any(n < LEAST for n in counts)
    return "apart" if is_apart else ""


def _of_place(instrument: Instrument, rows: Rows, why: Why) -> dict[str, Reliability]:
    nodes = [instrument.root.id, *(node.id for node in instrument.aspects)]
    return {node: _of_node(instrument, rows, node, why) for node in nodes}


def _of_node(instrument: Instrument, rows: Rows, node: str, why: Why) -> Reliability:
    places = [instrument.item_position(item.id) for item in instrument.items_under(node)]
    if why:
        return Reliability(len(rows), len(places), why=why)
    return cronbach(np.asarray(rows, dtype=float)[:, places].tolist())
