"""A budget solved once for everybody until the next write: the choice, the next money, the curve, the ranking."""

from dataclasses import dataclass

from siperi_geo.analysis.budget import Candidate, Impossible, Pair, Plan, Problem, value
from siperi_geo.analysis.budget_candidates import Asked, Weighing, asked, candidates, costs_of, left_out, weighing
from siperi_geo.analysis.budget_compare import (
    Point,
    Ranked,
    Shadow,
    by_ranking,
    lowest_score_first,
    points,
    shadow,
)
from siperi_geo.analysis.budget_solver import solve
from siperi_geo.registers.costs import stored_costs
from siperi_geo.settings import settings
from siperi_geo.ui import kept, priority_reads, programme_reads, reads
from siperi_geo.ui.budget_choice import BudgetView
from siperi_geo.ui.programme_reads import Used

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Known:
    """Every pair, what could be paid for, what weighs, and of which years all this is."""

    pairs: tuple[Asked, ...]
    candidates: tuple[Candidate, ...]
    weighing: Weighing
    used: tuple[Used, ...]

    @property
    def kecamatan(self) -> dict[str, str]:
        """Kecamatan with their names."""
        return {one.need.kecamatan_code: one.need.kecamatan_name for one in self.pairs}

    @property
    def areas(self) -> dict[str, str]:
        """Areas with their names."""
        return {one.need.area_code: one.need.area_name for one in self.pairs}


@dataclass(frozen=True, slots=True)
class Solved:
    """The answer with all that is said of it."""

    problem: Problem
    plan: Plan
    shadow: Shadow | None
    curve: tuple[Point, ...]
    ranked: Ranked
    by_priority: Ranked
    reasons: dict[Pair, str]
    whole: float  # the worth of everything that could be closed


def known(view: BudgetView) -> Known:
    """What can be chosen from."""

    def made() -> Known:
        costs = costs_of(stored_costs(reads.store()), view.year)
        needs = programme_reads.pairs(view.year, view.level, is_verified=view.is_verified)
        pairs = asked(needs, costs, view.office)
        used = programme_reads.known(view.year, view.level, is_verified=view.is_verified).used
        return Known(pairs, candidates(pairs), weighing(pairs), used)

    asked_for = (view.year, view.level, view.office, view.is_verified, settings().least_families)
    return kept.by(made, "budget pairs", *asked_for)


def solved(view: BudgetView) -> Solved | Impossible:
    """The best choice, or why there is none."""
    return kept.by(lambda: _solved(view), "budget", view, settings().least_families)


def _order(view: BudgetView) -> tuple[Pair, ...]:
    return priority_reads.usual_order(view.year, view.level, is_verified=view.is_verified)


def _solved(view: BudgetView) -> Solved | Impossible:
    here = known(view)
    floors = view.floors(tuple(here.kecamatan))
    problem = Problem(here.candidates, view.budget_idr, floors, view.excluded, view.musts)
    plan = solve(problem, seconds=SECONDS)
    if isinstance(plan, Impossible):
        return plan
    next_, whole = shadow(problem, plan, seconds=SECONDS), value(problem.open)
    return Solved(
        problem,
        plan,
        next_,
        points(problem, plan, next_, whole, seconds=SECONDS),
        by_ranking(problem, lowest_score_first(problem.open), plan),
        by_ranking(problem, _order(view), plan),
        left_out(here.pairs, plan, view.excluded),
        whole,
    )
