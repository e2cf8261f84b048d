"""Which area and budget line come first: a weighted sum of criteria, each brought to 0–1 by a rule. Own design.

A pair is an area and a line; arrays over pairs run line by line, areas within. What is not known is left out and
the weights of the rest are scaled up; a pair of which too little is known is not ranked (`criteria.yaml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siperi_geo.analysis.needs import Facts, Place, Values, mean
from siperi_geo.programmes import Catalogue, Criteria, CriterionId, Line

GRAIN = 9  # decimals of a score (0–100) below which two are equal
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair with its criteria: `values` (criterion × pair) in 0–1 or NaN, `applies` where its weight counts.

    A criterion that nobody has a value of applies to no pair. `is_needed` (pair): there is a gap to close, or, of
    a line counted in people, anybody not served. `is_thin`: few took part in what the gap rests on.
    """

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    values: Values
    applies: Flags
    is_needed: Flags
    is_thin: Flags

    def only(self, lines: tuple[Line, ...]) -> "Pairs":
        """The pairs of some of the lines, with everything as it is among all of them."""
        n, wanted = len(self.places), {one.code for one in lines}
        kept = tuple(at for at, one in enumerate(self.lines) if one.code in wanted)
        columns = np.array([at * n + area for at in kept for area in range(n)], dtype=np.int64)
        some = tuple(self.lines[at] for at in kept)
        of_pairs = (self.is_needed[columns], self.is_thin[columns])
        return Pairs(self.places, some, self.values[:, columns], self.applies[:, columns], *of_pairs)

    def unknown(self, rules: Criteria) -> tuple[CriterionId, ...]:
        """The criteria that nothing is known of, left out for all."""
        return tuple(one for one, row in zip(rules.ids, self.values, strict=True) if np.isnan(row).all())

    def place(self, pair: int) -> Place:
        """The area of a pair."""
        return self.places[pair % len(self.places)]

    def line(self, pair: int) -> Line:
        """The line of a pair."""
        return self.lines[pair // len(self.places)]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Pairs in order: `score` 0–100 (NaN: not ranked), `rank` from 1 (0: not ranked), `known` share of weight.

    `order` are the ranked pairs, first one first; pairs of equal score have equal ranks.
    """

    score: Values
    rank: Places
    known: Values
    order: Places
    weights: Mapping[str, int]

    def alike(self, pair: int) -> int:
        """How many other pairs have the same rank."""
        return int((self.rank == self.rank[pair]).sum()) - 1


def pairs(facts: Facts, lines: tuple[Line, ...], catalogue: Catalogue) -> Pairs:
    """The criteria of every pair, in the order of `criteria.yaml`."""
    n = len(facts.places)
    people, ones = _share(facts.people), np.ones(n)
    columns, needed, thin = [], [], []
    for line in lines:
        short = _short(facts, catalogue.service_of(line))
        part = _mean_of(facts.taking_part, line, n)
        funded = ones - _share(facts.funded.get(line.code, np.zeros(n)))
        columns.append(
            [
                facts.gap(line),
                _share(short),
                facts.hazard,
                people,
                facts.vulnerability,
                ones - part,
                funded if line.office in facts.planning_offices else facts.nothing(),
            ]
        )
        needed.append(_is_needed(line, columns[-1][0], short))
        basis = _mean_of(facts.resting_on, line, n) if facts.resting_on else part
        thin.append(basis < 0.5)  # NaN, of those who are not counted, is not thin
    if not lines:
        none = np.empty(0, dtype=bool)
        return Pairs(facts.places, (), np.empty((7, 0)), np.empty((7, 0), dtype=bool), none, none)
    values = np.concatenate([np.stack(one) for one in columns], axis=1)
    is_recorded = ~np.isnan(values).all(axis=1, keepdims=True)  # by anybody: else it is left out for all
    of_pairs = (np.concatenate(needed), np.concatenate(thin))
    return Pairs(facts.places, lines, values, np.broadcast_to(is_recorded, values.shape), *of_pairs)


def rank(found: Pairs, weights: Mapping[str, int], rules: Criteria) -> Ranking:
    """The ranking by these weights (0 to 100 each, of any sum; all 0 ranks nothing)."""
    weight = np.array([weights[one] for one in rules.ids], dtype=float)
    score, known = weighted(found.values, found.applies, weight)
    is_ranked = (known * 100 >= rules.rules.least_known_pct) & found.is_needed & ~np.isnan(score)
    score = np.where(is_ranked, np.round(score, GRAIN), np.nan)
    order = np.flatnonzero(is_ranked)
    codes = np.array([one.area_code for one in found.places], dtype=str)
    areas = np.tile(codes, len(found.lines)) if found.lines else codes[:0]
    order = order[np.lexsort((order, areas[order], -score[order]))]
    ranks = np.zeros(score.size, dtype=np.int64)
    ranks[order] = places_of(score[order])
    return Ranking(score, ranks, known, order, dict(weights))


def weighted(values: Values, applies: Flags, weight: Values) -> tuple[Values, Values]:
    """Score 0–100 of every pair (NaN without any known weight), and the share of the weights that is known."""
    is_known = ~np.isnan(values)
    carried = (is_known * weight[:, None]).sum(axis=0)
    total = (np.nan_to_num(values) * weight[:, None]).sum(axis=0)
    asked = ((applies | is_known) * weight[:, None]).sum(axis=0)
    nothing = np.full(carried.shape, np.nan)
    score = np.divide(100 * total, carried, out=nothing, where=carried > 0)
    return score, np.divide(carried, asked, out=np.zeros_like(carried), where=asked > 0)


def contributions(found: Pairs, ranking: Ranking, pair: int, rules: Criteria) -> dict[str, float | None]:
    """Points of the score of a pair by criterion; None where it is not known. They add up to the score."""
    values = found.values[:, pair]
    weight = np.array([ranking.weights[one] for one in rules.ids], dtype=float)
    carried = weight[~np.isnan(values)].sum()
    points = 100 * weight * values / carried if carried else np.full(values.shape, np.nan)
    return {one: None if np.isnan(p) else float(p) for one, p in zip(rules.ids, points, strict=True)}


def places_of(falling: Values) -> Places:
    """Ranks from 1 of scores that fall; equal ones share the best rank of theirs.

    >>> places_of(np.array([9.0, 7.0, 7.0, 1.0])).tolist()
    [1, 2, 2, 4]
    """
    if not falling.size:
        return np.zeros(0, dtype=np.int64)
    is_new = np.concatenate([[True], falling[1:] < falling[:-1]])
    at = np.arange(1, falling.size + 1)
    return np.asarray(np.maximum.accumulate(np.where(is_new, at, 0)), dtype=np.int64)


def _mean_of(shares: Mapping[str, Values], line: Line, n: int) -> Values:
    """The mean share of the instruments that a line can close something of."""
    return mean([shares[code] for code in line.closes if code in shares], n)


def _short(facts: Facts, service: str | None) -> Values:
    """People not served by area; a line of no service serves none of them, once any figure is known."""
    if service is not None:
        return facts.not_served.get(service, facts.nothing())
    is_known = any(not np.isnan(some).all() for some in facts.not_served.values())
    return np.zeros(len(facts.places)) if is_known else facts.nothing()


def _share(of: Values) -> Values:
    """Each as a share of the largest; all 0 where the largest is 0."""
    known = of[~np.isnan(of)]
    largest = known.max() if known.size else 0.0
    return of / largest if largest > 0 else np.where(np.isnan(of), np.nan, 0.0)


def _is_needed(line: Line, gap: Values, short: Values) -> Flags:
    """Where there is a gap to close, or, of a line that is counted in people, anybody not served."""
    is_gap = np.nan_to_num(gap) > 0
    return np.asarray(is_gap | (np.nan_to_num(short) > 0) if line.need == "people_not_served" else is_gap)
