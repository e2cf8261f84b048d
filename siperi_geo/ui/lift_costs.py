"""Fewest items, or cheapest by unit costs: the choice, what lines cost in each area, and what is said of both.

A line whose cost is not known is never free: what only such lines close cannot be chosen, and the page says so.
"""

import streamlit as st

from siperi_geo.analysis import uplift_tariff
from siperi_geo.analysis.budget_candidates import Asked, asked, costs_of
from siperi_geo.analysis.uplift_parts import Tariff, Uplift
from siperi_geo.programmes import catalogue
from siperi_geo.registers.costs import stored_costs
from siperi_geo.tables import uplift_costs as tables
from siperi_geo.text import number, pick, t, tn
from siperi_geo.ui import budget_page, choices, frame, kept, lift_reads, programme_reads, reads, table_view
from siperi_geo.ui.view import View

WAY, ITEMS, COST = "cara", "butir", "biaya"
NAMED = 5


def choose(view: View) -> bool:
    """Whether the cheapest set is looked for; where no line has a cost, why it is not and where costs come in."""
    with view.row:
        words = {one: t(f"lift.way.{one}") for one in (ITEMS, COST)}
        is_by_cost = choices.segments(WAY, t("lift.way"), (ITEMS, COST), ITEMS, words.__getitem__) == COST
    if is_by_cost and not any(one.prices for one in tariffs(view).values()):
        frame.caution(t("lift.costs.none", year=view.year))
        budget_page.to_costs()
        return False
    return is_by_cost


def tariffs(view: View) -> dict[str, Tariff]:
    """By area what each line costs there and what it closes."""
    return kept.of(view, _tariffs)


def _tariffs(view: View) -> dict[str, Tariff]:
    found, lines = uplift_tariff.prices(_asked(view)), catalogue().chosen_in(view.level)
    groups = lift_reads.here(view).groups
    return {code: uplift_tariff.tariff(one, lines, found.get(code, {})) for code, one in groups.items()}


def _asked(view: View) -> tuple[Asked, ...]:
    costs = costs_of(stored_costs(reads.store()), view.year)
    return asked(programme_reads.pairs(view.year, view.level, is_verified=view.is_verified_only), costs)


def every(view: View, target: str | None, *, is_by_cost: bool) -> dict[str, Uplift]:
    """What lifts each area, by the way chosen."""
    if not is_by_cost:
        return lift_reads.every(view, target)
    return kept.of(view, _every, target)


def _every(view: View, target: str | None) -> dict[str, Uplift]:
    return lift_reads.lifted(view, target, tariffs(view))


def one(view: View, code: str, subject_id: str | None, target: str | None, *, is_by_cost: bool) -> Uplift:
    """What lifts one area, or one of those in it (a line costs what it does for the whole area)."""
    if not is_by_cost:
        return lift_reads.one(view, code, subject_id, target)
    return kept.of(view, _one, code, subject_id, target)


def _one(view: View, code: str, subject_id: str | None, target: str | None) -> Uplift:
    return lift_reads.lifted_one(view, code, subject_id, target, tariffs(view)[code])


def lines(view: View, found: Uplift, code: str, whom: str, *, key: str) -> None:
    """The lines to pay for one area, with what they cost and close, and what could not be chosen."""
    if found.lines:
        rows = {one.need.line: one for one in _asked(view) if one.need.area_code == code}
        caption = t("lift.lines", name=whom)
        made = tables.of_lines(found, tariffs(view)[code], rows)
        table_view.show(
            view, made, caption=caption, key=key, more=((t("lift.foot.method"), t("lift.costs.rule")),)
        )
        frame.note(t("lift.costs.rule"))
    without(view, found, code)


def without(view: View, found: Uplift, code: str) -> None:
    """How many items that are not met yet could not be chosen, and why."""
    if not found.unpriced:
        return
    why = uplift_tariff.unpriced(found.unpriced, tariffs(view)[code], catalogue().chosen_in(view.level))
    said = [tn("lift.unpriced", len(found.unpriced))]
    if why.without_line:
        said.append(tn("lift.unpriced.line", why.without_line))
    if why.without_cost:
        names = ", ".join(pick(line.name) for line in why.lines[:NAMED])
        more = len(why.lines) - NAMED
        names += f" {t('lift.unpriced.more', n=number(more, 0))}" if more > 0 else ""
        said.append(tn("lift.unpriced.cost", why.without_cost, names=names))
    with st.container():
        frame.note(" ".join(said))
