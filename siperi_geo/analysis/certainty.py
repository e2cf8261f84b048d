"""How sure a ranking is: the same ranking many times with other weights and data, by a fixed seed. Own design.

What stays in front whatever is drawn is sure; what moves is said with the ranks between which it moves. It says
nothing of criteria that are missing altogether.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from siperi_geo.analysis.priorities import Pairs, Places, Ranking, rank, weighted
from siperi_geo.programmes import Criteria, CriterionId

Said = Literal["always", "sometimes", "never"]
OF_AREAS: tuple[CriterionId, ...] = ("hazard", "people", "vulnerability")  # one error for all lines of an area
MOST = 200  # pairs whose ranks are kept
LOW, HIGH = 5, 95  # per cent of the draws between which a rank is said to lie


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
    order, n = np.sort(ranking.order), len(found.places)
    column = {int(pair): at for at, pair in enumerate(order)}
    values, applies = found.values[:, order], found.applies[:, order]
    swing = limits.data_swing_pct / 100 * np.where(found.is_thin[order], 2.0, 1.0)
    weight = np.array([ranking.weights[one] for one in rules.ids], dtype=float)
    of_areas = [rules.ids.index(one) for one in OF_AREAS]
    ranks = np.zeros((limits.draws, kept.size), dtype=np.int64)
    columns = [column[int(pair)] for pair in kept]
    for at in range(limits.draws):
        error = chance.uniform(-1, 1, values.shape)
        error[of_areas] = chance.uniform(-1, 1, (len(of_areas), n))[:, order % n]
        moved = np.clip(values + error * _width(rules, swing, limits.data_swing_pct / 100), 0, 1)
        share = limits.weight_swing_pct / 100
        score, _ = weighted(moved, applies, weight * chance.uniform(1 - share, 1 + share, weight.shape))
        falling = np.sort(-score)
        ranks[at] = np.searchsorted(falling, -score[columns], side="left") + 1
    return (ranks <= limits.top).sum(axis=0), ranks


def _width(rules: Criteria, swing: np.ndarray, usual: float) -> np.ndarray:
    """By how much a value may be off: the gap by more where few took part."""
    width = np.full((len(rules.ids), swing.size), usual)
    width[rules.ids.index("gap")] = swing
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
