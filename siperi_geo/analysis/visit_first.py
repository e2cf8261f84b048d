"""Which areas to visit first by one instrument, and why: the lowest means that say enough, with their reasons.

Own design, and no ranking of programmes: lowest index first, areas withheld or thin (`thin`) left out and counted.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.narrative import join
from siperi_geo.analysis.thin import is_thin
from siperi_geo.instruments import ClassBand, Instrument, Node
from siperi_geo.text import number, pick, signed, t

FIRST = 3
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """One area with its value and the reasons; `change` is None where the years cannot be compared."""

    area_code: str
    area_name: str
    kecamatan_name: str
    value: float
    band: ClassBand | None
    weakest: tuple[Node, float] | None
    change: float | None
    people: int | None


@dataclass(frozen=True, slots=True)
class Visits:
    """The first areas, how many more have the same value as the last of them, how many were left out as thin."""

    first: tuple[Visit, ...]
    alike: int
    thin: int


def visits(
    instrument: Instrument,
    rows: pd.DataFrame,
    *,
    change: Mapping[str, float] | None = None,
    people: Mapping[str, int] | None = None,
) -> Visits:
    """From `scores/score_per_group` of a level (published); changes and people by area code where known.

    Where nobody knows of how many (of families), no area is thin.
    """
    root = rows[rows["node"] == instrument.root.id].dropna(subset="index_value")
    counts = zip(root["scored_count"].astype(int), root["subject_count"].fillna(0).astype(int), strict=True)
    thin = pd.Series([is_thin(*pair) for pair in counts], root.index, dtype=bool)
    enough = root[~thin].sort_values(["index_value", "area_name", "area_code"])
    found = enough.head(FIRST)
    values = enough["index_value"].tolist()
    alike = sum(value == values[FIRST - 1] for value in values[FIRST:]) if len(values) > FIRST else 0
    made = [_visit(instrument, row, rows, change or {}, people or {}) for row in found.to_dict("records")]
    return Visits(tuple(made), alike, int(thin.sum()))


def _visit(
    instrument: Instrument, row: Row, rows: pd.DataFrame, change: Mapping[str, float], people: Mapping[str, int]
) -> Visit:
    code = str(row["area_code"])
    kecamatan = row.get("kecamatan_name")
    return Visit(
        area_code=code,
        area_name=str(row["area_name"]),
        kecamatan_name="" if is_missing(kecamatan) else str(kecamatan),
        value=float(row["index_value"]),
        band=band_of(instrument, row),
        weakest=_weakest(instrument, rows[rows["area_code"] == code]),
        change=change.get(code),
        people=people.get(code),
    )


def _weakest(instrument: Instrument, rows: pd.DataFrame) -> tuple[Node, float] | None:
    scores = dict(zip(rows["node"], rows["score"], strict=True))
    known = [(one, float(scores[one.id])) for one in instrument.aspects if not is_missing(scores.get(one.id))]
    return min(known, key=lambda pair: pair[1], default=None)


def reasons(instrument: Instrument, one: Visit, before: int | None) -> str:
    """Why to go there, in one sentence: value and class, weakest aspect, change, how many live there."""
    value = number(one.value, instrument.decimals)
    parts = [t("visits.index", value=value) if one.band is None else _with_class(value, one.band)]
    if one.weakest is not None:
        node, score = one.weakest
        parts.append(t("visits.weakest", name=pick(node.name), score=number(score, 0)))
    if one.change is not None and before is not None:
        parts.append(t("visits.change", change=signed(one.change, instrument.decimals), year=before))
    if one.people is not None:
        parts.append(t("visits.people", n=number(one.people, 0)))
    return join(parts)


def _with_class(value: str, band: ClassBand) -> str:
    return t("visits.index.class", value=value, class_name=pick(band.name))
