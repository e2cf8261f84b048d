"""Households and rows that are not used, as they are kept: with what was read, and no more than was asked.

Made one by one while they are written or shown: there may be as many as there are households.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from siperi_geo.assessments.households.planned import Entries, HouseholdPlan, State
from siperi_geo.assessments.households.report import AS_BLANK, place_of
from siperi_geo.errors import Problem
from siperi_geo.forms.households import BLANK, NOTHING
from siperi_geo.sheets import BadRow
from siperi_geo.text import language


@dataclass(frozen=True, eq=False)
class SetAside(Sequence[BadRow]):
    """The rows set aside of some entries of a plan (all of them: `aside_of`)."""

    plan: HouseholdPlan
    entries: Entries

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> BadRow: ...
    @overload
    def __getitem__(self, place: slice) -> "SetAside": ...
    def __getitem__(self, place: int | slice) -> "BadRow | SetAside":
        if isinstance(place, slice):
            return SetAside(self.plan, self.entries[place])
        return bad_row(self.plan, int(self.entries[place]))

    def __iter__(self) -> Iterator[BadRow]:
        return (bad_row(self.plan, int(entry)) for entry in self.entries)


def aside_of(plan: HouseholdPlan) -> SetAside:
    """Everything that storing a plan would keep apart, in file order."""
    return SetAside(plan, np.flatnonzero(plan.set_aside))


def bad_row(plan: HouseholdPlan, entry: int) -> BadRow:
    """An entry as it is kept: the row as it may be, or what was read of the household."""
    number, where = int(plan.reason[entry]), place_of(plan, entry)
    reason = plan.reasons[number]
    code = AS_BLANK if plan.state[entry] < State.HELD else reason.code
    values = {**dict(reason.values), "n": 1, "places": f"#{where.row}", "year": plan.chosen_year}
    message = Problem(code, where, values).message(language())
    kept = int(plan.read.kept[entry])
    raw = plan.read.spool.get(kept) if kept != NOTHING else _written(plan, entry)
    return BadRow(where.row or 0, str(place_of(plan, entry, reason.column)), raw, code, message)


def _written(plan: HouseholdPlan, entry: int) -> str:
    """What was read of a household, in the words of the instrument."""
    read, area = plan.read, int(plan.area[entry])
    day = read.whens[read.when[entry]].day
    answers = zip(plan.instrument.items, read.answers[entry].tolist(), strict=True)
    content: dict[str, object] = {
        "instrument": plan.instrument.id,
        "version": plan.instrument.version,
        "area": plan.areas[area].code if area != NOTHING else "",
        "household": plan.code(entry),
        "year": int(plan.year[entry]),
        "filled_on": day.isoformat() if day else "",
        **dict(read.headers[read.header[entry]]),
        **{item.id: value for item, value in answers if value != BLANK},
    }
    return json.dumps(
        {name: value for name, value in content.items() if value not in ("", None)}, ensure_ascii=False
    )
