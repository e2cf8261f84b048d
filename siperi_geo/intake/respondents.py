"""Forms of respondents that come in, told by unit: how many, never what one of them answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from siperi_geo.assessments import Plan, Subject, subjects_of
from siperi_geo.assessments.telling import may_tell
from siperi_geo.errors import Problem
from siperi_geo.instruments import Instrument
from siperi_geo.registers.governments import governments
from siperi_geo.store import Store

OF_STANDING = frozenset(
    {
        "ASSESSMENT_REVISES",
        "ASSESSMENT_UNCHANGED",
        "ASSESSMENT_FEWER_ANSWERS",
        "ASSESSMENT_REVISES_VERIFIED",
        "ASSESSMENT_FILE_ELSEWHERE",
    }
)


@dataclass(frozen=True, slots=True)
class UnitForms:
    """The forms of one unit and year in an import, by what storing would do with them."""

    unit: Subject
    government: str
    year: int
    new: int
    revised: int
    unchanged: int

    @property
    def counts(self) -> dict[str, int]:
        """New, revised and unchanged forms."""
        return {"new": self.new, "revised": self.revised, "unchanged": self.unchanged}


def are_told_apart(units: Iterable[UnitForms], instrument: Instrument) -> bool:
    """Whether new, revised and unchanged forms are so many in each unit that each may be told."""
    return all(may_tell(one.counts.values(), instrument.aggregation[0].minimum) for one in units)


def unit_counts(units: Iterable[UnitForms], *, are_apart: bool) -> list[tuple[UnitForms, dict[str, int]]]:
    """Units with their counts as they may be told: one number for all forms where they are not told apart."""
    return [(one, one.counts if are_apart else {"accepted": sum(one.counts.values())}) for one in units]


def without_standing(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What there is to say without what tells whether a respondent has handed in, and the same answers."""
    return tuple(one for one in problems if one.code not in OF_STANDING)


def unit_forms(store: Store, plan: Plan) -> tuple[UnitForms, ...]:
    """Every unit and year with forms that can be stored, by government and name."""
    units = {one.subject_id: one for one in subjects_of(store, plan.instrument)}
    names = {one.code: one.name for one in governments(store)}
    counts = Counter((entry.subject.unit_id, entry.year, entry.action) for entry in plan.entries)
    keys = {(units[unit], year) for unit, year, _ in counts if unit is not None}
    return tuple(
        UnitForms(
            unit,
            names.get(unit.area_code, unit.area_code),
            year,
            counts[unit.subject_id, year, "new"],
            counts[unit.subject_id, year, "revision"],
            counts[unit.subject_id, year, "unchanged"],
        )
        for unit, year in sorted(keys, key=lambda key: (key[0].area_code, key[0].name, key[1]))
    )
