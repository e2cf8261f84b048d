"""A mixed-integer programme, written as sums of variables and solved by HiGHS. It knows no instrument.

A product of a yes/no variable and a bounded sum is written with four inequalities (McCormick), which is exact.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

SECONDS = 10.0  # a search that takes longer ends with the best found so far, not proved to be the cheapest
OPTIMAL = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """A constant plus coefficient × variable, by the variable's number."""

    constant: float = 0.0
    terms: Mapping[int, float] = field(default_factory=dict)

    @property
    def is_fixed(self) -> bool:
        """Whether no variable changes it."""
        return not self.terms

    def plus(self, other: "Sum", times: float = 1.0) -> "Sum":
        """This and `times` the other."""
        terms = dict(self.terms)
        for one, weight in other.terms.items():
            terms[one] = terms.get(one, 0.0) + times * weight
        kept = {one: weight for one, weight in terms.items() if weight != 0}
        return Sum(self.constant + times * other.constant, kept)

    def scaled(self, times: float) -> "Sum":
        """`times` this."""
        if times == 0:
            return ZERO
        return Sum(times * self.constant, {one: times * weight for one, weight in self.terms.items()})


ZERO, ONE = Sum(), Sum(1.0)


def total(parts: Sequence[Sum], weights: Sequence[float] | None = None) -> Sum:
    """Σ weight × part."""
    constant, terms = 0.0, dict[int, float]()
    for place, part in enumerate(parts):
        times = 1.0 if weights is None else weights[place]
        constant += times * part.constant
        for one, weight in part.terms.items():
            terms[one] = terms.get(one, 0.0) + times * weight
    return Sum(constant, {one: weight for one, weight in terms.items() if weight != 0})


@dataclass(frozen=True, slots=True)
class Solution:
    """Which yes/no variables of those asked for are on; `is_proved`: nothing cheaper exists."""

    chosen: frozenset[int]
    cost: float
    is_proved: bool


