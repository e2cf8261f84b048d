"""The ranking by another method, TOPSIS: near the best of every criterion, far from the worst. A second opinion.

Hwang and Yoon 1981, as the library `pymcdm` computes it (columns brought to 0–1 between the lowest and highest
pair, then weighted). What a pair does not know is filled with its own weighted sum, which leaves that as it is.
"""

from dataclasses import dataclass

import numpy as np

from siperi_geo.analysis.priorities import Pairs, Places, Ranking, places_of
from siperi_geo.programmes import Criteria

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Opinion:
    """Ranks of TOPSIS by pair (0: not ranked), pairs in the top of one method alone, and how alike the orders are.

    `likeness` is Spearman's rank correlation; None where it says nothing (all alike).
    """

    rank: Places
    only_sum: tuple[int, ...]
    only_topsis: tuple[int, ...]
    likeness: float | None


def second_opinion(found: Pairs, ranking: Ranking, rules: Criteria) -> Opinion | None:
    """The opinion of TOPSIS on the same pairs and weights; None for fewer than two pairs or all alike."""
    weight = np.array([ranking.weights[one] for one in rules.ids], dtype=float)
    order = np.sort(ranking.order)
    if order.size < FEWEST:
        return None
    values = found.values[:, order]
    filled = np.where(np.isnan(values), ranking.score[order] / 100, values)
    tells = (filled.max(axis=1) - filled.min(axis=1) > 0) & (weight > 0)
    if not tells.any():
        return None
    closeness = np.round(_topsis(filled[tells].T, weight[tells]), 12)
    first = np.lexsort((order, -closeness))
    ranks = np.zeros(ranking.rank.size, dtype=np.int64)
    ranks[order[first]] = places_of(closeness[first])
    top = rules.rules.top
    by_sum = [int(pair) for pair in ranking.order if ranking.rank[pair] <= top]
    by_topsis = [int(pair) for pair in order[first] if ranks[pair] <= top]
    return Opinion(
        ranks,
        tuple(one for one in by_sum if one not in by_topsis),
        tuple(one for one in by_topsis if one not in by_sum),
        _likeness(ranking.rank[order], ranks[order]),
    )


def _topsis(matrix: np.ndarray, weight: np.ndarray) -> np.ndarray:
    from pymcdm.methods import TOPSIS  # draws matplotlib in: a second that a page without it need not pay

    return np.asarray(TOPSIS()(matrix, weight / weight.sum(), np.ones(weight.size), validation=False), dtype=float)


def _likeness(one: Places, other: Places) -> float | None:
    if one.std() == 0 or other.std() == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])
