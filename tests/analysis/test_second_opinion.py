"""TOPSIS as a second opinion: by hand, by an oracle of its own, and where it says nothing."""

import numpy as np
import pytest
from hypothesis import given, settings

from siperi_geo.analysis.needs import Facts
from siperi_geo.analysis.priorities import pairs, rank
from siperi_geo.analysis.second_opinion import second_opinion
from siperi_geo.programmes import catalogue, criteria
from tests.analysis.priority_facts import DRILL, KIE, drawn, facts, lines, values
from tests.analysis.test_priorities import WEIGHTS

NONE = dict.fromkeys(criteria().ids, 0)
EQUAL = dict.fromkeys(criteria().ids, 10)


def test_the_extremes_lose_to_the_balanced_by_hand() -> None:
    known = facts(3, scores={("keltana", "I22"): values(0, 100, 40)}, people=values(10, 100, 70))
    found = pairs(known, lines(KIE), catalogue())
    weights = {**NONE, "gap": 50, "people": 50}
    ranking = rank(found, weights, criteria())
    opinion = second_opinion(found, ranking, criteria())
    assert opinion is not None
    # B has no gap and nobody not served: not ranked. A (1; 0.1) and C (0.6; 0.7), scaled: (1, 0) and (0, 1)
    assert opinion.rank.tolist() == [1, 0, 1]
    assert ranking.rank.tolist() == [2, 0, 1]


@given(drawn(), WEIGHTS)
@settings(deadline=None, max_examples=60)
def test_it_agrees_with_an_oracle_written_out(known: Facts, weights: dict[str, int]) -> None:
    found = pairs(known, lines(KIE, DRILL), catalogue())
    ranking = rank(found, weights, criteria())
    opinion = second_opinion(found, ranking, criteria())
    if opinion is None:
        return
    rows = {}
    for pair in sorted(ranking.order):
        cells = found.values[:, pair]
        rows[int(pair)] = [ranking.score[pair] / 100 if np.isnan(cell) else cell for cell in cells]
    told = zip(zip(*rows.values(), strict=True), [weights[one] for one in criteria().ids], strict=True)
    columns = [(column, weight) for column, weight in told if max(column) > min(column) and weight]
    closeness = {}
    for at, pair in enumerate(rows):
        scaled = [((column[at] - min(column)) / (max(column) - min(column)), weight) for column, weight in columns]
        far = sum((weight * one) ** 2 for one, weight in scaled) ** 0.5
        near = sum((weight * (1 - one)) ** 2 for one, weight in scaled) ** 0.5
        closeness[pair] = round(far / (far + near), 9)
    for pair, value in closeness.items():
        better = sum(other > value + 1e-8 for other in closeness.values())
        assert opinion.rank[pair] == pytest.approx(1 + better, abs=0.1)


def test_what_weighs_more_decides() -> None:
    known = facts(3, scores={("keltana", "I22"): values(0, 99, 99)}, people=values(10, 100, 10))
    found = pairs(known, lines(KIE), catalogue())
    for gap, people, expected in ((60, 30, [1, 2, 3]), (30, 60, [2, 1, 3])):
        ranking = rank(found, {**NONE, "gap": gap, "people": people}, criteria())
        opinion = second_opinion(found, ranking, criteria())
        assert opinion is not None
        assert opinion.rank.tolist() == expected


def test_pairs_in_one_top_ten_alone_are_named() -> None:
    known = facts(12, scores={("keltana", "I22"): values(*range(12))}, people=values(*range(12, 0, -1)))
    found = pairs(known, lines(KIE), catalogue())
    ranking = rank(found, {**NONE, "gap": 50, "people": 50}, criteria())
    opinion = second_opinion(found, ranking, criteria())
    assert opinion is not None
    assert len(opinion.only_sum) == len(opinion.only_topsis)
    assert opinion.likeness is not None
    assert opinion.likeness > 0.5


def test_it_is_silent_for_one_pair_or_where_all_are_alike() -> None:
    for n in (1, 3):
        found = pairs(facts(n, scores={("keltana", "I22"): values(*[30] * n)}), lines(KIE), catalogue())
        assert second_opinion(found, rank(found, EQUAL, criteria()), criteria()) is None
