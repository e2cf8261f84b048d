"""How far an area's value can be trusted: a grade A to D from the parts it is made of. Own design, not official.

Each part has a grade of its own by the thresholds of `PARTS` (A is 3 points, B 2, C 1, D 0). The whole is the
mean of the points, rounded half up, and never more than one step above its weakest part: a chain may be a little
better than its weakest link, not much. A part that cannot exist for an instrument (`NOT_APPLICABLE`) is left out;
one that could exist and is not known counts as D. Without a value there is no grade. So nothing that gets better
lowers a grade.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.thin import THIN
from siperi_geo.instruments import Instrument

Grade = Literal["A", "B", "C", "D"]
GRADES: tuple[Grade, ...] = ("A", "B", "C", "D")
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a grade: from which value on it is A, B and C; below (of `age`: above) all of them it is D."""

    code: str
    unit: str  # pct | count | days
    limits: tuple[float, float, float]
    is_less_better: bool = False

    def grade(self, value: float | None) -> Grade:
        """The grade of a value; what is not known is D."""
        if value is None:
            return "D"
        pairs = zip(GRADES, self.limits, strict=False)
        met = (grade for grade, limit in pairs if (value <= limit if self.is_less_better else value >= limit))
        return next(met, "D")


PARTS = (
    Part("participation", "pct", (90, 75, 100 * THIN)),  # assessed of registered; below C the mean is thin
    Part("sample", "count", (100, 50, 30)),  # families assessed, of whom there is a sample only
    Part("coverage", "pct", (95, 85, 75)),  # questions answered in the forms behind the value
    Part("age", "days", (365, 730, 1095), is_less_better=True),  # from the form to the end of the year, mean
    Part("evidence", "pct", (80, 50, 20)),  # answers asked for evidence that have a file or a note
    Part("verification", "pct", (80, 50, 20)),  # forms behind the value that are verified
)
NOT_APPLICABLE = {
    "own": {"participation", "sample"},  # an area that fills in its own form
    "members": {"sample"},  # schools, facilities, kelurahan of a kecamatan: they are counted, not sampled
    "families": {"participation", "evidence", "verification"},  # no evidence is kept, none is verified one by one
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A part with its value (None: not known) and its grade."""

    part: Part
    value: float | None

    @property
    def grade(self) -> Grade:
        return self.part.grade(self.value)


@dataclass(frozen=True, slots=True)
class Reliability:
    """The grade of an area's value (None: there is no value) and the parts it is made of."""

    area_code: str
    area_name: str
    kecamatan_name: str
    grade: Grade | None
    parts: tuple[Judged, ...] = ()
    is_withheld: bool = False

    @property
    def held_down_by(self) -> tuple[Judged, ...]:
        """The weakest parts, where the grade is not A; to raise it, begin there."""
        if self.grade in (None, "A"):
            return ()
        worst = max(one.grade for one in self.parts)
        return tuple(one for one in self.parts if one.grade == worst)


def parts_of(instrument: Instrument, level: str) -> tuple[Part, ...]:
    """The parts that a value of this instrument at this level has."""
    kind = "families" if instrument.is_private else "own" if instrument.subject == level else "members"
    left_out = NOT_APPLICABLE[kind] | (set() if asks_evidence(instrument) else {"evidence"})
    return tuple(part for part in PARTS if part.code not in left_out)


def asks_evidence(instrument: Instrument) -> bool:
    """Whether any question of an instrument names evidence."""
    return bool(evidence_items(instrument))


def evidence_items(instrument: Instrument) -> dict[str, int]:
    """The questions that name evidence, themselves or by their node, with their place (from 1) in the answers."""
    named = (
        item.id
        for node in instrument.root.walk()
        for item in node.items
        if item.evidence is not None or node.evidence is not None
    )
    return {code: instrument.item_position(code) + 1 for code in named}


def whole(parts: tuple[Judged, ...]) -> Grade:
    """The grade of a whole from those of its parts: the mean of points, at most one step above the weakest."""
    places = [GRADES.index(one.grade) for one in parts]
    mean = (2 * sum(places) + len(places) - 1) // (2 * len(places))  # half a step counts as the better grade
    return GRADES[max(mean, max(places) - 1)]


def of_row(instrument: Instrument, level: str, row: Row) -> Reliability:
    """The grade of an area from its row of `reliability/part_per_area`; a withheld one has none."""
    place = (str(row["area_code"]), str(row["area_name"]), _name(row["kecamatan_name"]))
    if row.get("is_withheld", False):
        return Reliability(*place, grade=None, is_withheld=True)
    if not row["scored_count"]:
        return Reliability(*place, grade=None)
    values = _values(row)
    parts = tuple(Judged(part, values[part.code]) for part in parts_of(instrument, level))
    return Reliability(*place, grade=whole(parts), parts=parts)


def _values(row: Row) -> dict[str, float | None]:
    return {
        "participation": _share(row["scored_count"], row["registered_count"]),
        "sample": float(row["scored_count"]),
        "coverage": _share(row["answered_count"], row["total_count"]),
        "age": float(row["age_days"]) / float(row["scored_count"]),
        "evidence": _share(row["evidenced_count"], row["asked_count"]),
        "verification": _share(row["verified_count"], row["scored_count"]),
    }


def _share(part: Any, every: Any) -> float | None:
    return 100.0 * float(part) / float(every) if every else None


def _name(value: Any) -> str:
    return "" if is_missing(value) else str(value)
