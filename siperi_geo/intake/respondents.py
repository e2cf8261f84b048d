"""Forms of respondents that come in, told by unit: how many, never what one of them answered."""

from collections import Counter
from dataclasses import dataclass

from siperi_geo.assessments import Plan, Subject, subjects_of
from siperi_geo.registers.governments import governments
from siperi_geo.store import Store


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
    def counts(self) -> tuple[int, int, int]:
        """New, revised and unchanged forms."""
        return self.new, self.revised, self.unchanged


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
