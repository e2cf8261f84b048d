"""The plan as offices need it: the Renja table of a year, and the sheet of one kelurahan for its Musrenbang.

It computes nothing; what is weak is read through `results`, so that families are means of areas or withheld.
"""

from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo.analysis.plan_sums import alive
from siperi_geo.analysis.renja import renja, total_idr
from siperi_geo.analysis.weakest import Weak, weakest
from siperi_geo.areas import Area
from siperi_geo.assessments import has_register
from siperi_geo.cells import Table, table, written
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.plans import KeptAction, label_of
from siperi_geo.tables.plans import line_name, quantity_of
from siperi_geo.tables.renja import renja_table
from siperi_geo.text import MISSING, abbreviation, number, pick, t, tn
from siperi_geo.ui import frame, kept, plan_page, profile_sheet, results, table_view
from siperi_geo.ui.plan_choice import ADD, BUDGET_YEAR, PlanView
from siperi_geo.ui.session import AREA, link_to

PLANS, STANDARD, MOST, MOST_LINKS = "pages/programmes/plans.py", "standard", 8, 4


def renja_part(view: PlanView) -> None:
    """One row per action under the sums of its sub-kegiatan, kegiatan and program; the same as a file."""
    title = t("renja.caption", year=view.year)
    frame.section(title)
    rows = renja(view.actions)
    if not rows:
        frame.note(t("renja.none", year=view.year, place=view.place))
        link_to(PLANS, t("ui.nav.programmes.plans"), ":material/checklist:", {BUDGET_YEAR: str(view.year)})
        return
    unknown = sum(row.unknown_count for row in rows if row.level == "action")
    words = t("renja.total", n=number(total_idr(rows), 0), place=view.place)
    frame.note(words + (f" {tn('plans.card.unknown', unknown)}." if unknown else ""))
    plan_page.table(view, renja_table(rows), title, "renja")
    frame.note(t("renja.note"))


def musrenbang_part(view: PlanView) -> None:
    """For one kelurahan: what is weakest, what is proposed, who signs; it prints on A4."""
    if view.area is None or view.area.level != "kelurahan":
        frame.section(t("musrenbang.title"))
        frame.note(t("musrenbang.choose"))
        return
    name = view.area.name
    frame.section(t("musrenbang.of", name=name, year=view.year))
    profile_sheet.lay_out()
    weak = weak_in(view.area)
    if weak:
        frame.table(_weak_table(weak).shown, caption=t("musrenbang.weak"))
        frame.note(t("musrenbang.weak.note"))
        _links(view, weak)
    else:
        frame.note(t("musrenbang.weak.none"))
    actions = alive(view.actions)
    proposed = _proposed(actions)
    if actions:
        frame.table(proposed.shown, caption=t("musrenbang.proposed"))
    else:
        frame.note(t("musrenbang.proposed.none"))
    _signatures(name)
    made = partial(table_view.made, _sheet(weak, actions, name), t("musrenbang.of", name=name, year=view.year))
    about = plan_page.foot(view)
    file = f"siperi-musrenbang-{view.area.code}-{view.year}"
    table_view.files(lambda kind: made(about, kind), lambda kind: f"{file}.{kind}", key="musrenbang")


def weak_in(area: Area) -> tuple[Weak, ...]:
    """The weakest parts of a kelurahan in the newest year of each instrument."""
    return kept.by(lambda: weakest(_scores(area.code), MOST), "weakest", area.code)


def _scores(code: str) -> list[tuple[str, str, int, float]]:
    """Every part of every instrument that has a value for this kelurahan; of families only what is published."""
    found: list[tuple[str, str, int, float]] = []
    for instrument in instruments():
        years = results.years(instrument.id, STANDARD)["year"]
        if years.empty:
            continue
        year = int(years.max())
        rows = results.of_groups(instrument, "kelurahan", year=year, scored_as=STANDARD)
        rows = rows[(rows["area_code"] == code) & rows["score"].notna()]
        found += [
            (instrument.id, str(node), year, float(score))
            for node, score in zip(rows["node"], rows["score"], strict=True)
        ]
    return found


