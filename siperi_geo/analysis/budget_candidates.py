"""From needs and unit costs to what could be paid for, and why every other pair of area and line could not.

A pair whose cost is not known is listed as such and never costs 0. It chooses nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.analysis.budget import Candidate, Mark, Pair, Plan
from siperi_geo.analysis.needs import Need
from siperi_geo.programmes import Line, catalogue
from siperi_geo.registers.costs import Cost

# Why a pair is not chosen, in the order in which it is asked.
REASONS = (
    "no_gap", "full", "no_cost", "no_quantity", "nobody", "excluded", "too_dear", "less_worth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair with its quantity and cost where they are known, or the reason why it is no candidate."""

    need: Need
    line: Line
    quantity: int | None
    cost: Cost | None
    reason: str | None

    @property
    def pair(self) -> Pair:
        return self.need.area_code, self.need.line

    @property
    def cost_idr(self) -> int | None:
        """Rupiah of the whole quantity."""
        return None if self.cost is None or self.quantity is None else self.cost.unit_cost_idr * self.quantity


@dataclass(frozen=True, slots=True)
class Weighing:
    """Whether people weigh; else every area counts one, because of these no number is known."""

    is_people: bool
    unknown: tuple[str, ...]

    @property
    def name(self) -> str:
        return "people" if self.is_people else "alike"


def costs_of(costs: Iterable[Cost], year: int) -> dict[str, Cost]:
    """By line the newest cost that is not after the year."""
    return {one.line: one for one in sorted(costs, key=lambda one: one.year) if one.year <= year}


def asked(needs: Iterable[Need], costs: Mapping[str, Cost], office: str | None = None) -> tuple[Asked, ...]:
    """Every pair, of one office where it is named."""
    known = catalogue()
    lines = {line.code: line for line in known.lines if office in (None, line.office)}
    return tuple(_asked(one, lines[one.line], costs.get(one.line)) for one in needs if one.line in lines)


def _asked(need: Need, line: Line, cost: Cost | None) -> Asked:
    quantity = {"one": 1, "people_not_served": need.not_served}.get(line.need, cost.quantity if cost else None)
    reason = None
    if not need.gaps:
        reason = "no_gap"
    elif not any(gap > 0 for gap in need.gaps.values()):
        reason = "full"
    elif cost is None:
        reason = "no_cost"
    elif quantity is None:
        reason = "no_quantity"
    elif quantity <= 0:
        reason = "nobody"
    return Asked(need, line, quantity, cost, reason)


def weighing(pairs: Sequence[Asked]) -> Weighing:
    """People weigh where they are known of every area with a candidate."""
    unknown = {one.need.area_name for one in pairs if one.reason is None and one.need.people is None}
    return Weighing(not unknown, tuple(sorted(unknown)))


def candidates(pairs: Sequence[Asked]) -> tuple[Candidate, ...]:
    """Those that could be paid for."""
    is_people = weighing(pairs).is_people
    return tuple(
        Candidate(
            one.need.area_code,
            one.need.kecamatan_code,
            one.need.line,
            one.cost_idr,
            one.need.gaps,
            (one.need.people or 0) if is_people else 1,
        )
        for one in pairs
        if one.reason is None and one.cost_idr is not None
    )


def left_out(pairs: Sequence[Asked], plan: Plan, excluded: Sequence[Mark]) -> dict[Pair, str]:
    """Why each pair that is not chosen is not."""
    made = {one.pair: one for one in candidates(pairs)}
    found = {}
    for one in pairs:
        if one.pair in plan.pairs:
            continue
        candidate = made.get(one.pair)
        if candidate is None:
            found[one.pair] = one.reason or "no_cost"
        elif any(mark.is_of(candidate) for mark in excluded):
            found[one.pair] = "excluded"
        else:
            found[one.pair] = "too_dear" if candidate.cost_idr > plan.budget_idr else "less_worth"
    return found
