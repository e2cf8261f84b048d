"""Small frames shaped like the named queries, for tests of pure functions."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from siperi_geo.instruments import Instrument, load

KELTANA = load("keltana")


def scores(
    *values: float | None, instrument: Instrument = KELTANA, version: str = "2021", is_example: bool = False
) -> pd.DataFrame:
    """`scores/score_per_subject` of the index: one kelurahan per value, two per kecamatan; None: no form."""
    return pd.DataFrame(
        [
            _area(place)
            | {
                "assessment_id": None if value is None else f"a{place}",
                "version": None if value is None else version,
                "index_value": float("nan") if value is None else value,
                "score": float("nan") if value is None else (value - 20) / 80 * 100,
                "class_code": class_code(instrument, value),
                "answered_items": float("nan") if value is None else 128,
                "total_items": float("nan") if value is None else 128,
                "coverage_pct": float("nan") if value is None else 100.0,
                "is_example": None if value is None else is_example,
                "is_assessed": value is not None,
            }
            for place, value in enumerate(values)
        ],
        columns=[
            *_area(0),
            *["assessment_id", "version", "index_value", "score", "class_code", "answered_items", "total_items"],
            *["coverage_pct", "is_example", "is_assessed"],
        ],
    )


def unassessable(frame: pd.DataFrame, place: int) -> pd.DataFrame:
    """The same frame with one form handed in but too few answers."""
    changed = frame.copy()
    changed.loc[place, ["index_value", "score", "answered_items"]] = [float("nan"), float("nan"), 20]
    changed.loc[place, ["class_code", "is_assessed"]] = [None, False]
    return changed


def nodes(levels: dict[int, dict[str, float]], instrument: Instrument = KELTANA) -> pd.DataFrame:
    """`gaps/every_node_per_subject`: place of the kelurahan → node → value on the node's own scale.

    A form without an index is not assessed, and no mean counts it.
    """
    rows: list[dict[str, Any]] = []
    for place, values in levels.items():
        for node, value in values.items():
            score = instrument.score_range(node).score(value)
            rows.append(
                _area(place)
                | {"node": node, "level": instrument.node(node).level, "index_value": value, "score": score}
            )
    return pd.DataFrame(rows, columns=[*_area(0), "node", "level", "index_value", "score"])


def city(
    index: float | None,
    *,
    scored: int = 5,
    kelurahan: int = 5,
    weighting: str = "mean",
    is_example: bool = False,
    aspects: dict[str, float | None] | None = None,
) -> pd.DataFrame:
    """`scores/score_per_group` of the city: the index, and the aspects whose scores are given (None: no value)."""
    value = float("nan") if index is None else index
    group = {"area_code": "99.01", "area_name": "Kota Mainan", "subject_count": kelurahan, "form_count": scored}
    group |= {"example_count": scored * is_example, "coverage_pct": 100.0}
    group |= {"weighting": weighting, "is_example": is_example}
    rows = [{"node": "index", "index_value": value, "score": (value - 20) / 80 * 100, "scored_count": scored}]
    for node, score in (aspects or {}).items():
        known = {"index_value": None, "score": score, "scored_count": 0 if score is None else scored}
        rows.append({"node": node, **known})
    return pd.DataFrame([group | row for row in rows])


def item_gaps(unmet: Sequence[int], answered: int = 5) -> pd.DataFrame:
    """`scores/item_gap_per_city`: how many do not meet each item, from the first."""
    rows = [(place, answered, count, answered) for place, count in enumerate(unmet, start=1)]
    return pd.DataFrame(rows, columns=["item_position", "answered_count", "unmet_count", "form_count"])


def class_code(instrument: Instrument, value: float | None) -> str | None:
    band = instrument.class_of(None if value is None else round(value * 1_000_000))
    return band.code if band else None


def names(frame: pd.DataFrame) -> Iterable[str]:
    return list(frame["area_name"])


def _area(place: int) -> dict[str, str]:
    kecamatan = f"99.01.{place // 2 + 1:02d}"
    code, name = f"{kecamatan}.{1001 + place % 2}", f"Kelurahan {place}"
    return {
        "subject_id": code,
        "subject_name": name,
        "area_code": code,
        "area_name": name,
        "kecamatan_code": kecamatan,
        "kecamatan_name": f"Kecamatan {place // 2 + 1}",
    }
