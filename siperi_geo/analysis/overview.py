"""The city in one view: index and class now, change, coverage, what lifts or holds back, who is missing.

It gives values; sentences are made from them in `narrative`. Nothing here assumes that there is a year
before, more than one kelurahan, or any value at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.change import ChangeSummary, compare, summary
from siperi_geo.analysis.exact import is_missing, micro
from siperi_geo.analysis.gaps import per_node
from siperi_geo.instruments import ClassBand, Instrument, Node


@dataclass(frozen=True, slots=True)
class Headline:
    """The city's numbers of one year; `coverage_pct` is of the forms handed in."""

    index: float | None
    score: float | None
    band: ClassBand | None
    weighting: str
    area_count: int
    filled_count: int
    scored_count: int
    coverage_pct: float | None
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier year, over the kelurahan that can be compared."""

    year: int
    summary: ChangeSummary


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many kelurahan are in a class; `band` None: has a form that cannot be assessed, or no form."""

    kind: str  # class | not_assessable | no_form
    band: ClassBand | None
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An aspect's mean score over the assessed kelurahan, and which side of the aspects' mean it is on."""

    node: Node
    score: float
    side: str  # lifts | holds_back | level


@dataclass(frozen=True, slots=True)
class Participation:
    """Who has filled a form, who has not, by name within kecamatan."""

    filled: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]
    not_assessable: tuple[str, ...]


def headline(instrument: Instrument, city: pd.DataFrame, scores: pd.DataFrame) -> Headline:
    """From `scores/score_per_city` (one row or none) and `scores/score_per_kelurahan` of the index."""
    row: dict[Any, Any] = city.iloc[0].to_dict() if len(city) else {}
    index = _number(row.get("index_value"))
    return Headline(
        index=index,
        score=_number(row.get("score")),
        band=instrument.class_of(micro(index)),
        weighting=str(row.get("weighting", "mean")),
        area_count=len(scores),
        filled_count=int(scores["assessment_id"].notna().sum()),
        scored_count=int(scores["index_value"].notna().sum()),
        coverage_pct=_number(row.get("coverage_pct")),
        versions=tuple(sorted(scores["version"].dropna().unique())),
    )


def since(before: pd.DataFrame | None, now: pd.DataFrame, year: int | None) -> Since | None:
    """Change from `year`, from two frames of `scores/score_per_kelurahan`; None without an earlier year."""
    if before is None or year is None:
        return None
    return Since(year, summary(compare(before, now)))


def class_counts(instrument: Instrument, scores: pd.DataFrame) -> tuple[ClassCount, ...]:
    """Every class, lowest first (also empty ones), then not assessable, then no form; sums to all areas."""
    bands = sorted(instrument.classes, key=lambda band: band.order)
    counts = [ClassCount("class", band, int((scores["class_code"] == band.code).sum())) for band in bands]
    filled, scored = scores["assessment_id"].notna(), scores["index_value"].notna()
    counts.append(ClassCount("not_assessable", None, int((filled & ~scored).sum())))
    counts.append(ClassCount("no_form", None, int((~filled).sum())))
    return tuple(counts)


def standings(instrument: Instrument, nodes: pd.DataFrame) -> tuple[Standing, ...]:
    """Aspects that have a value, strongest first, against the plain mean of their scores."""
    codes = [aspect.id for aspect in instrument.aspects]
    table = per_node(instrument, nodes, codes).dropna(subset="score")
    table = table.sort_values("score", ascending=False, kind="stable")
    scores = table["score"].tolist()
    middle = sum(scores) / len(scores) if scores else 0.0
    return tuple(
        Standing(instrument.node(code), score, _side(score, middle))
        for code, score in zip(table["node"], scores, strict=True)
    )


def _side(score: float, middle: float) -> str:
    if abs(score - middle) < 0.005:
        return "level"
    return "lifts" if score > middle else "holds_back"


def participation(scores: pd.DataFrame) -> Participation:
    """Names from `scores/score_per_kelurahan`."""
    filled = scores["assessment_id"].notna()
    missing = scores[~filled].groupby("kecamatan_name", sort=True)["area_name"]
    return Participation(
        filled=tuple(scores[filled]["area_name"]),
        missing={str(kecamatan): tuple(sorted(names)) for kecamatan, names in missing},
        not_assessable=tuple(scores[filled & scores["index_value"].isna()]["area_name"]),
    )


def trend(years: pd.DataFrame, cities: Mapping[int, pd.DataFrame]) -> pd.DataFrame:
    """The city's value per year: year, versions, index_value, scored_count, kelurahan_count, is_example.

    From `scores/year_list` and one `scores/score_per_city` per year. Years differ in who took part, which
    `scored_count` shows, and may differ in the instrument's version, which `versions` shows, and in being real.
    """
    columns = ["index_value", "scored_count", "kelurahan_count", "is_example"]
    rows = [
        {"year": int(row["year"]), "versions": row["versions"]}
        | {name: cities[int(row["year"])].iloc[0][name] for name in columns}
        for row in years.to_dict("records")
        if len(cities[int(row["year"])])
    ]
    return pd.DataFrame(rows, columns=["year", "versions", *columns])


def _number(value: Any) -> float | None:
    return None if is_missing(value) else float(value)
