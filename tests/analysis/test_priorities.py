"""The ranking of areas and budget lines: worked cases a planner can follow, and laws."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.needs import Facts, needs
from siperi_geo.analysis.priorities import contributions, pairs, rank
from siperi_geo.programmes import catalogue, criteria
from tests.analysis.priority_facts import DRILL, FAMILIES, KIE, KSB, drawn, facts, lines, values

CASES = yaml.safe_load((Path(__file__).parent / "priority_cases.yaml").read_text(encoding="utf-8"))
IDS = criteria().ids
EQUAL = dict.fromkeys(IDS, 10)
WEIGHTS = st.fixed_dictionaries({one: st.integers(0, 100) for one in IDS})
ALL = (KIE, DRILL, FAMILIES, KSB)


def of_case(case: dict[str, Any]) -> Facts:
    known = case["facts"]
    n = len(known["areas"])
    return facts(
        n,
        scores={tuple(key.split(".")): values(*some) for key, some in known.get("scores", {}).items()},
        taking_part={key: values(*some) for key, some in known.get("taking_part", {}).items()},
        people=values(*known.get("people", [None] * n)),
        hazard=values(*(None if one is None else one / 3 for one in known.get("hazard", [None] * n))),
        vulnerability=values(*known.get("vulnerability", [None] * n)),
        not_served={key: values(*some) for key, some in known.get("not_served", {}).items()},
        funded={key: values(*some) for key, some in known.get("funded", {}).items()},
        planning_offices=frozenset(known.get("planning_offices", ())),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_worked_cases(case: dict[str, Any]) -> None:
    known = of_case(case)
    found = pairs(known, lines(*case["lines"]), catalogue())
    ranking = rank(found, {one: case["weights"].get(one, 0) for one in IDS}, criteria())
    for expected in case["expect"]:
        pair = expected.get("line", 0) * len(known.places) + expected["area"]
        assert ranking.rank[pair] == expected["rank"], expected
        if "score" in expected:
            assert ranking.score[pair] == pytest.approx(expected["score"], abs=0.005), expected


@given(drawn(), WEIGHTS)
@settings(deadline=None)
def test_a_score_is_what_its_criteria_contribute(known: Facts, weights: dict[str, int]) -> None:
    found = pairs(known, lines(*ALL), catalogue())
    ranking = rank(found, weights, criteria())
    assert np.all((ranking.rank > 0) == ~np.isnan(ranking.score))
    for pair in ranking.order:
        points = contributions(found, ranking, int(pair), criteria())
        assert sum(one for one in points.values() if one) == pytest.approx(ranking.score[pair], abs=1e-6)
        assert 0 <= ranking.score[pair] <= 100


@given(drawn(), WEIGHTS, st.integers(2, 7))
@settings(deadline=None)
def test_weights_count_by_their_proportions_alone(known: Facts, weights: dict[str, int], times: int) -> None:
    found = pairs(known, lines(*ALL), catalogue())
    one = rank(found, weights, criteria())
    other = rank(found, {name: n * times for name, n in weights.items()}, criteria())
    assert one.rank.tolist() == other.rank.tolist()


@given(drawn(), WEIGHTS)
@settings(deadline=None)
def test_ranks_fall_with_the_score_and_equal_scores_share_a_rank(known: Facts, weights: dict[str, int]) -> None:
    ranking = rank(pairs(known, lines(*ALL), catalogue()), weights, criteria())
    scores = ranking.score[ranking.order]
    for pair in ranking.order:
        assert ranking.rank[pair] == 1 + (scores > ranking.score[pair]).sum()
        assert ranking.alike(int(pair)) == (scores == ranking.score[pair]).sum() - 1


@given(drawn(most=4))
@settings(deadline=None)
def test_a_wider_gap_never_comes_later(known: Facts) -> None:
    found = pairs(known, lines(KIE), catalogue())
    before = rank(found, EQUAL, criteria())
    for at in range(len(known.places)):
        if before.rank[at] and not np.isnan(found.values[0, at]):
            moved = found.values.copy()
            moved[0, at] = 1.0
            changed = replace(found, values=moved)
            assert rank(changed, EQUAL, criteria()).rank[at] <= before.rank[at]


def test_nothing_known_ranks_nothing_and_says_nothing_is_zero() -> None:
    found = pairs(facts(3), lines(*ALL), catalogue())
    ranking = rank(found, EQUAL, criteria())
    assert ranking.order.size == 0
    assert np.isnan(ranking.score).all()
    assert rank(pairs(facts(2), (), catalogue()), EQUAL, criteria()).order.size == 0


def test_weights_of_nothing_rank_nothing() -> None:
    known = facts(2, scores={("keltana", "I22"): values(10, 20)})
    ranking = rank(pairs(known, lines(KIE), catalogue()), dict.fromkeys(IDS, 0), criteria())
    assert ranking.order.size == 0


def test_pairs_are_told_apart_by_line_and_area() -> None:
    known = facts(2, scores={("keltana", "I22"): values(10, 20), ("keltana", "I28"): values(30, 40)})
    found = pairs(known, lines(KIE, DRILL), catalogue())
    told = [(found.line(pair).code, found.place(pair).area_name) for pair in range(4)]
    assert told == [(KIE, "Kel 0"), (KIE, "Kel 1"), (DRILL, "Kel 0"), (DRILL, "Kel 1")]
    assert found.values[0].tolist() == [0.9, 0.8, 0.7, 0.6]


def test_a_gap_is_thin_where_fewer_than_half_took_part() -> None:
    known = facts(
        3, scores={("keltana", "I22"): values(1, 1, 1)}, taking_part={"keltana": values(0.49, 0.5, None)}
    )
    assert pairs(known, lines(KIE), catalogue()).is_thin.tolist() == [True, False, False]


def test_needs_say_the_same_pair_by_pair() -> None:
    known = facts(
        2,
        scores={("keltana", "I22"): values(10, None), ("katana", "P1"): values(None, None)},
        people=values(500, None),
        not_served={"spm_b1": values(None, 40)},
    )
    one, other = needs(known, lines(KIE), catalogue())
    assert (one.gaps, one.people, one.not_served) == ({("keltana", "I22"): 90.0}, 500, None)
    assert (other.gaps, other.people, other.not_served) == ({}, None, 40)
