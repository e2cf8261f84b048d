"""How far each round is, in numbers: asked, counting, verified, sent back, being filled in. It names nobody."""

from dataclasses import dataclass

import pandas as pd

from siperi_geo.assessments.respondents import UNIT
from siperi_geo.assessments.rounds import Round, rounds
from siperi_geo.assessments.subjects import has_rounds
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.store import Store


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """Units whose respondents are asked: with enough of them, with some but too few, with none.

    `minimum`: so many with an index are enough. `respondents`: forms that count, of all units together.
    """

    asked: int
    enough: int
    few: int
    none: int
    respondents: int
    minimum: int


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """A round with its numbers; example data is in none of them.

    `asked`: everybody whom the instrument asks. `counting`: who has a form that counts, `verified` of these are
    verified. `returned`: whose newest form was returned or rejected (an earlier one may count). `begun`: whose
    form is being filled in and was not handed in, `repairs` of these have handed in a form before. `units`: where
    respondents answer for units, which are then those asked; `counting` is how many respondents there are.
    """

    round: Round
    asked: int
    counting: int
    verified: int
    returned: int
    begun: int
    repairs: int
    units: UnitCounts | None = None

    @property
    def is_private(self) -> bool:
        """Whether single results of its instrument are shown to nobody."""
        return any(load(ref.id).is_private for ref in available() if ref.id == self.round.instrument)

    @property
    def unverified(self) -> int:
        """How many forms count and are not verified."""
        return self.counting - self.verified


def round_counts(store: Store) -> list[RoundCounts]:
    """Every round with its numbers, newest year first; never from a cache, since drafts make no new version."""
    known = {one.id: one for ref in available() if has_rounds(one := load(ref.id))}
    kinds = {one.id: one.subject for one in known.values() if not one.has_respondents}
    rows = store.query("rounds/standing_per_round", instruments=list(kinds), kinds=list(kinds.values()))
    numbers = {(str(row["instrument"]), int(row["year"])): row for row in rows.to_dict("records")}
    return [
        _counted(store, one, known.get(one.instrument), pd.Series(numbers[one.instrument, one.year]))
        for one in rounds(store)
    ]


def _counted(store: Store, one: Round, instrument: Instrument | None, row: "pd.Series[int]") -> RoundCounts:
    asked, counting, verified, returned, begun, repairs = (
        int(row[f"{name}_count"]) for name in ("asked", "form", "verified", "returned", "draft", "repair")
    )
    units = unit_counts(store, instrument, one.year) if instrument and instrument.has_respondents else None
    return RoundCounts(one, units.asked if units else asked, counting, verified, returned, begun, repairs, units)


def unit_counts(store: Store, instrument: Instrument, year: int) -> UnitCounts:
    """How far the units of an instrument with respondents are in a year."""
    minimum = next(step.minimum for step in instrument.aggregation if step.to == UNIT)
    about = {"instrument": instrument.id, "year": year, "variant": instrument.variants[0].id}
    row = store.query("erat/count_of_units", **about, minimum=minimum).iloc[0]
    asked, enough, few, none, forms = (
        int(row[f"{name}_count"]) for name in ("asked", "enough", "few", "none", "form")
    )
    return UnitCounts(asked, enough, few, none, forms, minimum)
