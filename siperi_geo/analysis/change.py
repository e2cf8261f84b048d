"""Change between two years: who can be compared, by how much, in which fixed step, from which class to which.

Only who has a value in both years, from the same instrument version, is compared, and never a real form with an
example; everyone else is listed with the reason. Steps are the same for every pair of years, so that maps can be
laid side by side; who stays within the middle step has stayed the same, on the map and in words. Values of areas
that are means of many are compared in `change_groups`.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from siperi_geo.analysis.exact import is_missing, micro, whole
from siperi_geo.analysis.rollup import mean
from siperi_geo.instruments import Instrument

Status = Literal[
    "compared",
    "only_before",
    "only_after",
    "no_form",
    "not_assessable",
    "version_differs",
    "example_differs",
    "withheld",
    "nobody",
]
EDGES = (1, 5, 15)
"""Where steps begin, in points of the 0–100 score, both ways: below 1 no change, from 15 the strongest."""

_SIDES = ["assessment_id", "version", "index_value", "score", "class_code", "is_example", "is_assessed"]
_AREA = ["area_code", "area_name", "kecamatan_code", "kecamatan_name"]
_WHO = ["subject_id", "subject_name", *_AREA]


@dataclass(frozen=True, slots=True)
class ChangeBin:
    """One step of the legend: −3 … 3, with its limits in the unit of the node shown (None: open end)."""

    step: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What happened between two years, over those that can be compared; `unchanged` by the middle step.

    `examples` of the compared are example data in both years, the others real in both.
    """

    compared: int
    examples: int
    risen: int
    fallen: int
    unchanged: int
    mean_change: float
    left_out: dict[Status, tuple[str, ...]]


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Two frames of `scores/score_per_subject` side by side, one row per subject, in order of area_code and name.

    Columns: subject, area and kecamatan, value_before, value_after, change_value, change_score, class_before,
    class_after, step (−3 … 3, missing when not compared), status; and of both years is_example, is_assessed.
    """
    sides = before[_WHO + _SIDES].merge(after[_WHO + _SIDES], on=_WHO, how="outer", suffixes=("_before", "_after"))
    rows = [_row(row) for row in sides.to_dict("records")]
    columns = [*_WHO, "value_before", "value_after", "change_value", "change_score"]
    columns += ["class_before", "class_after", "step", "status", "is_example_before", "is_example_after"]
    columns += ["is_assessed_before", "is_assessed_after"]
    order = ["area_code", "subject_name", "subject_id"]
    frame = pd.DataFrame(rows, columns=columns).sort_values(order, ignore_index=True)
    return frame.astype({"step": "Int64"})


def _row(row: dict[Hashable, Any]) -> dict[str, object]:
    status = _status(row)
    is_compared = status == "compared"
    score = _difference(row, "score") if is_compared else None
    return {
        **{name: row[name] for name in _WHO},
        "value_before": row["index_value_before"],
        "value_after": row["index_value_after"],
        "change_value": whole(_difference(row, "index_value") if is_compared else None),
        "change_score": whole(score),
        "class_before": row["class_code_before"],
        "class_after": row["class_code_after"],
        "step": step_of(score),
        "status": status,
        **{name: row[name] for name in ("is_example_before", "is_example_after")},
        **{
            name: not is_missing(row[name]) and bool(row[name])
            for name in ("is_assessed_before", "is_assessed_after")
        },
    }


def _status(row: dict[Hashable, Any]) -> Status:
    had, has = (isinstance(row[f"assessment_id_{side}"], str) for side in ("before", "after"))
    if not (had and has):
        return "only_before" if had else "only_after" if has else "no_form"
    if row["version_before"] != row["version_after"]:
        return "version_differs"
    if bool(row["is_example_before"]) != bool(row["is_example_after"]):
        return "example_differs"
    values = [row[f"index_value_{side}"] for side in ("before", "after") if bool(row[f"is_assessed_{side}"])]
    return "compared" if sum(micro(value) is not None for value in values) == 2 else "not_assessable"


def _difference(row: dict[Hashable, Any], name: str) -> int:
    return (micro(row[f"{name}_after"]) or 0) - (micro(row[f"{name}_before"]) or 0)


def step_of(change_score_micro: int | None) -> int | None:
    """The step of a change of score given in millionths: 0.99 → 0, 1 → 1, −15 → −3; missing stays missing."""
    if change_score_micro is None:
        return None
    size = sum(abs(change_score_micro) >= edge * 1_000_000 for edge in EDGES)
    return size if change_score_micro > 0 else -size


def same_below(instrument: Instrument, node: str) -> float:
    """The change, in the unit of this node, below which it counts as none."""
    low, high = instrument.value_range(node)
    return round(EDGES[0] * (high - low) / 100, 6)


def bins(instrument: Instrument, node: str) -> tuple[ChangeBin, ...]:
    """The seven steps from strongest fall to strongest rise, limits in the unit of this node."""
    low, high = instrument.value_range(node)
    edges = [round(edge * (high - low) / 100, 6) for edge in EDGES]
    limits = [None, *(-edge for edge in reversed(edges)), *edges, None]
    return tuple(ChangeBin(step, limits[step + 3], limits[step + 4]) for step in range(-3, 4))


def compared(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `compare` that have a change."""
    return frame[frame["status"] == "compared"].reset_index(drop=True)


def summary(frame: pd.DataFrame) -> ChangeSummary:
    """Counts, mean change and who is left out, by name, from a frame of `compare` or of `change_groups`."""
    rows = frame.to_dict("records")
    both = [row for row in rows if row["status"] == "compared"]
    steps = [int(row["step"]) for row in both]
    left: dict[Status, list[str]] = {}
    for row in sorted(rows, key=lambda row: str(row["status"])):
        if row["status"] != "compared":
            left.setdefault(row["status"], []).append(str(row.get("subject_name", row["area_name"])))
    return ChangeSummary(
        compared=len(steps),
        examples=sum(bool(row["is_example_after"]) for row in both),
        risen=sum(value > 0 for value in steps),
        fallen=sum(value < 0 for value in steps),
        unchanged=sum(value == 0 for value in steps),
        mean_change=mean([row["change_value"] for row in both]),
        left_out={why: tuple(names) for why, names in left.items()},
    )


def movements(instrument: Instrument, frame: pd.DataFrame) -> pd.DataFrame:
    """How many of those compared went from which class (rows) to which (columns), every class present."""
    codes = [band.code for band in sorted(instrument.classes, key=lambda band: band.order)]
    both = compared(frame)
    counts = Counter(zip(both["class_before"], both["class_after"], strict=True))
    return pd.DataFrame([[counts[one, two] for two in codes] for one in codes], index=codes, columns=codes)


def way(before: int, after: int) -> int:
    """−1, 0 or 1: from one place among the classes to a lower, the same, a higher one."""
    return (after > before) - (after < before)
