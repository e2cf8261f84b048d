"""The parts of the page of the plan that everybody reads: numbers, what is overdue, the list, the sums.

It computes nothing: `analysis.plan_sums` adds up, `tables.plans` writes the cells.
"""

from functools import partial

import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.plan_sums import By, overdue, sums, total
from siperi_geo.cells import Table
from siperi_geo.csv_file import Foot
from siperi_geo.plans import kinds, label_of
from siperi_geo.tables.plans import lacks_proof, line_name, money, place_of, plan_table, sum_table
from siperi_geo.text import city_today, day, number, percent, pick, t, tn
from siperi_geo.ui import chart_view, frame, links, plan_choice, table_view
from siperi_geo.ui.plan_choice import PlanView

SUMS: tuple[By, ...] = ("kecamatan", "line", "money")
MOST_NAMED = 5


def overview(view: PlanView) -> None:
    """How many actions, how much money, how far; what is overdue by name."""
    today = city_today()
    whole = total(view.actions, view.pledges, today)
    if not view.actions:
        frame.note(t("plans.none.here", year=view.year, place=view.place))
        return
    lacking = tn("plans.card.unknown", whole.unknown_count) if whole.unknown_count else t("plans.card.all_known")
    chart_view.cards(
        [
            Card(t("plans.sum.actions"), number(whole.action_count, 0), t("plans.card.actions")),
            Card(t("plans.card.budget"), money(whole.budget_idr), lacking),
            Card(t("plans.card.pledged"), money(whole.pledged_idr), t("plans.card.pledged.remark")),
            Card(t("plans.sum.progress"), percent(whole.progress_pct), t("plans.card.progress")),
        ]
    )
    late = overdue(view.actions, today)
    if late:
        frame.caution(tn("plans.late", len(late)))
        said = [
            t("plans.late.one", what=one.action.what, place=place_of(one), day=day(one.action.due_on))
            for one in late[:MOST_NAMED]
        ]
        chart_view.bullets(said)
    if any(one.action.is_open for one in view.actions):
        links.to_board(view.area.code if view.area else None, view.year)
    if unproved := sum(lacks_proof(one) for one in view.actions):
        frame.caution(tn("plans.unproved", unproved))


def listed(view: PlanView) -> None:
    """Every action that the choices leave, with its files."""
    if view.actions:
        title = t("plans.list", year=view.year, place=view.place)
        frame.section(title)
        table(view, plan_table(view.actions, city_today()), title, "aksi")


def summed(view: PlanView) -> None:
    """Sums per kecamatan, per line, per source; each adds up to the same whole."""
    if not view.actions:
        return
    today = city_today()
    frame.section(t("plans.sums"))
    whole = total(view.actions, view.pledges, today)
    for by in SUMS:
        found = sums(by, view.actions, view.pledges, today)
        names = {one.key: _named(by, one.key) for one in found}
        title = t(f"plans.sums.{by}")
        with st.expander(title):
            table(view, sum_table(by, found, whole, names), title, by)


def about_kinds() -> None:
    """Where the lists of kinds come from, and what a plan does not say."""
    about = kinds().about
    frame.note(t("plans.about", source=pick(about.source), sure=t(f"method.mark.{about.sure}")))


def table(view: PlanView, rows: Table, caption: str, key: str) -> None:
    """A table of the plan and its files, whose foot says what was chosen."""
    frame.table(rows.shown, caption=caption, is_stacked=True)
    name = f"siperi-rencana-{key}-{view.year}" + (f"-{view.area.code}" if view.area else "")
    made = partial(table_view.made, rows, caption, foot(view))
    table_view.files(made, lambda kind: f"{name}.{kind}", key=f"plan_{key}")


def foot(view: PlanView) -> Foot:
    """What a reader of the file alone must know."""
    narrowed = [
        (t("plans.field.owner_name"), view.owner),
        (t("plans.field.state"), view.state and label_of("states", view.state)),
    ]
    return (
        (t("plans.field.year"), str(view.year)),
        (t("plans.field.area"), view.place),
        *((name, words) for name, words in narrowed if words),
        *table_view.of_data(t("plans.source")),
    )


def _named(by: By, key: str) -> str:
    if by == "kecamatan":
        area = plan_choice.areas().get(key)
        return area.name if area else t("plans.sum.whole_city")
    return label_of("money", key) if by == "money" else line_name(key)
