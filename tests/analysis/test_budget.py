"""The choice within a budget: equal to trying everything, below its bound, growing with money, keeping all."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.budget import (
    MICRO,
    Candidate,
    Floor,
    Impossible,
    Mark,
    Plan,
    Problem,
    cost,
    is_kept,
    value_micro,
)
from siperi_geo.analysis.budget_candidates import costs_of
from siperi_geo.analysis.budget_compare import by_ranking, curve, lowest_score_first, shadow
from siperi_geo.analysis.budget_solver import relaxed_bound, solve
from siperi_geo.registers.costs.keeping import Cost

AREAS = {"a1": "A", "a2": "A", "b1": "B"}
LINES = ("x", "y", "z")
PARTS = [("keltana", "I1"), ("keltana", "I2"), ("spab", "A1")]
CASES = yaml.safe_load((Path(__file__).parent / "budget_cases.yaml").read_text(encoding="utf-8"))
MARKS = st.builds(Mark, st.sampled_from([*AREAS, None]), st.sampled_from(LINES)) | st.builds(
    Mark, st.sampled_from(list(AREAS)), st.sampled_from([*LINES, None])
)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    people = {area: draw(st.integers(0, 500)) for area in AREAS}
    gaps = {area: {part: draw(st.floats(0, 100)) for part in PARTS} for area in AREAS}
    pairs = draw(st.sets(st.sampled_from([(area, line) for area in AREAS for line in LINES]), max_size=9))
    found = [
        Candidate(
            area,
            AREAS[area],
            line,
            draw(st.integers(0, 40)) * draw(st.sampled_from([1, 7, 999_983])),
            {part: gaps[area][part] for part in draw(st.sets(st.sampled_from(PARTS)))},
            people[area],
        )
        for area, line in sorted(pairs)
    ]
    floor = st.builds(Floor, st.sampled_from("AB"), st.integers(0, 50), st.integers(0, 2))
    return Problem(
        found,
        draw(st.integers(0, 60_000_000)),
        draw(st.lists(floor, max_size=2)),
        draw(st.lists(MARKS, max_size=2)),
        draw(st.lists(MARKS, max_size=1)),
    )


def by_trying(problem: Problem) -> int | None:
    """The worth of the best of all choices, in millionths; None where none keeps everything."""
    found = problem.open
    every = (chosen for n in range(len(found) + 1) for chosen in combinations(found, n))
    return max((value_micro(chosen) for chosen in every if is_kept(problem, chosen)), default=None)


@settings(max_examples=150, deadline=None)
@given(problems())
def test_it_equals_trying_everything(problem: Problem) -> None:
    best, plan = by_trying(problem), solve(problem)
    if isinstance(plan, Impossible):
        assert best is None
        assert plan.unmet
        return
    assert best is not None
    assert value_micro(plan.chosen) == pytest.approx(best, rel=1e-6, abs=1)
    assert plan.is_proved
    assert is_kept(problem, plan.chosen)
    assert not any(mark.is_of(one) for mark in problem.excluded for one in plan.chosen)
    assert plan.value <= relaxed_bound(problem) * (1 + 1e-6) + 1e-3


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(0, 20_000_000))
def test_more_money_never_closes_less(problem: Problem, more: int) -> None:
    plan = solve(problem)
    if isinstance(plan, Plan):
        wider = shadow(problem, plan, more_idr=more)
        assert wider is not None
        assert wider.gain >= 0


@settings(max_examples=30, deadline=None)
@given(problems(), st.randoms())
def test_the_order_of_the_candidates_changes_nothing(problem: Problem, dice: Any) -> None:
    shuffled = list(problem.candidates)
    dice.shuffle(shuffled)
    other = Problem(shuffled, problem.budget_idr, problem.floors, problem.excluded, problem.musts)
    assert solve(problem) == solve(other)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_a_ranking_without_floors_is_never_better(problem: Problem) -> None:
    free = Problem(problem.candidates, problem.budget_idr, (), problem.excluded)
    plan = solve(free)
    assert isinstance(plan, Plan)
    ranked = by_ranking(free, lowest_score_first(free.candidates), plan)
    assert ranked.cost_idr <= free.budget_idr
    assert value_micro(ranked.chosen) <= value_micro(plan.chosen) * (1 + 1e-6) + 1


def problem_of(case: dict[str, Any]) -> Problem:
    found = [
        Candidate(
            one["area"],
            one["kecamatan"],
            one["line"],
            one["cost"],
            {("keltana", part): gap for part, gap in one["gaps"].items()},
            one["people"],
        )
        for one in CASES["candidates"]
    ]
    floors = [Floor(*one) for one in case.get("floors", [])]
    return Problem(
        found,
        case["budget"],
        floors,
        [Mark(*one) for one in case.get("excluded", [])],
        [Mark(*one) for one in case.get("musts", [])],
    )


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_a_case_that_can_be_added_up_by_hand(case: dict[str, Any]) -> None:
    found = solve(problem_of(case))
    if "unmet" in case:
        assert isinstance(found, Impossible)
        assert [(one.reason, one.needs, one.has) for one in found.unmet] == [tuple(one) for one in case["unmet"]]
        return
    assert isinstance(found, Plan)
    assert [" ".join(pair) for pair in sorted(found.pairs)] == case["chosen"]
    assert (found.value, found.cost_idr) == (case["value"], case["cost"])


def test_of_equally_good_choices_the_cheapest_is_taken() -> None:
    gaps = {("keltana", "I1"): 50.0}
    found = solve(Problem([Candidate("a", "k", line, idr, gaps, 10) for line, idr in (("x", 9), ("y", 5))], 100))
    assert isinstance(found, Plan)
    assert found.pairs == {("a", "y")}


def test_the_next_money_buys_what_the_case_says() -> None:
    problem = problem_of(CASES["next"])
    plan = solve(problem)
    assert isinstance(plan, Plan)
    found = shadow(problem, plan, more_idr=CASES["next"]["more"])
    assert found is not None
    assert found.gain == CASES["next"]["gain"]
    assert [one.pair for one in found.added] == [tuple(one) for one in CASES["next"]["added"]]
    assert [one.pair for one in found.dropped] == [tuple(one) for one in CASES["next"]["dropped"]]


def test_a_curve_grows_and_leaves_out_what_keeps_no_floor() -> None:
    case = CASES["cases"][0] | {"floors": [["B", 0, 1]]}
    found = curve(problem_of(case), [0, 40, 100, 200, 400])
    assert [one.budget_idr for one in found] == [40, 100, 200, 400]
    values = [one.value for one in found]
    assert values == sorted(values)


def test_money_is_whole_rupiah_however_large() -> None:
    gaps = {("keltana", "I1"): 50.0}
    found = [
        Candidate("a", "k", "x", 1_000_000_000_001, gaps, 10),
        Candidate("b", "k", "x", 1_000_000_000_003, gaps, 10),
    ]
    just, short = solve(Problem(found, 2_000_000_000_004)), solve(Problem(found, 2_000_000_000_003))
    assert isinstance(just, Plan)
    assert isinstance(short, Plan)
    assert (len(just.chosen), len(short.chosen)) == (2, 1)
    assert cost(short.chosen) <= short.budget_idr
    assert short.value == 10 * 50 * MICRO / MICRO


def test_of_the_costs_of_a_line_the_newest_up_to_the_year_counts() -> None:
    every = [Cost("x", year, idr, None, "SHS") for year, idr in ((2026, 3), (2024, 1), (2025, 2), (2027, 4))]
    for year, expected in ((2023, None), (2024, 1), (2025, 2), (2026, 3), (2030, 4)):
        found = costs_of(every, year).get("x")
        assert (found.unit_cost_idr if found else None) == expected


def test_a_floor_of_areas_holds_where_nearly_all_that_is_worth_more_lies_elsewhere() -> None:
    gaps = {("keltana", "I1"): 50.0}
    found = [
        Candidate(f"{kec}{n}", kec, "x", 10, gaps, people)
        for kec, people in (("A", 1), ("B", 100))
        for n in range(10)
    ]
    plan = solve(Problem(found, 100, [Floor("A", least_areas=5)]))
    assert isinstance(plan, Plan)
    assert sorted(one.kecamatan_code for one in plan.chosen) == ["A"] * 5 + ["B"] * 5


def test_a_ranking_pays_what_the_rest_of_the_money_can() -> None:
    """Mean gaps: b1 y 50, a2 x 45, a1 y 40. Of Rp 100 y in b1 takes 40, x in a2 is too dear, y in a1 takes 60."""
    problem = problem_of({"budget": 100})
    plan = solve(problem)
    assert isinstance(plan, Plan)
    ranked = by_ranking(problem, lowest_score_first(problem.open), plan)
    assert [one.pair for one in ranked.chosen] == [("b1", "y"), ("a1", "y")]
    assert (ranked.cost_idr, ranked.value, ranked.share_pct) == (100, 50_000, pytest.approx(100 * 50 / 60))