def instruments() -> tuple[Instrument, ...]:
    """The newest version of every instrument whose results are of areas."""
    newest = {ref.id: load(ref.id) for ref in available()}.values()
    return tuple(one for one in newest if has_register(one))


def part_name(instrument: str, part: str) -> str:
    """`KELTANA · Sistem peringatan dini (I22)`; the code alone where this version has no such part."""
    known = {node.id: node.name for node in load(instrument).nodes()}
    words = f"{pick(known[part])} ({part})" if part in known else part
    return f"{abbreviation(instrument)} · {words}"


def _weak_table(weak: tuple[Weak, ...]) -> Table:
    return table(
        written(t("musrenbang.part"), [part_name(one.instrument, one.part) for one in weak], str),
        written(t("musrenbang.year"), [one.year for one in weak], str),
        written(t("musrenbang.score"), [one.score for one in weak], number),
        written(t("musrenbang.line"), [pick(one.lines[0].name) for one in weak], str),
    )


def _proposed(actions: tuple[KeptAction, ...]) -> Table:
    of = [one.action for one in actions]
    return table(
        written(t("plans.field.what"), [one.what for one in of], str),
        written(t("plans.field.line"), [f"{one.line} {line_name(one.line)}" for one in of], str),
        written(t("plans.field.target"), [f"{quantity_of(one.target)} {one.unit}".strip() for one in of], str),
        written(t("plans.field.budget_idr"), [one.budget_idr for one in of], lambda n: number(n, 0)),
        written(t("plans.field.money"), [label_of("money", one.money) for one in of], str),
    )


def _links(view: PlanView, weak: tuple[Weak, ...]) -> None:
    """From what is weak to the form of an action from the line that closes it."""
    lines = dict.fromkeys(one.lines[0].code for one in weak)
    with st.container(key="links_musrenbang"):
        for code in list(lines)[:MOST_LINKS]:
            words = frame.plain(t("musrenbang.plan", line=line_name(code)))
            asked = {ADD: code, AREA: view.area.code if view.area else None, BUDGET_YEAR: str(view.year)}
            link_to(PLANS, words, ":material/add_task:", asked)


def _signatures(name: str) -> None:
    cells = [t("musrenbang.sign.lurah", name=name), t("musrenbang.sign.lpm"), t("musrenbang.sign.date")]
    rows = pd.DataFrame([["\u2003\n(……………………………)"] * 2 + ["……………………………"]], columns=cells)
    frame.table(rows, caption=t("musrenbang.sign"))


def _sheet(weak: tuple[Weak, ...], actions: tuple[KeptAction, ...], name: str) -> Table:
    """The same as one table for a file: what is weak, what is proposed, who signs."""
    rows: list[tuple[str, str, str, str, object]] = [
        (
            t("musrenbang.weak"),
            part_name(one.instrument, one.part),
            pick(one.lines[0].name),
            number(one.score),
            None,
        )
        for one in weak
    ]
    rows += [
        (
            t("musrenbang.proposed"),
            one.action.what,
            f"{one.action.line} {line_name(one.action.line)}",
            f"{quantity_of(one.action.target)} {one.action.unit}".strip() or MISSING,
            one.action.budget_idr,
        )
        for one in actions
    ]
    for who in (t("musrenbang.sign.lurah", name=name), t("musrenbang.sign.lpm"), t("musrenbang.sign.date")):
        rows.append((t("musrenbang.sign"), who, "(……………………………)", "", None))
    heads = (
        "musrenbang.row",
        "musrenbang.words",
        "plans.field.line",
        "musrenbang.measure",
        "plans.field.budget_idr",
    )
    return table([written(t(head), [row[at] for row in rows], str) for at, head in enumerate(heads)])