class Programme:
    """Variables and rows; `solve` as often as wanted, rows may be added in between."""

    def __init__(self) -> None:
        self.bounds: list[tuple[float, float]] = []
        self.integral: list[bool] = []
        self.rows: list[tuple[Mapping[int, float], float, float]] = []
        self._products: dict[tuple[int, int], Sum] = {}

    def yes_no(self) -> Sum:
        """A new variable that is 0 or 1."""
        return self._variable(0.0, 1.0, is_integral=True)

    def real(self, low: float, high: float) -> Sum:
        """A new variable between two bounds."""
        return self._variable(low, high, is_integral=False)

    def ends(self, one: Sum) -> tuple[float, float]:
        """The least and the most that a sum can be by the bounds of its variables."""
        low = high = one.constant
        for variable, weight in one.terms.items():
            ends = [weight * end for end in self.bounds[variable]]
            low, high = low + min(ends), high + max(ends)
        return low, high

    def between(self, one: Sum, low: float, high: float, *, scale: float = 1.0) -> None:
        """A row: low ≤ sum ≤ high; `scale` makes the solver's tolerance finer."""
        terms = {variable: weight * scale for variable, weight in one.terms.items()}
        self.rows.append((terms, (low - one.constant) * scale, (high - one.constant) * scale))

    def at_least(self, one: Sum, low: float, *, scale: float = 1.0) -> None:
        """A row: sum ≥ low."""
        self.between(one, low, inf, scale=scale)

    def product(self, switch: Sum, one: Sum) -> Sum:
        """switch × sum, for a switch that is 0 or 1."""
        if switch.is_fixed:
            return one.scaled(switch.constant)
        if one.is_fixed:
            return switch.scaled(one.constant)
        low, high = self.ends(one)
        made = self.real(min(low, 0.0), max(high, 0.0))
        self.between(made.plus(switch, -high), -inf, 0)
        self.between(made.plus(switch, -low), 0, inf)
        self.between(made.plus(one, -1).plus(switch, -low), -inf, -low)
        self.between(made.plus(one, -1).plus(switch, -high), -high, inf)
        return made

    def of_switches(self, switch: Sum, one: Sum) -> Sum:
        """switch × a sum of yes/no variables, as a sum of yes/no variables again."""
        if switch.is_fixed:
            return one.scaled(switch.constant)
        parts = [switch.scaled(one.constant)]
        parts += [self._both(switch, variable).scaled(weight) for variable, weight in one.terms.items()]
        return total(parts)

    def reaches(self, one: Sum, least: int) -> Sum:
        """1 where a whole-numbered sum is at least so much, else 0."""
        low, high = self.ends(one)
        if low >= least:
            return ONE
        if high < least:
            return ZERO
        made = self.yes_no()
        self.at_least(one.plus(made, low - least), low)
        self.between(one.plus(made, least - 1 - high), -inf, least - 1)
        return made

    def all_of(self, switches: Sequence[Sum]) -> Sum:
        """1 where all are 1."""
        open_ones = [one for one in switches if not one.is_fixed]
        if any(one.is_fixed and one.constant == 0 for one in switches):
            return ZERO
        if len(open_ones) < 2:
            return open_ones[0] if open_ones else ONE
        made = self.yes_no()
        for one in open_ones:
            self.between(made.plus(one, -1), -inf, 0)
        self.at_least(total([made, *open_ones], [1.0, *([-1.0] * len(open_ones))]), 1 - len(open_ones))
        return made

    def solve(self, costs: Mapping[int, float], also: Collection[int] = ()) -> Solution | None:
        """The cheapest way to keep every row; None where there is none. `costs`: by yes/no variable.

        `also`: other yes/no variables of which is told whether they are on.

        Raises TimeoutError where not even one way was found in time.
        """
        if (row := self._single()) is not None and len(set(costs.values())) == 1:
            return _largest_first(row, costs)
        goal = np.zeros(len(self.bounds))
        goal[list(costs)] = list(costs.values())
        low, high = (np.array([ends[side] for ends in self.bounds]) for side in (0, 1))
        options = {"mip_rel_gap": 0.0, "time_limit": SECONDS}
        found = milp(
            goal, integrality=np.array(self.integral, int), bounds=Bounds(low, high), constraints=self._matrix(),
            options=options,
        )  # fmt: skip
        if found.x is None:
            if found.status == 2:
                return None
            raise TimeoutError(found.message)
        chosen = frozenset(one for one in {*costs, *also} if found.x[one] > 0.5)
        spent = sum(costs[one] for one in costs if one in chosen)
        return Solution(chosen, spent, found.status == OPTIMAL)

    def _single(self) -> tuple[Mapping[int, float], float] | None:
        """The one row, where all that is asked is at least so much of a sum of yes/no variables; else None."""
        rows = [row for row in self.rows if row[0] or row[1] > 0 or row[2] < 0]
        if len(rows) != 1 or rows[0][2] < inf or not all(self.integral[one] for one in rows[0][0]):
            return None
        return rows[0][0], rows[0][1]

    def _matrix(self) -> LinearConstraint | tuple[()]:
        if not self.rows:
            return ()
        triples = [(n, one, weight) for n, (terms, _, _) in enumerate(self.rows) for one, weight in terms.items()]
        rows, columns, values = zip(*triples, strict=True) if triples else ((), (), ())
        matrix = csr_array((values, (rows, columns)), shape=(len(self.rows), len(self.bounds)))
        return LinearConstraint(matrix, [row[1] for row in self.rows], [row[2] for row in self.rows])

    def _variable(self, low: float, high: float, *, is_integral: bool) -> Sum:
        self.bounds.append((low, high))
        self.integral.append(is_integral)
        return Sum(0.0, {len(self.bounds) - 1: 1.0})

    def _both(self, switch: Sum, variable: int) -> Sum:
        (own,) = switch.terms
        if own == variable:
            return switch
        pair = (min(own, variable), max(own, variable))
        if pair not in self._products:
            self._products[pair] = self.all_of([Sum(0.0, {one: 1.0}) for one in pair])
        return self._products[pair]


def _largest_first(row: tuple[Mapping[int, float], float], costs: Mapping[int, float]) -> Solution | None:
    """The fewest of equal price whose weights add up to enough: the largest weights, ties by number; exact."""
    weights, left = row
    chosen: list[int] = []
    for one in sorted(weights, key=lambda one: (-weights[one], one)):
        if left <= 0 or weights[one] <= 0:
            break
        chosen.append(one)
        left -= weights[one]
    return None if left > 0 else Solution(frozenset(chosen), sum(costs[one] for one in chosen), is_proved=True)
