"""The city in one view: index and class now, change, coverage, what lifts or holds back, who is missing.

It gives values; sentences are made from them in `narrative`. Nothing here assumes that there is a year
before, more than one who is asked, or any value at all. Means are over those whose index could be assessed.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.change import ChangeSummary, compare, summary
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.thin import is_thin
from siperi_geo.instruments import ClassBand, Instrument, Node


@dataclass(frozen=True, slots=True)
class Headline:
    """The city's numbers of one year; `coverage_pct` is of the forms handed in, `example_count` of the scored.

    `area_count` are those whom the instrument asks, 0 where it is not known. Where `is_withheld` nothing is said.
    """

    index: float | None
    score: float | None
    band: ClassBand | None
    weighting: str  # mean | population
    area_count: int
    filled_count: int
    scored_count: int
    example_count: int
    coverage_pct: float | None
    versions: tuple[str, ...]
    is_withheld: bool = False

    @property
    def is_thin(self) -> bool:
        """Whether there is a value, but of less than half of those asked."""
        return is_thin(self.scored_count, self.area_count)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier year, over those that can be compared; `is_of_means`: of two city means."""

    year: int
    summary: ChangeSummary
    is_of_means: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """An aspect's mean score, which side of the aspects' mean it is on, and how many it is the mean of.

    An aspect that has no value anywhere has no score and no side.
    """

    node: Node
    score: float | None
    side: str  # lifts | holds_back | level | unknown
    count: int


@dataclass(frozen=True, slots=True)
class Extremes:
    """Those with the lowest and with the highest index: rows of `scores/score_per_subject`, or of areas."""

    lowest: pd.DataFrame
    highest: pd.DataFrame
    scored_count: int

    @property
    def are_equal(self) -> bool:
        """Whether everybody scored has the same index."""
        return len(self.lowest) == self.scored_count


def headline(instrument: Instrument, city: pd.DataFrame, scores: pd.DataFrame) -> Headline:
    """From `scores/score_per_group` of the city (no row without forms) and `scores/score_per_subject`."""
    row: dict[Any, Any] = next(iter(city[city["node"] == instrument.root.id].to_dict("records")), {})
    index = _number(row.get("index_value"))
    scored = scores.dropna(subset="index_value")
    return Headline(
        index=index,
        score=_number(row.get("score")),
        band=band_of(instrument, {"index_value": index}),
        weighting=str(row.get("weighting", "mean")),
        area_count=len(scores),
        filled_count=int(scores["assessment_id"].notna().sum()),
        scored_count=len(scored),
        example_count=int(scored["is_example"].astype(bool).sum()),
        coverage_pct=_number(row.get("coverage_pct")),
        versions=tuple(sorted(scores["version"].dropna().unique())),
    )


def headline_of_means(
    instrument: Instrument, city: pd.DataFrame, versions: tuple[str, ...], registered: int | None
) -> Headline:
    """The same from the city's row alone, where single results are shown to nobody; counts are as published.

    `registered`: how many are asked, None where nobody knows or may be told.
    """
    row: dict[Any, Any] = next(iter(city[city["node"] == instrument.root.id].to_dict("records")), {})
    index = _number(row.get("index_value"))
    names = ("form_count", "scored_count", "example_count")
    filled, scored, examples = (int(_number(row.get(name)) or 0) for name in names)
    return Headline(
        index=index,
        score=_number(row.get("score")),
        band=band_of(instrument, {"index_value": index}),
        weighting=str(row.get("weighting", "mean")),
        area_count=registered or 0,
        filled_count=filled,
        scored_count=scored,
        example_count=examples,
        coverage_pct=_number(row.get("coverage_pct")),
        versions=versions,
        is_withheld=bool(row.get("is_withheld", False)),
    )


def since(before: pd.DataFrame | None, now: pd.DataFrame, year: int | None) -> Since | None:
    """Change from `year`, from two frames of `scores/score_per_subject`; None without an earlier year."""
    if before is None or year is None:
        return None
    return Since(year, summary(compare(before, now)))


def standings(instrument: Instrument, city: pd.DataFrame) -> tuple[Standing, ...]:
    """Every aspect, strongest first and those without a value last, from `scores/score_per_group` of the city."""
    rows = {str(row["node"]): row for row in city.to_dict("records")}
    found = [(one, rows.get(one.id, {"score": None, "scored_count": 0})) for one in instrument.aspects]
    scores = [score for _, row in found if (score := _number(row["score"])) is not None]
    middle = sum(scores) / len(scores) if scores else 0.0
    aspects = [
        Standing(
            node,
            _number(row["score"]),
            _side(_number(row["score"]), middle),
            int(_number(row["scored_count"]) or 0),
        )
        for node, row in found
    ]
    return tuple(sorted(aspects, key=lambda one: (one.score is None, -(one.score or 0))))


def _side(score: float | None, middle: float) -> str:
    if score is None:
        return "unknown"
    if abs(score - middle) < 0.005:
        return "level"
    return "lifts" if score > middle else "holds_back"


def extremes(scores: pd.DataFrame) -> Extremes:
    """The lowest and the highest, equals together by name, of `scores/score_per_subject` or of areas."""
    names = ["subject_name", "subject_id"] if "subject_name" in scores else ["area_name", "area_code"]
    known = scores.dropna(subset="index_value").sort_values(names, ignore_index=True)
    ends = known["index_value"].agg(["min", "max"]) if len(known) else pd.Series({"min": 0.0, "max": 0.0})
    lowest, highest = (known[known["index_value"] == ends[end]].reset_index(drop=True) for end in ("min", "max"))
    return Extremes(lowest, highest, len(known))


def trend(instrument: Instrument, years: pd.DataFrame, cities: Mapping[int, pd.DataFrame]) -> pd.DataFrame:
    """The city's value per year with its version, its weighting, how many took part and how many are examples.

    From `scores/year_list` and one `scores/score_per_group` of the city per year. Years differ in who took part,
    which `scored_count` shows (`is_thin`: of less than half), and may differ in version, in weighting, and in
    being real (`kind`: example, real, or both). Years in which the city is withheld are left out.
    """
    columns = ["index_value", "scored_count", "subject_count", "weighting"]
    columns += ["form_count", "example_count"]
    rows = [
        {"year": int(year["year"]), "versions": year["versions"], "kind": _kind(row)}
        | {"is_thin": is_thin(*(int(_number(row[name]) or 0) for name in ("scored_count", "subject_count")))}
        | {name: row[name] for name in columns}
        for year in years.to_dict("records")
        for row in cities[int(year["year"])].to_dict("records")
        if row["node"] == instrument.root.id and row.get("is_withheld") is not True
    ]
    return pd.DataFrame(rows, columns=["year", "versions", "kind", "is_thin", *columns])


def _kind(row: Mapping[Hashable, Any]) -> str:
    examples = int(row["example_count"])
    return "real" if not examples else "example" if examples == int(row["form_count"]) else "both"


def _number(value: Any) -> float | None:
    return None if is_missing(value) else float(value)
