"""Change of areas whose values are means: as they were published, or of the same respondents alone.

Of published means it knows nobody: so families can be compared too. Of the same respondents (a result in both
years that can be compared) both years weigh as the second one does, so that the difference is theirs alone. A mean
that mixes example and real forms is compared with nothing.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from siperi_geo.analysis.change import Status, compared, step_of
from siperi_geo.analysis.exact import is_missing, micro, whole
from siperi_geo.analysis.rollup import weighted_mean
from siperi_geo.analysis.thin import is_thin
from siperi_geo.instruments import Instrument

Row = Mapping[Hashable, Any]
_PLACE = ["area_code", "area_name", "kecamatan_name"]
_SIDES = ["index_value", "subject_count", "form_count", "example_count", "scored_count"]
COLUMNS = [
    *_PLACE,
    *["value_before", "value_after", "change_value", "change_score", "step", "status"],
    *["scored_before", "scored_after", "is_thin", "form_count", "example_count", "is_example_after"],
]


def published(
    instrument: Instrument, node: str, before: pd.DataFrame, after: pd.DataFrame, *, is_one_version: bool
) -> pd.DataFrame:
    """Two frames of `scores/score_per_group` of one level side by side, at one node: a row per area, COLUMNS.

    `is_one_version`: both years were scored by one version; else nothing is compared. Of families nobody says of
    how few of all a mean is one: not every one of them is registered.
    """
    sides = [_side(rows, node) for rows in (before, after)]
    both = sides[0].merge(sides[1], on="area_code", how="outer", suffixes=("_before", "_after"))
    places = pd.concat([before, after])[_PLACE].drop_duplicates("area_code")
    rows = places.merge(both, on="area_code", how="left").sort_values("area_code").to_dict("records")
    span = _span(instrument, node)
    found = _frame([_row(row, span, is_one_version=is_one_version) for row in rows])
    return found.assign(is_thin=False) if instrument.is_private else found


def _side(rows: pd.DataFrame, node: str) -> pd.DataFrame:
    """The rows of a node; where a version has it not, those of nothing."""
    found = rows[rows["node"] == node].assign(is_withheld=rows.get("is_withheld", default=False))
    return found[["area_code", *_SIDES, "is_withheld"]]


def _row(row: Row, span: float, *, is_one_version: bool) -> dict[str, object]:
    status = _status(row, is_one_version=is_one_version)
    values = (row["index_value_before"], row["index_value_after"])
    counts = {name: _total(row, name) for name in ("form_count", "example_count")}
    return {
        **{name: row[name] for name in _PLACE},
        **_values(values, status, span),
        "scored_before": _count(row, "scored_count_before"),
        "scored_after": _count(row, "scored_count_after"),
        "is_thin": any(
            is_thin(_count(row, f"scored_count_{side}") or 0, _count(row, f"subject_count_{side}") or 0)
            for side in ("before", "after")
        ),
        **counts,
        "is_example_after": bool(counts["example_count"]),
    }


def _status(row: Row, *, is_one_version: bool) -> Status:
    sides = ("before", "after")
    if any(row[f"is_withheld_{side}"] is True for side in sides):
        return "withheld"
    had, has = (bool(_count(row, f"form_count_{side}")) for side in sides)
    if not (had and has):
        return "only_before" if had else "only_after" if has else "no_form"
    if not is_one_version:
        return "version_differs"
    if any(is_missing(row[f"index_value_{side}"]) for side in sides):
        return "not_assessable"
    counted = [[_count(row, f"{name}_{side}") or 0 for side in sides] for name in ("example_count", "form_count")]
    return "example_differs" if _are_mixed(*counted) else "compared"


def _are_mixed(examples: Sequence[int], forms: Sequence[int]) -> bool:
    """Whether example and real forms are mixed within a year, or one year is of these and the other of those."""
    kinds = {(n > 0, n == count) for n, count in zip(examples, forms, strict=True)}
    return len(kinds) > 1 or kinds == {(True, False)}


def of_subjects(
    instrument: Instrument,
    node: str,
    areas: pd.DataFrame,
    subjects: pd.DataFrame,
    weights: Mapping[str, tuple[int, int]],
    *,
    is_same: bool,
) -> pd.DataFrame:
    """The means of those in each area: COLUMNS, from `change.compare` and the `areas` of a level.

    `is_same`: of those with a result in both years alone, else of each year's own. `subjects` say in `group_code`
    whose they are; `weights` by subject as in the published values of both years.
    """
    rows = []
    for place in areas[_PLACE].sort_values("area_code").to_dict("records"):
        inside = subjects[subjects["group_code"] == place["area_code"]]
        sides = _same(inside, weights) if is_same else _each(inside, weights)
        rows.append({**{name: place[name] for name in _PLACE}, **_of(sides, _span(instrument, node), is_same)})
    return _frame(rows)


def _same(inside: pd.DataFrame, weights: Mapping[str, tuple[int, int]]) -> list[pd.DataFrame]:
    """Both years of those compared, weighed as in the second."""
    both = compared(inside)
    weighed = both.assign(weight=[weights[str(one)][1] for one in both["subject_id"]])
    return [_year(weighed, side) for side in ("before", "after")]


def _each(inside: pd.DataFrame, weights: Mapping[str, tuple[int, int]]) -> list[pd.DataFrame]:
    """Each year's own, weighed as in that year."""
    sides = []
    for place, side in enumerate(("before", "after")):
        here = inside[inside[f"is_assessed_{side}"] & inside[f"value_{side}"].notna()]
        sides.append(_year(here.assign(weight=[weights[str(one)][place] for one in here["subject_id"]]), side))
    return sides


