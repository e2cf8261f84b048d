"""The choice within a budget as tables: every choice, sums per kecamatan and line, the curve, what is left out.

It computes sums of what is shown and nothing else.
"""

from collections.abc import Callable, Mapping, Sequence

from siperi_geo.analysis.budget import Candidate, Impossible, Pair, Plan, cost, value
from siperi_geo.analysis.budget_candidates import REASONS, Asked, Weighing
from siperi_geo.analysis.budget_compare import Point
from siperi_geo.areas import full_name, is_kelurahan, placed_name
from siperi_geo.cells import Cells, Table, written
from siperi_geo.programmes import catalogue
from siperi_geo.registers.costs import Cost
from siperi_geo.tables.costs import name_of, unit_of
from siperi_geo.text import MISSING, number, pick, t


def chosen_table(plan: Plan, asked: Sequence[Asked], weighing: Weighing) -> Table:
    """Every choice: area, line, quantity, cost, people, points closed, worth, whose cost; files have codes too."""
    by_pair = {one.pair: one for one in asked}
    rows = [(one, by_pair[one.pair]) for one in sorted(plan.chosen, key=lambda one: one.pair)]
    said = [about for _, about in rows]
    costs = [about.cost for about in said]
    return Table(
        (
            _text("area", [_place(one) for one in said]),
            _for_files("area_code", [about.need.area_code for about in said]),
            _for_files("kecamatan", [about.need.kecamatan_name for about in said]),
            _text("line", [_line(one) for one in said]),
            _for_files("code", [about.need.line for about in said]),
            _for_files("office", [pick(catalogue().office(about.line).name) for about in said]),
            _number("quantity", [one.quantity for one in said]),
            _text("unit", [unit_of(about.line) for about in said]),
            _number("cost", [one.cost_idr for one, _ in rows]),
            _number("people", [about.need.people for about in said]),
            _number("points", [sum(one.gaps.values()) for one, _ in rows], 1),
            _number(f"worth.{weighing.name}", [value([one]) for one, _ in rows]),
            _text("cost_source", [_source(one) for one in costs]),
            _for_files("cost_year", [one.year if one else None for one in costs]),
        )
    )


def _place(one: Asked) -> str:
    """An area as it is told apart from others of its name."""
    need = one.need
    if is_kelurahan(need.area_code):
        return placed_name(need.area_name, need.kecamatan_code, need.kecamatan_name)
    return full_name(need.area_code, need.area_name)


def _line(one: Asked) -> str:
    return f"{pick(one.line.name)} · {one.need.line} · {pick(catalogue().office(one.line).name)}"


def _source(cost: Cost | None) -> str:
    return MISSING if cost is None else f"{cost.source} ({cost.year})"


def sums_table(
    plan: Plan, heads: str, key: Callable[[Candidate], str], names: Mapping[str, str], weighing: Weighing
) -> Table:
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
            _number(f"worth.{weighing.name}", [value(some) for _, some in found]),
        )
    )


def curve_table(points: Sequence[Point], weighing: Weighing) -> Table:
    """What each budget buys, and which of them is the one asked about."""
    plans, budgets = [one.plan for one in points], [one.budget_idr for one in points]
    return Table(
        (
            _number("budget", budgets),
            _text("which", [t(f"budget.point.{one.kind}") if one.kind != "other" else "" for one in points]),
            _number("share", [one.share_pct for one in points], 1),
            _number("cost", [one.cost_idr for one in plans]),
            _number("choices", [len(one.chosen) for one in plans]),
            _number(f"worth.{weighing.name}", [one.value for one in plans]),
            _text("proved", [t(f"budget.point.{'proved' if one.is_proved else 'not_proved'}") for one in plans]),
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


def _head(name: str) -> str:
    return t(f"budget.column.{name}")


def _for_files(head: str, values: Sequence[object]) -> Cells:
    shown = [MISSING if one is None else str(one) for one in values]
    return Cells(_head(head), list(values), shown, is_for_files=True)


def _text(head: str, values: Sequence[str]) -> Cells:
    return written(t(f"budget.column.{head}"), values, str)


def _number(head: str, values: Sequence[float | int | None], digits: int = 0) -> Cells:
    shown = [MISSING if one is None else number(one, digits) for one in values]
    return Cells(t(f"budget.column.{head}"), values, shown)
