"""The parts of the page about a budget: what is chosen, the map, sums, the next money, the ranking, the rest.

It shows what `analysis.budget` found; it computes nothing.
"""

from collections import Counter
from functools import partial

import streamlit as st

from siperi_geo import charts, maps
from siperi_geo.analysis.budget import Candidate, Impossible
from siperi_geo.analysis.budget_candidates import REASONS
from siperi_geo.analysis.budget_compare import NEXT_IDR
from siperi_geo.analysis.cards import Card
from siperi_geo.maps.budget import budget_facts, budget_paints
from siperi_geo.programmes import catalogue
from siperi_geo.rights import Right
from siperi_geo.tables import budget as tables
from siperi_geo.tables.costs import name_of
from siperi_geo.text import MISSING, number, percent, pick, t
from siperi_geo.ui import budget_reads, chart_view, frame, map_view, programme_basis, reads, table_view, who
from siperi_geo.ui.budget_choice import BudgetView
from siperi_geo.ui.budget_files import file_name, foot, table
from siperi_geo.ui.budget_reads import Known, Solved

FIRST = 5
RULES = ("worth", "whole_gap", "quantity", "cost", "floors")
COSTS = "pages/programmes/costs.py"


def to_costs() -> None:
    """To the page where unit costs are entered."""
    if who.may_somewhere(Right.KEEP_REGISTERS):
        st.page_link(COSTS, label=t("ui.nav.programmes.costs"), icon=":material/payments:")


def ended(view: BudgetView) -> tuple[Known, Solved]:
    """What is known and the answer; ends the page where there is nothing to choose or nothing that keeps all."""
    known = budget_reads.known(view)
    programme_basis.say(known.used, is_verified=view.is_verified)
    if not known.candidates:
        counts = Counter(one.reason for one in known.pairs)
        is_costless = not any(one.cost for one in known.pairs)
        why = "; ".join(f"{t(f'budget.reason.{name}')}: {counts[name]}" for name in REASONS if counts[name])
        frame.empty("budget.no_costs" if is_costless else "budget.nothing", act=to_costs, year=view.year, why=why)
    found = budget_reads.solved(view)
    if isinstance(found, Impossible):
        frame.section(t("budget.impossible"))
        chart_view.bullets(tables.unmet_words(found, known.kecamatan))
        programme_basis.footer(is_verified=view.is_verified)
        st.stop()
    return known, found


def result(known: Known, found: Solved) -> None:
    """How much is closed, for how much, and whether it is proved."""
    plan = found.plan
    share = 100 * plan.value / found.whole if found.whole else None
    areas = len({one.area_code for one in plan.chosen})
    frame.section(t("budget.chosen", n=number(len(plan.chosen), 0), areas=number(areas, 0)))
    chart_view.cards(
        [
            Card(t("budget.card.cost"), f"Rp {number(plan.cost_idr, 0)}", t("budget.card.left", idr=_left(found))),
            Card(
                t("budget.card.share"),
                MISSING if share is None else percent(share, 1),
                t(f"budget.card.worth.{known.weighing.name}", n=number(plan.value, 0)),
            ),
            Card(
                t("budget.card.choices"), number(len(plan.chosen), 0), t("budget.card.areas", n=number(areas, 0))
            ),
        ]
    )
    proof = "proved" if plan.is_proved else "not_proved"
    frame.note(t(f"budget.{proof}", bound=number(plan.bound, 0), worth=number(plan.value, 0)))
    if not known.weighing.is_people:
        n = number(len(known.weighing.unknown), 0)
        frame.caution(t("budget.alike", n=n, names=", ".join(known.weighing.unknown[:FIRST])))


def _left(found: Solved) -> str:
    return number(found.plan.budget_idr - found.plan.cost_idr, 0)


def picture(view: BudgetView, found: Solved) -> None:
    """The areas by how many lines are chosen there."""
    frame.section(t("budget.map"))
    shapes = reads.shapes(view.level)
    if not shapes:
        frame.note(t("map.no_boundaries"))
        return
    names = {line.code: pick(line.name) for line in catalogue().lines}
    facts = budget_facts([one.area_code for one in shapes], found.plan, found.problem.open, names)
    drawn = maps.MapView(shapes=shapes, facts=facts, paints=budget_paints())
    wide, narrow = st.columns([3, 1], gap="medium")
    with wide:
        map_view.show(drawn, page="budget", is_example=reads.has_examples() and not view.is_verified)
    with narrow:
        map_view.draw_legend(drawn, t("budget.legend"))
        frame.note(t("budget.legend.note"))