def _year(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    names = {f"value_{side}": "value", f"is_example_{side}": "is_example"}
    return rows.rename(columns=names)[["value", "is_example", "weight"]]


def _of(sides: list[pd.DataFrame], span: float, is_same: bool) -> dict[str, object]:
    counts = [len(rows) for rows in sides]
    examples = [int(rows["is_example"].astype(bool).sum()) for rows in sides]
    values = [weighted_mean(rows["value"].tolist(), rows["weight"].tolist()) for rows in sides]
    status = {(True, True): "compared", (True, False): "only_before", (False, True): "only_after"}.get(
        (counts[0] > 0, counts[1] > 0), "nobody"
    )
    if status == "compared" and not is_same and _are_mixed(examples, counts):
        status = "example_differs"
    return {
        **_values((values[0], values[1]), status, span),
        **{"scored_before": counts[0], "scored_after": counts[1], "is_thin": False},
        **{"form_count": sum(counts), "example_count": sum(examples), "is_example_after": bool(sum(examples))},
    }


def _values(values: tuple[Any, Any], status: str, span: float) -> dict[str, object]:
    """Both values and, where they are compared, their difference in whole millionths, and its step."""
    before, after = (micro(value) for value in values)
    change = after - before if status == "compared" and before is not None and after is not None else None
    score = None if change is None else round(change * 100 / span)
    return {
        **{"value_before": whole(before), "value_after": whole(after)},
        **{"change_value": whole(change), "change_score": whole(score), "step": step_of(score), "status": status},
    }


def _span(instrument: Instrument, node: str) -> float:
    low, high = instrument.value_range(node)
    return high - low


def _count(row: Row, name: str) -> int | None:
    """A count; missing where it is withheld, or where a version has no such node."""
    return None if is_missing(row[name]) else int(row[name])


def _total(row: Row, name: str) -> int | None:
    sides = [_count(row, f"{name}_{side}") for side in ("before", "after")]
    return None if None in sides else sum(one or 0 for one in sides)


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    counts = dict.fromkeys(("step", "scored_before", "scored_after", "form_count", "example_count"), "Int64")
    frame = pd.DataFrame(rows, columns=COLUMNS).astype(counts)
    return frame if frame["kecamatan_name"].notna().any() else frame.drop(columns="kecamatan_name")
