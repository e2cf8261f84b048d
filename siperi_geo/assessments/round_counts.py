"""How far each round is, in numbers: asked, counting, verified, sent back, being filled in. It names nobody."""

from dataclasses import dataclass

import pandas as pd

from siperi_geo.assessments.rounds import Round, rounds
from siperi_geo.assessments.subjects import has_register
from siperi_geo.instruments import available, load
from siperi_geo.store import Store


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """A round with its numbers; example data is in none of them.

    `asked`: everybody whom the instrument asks. `counting`: who has a form that counts, `verified` of these are
    verified. `returned`: whose newest form was returned or rejected (an earlier one may count). `begun`: whose
    form is being filled in and was not handed in, `repairs` of these have handed in a form before.
    """

    round: Round
    asked: int
    counting: int
    verified: int
    returned: int
    begun: int
    repairs: int

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
    known = [one for ref in available() if has_register(one := load(ref.id))]
    kinds = {one.id: one.subject for one in known}
    rows = store.query("rounds/standing_per_round", instruments=list(kinds), kinds=list(kinds.values()))
    numbers = {(str(row["instrument"]), int(row["year"])): row for row in rows.to_dict("records")}
    return [_counted(one, pd.Series(numbers[one.instrument, one.year])) for one in rounds(store)]


def _counted(one: Round, row: "pd.Series[int]") -> RoundCounts:
    names = ("asked", "form", "verified", "returned", "draft", "repair")
    return RoundCounts(one, *(int(row[f"{name}_count"]) for name in names))
