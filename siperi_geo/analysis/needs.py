"""What every area needs, line by line: gaps that a budget line can close, people not served, what is around it.

`Facts` are arrays over the areas of one level, missing as NaN; `needs` says the same pair by pair. It ranks
nothing (`priorities`) and reads nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from siperi_geo.programmes import Catalogue, Line

Values = NDArray[np.float64]
Node = tuple[str, str]  # instrument and node
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Place:
    """An area of the level; a kecamatan and the city are in themselves."""

    area_code: str
    area_name: str
    kecamatan_code: str
    kecamatan_name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the areas of a level, each array in their order, NaN where it is not known.

    `scores`: 0–100 of (instrument, node); `taking_part`: filled ÷ registered by instrument; `resting_on`: the
    share that the scores stand on, where it is another one (verified forms alone); `hazard`, `vulnerability`: 0–1;
    `not_served`: people by SPM service; `funded`: rupiah of the year before by line;
    `planning_offices`: those with any action in that year's plan, of the others nothing is known of their money;
    `hazards`: which ones are the highest, in words by area, where classes are known.
    """

    places: tuple[Place, ...]
    scores: Mapping[Node, Values]
    taking_part: Mapping[str, Values]
    people: Values
    hazard: Values
    vulnerability: Values
    not_served: Mapping[str, Values]
    funded: Mapping[str, Values] = field(default_factory=dict)
    planning_offices: frozenset[str] = frozenset()
    hazards: tuple[str, ...] = ()
    resting_on: Mapping[str, Values] = field(default_factory=dict)

    def nothing(self) -> Values:
        """An array that knows nothing."""
        return np.full(len(self.places), np.nan)

    def gaps(self, *lines: Line) -> dict[Node, Values]:
        """Points to 100 of the parts that lines can close, those that anybody has a score of."""
        parts = [(code, node) for line in lines for code, nodes in line.closes.items() for node in nodes]
        return {one: FULL - self.scores[one] for one in parts if one in self.scores}

    def gap(self, *lines: Line) -> Values:
        """The mean gap of a line, or of several, by area, 0–1: within each instrument first, then over these."""
        by_instrument: dict[str, list[Values]] = {}
        for (instrument, _), points in self.gaps(*lines).items():
            by_instrument.setdefault(instrument, []).append(points)
        means = [mean(one) for one in by_instrument.values()]
        return np.asarray(mean(means, len(self.places)) / FULL, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Need:
    """An area and a line: points to 100 of what the line can close (known ones), people, people not served."""

    area_code: str
    area_name: str
    kecamatan_code: str
    kecamatan_name: str
    line: str
    gaps: Mapping[Node, float]
    people: int | None
    not_served: int | None


def needs(facts: Facts, lines: tuple[Line, ...], catalogue: Catalogue) -> Iterator[Need]:
    """Every pair of area and line, areas within lines."""
    for line in lines:
        points, service = facts.gaps(line), catalogue.service_of(line)
        short = facts.not_served.get(service or "", facts.nothing())
        for at, one in enumerate(facts.places):
            known = {node: float(gap[at]) for node, gap in points.items() if not np.isnan(gap[at])}
            yield Need(
                one.area_code,
                one.area_name,
                one.kecamatan_code,
                one.kecamatan_name,
                line.code,
                known,
                _whole(facts.people[at]),
                _whole(short[at]),
            )


def mean(some: list[Values], n: int = 0) -> Values:
    """The mean of what is known at each place; NaN where nothing is."""
    if not some:
        return np.full(n, np.nan)
    stacked = np.stack(some)
    count = (~np.isnan(stacked)).sum(axis=0)
    total = np.nansum(stacked, axis=0)
    found: Values = np.divide(total, count, out=np.full(stacked.shape[1:], np.nan), where=count > 0)
    return found


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
