"""The best choice within a budget, proved or with what nothing exceeds; or which floor stands in the way.

Every answer of the programme is checked in whole rupiah: one that only seemed to keep the budget is forbidden and
the programme solved again. Of equally good choices the cheapest is looked for; the order of the candidates changes
nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from siperi_geo.analysis.budget import (
    MICRO,
    Candidate,
    Floor,
    Impossible,
    Mark,
    Plan,
    Problem,
    Unmet,
    cost,
    gap_micro,
    is_kept,
    value_micro,
)
from siperi_geo.analysis.budget_core import LARGE, narrow
from siperi_geo.analysis.budget_programme import Answer, Programme

PROVED_WITHIN = 1e-6  # of the value
SECONDS = 20.0
SECONDS_FOR_CHEAPER = 2.0
MOST_TRIES = 20


def solve(problem: Problem, *, seconds: float = SECONDS) -> Plan | Impossible:
    """The choice that is worth most within the budget, of equal ones the cheapest found; or why there is none.

    Where `seconds` do not suffice for the proof, the best that was found, with what no choice exceeds.
    """
    programme = Programme(problem)
    core = narrow(programme, problem)
    answer = _checked(programme, problem, programme.worth, seconds)
    if core and (answer.chosen is None or value_micro(answer.chosen) < value_micro(core.chosen)):
        answer = Answer(core.chosen, core.bound, is_at_end=False)
    if answer.chosen is None:
        return Impossible(_why_none(problem, seconds))
    best = value_micro(answer.chosen)
    bound = max(answer.bound, best / MICRO)
    is_proved = answer.is_at_end and bound - best / MICRO <= PROVED_WITHIN * max(best / MICRO, 1.0)
    chosen = _cheaper(programme, problem, _without_idle(problem, answer.chosen), min(seconds, SECONDS_FOR_CHEAPER))
    return Plan(chosen, problem.budget_idr, value_micro(chosen) / MICRO, cost(chosen), bound, is_proved)


def cheapest(problem: Problem, *, seconds: float = SECONDS) -> tuple[Candidate, ...] | None:
    """The choice that keeps floors and musts for least money, whatever the budget; None where none does."""
    wide = replace(problem, budget_idr=cost(problem.open))
    programme = Programme(wide, is_with_budget=False)
    return _checked(programme, wide, programme.of_spending_least(), seconds).chosen


def relaxed_bound(problem: Problem) -> float:
    """What no choice exceeds: the worth if lines could be paid in part (the linear relaxation)."""
    programme = Programme(problem)
    return programme.solved(programme.worth, seconds=SECONDS, is_relaxed=True).bound


def _checked(programme: Programme, problem: Problem, goal: Sequence[float], seconds: float) -> Answer:
    for _ in range(MOST_TRIES):
        answer = programme.solved(goal, seconds=seconds)
        if answer.chosen is None or is_kept(problem, answer.chosen):
            return answer
        programme.forbid(answer.chosen)
    return Answer(None, inf, is_at_end=False)


def _without_idle(problem: Problem, chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Without what adds nothing and no floor or must asks for, the dearest first."""
    closers = Counter((one.area_code, part) for one in chosen for part, gap in one.gaps.items() if gap_micro(gap))
    left = {one.pair: one for one in chosen}
    for one in sorted(chosen, key=lambda one: (-one.cost_idr, one.pair)):
        own = [(one.area_code, part) for part, gap in one.gaps.items() if gap_micro(gap)]
        if one.people and any(closers[part] == 1 for part in own):
            continue
        if is_kept(problem, [other for other in left.values() if other is not one]):
            closers.subtract(own)
            del left[one.pair]
    return tuple(left.values())


def _cheaper(
    programme: Programme, problem: Problem, chosen: tuple[Candidate, ...], seconds: float
) -> tuple[Candidate, ...]:
    """One that is worth as much and costs less, where it is found in time."""
    if not any(programme.worth) or len(programme.choices) > LARGE:
        return chosen
    programme.keep_worth(value_micro(chosen) / MICRO)
    found = _checked(programme, problem, programme.of_spending_least(), seconds).chosen
    if found is None or value_micro(found) < value_micro(chosen) or cost(found) >= cost(chosen):
        return chosen
    return found


def _why_none(problem: Problem, seconds: float) -> tuple[Unmet, ...]:
    """Musts of nothing, floors that no money meets, floors dearer than the budget, or all of them together."""
    absent = [Unmet("must_absent", 1, 0, must=must) for must in problem.musts if not _open_to(problem, must)]
    never = [found for floor in problem.floors_asked if (found := _never(problem, floor))]
    if absent or never:
        return (*absent, *never)
    alone = [
        (floor, _least(replace(problem, floors=(floor,), musts=()), seconds)) for floor in problem.floors_asked
    ]
    dear = [
        Unmet("floor_dear", needs, problem.budget_idr, floor)
        for floor, needs in alone
        if needs is not None and needs > problem.budget_idr
    ]
    needs = _least(problem, seconds)
    if dear:
        is_more = needs is not None and len(alone) + len(problem.musts) > 1
        return (*dear, *([Unmet("together", needs or 0, problem.budget_idr)] if is_more else []))
    if needs is not None and needs <= problem.budget_idr:
        return (Unmet("not_found", needs, problem.budget_idr),)
    each = [Unmet("floor_needs", money, problem.budget_idr, floor) for floor, money in alone if money is not None]
    return (Unmet("together", needs or 0, problem.budget_idr), *each)


def _open_to(problem: Problem, must: Mark) -> list[Candidate]:
    return [one for one in problem.open if must.is_of(one)]


def _never(problem: Problem, floor: Floor) -> Unmet | None:
    there = [one for one in problem.open if one.kecamatan_code == floor.kecamatan_code]
    areas, money = len({one.area_code for one in there}), cost(there)
    if areas < floor.least_areas:
        return Unmet("floor_areas", floor.least_areas, areas, floor)
    return Unmet("floor_money", floor.least_idr, money, floor) if money < floor.least_idr else None


def _least(problem: Problem, seconds: float) -> int | None:
    found = cheapest(problem, seconds=seconds)
    return None if found is None else cost(found)
