"""Which lines in which areas close most within a budget: what is asked, and what an answer is worth.

A choice is an area and a budget line. Its worth is the people of the area times the points to 100 of every part
that some chosen line closes there; a part that two chosen lines close counts once. That a line closes the whole
gap of its parts is our own design, and so are the floors. `budget_solver` finds the best answer; nothing is solved
here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

MICRO = 1_000_000
Part = tuple[str, str]  # instrument, node
Pair = tuple[str, str]  # area, line


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be paid for in an area; `gaps` holds the known ones alone, in points to 100."""

    area_code: str
    kecamatan_code: str
    line_code: str
    cost_idr: int
    gaps: Mapping[Part, float]
    people: int

    @property
    def pair(self) -> Pair:
        return self.area_code, self.line_code


@dataclass(frozen=True, slots=True)
class Mark:
    """A word about choices: of an area, of a line, or (both named) of one line in one area."""

    area_code: str | None = None
    line_code: str | None = None

    def is_of(self, one: Candidate) -> bool:
        """Whether it is about a choice."""
        return self.area_code in (None, one.area_code) and self.line_code in (None, one.line_code)


@dataclass(frozen=True, slots=True)
class Floor:
    """What a kecamatan gets at least: money, chosen areas, or both."""

    kecamatan_code: str
    least_idr: int = 0
    least_areas: int = 0


@dataclass(frozen=True)
class Problem:
    """Candidates, the money, floors, what may not be chosen, and of what at least one must be."""

    candidates: Sequence[Candidate]
    budget_idr: int
    floors: Sequence[Floor] = ()
    excluded: Sequence[Mark] = ()
    musts: Sequence[Mark] = ()

    @cached_property
    def open(self) -> tuple[Candidate, ...]:
        """What may be chosen, by area and line, whatever it costs."""
        found = (one for one in self.candidates if not any(mark.is_of(one) for mark in self.excluded))
        return tuple(sorted(found, key=lambda one: one.pair))

    @property
    def floors_asked(self) -> tuple[Floor, ...]:
        """The floors that ask for something."""
        return tuple(one for one in self.floors if one.least_idr > 0 or one.least_areas > 0)

    def with_budget(self, budget_idr: int) -> "Problem":
        """The same with other money."""
        return Problem(self.candidates, budget_idr, self.floors, self.excluded, self.musts)


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen, in people times points; no choice is worth more than `bound`."""

    chosen: tuple[Candidate, ...]
    budget_idr: int
    value: float
    cost_idr: int
    bound: float
    is_proved: bool

    @property
    def pairs(self) -> frozenset[Pair]:
        """Area and line of every choice."""
        return frozenset(one.pair for one in self.chosen)


@dataclass(frozen=True, slots=True)
class Unmet:
    """What cannot be had: `reason` names the kind, `needs` what it would take, `has` what there is."""

    reason: str
    needs: int
    has: int
    floor: Floor | None = None
    must: Mark | None = None


@dataclass(frozen=True, slots=True)
class Impossible:
    """No choice keeps all floors and musts, and why."""

    unmet: tuple[Unmet, ...]


def gap_micro(points: float) -> int:
    """Points to 100 in millionths, so that sums are exact."""
    return round(points * MICRO)


def value_micro(chosen: Iterable[Candidate]) -> int:
    """People times points of every part that is closed, each once per area, in millionths.

    >>> one = Candidate("a", "k", "x", 1, {("keltana", "I1"): 40.0}, 100)
    >>> value_micro([one, Candidate("a", "k", "y", 1, {("keltana", "I1"): 40.0}, 100)]) // MICRO
    4000
    """
    closed = {
        (one.area_code, part): one.people * gap_micro(gap) for one in chosen for part, gap in one.gaps.items()
    }
    return sum(closed.values())


def value(chosen: Iterable[Candidate]) -> float:
    """The same in people times points."""
    return value_micro(chosen) / MICRO


def cost(chosen: Iterable[Candidate]) -> int:
    """What they cost together, in rupiah."""
    return sum(one.cost_idr for one in chosen)


def is_kept(problem: Problem, chosen: Sequence[Candidate]) -> bool:
    """Whether a choice keeps the budget, every floor and every must, in whole rupiah."""
    return (
        cost(chosen) <= problem.budget_idr
        and all(any(must.is_of(one) for one in chosen) for must in problem.musts)
        and all(is_floor_kept(floor, chosen) for floor in problem.floors_asked)
    )


def is_floor_kept(floor: Floor, chosen: Iterable[Candidate]) -> bool:
    """Whether a kecamatan gets what it must."""
    there = [one for one in chosen if one.kecamatan_code == floor.kecamatan_code]
    return cost(there) >= floor.least_idr and len({one.area_code for one in there}) >= floor.least_areas
