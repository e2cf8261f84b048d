"""Several years of governments side by side: the published values, on how many units each stands, what changed.

Two years are compared as they stand; that they stand on different units is said beside it and never corrected.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.analysis.erat_figures import Figures, Summary, is_published


@dataclass(frozen=True, slots=True)
class Basis:
    """On which published units two years stand: how many each, and how many are the same."""

    before: int
    after: int
    both: int

    @property
    def is_same(self) -> bool:
        return self.before == self.after == self.both


def with_values(found: Sequence[Summary]) -> list[Summary]:
    """The years in which any level has a published value of any node, oldest first."""
    known = [one for one in found if any(_has_value(level.figures) for level in one.levels)]
    return sorted(known, key=lambda one: one.year)


def basis(before: Summary, after: Summary, level_id: str | None = None) -> Basis:
    """The published units behind two years: of one level, or of both."""
    one, other = (_units(summary, level_id) for summary in (before, after))
    return Basis(len(one), len(other), len(one & other))


def change(before: Figures, after: Figures, node: str) -> float | None:
    """By how much a node's value rose (fell: below 0); None while a year has none."""
    first, second = before[node].value, after[node].value
    return None if first is None or second is None else second - first


def _units(summary: Summary, level_id: str | None) -> set[str]:
    levels = summary.levels if level_id is None else [summary.level(level_id)]
    return {unit.unit_id for level in levels for unit in level.units if is_published(unit)}


def _has_value(figures: Figures) -> bool:
    return any(one.value is not None for one in figures.values())
