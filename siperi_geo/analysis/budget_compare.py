"""What more or less money would buy, and what the same money buys by ranking. It finds no best choice itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from siperi_geo.analysis.budget import (
    MICRO,
    Candidate,
    Impossible,
    Pair,
    Plan,
    Problem,
    cost,
    value_micro,
)
from siperi_geo.analysis.budget_solver import SECONDS, solve

NEXT_IDR = 100_000_000
SHARES = (0.25, 0.5, 0.75, 1.25, 1.5, 2.0)  # of the budget, beside itself
Kind = Literal["chosen", "next", "other"]


@dataclass(frozen=True, slots=True)
class Shadow:
    """What the next money buys: the plan with it, the worth it adds, what is added and what is dropped."""

    plan: Plan
    gain: float
    added: tuple[Candidate, ...]
    dropped: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a ranking pays for with the same money, and its worth as a share of the best."""

    chosen: tuple[Candidate, ...]
    value: float
    cost_idr: int
    share_pct: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """One budget of the curve: the best plan of it, the share of all that could be closed, which one it is."""

    budget_idr: int
    plan: Plan
    share_pct: float | None
    kind: Kind


def points(
    problem: Problem, plan: Plan, next_: Shadow | None, whole: float, *, seconds: float = SECONDS
) -> tuple[Point, ...]:
    """The curve: shares of the budget, the budget itself, and with the next money, least first."""
    budgets = [int(problem.budget_idr * share) for share in SHARES]
    known: dict[int, tuple[Plan, Kind]] = {}
    for one in curve(problem, budgets, seconds=seconds):
        known[one.budget_idr] = one, "other"
    if next_ is not None:
        known[problem.budget_idr + NEXT_IDR] = next_.plan, "next"
    known[problem.budget_idr] = plan, "chosen"
    return tuple(
        Point(idr, made, 100 * made.value / whole if whole else None, kind)
        for idr, (made, kind) in sorted(known.items(), key=lambda one: one[0])
    )


def shadow(problem: Problem, plan: Plan, *, more_idr: int = NEXT_IDR, seconds: float = SECONDS) -> Shadow | None:
    """Solved again with `more_idr` more; None where no answer was found."""
    wider = solve(problem.with_budget(problem.budget_idr + more_idr), seconds=seconds)
    if isinstance(wider, Impossible):
        return None
    if value_micro(wider.chosen) <= value_micro(plan.chosen):  # the same is worth as much, and nothing is swapped
        return Shadow(plan, 0.0, (), ())
    added = tuple(one for one in wider.chosen if one.pair not in plan.pairs)
    dropped = tuple(one for one in plan.chosen if one.pair not in wider.pairs)
    return Shadow(wider, (value_micro(wider.chosen) - value_micro(plan.chosen)) / MICRO, added, dropped)


def curve(problem: Problem, budgets_idr: Iterable[int], *, seconds: float = SECONDS) -> tuple[Plan, ...]:
    """The best plan of each budget, least first; budgets that cannot keep the floors are left out."""
    solved = (solve(problem.with_budget(one), seconds=seconds) for one in sorted(set(budgets_idr)))
    return tuple(one for one in solved if isinstance(one, Plan))


def by_ranking(problem: Problem, order: Sequence[Pair], plan: Plan | None = None) -> Ranked:
    """Down the ranking: each choice that closes something new and that the rest of the money pays for.

    It keeps exclusions, but no floors and no musts: a ranking knows none. A choice that is too dear is passed over
    and the next is tried, which is kinder to the ranking than to stop there.
    """
    open_ = {one.pair: one for one in problem.open}
    chosen: list[Candidate] = []
    closed: set[tuple[str, object]] = set()
    for one in (open_[pair] for pair in order if pair in open_):
        new = {(one.area_code, part) for part, gap in one.gaps.items() if gap > 0} - closed
        if new and one.people and cost(chosen) + one.cost_idr <= problem.budget_idr:
            chosen.append(one)
            closed |= new
    value = value_micro(chosen)
    best = value_micro(plan.chosen) if plan else 0
    return Ranked(tuple(chosen), value / MICRO, cost(chosen), 100 * value / best if best else None)


def lowest_score_first(candidates: Iterable[Candidate]) -> tuple[Pair, ...]:
    """The usual ranking: by the mean gap of what a line would close, largest first, whatever people and cost."""
    return tuple(one.pair for one in sorted(candidates, key=lambda one: (-_mean_gap(one), one.pair)))


def _mean_gap(one: Candidate) -> float:
    return sum(one.gaps.values()) / len(one.gaps) if one.gaps else 0.0
