"""The choice within a budget as rows and columns of an integer programme, solved by HiGHS through scipy.

A choice is a column of 0 or 1. A part that several lines close in an area has a share of its own, from 0 to 1 and
at most the sum of the choices that close it; what one line alone closes is worth of that line. Money is whole
rupiah divided by what all of it has in common. What HiGHS finds is not yet checked in whole numbers
(`budget_solver`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd, inf

from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from siperi_geo.analysis.budget import MICRO, Candidate, Problem, gap_micro

REL_GAP = 1e-7
LARGEST = 1024.0  # of the numbers that HiGHS is given as worth
INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What HiGHS found (None: nothing), what nothing exceeds, and whether it came to its end."""

    chosen: tuple[Candidate, ...] | None
    bound: float
    is_at_end: bool


class Programme:
    """Columns (the choices, then shares), what they are worth, and rows (coefficients, least, most)."""

    def __init__(self, problem: Problem, *, is_with_budget: bool = True) -> None:
        self.choices = [one for one in problem.open if not is_with_budget or one.cost_idr <= problem.budget_idr]
        self.worth = [0.0] * len(self.choices)
        self.rows: list[tuple[Mapping[int, float], float, float]] = []
        self.never: set[int] = set()
        self.always: set[int] = set()
        self.unit = reduce(gcd, (one.cost_idr for one in self.choices), 0) or 1
        self.costs = [float(one.cost_idr // self.unit) for one in self.choices]
        self._share_parts()
        if is_with_budget:
            self._add(dict(enumerate(self.costs)), most=float(problem.budget_idr // self.unit))
        for floor in problem.floors_asked:
            there = [at for at, one in enumerate(self.choices) if one.kecamatan_code == floor.kecamatan_code]
            self._add({at: self.costs[at] for at in there}, least=float(-(-floor.least_idr // self.unit)))
            self._keep_areas(there, floor.least_areas)
        for must in problem.musts:
            self._add({at: 1.0 for at, one in enumerate(self.choices) if must.is_of(one)}, least=1.0)

    def _add(self, row: Mapping[int, float], *, least: float = -inf, most: float = inf) -> None:
        self.rows.append((row, least, most))

    def _column(self, worth: float) -> int:
        self.worth.append(worth)
        return len(self.worth) - 1

    def _share_parts(self) -> None:
        closers: dict[tuple[str, object], list[int]] = defaultdict(list)
        worth: dict[tuple[str, object], int] = {}
        for at, one in enumerate(self.choices):
            for part, gap in one.gaps.items():
                closers[one.area_code, part].append(at)
                worth[one.area_code, part] = one.people * gap_micro(gap)
        together: dict[tuple[int, ...], int] = defaultdict(int)
        for key, found in closers.items():
            together[tuple(found)] += worth[key]
        for columns, sum_ in together.items():
            if len(columns) == 1:
                self.worth[columns[0]] += sum_ / MICRO
            elif sum_:
                self._any_of(columns, sum_ / MICRO)

    def _any_of(self, columns: Sequence[int], worth: float) -> int:
        """A column that is at most the sum of some choices."""
        share = self._column(worth)
        self._add({share: 1.0, **dict.fromkeys(columns, -1.0)}, most=0.0)
        return share

    def _keep_areas(self, there: Sequence[int], least: int) -> None:
        by_area: dict[str, list[int]] = defaultdict(list)
        for at in there:
            by_area[self.choices[at].area_code].append(at)
        if least > 0:
            self._add({self._any_of(columns, 0.0): 1.0 for columns in by_area.values()}, least=float(least))

    def forbid(self, chosen: Sequence[Candidate]) -> None:
        """Never just this choice again."""
        taken = {one.pair for one in chosen}
        signs = {at: -1.0 if one.pair in taken else 1.0 for at, one in enumerate(self.choices)}
        self._add(signs, least=1.0 - len(taken))

    def fix(self, never: Sequence[bool], always: Sequence[bool]) -> None:
        """Choices, in order, that are out, and that are in, whatever the rest."""
        self.never = {at for at, is_out in enumerate(never) if is_out}
        self.always = {at for at, is_in in enumerate(always) if is_in}

    def scale(self, goal: Sequence[float]) -> float:
        """What a goal is multiplied by, so that its numbers are of a size that HiGHS takes well."""
        return LARGEST / (max(map(abs, goal)) or 1.0)

    def keep_worth(self, least: float) -> None:
        """Never one that is worth less."""
        scale = LARGEST / max(self.worth)
        self._add({at: one * scale for at, one in enumerate(self.worth) if one}, least=least * scale * (1 - 1e-9))

    def of_spending_least(self) -> list[float]:
        """The goal of spending least."""
        return [-one for one in self.costs] + [0.0] * (len(self.worth) - len(self.costs))

    def solved(self, goal: Sequence[float], *, seconds: float, is_relaxed: bool = False) -> Answer:
        """The choice with the largest sum of `goal`; `is_relaxed`: in shares, for what nothing exceeds."""
        if any(not row and least > 0 for row, least, _ in self.rows):
            return Answer(None, inf, is_at_end=True)
        if not self.choices:
            return Answer((), 0.0, is_at_end=True)
        scale, n = self.scale(goal), len(goal)
        result = milp(
            [-one * scale for one in goal],
            integrality=[int(at < len(self.choices) and not is_relaxed) for at in range(n)],
            bounds=Bounds(
                [int(at in self.always) for at in range(n)], [int(at not in self.never) for at in range(n)]
            ),
            constraints=self.constraints(),
            options={"mip_rel_gap": REL_GAP, "time_limit": max(seconds, 0.1)},
        )
        if result.x is None:
            return Answer(None, inf, is_at_end=result.status == INFEASIBLE)
        chosen = tuple(one for one, share in zip(self.choices, result.x, strict=False) if share > 0.5)
        bound = result.fun if is_relaxed else result.mip_dual_bound
        return Answer(chosen, -float(bound) / scale, is_at_end=result.status == 0)

    def constraints(self) -> LinearConstraint | None:
        """The rows for scipy; None without any."""
        rows = [one for one in self.rows if one[0]]
        cells = [(at, column, factor) for at, (row, _, _) in enumerate(rows) for column, factor in row.items()]
        if not cells:
            return None
        at, columns, factors = zip(*cells, strict=True)
        matrix = sparse.csr_array((factors, (at, columns)), shape=(len(rows), len(self.worth)))
        return LinearConstraint(matrix, [least for _, least, _ in rows], [most for _, _, most in rows])
