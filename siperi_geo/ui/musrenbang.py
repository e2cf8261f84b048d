"""The sheet of a kelurahan for its Musrenbang: on the page, on A4 when the browser prints it, and as a file.

One kelurahan is one sheet; of a kecamatan each of its kelurahan has one, printed on paper of its own. It computes
nothing.
"""

from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.csv_file import Foot
from siperi_geo.plans import KeptAction
from siperi_geo.tables.musrenbang import LINE, planned_table, sheet_table, standing_table, weak_table
from siperi_geo.tables.plans import line_name
from siperi_geo.text import city_today, day, t
from siperi_geo.ui import frame, plan_choice, plan_page, profile_sheet, reads, renja_page, table_view
from siperi_geo.ui.plan_choice import ADD, BUDGET_YEAR, PlanView
from siperi_geo.ui.session import AREA, link_to

SHEET, MOST_LINKS = Path(__file__).parent / "musrenbang.css", 4
OPEN = ("planned", "running")


def part(view: PlanView) -> None:
    """The sheet of the kelurahan chosen, or of each of the kecamatan chosen; else a word on how to get one."""
    if view.area is None or view.area.level == "city":
        with st.container(key="sheet_head"):
            frame.section(t("musrenbang.title"))
            frame.note(t("musrenbang.choose"))
        return
    with st.container(key="sheet_head"):
        profile_sheet.lay_out()
        st.html(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")
    below = [one for one in plan_choice.areas().values() if one.parent_code == view.area.code]
    for at, area in enumerate([view.area] if view.area.level == "kelurahan" else below):
        with st.container(key=f"sheet_{'next' if at else 'first'}_{area.code}"):
            _sheet(view, area)


def _sheet(view: PlanView, area: Area) -> None:
    title = t("musrenbang.of", name=area.name, year=view.year)
    frame.section(title)
    above = plan_choice.areas().get(area.parent_code or "")
    frame.note(t("musrenbang.where", code=area.code, kecamatan=above.name if above else "–"))
    found, weak = renja_page.standings(area), renja_page.weak_in(area)
    actions = tuple(one for one in view.actions if _is_open(one) and one.action.area_code == area.code)
    if found:
        frame.table(standing_table(found).shown, caption=t("musrenbang.standing"))
    if weak:
        frame.table(weak_table(weak, renja_page.part_name).shown, caption=t("musrenbang.weak"))
        frame.note(t("musrenbang.weak.note"))
        _links(view, area, list(dict.fromkeys(one.lines[0].code for one in weak)))
    else:
        frame.note(t("musrenbang.weak.none"))
    if actions:
        frame.table(planned_table(actions, area.name).shown, caption=t("musrenbang.proposed"))
    else:
        frame.note(t("musrenbang.proposed.none"))
    signers = _signatures(area)
    frame.note(
        t("musrenbang.source", day=day(city_today()), id=reads.snapshot_id(), source=t("before_after.source"))
    )
    made = partial(
        table_view.made, sheet_table(found, weak, actions, renja_page.part_name, signers), title, _foot(view, area)
    )
    file = f"siperi-musrenbang-{area.code}-{view.year}"
    table_view.files(made, lambda kind: f"{file}.{kind}", key=f"musrenbang_{area.code}")


def _is_open(one: KeptAction) -> bool:
    return one.action.state in OPEN


def _foot(view: PlanView, area: Area) -> Foot:
    rest = [line for line in plan_page.foot(view) if line[0] != t("plans.field.area")]
    return (
        (t("plans.field.area"), plan_choice.name_of(area)),
        *rest,
        (t("musrenbang.note"), t("musrenbang.weak.note")),
    )


def _links(view: PlanView, area: Area, lines: list[str]) -> None:
    """From what is weak to the form of an action from the line that closes it."""
    with st.container(key=f"links_musrenbang_{area.code}"):
        for code in lines[:MOST_LINKS]:
            words = frame.plain(t("musrenbang.plan", line=line_name(code)))
            asked = {ADD: code, AREA: area.code, BUDGET_YEAR: str(view.year)}
            link_to(renja_page.PLANS, words, ":material/add_task:", asked)


def _signatures(area: Area) -> tuple[str, ...]:
    """Who signs, with room for it; who that is."""
    cells = (t("musrenbang.sign.lurah", name=area.name), t("musrenbang.sign.lpm"), t("musrenbang.sign.date"))
    with st.container(key=f"sign_{area.code}"):
        frame.table(pd.DataFrame([[LINE] * len(cells)], columns=list(cells)), caption=t("musrenbang.sign"))
    return cells
