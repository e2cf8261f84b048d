"""How sure a ranking is: equal draws every time, clear cases sure, close ones not."""

import numpy as np
from hypothesis import given, settings

from siperi_geo.analysis.certainty import certainty
from siperi_geo.analysis.needs import Facts
from siperi_geo.analysis.priorities import pairs, rank
from siperi_geo.programmes import catalogue, criteria
from tests.analysis.priority_facts import DRILL, KIE, drawn, facts, lines, values

EQUAL = dict.fromkeys(criteria().ids, 10)


def test_what_is_far_in_front_stays_and_what_is_far_behind_never_comes() -> None:
    known = facts(30, scores={("keltana", "I22"): values(*([5] * 9), *([95] * 21))})
    found = pairs(known, lines(KIE), catalogue())
    ranking = rank(found, EQUAL | {"gap": 100}, criteria())
    sure = certainty(found, ranking, criteria())
    assert sure.draws == criteria().rules.draws >= 1000
    assert {sure.of_pair[at].said for at in range(9)} == {"always"}
    assert {sure.of_pair[at].said for at in range(9, 30)} <= {"never", "sometimes"}
    assert all(sure.of_pair[at].high <= 9 for at in range(9))
    assert round(sum(one.top_pct for one in sure.of_pair.values()), 6) == 1000, "ten are in the top of every draw"


def test_close_values_are_not_sure() -> None:
    known = facts(20, scores={("keltana", "I22"): values(*range(50, 70))})
    found = pairs(known, lines(KIE), catalogue())
    sure = certainty(found, rank(found, EQUAL, criteria()), criteria())
    assert sure.count("sometimes") >= 4
    assert sure.of_pair[9].low < 10 < sure.of_pair[9].high


def test_where_few_took_part_more_is_open() -> None:
    scores = {("keltana", "I28"): values(*range(40, 60))}
    spread = []
    for share in (1.0, 0.2):
        known = facts(20, scores=scores, taking_part={"keltana": values(*[share] * 20)})
        found = pairs(known, lines(DRILL), catalogue())
        sure = certainty(found, rank(found, EQUAL, criteria()), criteria())
        spread.append(np.mean([one.high - one.low for one in sure.of_pair.values()]))
    assert spread[1] > spread[0]


def test_where_scores_stand_on_few_of_those_who_took_part_more_is_open() -> None:
    """Of verified forms alone: everybody took part, the scores stand on a fifth of them; the values stay."""
    scores = {("keltana", "I28"): values(*range(40, 60))}
    part = {"keltana": values(*[1.0] * 20)}
    every, few = (
        pairs(facts(20, scores=scores, taking_part=part, resting_on=of), lines(DRILL), catalogue())
        for of in ({}, {"keltana": values(*[0.2] * 20)})
    )
    assert np.array_equal(every.values, few.values, equal_nan=True)
    assert not every.is_thin.any()
    assert few.is_thin.all()


def test_the_criterion_that_decides_is_named() -> None:
    known = facts(
        20,
        scores={("keltana", "I22"): values(*range(0, 100, 5))},
        people=values(*range(1000, 1020)),
    )
    found = pairs(known, lines(KIE), catalogue())
    sure = certainty(
        found, rank(found, {**dict.fromkeys(criteria().ids, 0), "gap": 50, "people": 50}, criteria()), criteria()
    )
    assert sure.without == {"gap": 10, "people": 0}


@given(drawn())
@settings(deadline=None, max_examples=10)
def test_the_draws_repeat_and_ranks_lie_within_the_ranked(known: Facts) -> None:
    found = pairs(known, lines(KIE, DRILL), catalogue())
    ranking = rank(found, EQUAL, criteria())
    one, other = (certainty(found, ranking, criteria()) for _ in range(2))
    assert one == other
    assert set(one.of_pair) == set(ranking.order.tolist())
    assert all(1 <= sure.low <= sure.high <= ranking.order.size for sure in one.of_pair.values())


def test_weights_move_where_values_do_not() -> None:
    """Pairs at the ends of the scale, gap against people: only other weights turn them round."""
    known = facts(
        4,
        scores={("keltana", "I22"): values(0, 0, 99.99, 99.99)},
        people=values(1, 1, 1_000_000, 1_000_000),
    )
    found = pairs(known, lines(KIE), catalogue())
    weights = {**dict.fromkeys(criteria().ids, 0), "gap": 50, "people": 50}
    still = criteria().model_copy(update={"rules": criteria().rules.model_copy(update={"data_swing_pct": 0})})
    sure = certainty(found, rank(found, weights, still), still)
    assert {(one.low, one.high) for one in sure.of_pair.values()} == {(1, 3)}


def test_an_error_in_the_people_of_an_area_is_one_for_all_its_lines() -> None:
    """By people alone both lines of an area are equal in every draw: of three areas ranks are 1, 1, 3, 3, 5, 5."""
    scores = {("keltana", "I22"): values(10, 10, 10), ("keltana", "I28"): values(90, 90, 90)}
    found = pairs(facts(3, scores=scores, people=values(500, 500, 500)), lines(KIE, DRILL), catalogue())
    ranking = rank(found, {**dict.fromkeys(criteria().ids, 0), "people": 80}, criteria())
    sure = certainty(found, ranking, criteria())
    assert {(one.low, one.high) for one in sure.of_pair.values()} == {(1, 5)}
