"""The populations in the store: what is there, and what they weigh. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from siperi_geo.store import Store, Transaction

Key = tuple[str, int]  # code of the kelurahan, year


@dataclass(frozen=True, slots=True)
class Stored:
    """A figure in the store and where it comes from."""

    people: int
    source: str


@dataclass(frozen=True, slots=True)
class Weighting:
    """Whether people weigh in the values of one instrument and year.

    `missing` are the scored kelurahan without a number of that year or an earlier one, by kecamatan; `complete`
    the kecamatan without any such: they are weighted already. The city is once all are complete.
    """

    instrument: str
    year: int
    scored: int
    missing: Mapping[str, tuple[str, ...]]
    complete: tuple[str, ...]

    @property
    def missing_count(self) -> int:
        return sum(map(len, self.missing.values()))

    @property
    def is_on(self) -> bool:
        """Whether the city's value is weighted."""
        return not self.missing


def stored_people(source: Store | Transaction) -> dict[Key, Stored]:
    """Every figure in the store."""
    rows = source.query("populations/figure_list").to_dict("records")
    return {
        (str(row["area_code"]), int(row["year"])): Stored(int(row["population_people"]), str(row["source"]))
        for row in rows
    }


def weightings(store: Store, more: Iterable[Key] = ()) -> list[Weighting]:
    """For each instrument and year with scores, newest first: do people weigh? `more`: figures not yet stored."""
    coming: dict[str, int] = {}
    for code, year in more:
        coming[code] = min(year, coming.get(code, year))
    rows = store.query("populations/scored_kelurahan")
    rows["has_people"] |= rows["area_code"].map(coming) <= rows["year"]
    groups = rows.sort_values("year", ascending=False, kind="stable").groupby(["year", "instrument"], sort=False)
    return [_weighting(str(name), int(str(year)), scored) for (year, name), scored in groups]


def _weighting(instrument: str, year: int, scored: pd.DataFrame) -> Weighting:
    lacking = scored[~scored["has_people"]].groupby("kecamatan_name", sort=False)["area_name"]
    missing = {str(kecamatan): tuple(map(str, names)) for kecamatan, names in lacking}
    complete = tuple(name for name in scored["kecamatan_name"].unique() if name not in missing)
    return Weighting(instrument, year, len(scored), missing, complete)
