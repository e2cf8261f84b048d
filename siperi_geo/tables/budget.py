"""The choice within a budget as tables: every choice, sums per kecamatan and line, the curve, what is left out.

It computes sums of what is shown and nothing else.
"""

from collections.abc import Callable, Mapping, Sequence

from siperi_geo.analysis.budget import Candidate, Impossible, Pair, Plan, cost, value
from siperi_geo.analysis.budget_candidates import REASONS, Asked
from siperi_geo.cells import Cells, Table, written
from siperi_geo.programmes import catalogue
from siperi_geo.tables.costs import name_of, unit_of
from siperi_geo.text import MISSING, number, pick, t


def chosen_table(plan: Plan, asked: Sequence[Asked]) -> Table:
    """Every choice: area, line, office, quantity, cost, people, points closed, worth."""
    by_pair = {one.pair: one for one in asked}
    rows = [(one, by_pair[one.pair]) for one in sorted(plan.chosen, key=lambda one: one.pair)]
    said = [about for _, about in rows]
    return Table(
        (
            _text("area_code", [about.need.area_code for about in said]),
            _text("area", [about.need.area_name for about in said]),
            _text("kecamatan", [about.need.kecamatan_name for about in said]),
            _text("code", [about.need.line for about in said]),
            _text("line", [pick(about.line.name) for about in said]),
            _text("office", [pick(catalogue().office(about.line).name) for about in said]),
            _number("quantity", [about.quantity for about in said]),
            _text("unit", [unit_of(about.line) for about in said]),
            _number("cost", [one.cost_idr for one, _ in rows]),
            _text("cost_year", [str(about.cost.year) if about.cost else MISSING for about in said]),
            _number("people", [about.need.people for about in said]),
            _number("points", [sum(one.gaps.values()) for one, _ in rows], 2),
            _number("worth", [value([one]) for one, _ in rows]),
        )
    )


def sums_table(plan: Plan, heads: str, key: Callable[[Candidate], str], names: Mapping[str, str]) -> Table:
    """Sums per kecamatan or per line: choices, areas, cost, worth (each part once per area)."""
    groups: dict[str, list[Candidate]] = {}
    for one in plan.chosen:
        groups.setdefault(key(one), []).append(one)
    found = sorted(groups.items(), key=lambda pair: (-cost(pair[1]), pair[0]))
    return Table(
        (
            _text(heads, [names.get(code, code) for code, _ in found]),
            _number("choices", [len(some) for _, some in found]),
            _number("areas", [len({one.area_code for one in some}) for _, some in found]),
            _number("cost", [cost(some) for _, some in found]),
            _number("worth", [value(some) for _, some in found]),
        )
    )


def curve_table(plans: Sequence[Plan], whole: float) -> Table:
    """What each budget buys."""
    return Table(
        (
            _number("budget", [one.budget_idr for one in plans]),
            _number("cost", [one.cost_idr for one in plans]),
            _number("choices", [len(one.chosen) for one in plans]),
            _number("worth", [one.value for one in plans]),
            _number("share", [100 * one.value / whole if whole else None for one in plans], 1),
        )
    )


def left_out_table(reasons: Mapping[Pair, str], asked: Sequence[Asked]) -> Table:
    """Every pair that is not chosen, with the reason, by reason."""
    by_pair = {one.pair: one for one in asked}
    order = {name: place for place, name in enumerate(REASONS)}
    rows = [by_pair[pair] for pair in sorted(reasons, key=lambda pair: (order[reasons[pair]], pair))]
    return Table(
        (
            _text("area_code", [one.need.area_code for one in rows]),
            _text("area", [one.need.area_name for one in rows]),
            _text("code", [one.need.line for one in rows]),
            _text("line", [name_of(one.need.line) for one in rows]),
            _text("reason", [t(f"budget.reason.{reasons[one.pair]}") for one in rows]),
            _number("cost", [one.cost_idr for one in rows]),
        )
    )


def unmet_words(found: Impossible, names: Mapping[str, str]) -> list[str]:
    """Which floor or must cannot be had, and what it would need."""
    return [
        t(
            f"budget.unmet.{one.reason}",
            place=names.get(one.floor.kecamatan_code, one.floor.kecamatan_code) if one.floor else "",
            needs=number(one.needs, 0),
            has=number(one.has, 0),
        )
        for one in found.unmet
    ]


def _text(head: str, values: Sequence[str]) -> Cells:
    return written(t(f"budget.column.{head}"), values, str)


def _number(head: str, values: Sequence[float | int | None], digits: int = 0) -> Cells:
    shown = [MISSING if one is None else number(one, digits) for one in values]
    return Cells(t(f"budget.column.{head}"), values, shown)
