"""How sure a ranking is: the same ranking many times with other weights and data, by a fixed seed. Own design.

What stays in front whatever is drawn is sure; what moves is said with the ranks between which it moves. It says
nothing of criteria that are missing altogether.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from siperi_geo.analysis.needs import Values
from siperi_geo.analysis.priorities import Pairs, Places, Ranking, rank
from siperi_geo.programmes import Criteria, CriterionId

Said = Literal["always", "sometimes", "never"]
OF_AREAS: tuple[CriterionId, ...] = ("hazard", "people", "vulnerability")  # one error for all lines of an area
MOST = 200  # pairs whose ranks are kept
LOW, HIGH = 5, 95  # per cent of the draws between which a rank is said to lie
TOGETHER = 250_000  # numbers drawn at a time: a megabyte, which a processor keeps at hand
Drawn = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sure:
    """A pair in the draws: in what share it was in the top, and between which ranks it lay in nine of ten."""

    top_pct: float
    said: Said
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Certainty:
    """Draws by pair (the first of the ranking); of `top_count` in the top how many leave without a criterion.

    With ties there are more in the top ten than ten; a criterion that is not known or has no weight is not asked.
    """

    draws: int
    top_count: int
    of_pair: Mapping[int, Sure]
    without: Mapping[CriterionId, int]

    def count(self, said: Said) -> int:
        """How many pairs are always, sometimes or never in the top."""
        return sum(one.said == said for one in self.of_pair.values())


def certainty(found: Pairs, ranking: Ranking, rules: Criteria) -> Certainty:
    """Draw weights (each ± a share of itself) and values (each ± hundredths of its scale); see `criteria.yaml`."""
    limits, kept = rules.rules, ranking.order[:MOST]
    hits, ranks = _drawn(found, ranking, rules, kept)
    top = 100 * hits / limits.draws
    low, high = np.percentile(ranks, [LOW, HIGH], axis=0, method="nearest") if kept.size else (kept, kept)
    of_pair = {
        int(pair): Sure(float(top[at]), _said(float(top[at]), rules), int(low[at]), int(high[at]))
        for at, pair in enumerate(kept)
    }
    top_count = sum(0 < n <= limits.top for n in ranking.rank.tolist())
    return Certainty(limits.draws, top_count, of_pair, _without(found, ranking, rules))


def _said(top_pct: float, rules: Criteria) -> Said:
    if top_pct >= rules.rules.always_pct:
        return "always"
    return "never" if top_pct < rules.rules.never_pct else "sometimes"


def _drawn(found: Pairs, ranking: Ranking, rules: Criteria, kept: Places) -> tuple[Places, Places]:
    """In how many draws each pair kept is in the top, and its rank in every draw."""
    limits, chance = rules.rules, np.random.default_rng(rules.rules.seed)
    order = np.sort(ranking.order)
    values, share = found.values[:, order], limits.weight_swing_pct / 100
    known = (~np.isnan(values)).astype(np.float32)
    width = (known * _width(found, rules, order)).astype(np.float32)
    lowest = (np.nan_to_num(values) - width).astype(np.float32)
    weight = np.array([ranking.weights[one] for one in rules.ids], dtype=float)
    columns = np.searchsorted(order, kept)
    ranks = np.zeros((limits.draws, kept.size), dtype=np.int64)
    for begin, end in _batches(limits.draws, values.size):
        moved = _errors(chance, end - begin, rules, order % len(found.places))
        moved *= 2 * width
        moved += lowest
        np.clip(moved, 0, 1, out=moved)
        drawn = (weight * chance.uniform(1 - share, 1 + share, (end - begin, weight.size))).astype(np.float32)
        score = np.einsum("dc,dcp->dp", drawn, moved) / np.einsum("dc,cp->dp", drawn, known)
        rising = np.sort(score, axis=1)
        for at, (one, row) in enumerate(zip(score, rising, strict=True), begin):
            ranks[at] = order.size + 1 - np.searchsorted(row, one[columns], side="right")
    return (ranks <= limits.top).sum(axis=0), ranks


def _batches(draws: int, size: int) -> Iterator[tuple[int, int]]:
    """So many draws at a time as are done best together: of a city one draw costs less than the calls for it."""
    step = max(1, TOGETHER // max(size, 1))
    return ((begin, min(begin + step, draws)) for begin in range(0, draws, step))


def _errors(chance: np.random.Generator, draws: int, rules: Criteria, area: Places) -> Drawn:
    """From 0 to 1, by draw, criterion and pair: one for all lines of an area, or one of each pair."""
    of_areas = [rules.ids.index(one) for one in OF_AREAS]
    of_pairs = [at for at in range(len(rules.ids)) if at not in of_areas]
    found = np.empty((draws, len(rules.ids), area.size), dtype=np.float32)
    found[:, of_pairs] = chance.random((draws, len(of_pairs), area.size), dtype=np.float32)
    count = int(area.max()) + 1 if area.size else 0
    found[:, of_areas] = chance.random((draws, len(of_areas), count), dtype=np.float32)[:, :, area]
    return found


def _width(found: Pairs, rules: Criteria, order: Places) -> Values:
    """By how much a value may be off: the gap by twice as much where few took part."""
    usual = rules.rules.data_swing_pct / 100
    width = np.full((len(rules.ids), order.size), usual)
    width[rules.ids.index("gap")] = np.where(found.is_thin[order], 2 * usual, usual)
    return width


def _without(found: Pairs, ranking: Ranking, rules: Criteria) -> dict[CriterionId, int]:
    """Of each criterion with weight: how many of the top are no longer there without it."""
    limits = rules.rules
    top = {int(pair) for pair in ranking.order if ranking.rank[pair] <= limits.top}
    moved: dict[CriterionId, int] = {}
    asked = [one for one in rules.ids if ranking.weights[one] and one not in found.unknown(rules)]
    for one in asked if len(asked) > 1 else ():
        changed = rank(found, {**ranking.weights, one: 0}, rules)
        moved[one] = sum(not 0 < changed.rank[pair] <= limits.top for pair in top)
    return moved
