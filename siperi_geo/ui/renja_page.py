"""The plan as offices need it: the Renja table of a year; and what is weak in a kelurahan by the instruments.

It computes nothing; what is weak is read through `results`, so that families are means of areas or withheld.
"""

from collections.abc import Hashable, Iterator
from typing import Any

import streamlit as st

from siperi_geo.analysis.renja import renja, total_idr
from siperi_geo.analysis.sheet import Standing, standing
from siperi_geo.analysis.weakest import Weak, weakest
from siperi_geo.areas import Area
from siperi_geo.assessments import has_register
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.tables.renja import renja_table
from siperi_geo.text import abbreviation, number, pick, t, tn
from siperi_geo.ui import frame, kept, plan_page, results
from siperi_geo.ui.plan_choice import BUDGET_YEAR, PlanView
from siperi_geo.ui.session import link_to

PLANS, STANDARD, MOST = "pages/programmes/plans.py", "standard", 8


def renja_part(view: PlanView) -> None:
    """One row per action under the sums of its sub-kegiatan, kegiatan and program; the same as a file."""
    with st.container(key="renja_part"):
        _renja(view)


def _renja(view: PlanView) -> None:
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


def weak_in(area: Area) -> tuple[Weak, ...]:
    """The weakest parts of a kelurahan in the newest year of each instrument."""
    return kept.by(lambda: weakest(_scores(area.code), MOST), "weakest", area.code)


def standings(area: Area) -> tuple[Standing, ...]:
    """The newest index of each instrument in a kelurahan; of families only what is published."""
    return kept.by(lambda: tuple(_standings(area.code)), "standings", area.code)


def _standings(code: str) -> Iterator[Standing]:
    for instrument in instruments():
        for node, year, row in _rows(instrument, code):
            if node == instrument.root.id:
                yield standing(instrument, year, row)


def _rows(instrument: Instrument, code: str) -> list[tuple[str, int, dict[Hashable, Any]]]:
    """Every node that has a value in an area, in the newest year of the instrument."""
    years = results.years(instrument.id, STANDARD)["year"]
    if years.empty:
        return []
    year = int(years.max())
    rows = results.of_groups(instrument, "kelurahan", year=year, scored_as=STANDARD)
    rows = rows[(rows["area_code"] == code) & rows["score"].notna()]
    return [(str(row["node"]), year, row) for row in rows.to_dict("records")]


def _scores(code: str) -> list[tuple[str, str, int, float]]:
    """Every part of every instrument that has a value for this kelurahan; of families only what is published."""
    return [
        (instrument.id, node, year, float(row["score"]))
        for instrument in instruments()
        for node, year, row in _rows(instrument, code)
    ]


def instruments() -> tuple[Instrument, ...]:
    """The newest version of every instrument whose results are of areas."""
    newest = {ref.id: load(ref.id) for ref in available()}.values()
    return tuple(one for one in newest if has_register(one))


def part_name(instrument: str, part: str) -> str:
    """`KELTANA · Sistem peringatan dini (I22)`; the code alone where this version has no such part."""
    known = {node.id: node.name for node in load(instrument).nodes()}
    words = f"{pick(known[part])} ({part})" if part in known else part
    return f"{abbreviation(instrument)} · {words}"
