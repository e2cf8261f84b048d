"""Large programmes made small: solved in shares first, which says what surely is, or is not, in the best.

A choice whose reduced cost is larger than the distance from a choice that was found to what nothing exceeds cannot
change: so nothing of the best is lost. Where the rest takes too long, the choice found here stands, unproved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from siperi_geo.analysis.budget import MICRO, Candidate, Problem, gap_micro, is_kept, value_micro
from siperi_geo.analysis.budget_programme import Programme

LARGE = 5_000  # choices
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Core:
    """A choice that keeps everything, and what nothing exceeds."""

    chosen: tuple[Candidate, ...]
    bound: float


def narrow(programme: Programme, problem: Problem) -> Core | None:
    """Fix what cannot change in a large programme; None in a small one, or where no choice was found this way."""
    constraints = programme.constraints()
    if len(programme.choices) <= LARGE or constraints is None:
        return None
    least, most = np.asarray(constraints.lb), np.asarray(constraints.ub)
    above, below = np.isfinite(most), np.isfinite(least)
    scale = programme.scale(programme.worth)
    found = linprog(
        [-one * scale for one in programme.worth],
        A_ub=sparse.vstack([constraints.A[above], -constraints.A[below]]),
        b_ub=np.concatenate([most[above], -least[below]]),
        bounds=(0, 1),
        method="highs",
    )
    if found.x is None:
        return None
    n = len(programme.choices)
    chosen = _rounded(programme, problem.budget_idr, found.x[:n])
    if not is_kept(problem, chosen):
        return None
    slack = -value_micro(chosen) / MICRO * scale - found.fun + TOLERANCE
    programme.fix(found.lower.marginals[:n] > slack, -found.upper.marginals[:n] > slack)
    return Core(chosen, -float(found.fun) / scale)


def _rounded(programme: Programme, left_idr: int, shares: Sequence[float]) -> tuple[Candidate, ...]:
    """By share, then by worth for money: whatever closes something new and can still be paid."""
    worth = [value_micro([one]) / max(one.cost_idr, 1) for one in programme.choices]
    order = sorted(range(len(worth)), key=lambda at: (-round(shares[at], 6), -worth[at], at))
    chosen, closed = [], set[tuple[str, object]]()
    for one in (programme.choices[at] for at in order):
        new = {(one.area_code, part) for part, gap in one.gaps.items() if gap_micro(gap) * one.people} - closed
        if new and one.cost_idr <= left_idr:
            chosen.append(one)
            closed |= new
            left_idr -= one.cost_idr
    return tuple(chosen)