def choices(view: BudgetView, known: Known, found: Solved) -> None:
    """Every choice with its quantity, cost, people and what it closes."""
    if found.plan.chosen:
        frame.section(t("budget.table"))
        rows = tables.chosen_table(found.plan, known.pairs, known.weighing)
        table(view, known, rows, t("budget.table"), "pilihan", is_stacked=True)
    else:
        frame.note(t("budget.none_chosen"))


def sums(view: BudgetView, known: Known, found: Solved) -> None:
    """What each kecamatan and each line gets."""
    frame.section(t("budget.sums"))
    lines = {one.line_code: name_of(one.line_code) for one in found.plan.chosen}
    make = partial(tables.sums_table, found.plan, weighing=known.weighing)
    by_place = make("kecamatan", lambda one: one.kecamatan_code, known.kecamatan)
    by_line = make("line", lambda one: one.line_code, lines)
    table(view, known, by_place, t("budget.sums.kecamatan"), "kecamatan")
    table(view, known, by_line, t("budget.sums.line"), "baris")
    frame.note(t("budget.sums.note"))
    frame.note(t("budget.cheap.note"))


def more(known: Known, found: Solved) -> None:
    """What the next 100 million rupiah buy."""
    frame.section(t("budget.next", idr=number(NEXT_IDR, 0)))
    next_ = found.shadow
    if next_ is None or not next_.gain:
        frame.note(t("budget.next.nothing"))
    else:
        said = [t(f"budget.next.gain.{known.weighing.name}", n=number(next_.gain, 0))]
        said += [t("budget.next.added", what=_named(known, one)) for one in next_.added[:FIRST]]
        said += [t("budget.next.dropped", what=_named(known, one)) for one in next_.dropped[:FIRST]]
        rest = len(next_.added[FIRST:]) + len(next_.dropped[FIRST:])
        said += [t("budget.next.rest", n=number(rest, 0))] if rest else []
        chart_view.bullets(said)


def curve(view: BudgetView, known: Known, found: Solved) -> None:
    """What each budget closes, as a chart and as its table."""
    chart = charts.budget_curve(found.curve, is_example=reads.has_examples() and not view.is_verified)
    frame.section(frame.plain(chart.title))
    about = (*foot(view, known), table_view.today())
    chart_view.draw(chart, key="budget_curve", file_name=file_name(view, "kurva", "png"), foot=about)
    with st.expander(t("chart.table")):
        table(view, known, tables.curve_table(found.curve, known.weighing), t("budget.curve"), "kurva")


def _named(known: Known, one: Candidate) -> str:
    return f"{known.areas[one.area_code]} · {name_of(one.line_code)} (Rp {number(one.cost_idr, 0)})"


def ranking(found: Solved) -> None:
    """What the same money buys down a ranking by score."""
    frame.section(t("budget.ranking"))
    said = []
    for key, ranked in (("said", found.ranked), ("priority", found.by_priority)):
        share = MISSING if ranked.share_pct is None else percent(ranked.share_pct, 1)
        n, idr = number(len(ranked.chosen), 0), number(ranked.cost_idr, 0)
        said.append(t(f"budget.ranking.{key}", share=share, n=n, idr=idr))
    chart_view.bullets(said)
    frame.note(t("budget.ranking.rule"))


def left_out(view: BudgetView, known: Known, found: Solved) -> None:
    """Why everything else is not chosen, counted and listed."""
    frame.section(t("budget.left_out"))
    counts = Counter(found.reasons.values())
    said = [f"{t(f'budget.reason.{name}')}: {number(counts[name], 0)}" for name in REASONS if counts[name]]
    chart_view.bullets(said)
    if counts["no_cost"] or counts["no_quantity"]:
        to_costs()
    with st.expander(t("budget.left_out.list")):
        rows = tables.left_out_table(found.reasons, known.pairs)
        table(view, known, rows, t("budget.left_out"), "tidak-dipilih")


def rules() -> None:
    """What is our own design."""
    with st.expander(t("budget.rules")):
        chart_view.bullets([t(f"budget.rule.{name}") for name in RULES])
