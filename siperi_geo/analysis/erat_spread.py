"""How far apart the units of local governments answer, dimension by dimension: their published values alone.

A unit below its minimum is in none of it; of single respondents there is no spread at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, pstdev

from siperi_geo.analysis.erat_figures import Summary


@dataclass(frozen=True, slots=True)
class Range:
    """One node's published values of units, each with its level, in no order that says whose it is."""

    node: str
    values: tuple[tuple[str, float], ...]  # (level, value)

    def of_level(self, level: str) -> list[float]:
        """The values of one level, lowest first."""
        return sorted(value for one, value in self.values if one == level)

    @property
    def all_of(self) -> list[float]:
        return sorted(value for _, value in self.values)

    @property
    def low(self) -> float | None:
        return min(self.all_of, default=None)

    @property
    def high(self) -> float | None:
        return max(self.all_of, default=None)

    @property
    def median(self) -> float | None:
        return median(self.all_of) if self.values else None

    @property
    def deviation(self) -> float | None:
        """Standard deviation of all of them, not of a sample; None of one alone."""
        return pstdev(self.all_of) if len(self.values) > 1 else None

    @property
    def distance(self) -> float | None:
        """How far the highest is above the lowest; None of one alone."""
        return self.all_of[-1] - self.all_of[0] if len(self.values) > 1 else None


def ranges(found: Summary) -> tuple[Range, ...]:
    """The index and every dimension, in the order of the instrument."""
    return tuple(Range(node, _values(found, node)) for node in found.nodes)


def _values(found: Summary, node: str) -> tuple[tuple[str, float], ...]:
    known = [
        (level.id, value)
        for level in found.levels
        for unit in level.units
        if (value := unit.figures[node].value) is not None
    ]
    return tuple(sorted(known))


def widest(found: Sequence[Range]) -> tuple[Range, ...]:
    """Those furthest apart, several where they are equally far; none where there is nothing to compare."""
    known = [(one, one.distance) for one in found if one.distance is not None]
    most = max((distance for _, distance in known), default=None)
    return tuple(one for one, distance in known if distance == most)
