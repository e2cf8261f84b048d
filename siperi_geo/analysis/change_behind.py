"""Who and what is behind the parts of a change: the respondents of an area, each with what it gives to the parts.

From frames of both years to the values that `change_parts` takes apart. It reads nothing and scores nothing.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis.change_parts import Respondent, Values
from siperi_geo.analysis.exact import is_missing, micro, whole

Row = Mapping[Hashable, Any]
ROLES = ("same", "inseparable", "new", "lost")
"""same: a result in both years; inseparable: too few common questions; new, lost: a result in one year alone."""
COLUMNS = ["role", "common_before", "common_after", "real_value", "newly_answered", "newly_blank"]


def behind(scored: pd.DataFrame, published: pd.DataFrame, common: pd.DataFrame) -> pd.DataFrame:
    """Everybody with a result in one year at least: a row of `change.compare` with what the parts are made of.

    `scored` and `published` are frames of `change.compare` of the same subjects (by the one method, and as it was
    published); `common` has subject_id, before_micro, after_micro, newly_answered, newly_blank. Columns: those of
    `scored`, published_before, published_after, COLUMNS (values on the node's own scale).
    """
    other = {str(row["subject_id"]): row for row in published.to_dict("records")}
    masked = {str(row["subject_id"]): row for row in common.to_dict("records")}
    rows = [
        row | _published(other, str(row["subject_id"])) | _common(row, masked)
        for row in scored.to_dict("records")
        if any(_counts(row, side) for side in ("before", "after"))
    ]
    names = [*scored.columns, "published_before", "published_after", *COLUMNS]
    counts = dict.fromkeys(("newly_answered", "newly_blank"), "Int64")
    return pd.DataFrame(rows, columns=names).astype(counts)


def respondents(rows: pd.DataFrame, weights: Mapping[str, tuple[int, int]]) -> list[Respondent]:
    """The rows of `behind` as `change_parts.decompose` takes them; `weights` by subject."""
    return [
        Respondent(
            published=(micro(row["published_before"]), micro(row["published_after"])),
            scored=_scored(row),
            common=(micro(row["common_before"]), micro(row["common_after"])),
            weights=weights.get(str(row["subject_id"]), (1, 1)),
            is_same=row["status"] == "compared",
        )
        for row in rows.to_dict("records")
    ]


def _scored(row: Row) -> Values:
    before, after = (micro(row[f"value_{side}"]) if _counts(row, side) else None for side in ("before", "after"))
    return before, after


def _counts(row: Row, side: str) -> bool:
    """Whether a respondent is in the value of a year: only whose index could be assessed."""
    return bool(row[f"is_assessed_{side}"]) and not is_missing(row[f"value_{side}"])


def _published(other: Mapping[str, Row], subject: str) -> dict[Hashable, Any]:
    row = other.get(subject)
    return {
        f"published_{side}": row[f"value_{side}"] if row is not None and _counts(row, side) else float("nan")
        for side in ("before", "after")
    }


def _common(row: Row, masked: Mapping[str, Row]) -> dict[Hashable, Any]:
    if row["status"] != "compared":
        return {"role": "new" if _counts(row, "after") else "lost"}
    found = masked[str(row["subject_id"])]
    if is_missing(found["before_micro"]) or is_missing(found["after_micro"]):
        values: dict[Hashable, Any] = {"role": "inseparable"}
    else:
        before, after = int(found["before_micro"]), int(found["after_micro"])
        values = {"role": "same", "common_before": whole(before), "common_after": whole(after)}
        values |= {"real_value": whole(after - before)}
    return values | {name: int(found[name]) for name in ("newly_answered", "newly_blank")}
