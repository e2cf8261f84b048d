"""Change between two years: who can be compared, by how much, in which fixed step, from which class to which.

Only kelurahan with a value in both years, from the same instrument version, are compared, and never a real
form with an example; everyone else is listed with the reason. Steps are the same for every pair of years, so
that maps can be laid side by side; who stays within the middle step has stayed the same, on the map and in words.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from siperi_geo.analysis.exact import micro, whole
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
]
EDGES = (1, 5, 15)
"""Where steps begin, in points of the 0–100 score, both ways: below 1 no change, from 15 the strongest."""

_SIDES = ["assessment_id", "version", "index_value", "score", "class_code", "is_example", "is_assessed"]
_AREA = ["area_code", "area_name", "kecamatan_code", "kecamatan_name"]


@dataclass(frozen=True, slots=True)
class ChangeBin:
    """One step of the legend: −3 … 3, with its limits in the unit of the node shown (None: open end)."""

    step: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What happened between two years, over the kelurahan that can be compared; `unchanged` by the middle step.

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
    """Two frames of `scores/score_per_subject` side by side, one row per kelurahan, in order of area_code.

    Columns: area and kecamatan, value_before, value_after, change_value, change_score, class_before,
    class_after, step (−3 … 3, missing when not compared), status, is_example_before, is_example_after.
    """
    sides = before[_AREA + _SIDES].merge(
        after[_AREA + _SIDES], on=_AREA, how="outer", suffixes=("_before", "_after")
    )
    rows = [_row(row) for row in sides.to_dict("records")]
    columns = [*_AREA, "value_before", "value_after", "change_value", "change_score"]
    columns += ["class_before", "class_after", "step", "status", "is_example_before", "is_example_after"]
    frame = pd.DataFrame(rows, columns=columns).sort_values("area_code", ignore_index=True)
    return frame.astype({"step": "Int64"})


def _row(row: dict[Hashable, Any]) -> dict[str, object]:
    status = _status(row)
    is_compared = status == "compared"
    score = _difference(row, "score") if is_compared else None
    return {
        **{name: row[name] for name in _AREA},
        "value_before": row["index_value_before"],
        "value_after": row["index_value_after"],
        "change_value": whole(_difference(row, "index_value") if is_compared else None),
        "change_score": whole(score),
        "class_before": row["class_code_before"],
        "class_after": row["class_code_after"],
        "step": step_of(score),
        "status": status,
        "is_example_before": row["is_example_before"],
        "is_example_after": row["is_example_after"],
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
    """Counts, mean change and who is left out, by name, from a frame of `compare`."""
    both = compared(frame)
    steps = both["step"].tolist()
    left = frame[frame["status"] != "compared"]
    names = {str(status): tuple(group["area_name"]) for status, group in left.groupby("status")}
    return ChangeSummary(
        compared=len(steps),
        examples=int(both["is_example_after"].astype(bool).sum()),
        risen=sum(value > 0 for value in steps),
        fallen=sum(value < 0 for value in steps),
        unchanged=sum(value == 0 for value in steps),
        mean_change=mean(both["change_value"].tolist()),
        left_out=names,  # type: ignore[arg-type]
    )


def per_kecamatan(frame: pd.DataFrame) -> pd.DataFrame:
    """Mean change of the comparable kelurahan of each kecamatan, never a difference of two different groups.

    Columns: area_code, area_name (of the kecamatan), compared_count, value_before, value_after, change_value,
    change_score, step, form_count and example_count (of those compared). Kecamatan without a comparable kelurahan
    stay, with missing values.
    """
    rows = []
    for (code, name), group in frame.groupby(["kecamatan_code", "kecamatan_name"], sort=True):
        both = compared(group)
        names = ("value_before", "value_after", "change_value", "change_score")
        means = {column: mean(both[column].tolist()) for column in names}
        step = step_of(micro(means["change_score"]))
        counts = {"compared_count": len(both), "form_count": len(both)}
        counts["example_count"] = int(both["is_example_after"].astype(bool).sum())
        rows.append({"area_code": code, "area_name": name, **counts, **means, "step": step})
    columns = ["area_code", "area_name", "compared_count", "form_count", "example_count", "value_before"]
    columns += ["value_after", "change_value", "change_score", "step"]
    return pd.DataFrame(rows, columns=columns).astype({"step": "Int64"})


def movements(instrument: Instrument, frame: pd.DataFrame) -> pd.DataFrame:
    """How many compared kelurahan went from which class (rows) to which (columns), every class present."""
    codes = [band.code for band in sorted(instrument.classes, key=lambda band: band.order)]
    both = compared(frame)
    counts = pd.crosstab(both["class_before"], both["class_after"])
    return counts.reindex(index=codes, columns=codes, fill_value=0).astype(int)
