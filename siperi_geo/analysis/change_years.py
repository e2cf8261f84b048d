"""Areas over all years: the value of each, as it was published, with its class, or why there is none.

Years stand side by side and nothing is subtracted: they may differ in version, in origin and in who took part. It
reads nothing.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.origin import counted
from siperi_geo.instruments import Instrument
from siperi_geo.text import pick

Kind = Literal["value", "not_assessable", "no_form", "withheld"]
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One area in one year. `place`: of its class `name` (an aspect: of its step) among `places`, from 1."""

    kind: Kind
    value: float | None = None
    place: int | None = None
    places: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year with the versions it was scored by, and what its forms are (`contoh`, `nyata`, how many of each)."""

    year: int
    versions: str
    origin: str


def years(rows: pd.DataFrame) -> tuple[Year, ...]:
    """From `scores/year_list`, oldest first."""
    return tuple(
        Year(int(row["year"]), str(row["versions"]), counted(int(row["form_count"]), int(row["example_count"])))
        for row in rows.to_dict("records")
    )


def cell(instrument: Instrument, node: str, row: Row | None, steps: int) -> Cell:
    """From a row of `scores/score_per_subject` or `score_per_group` of this node (None: no such row).

    An aspect has no class: it stands in one of `steps` equal steps of its 0–100 score.
    """
    if row is None:
        return Cell("no_form")
    if row.get("is_withheld") is True:
        return Cell("withheld")
    if is_missing(row["index_value"]):
        return Cell("no_form" if is_missing(row["coverage_pct"]) else "not_assessable")
    value = float(row["index_value"])
    if node != instrument.root.id:
        return Cell("value", value, min(int(float(row["score"]) * steps // 100), steps - 1) + 1, steps)
    band = band_of(instrument, row)
    bands = sorted(instrument.classes, key=lambda one: one.order)
    if band is None:
        return Cell("value", value)
    return Cell("value", value, bands.index(band) + 1, len(bands), pick(band.name))


def table(found: Mapping[int, Mapping[str, Cell]], names: Mapping[str, str], every: Sequence[int]) -> pd.DataFrame:
    """A row per area with the value of every year, missing where there is none."""
    rows = [
        {"area_code": code, "area_name": name}
        | {year: found[year][code].value if code in found[year] else None for year in every}
        for code, name in names.items()
    ]
    return pd.DataFrame(rows, columns=["area_code", "area_name", *every])
