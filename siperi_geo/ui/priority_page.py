"""The parts of the page of priorities: what comes first and why, the map, how sure, a second opinion, the rules.

It shows what `analysis.priorities` and `tables.priorities` make of what is known; it computes nothing.
"""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis import priority_words
from siperi_geo.cells import Table
from siperi_geo.csv_file import Foot
from siperi_geo.programmes import catalogue, criteria
from siperi_geo.tables import priorities as tables
from siperi_geo.text import number, percent, pick, t
from siperi_geo.ui import (
    chart_view,
    choices,
    frame,
    kept,
    links,
    map_view,
    priority_list,
    priority_reads,
    profile_links,
    programme_basis,
    reads,
    table_view,
)
from siperi_geo.ui.priority_choice import PriorityView

OPEN, SECOND, NO, YES = "buka", "pendapat", "tidak", "ya"
AMONG = 50  # pairs that kecamatan are counted in


def first(view: PriorityView) -> None:
    """What comes first, in sentences; ends the page where nothing could be ranked."""
    found = priority_reads.ranked(view)
    programme_basis.say(found.known.used, is_verified=view.is_verified)
    if not found.ranking.order.size:
        frame.empty("priorities.nothing")
    why = found.why(int(found.ranking.order[0]))
    said = priority_words.findings(found.pairs, found.ranking, found.certain, rules=criteria(), first=why)
    chart_view.bullets([*said])


def ranking(view: PriorityView) -> None:
    """The ranking as a list, and folded as a table; files hold all of it with every criterion."""
    found = priority_reads.ranked(view)
    order = [int(pair) for pair in found.ranking.order]
    shown, title = (
        order[: view.most],
        t("priorities.ranking", n=number(min(view.most, len(order)), 0), year=view.year),
    )
    frame.section(title)
    make = partial(
        tables.of_ranking,
        found.pairs,
        found.ranking,
        certain=found.certain,
        catalogue=catalogue(),
        rules=criteria(),
        why=found.why,
    )
    frame.note(t("priorities.list.note"))
    priority_list.show(found, shown, title)
    with st.expander(t("priorities.list.table")):
        frame.table(make(chosen=shown).shown, caption=title)
        _files(view, partial(make, chosen=shown), title, "urutan")
    frame.note(t("priorities.ranking.note", n=number(len(order), 0)))


def opened(view: PriorityView) -> None:
    """One pair opened to its calculation: criteria with weights and points, the parts behind the gap."""
    found = priority_reads.ranked(view)
    order = [int(pair) for pair in found.ranking.order[: view.most]]
    frame.section(t("priorities.opened"))
    at = choices.number_box(OPEN, t("priorities.open"), range(1, len(order) + 1), 1, width=160)
    pair = order[at - 1]
    line, area = found.pairs.line(pair), priority_words.area(found.pairs, pair)
    rank = number(int(found.ranking.rank[pair]), 0)
    caption = t("priorities.calculation", rank=rank, area=area, line=pick(line.name))
    rows = tables.of_pair(found.pairs, found.ranking, pair, found.raw(pair), criteria())
    _table(view, rows, caption, f"hitungan-{at}")
    frame.note(t("priorities.calculation.note"))
    named = dict(found.known.instruments)
    parts = priority_words.parts(found.known.facts, line, pair % len(found.pairs.places), named)
    if parts:
        caption = t("priorities.parts", area=area)
        name = partial(priority_words.part_name, known=named)
        _table(view, tables.of_parts(parts, name), caption, f"bagian-{at}")
    code = found.pairs.place(pair).area_code
    with st.container(horizontal=True):
        profile_links.area(code, area)
        links.to_plan(line.code, code)


def on_map(view: PriorityView) -> None:
    """Every area by the highest priority of any of its pairs."""
    shapes = () if view.level == "city" else reads.shapes(view.level)
    if view.level == "city":
        return
    frame.section(t("priorities.map", year=view.year))
    if not shapes:
        frame.note(t("map.no_boundaries"))
        links.boundaries()
        return
    found = priority_reads.ranked(view)
    facts = kept.by(lambda: maps.priority_facts(found.pairs, found.ranking), "priority facts", *view.key)
    picture = maps.MapView(shapes=shapes, facts=facts, paints=maps.priority_paints())
    wide, narrow = st.columns([3, 1], gap="medium")
    with wide:
        is_example = reads.has_examples() and not view.is_verified
        map_view.show(picture, page="priorities", is_example=is_example, level=view.level)
    with narrow:
        map_view.draw_legend(picture, t("priorities.legend"))
        frame.note(t("priorities.legend.note"))
    if view.level == "kelurahan":
        caption = t("priorities.kecamatan", n=AMONG)
        with st.expander(caption):
            _table(view, tables.of_kecamatan(found.pairs, found.ranking, AMONG), caption, "kecamatan")


def doubts(view: PriorityView) -> None:
    """What each criterion does to the top, and what another method says, when asked for."""
    found, rules = priority_reads.ranked(view), criteria()
    caption = t("priorities.criteria")
    frame.section(t("priorities.doubts"))
    frame.note(pick(rules.rules.words["draws"]))
    with st.expander(caption):
        _table(view, tables.of_criteria(found.certain, dict(view.weights), rules), caption, "kriteria")
    said = {NO: t("priorities.second.no"), YES: t("priorities.second.yes")}
    if choices.segments(SECOND, t("priorities.second"), (NO, YES), NO, lambda one: said[one]) == YES:
        _second(view)


def _second(view: PriorityView) -> None:
    found, opinion = priority_reads.ranked(view), priority_reads.opinion(view)
    frame.note(t("priorities.second.note"))
    if opinion is None:
        frame.note(t("priorities.second.silent"))
        return
    likeness = "–" if opinion.likeness is None else number(opinion.likeness, 2)
    top = criteria().rules.top
    if not opinion.only_sum and not opinion.only_topsis:
        frame.note(t("priorities.second.agree", top=top, likeness=likeness))
        return
    frame.note(t("priorities.second.differ", n=len(opinion.only_sum), top=top, likeness=likeness))
    caption = t("priorities.second.table", top=top)
    _table(view, tables.of_opinion(found.pairs, found.ranking, opinion), caption, "topsis")


def rules(view: PriorityView) -> None:
    """Rules with their mark, and of which year every source is."""
    found = priority_reads.ranked(view)
    with st.expander(t("priorities.rules")):
        frame.note(t("priorities.rules.own"))
        chart_view.bullets([pick(one) for one in criteria().rules.words.values()])
        sources = [(pick(one.source), t(f"method.mark.{one.sure}")) for one in catalogue().sources.values()]
        heads = [t("spm.rules.source"), t("spm.rules.sure")]
        frame.table(pd.DataFrame(sources, columns=heads), caption=t("priorities.sources.catalogue"))
    used = ", ".join(map(programme_basis.said, found.known.used))
    frame.note(t("priorities.sources", used=used))


def _table(view: PriorityView, rows: Table, caption: str, key: str) -> None:
    frame.table(rows.shown, caption=caption)
    _files(view, lambda: rows, caption, key)


def _files(view: PriorityView, make: Callable[[], Table], caption: str, key: str) -> None:
    """The files of a table, whose foot has every choice and weight."""
    basis = programme_basis.suffix(is_verified=view.is_verified)
    about, name = foot(view), f"siperi-prioritas-{key}-{view.level}-{view.year}{basis}"

    def made(kind: str) -> bytes:
        return table_view.made(make(), caption, about, kind)

    table_view.files(made, lambda kind: f"{name}.{kind}", key=f"priorities_{key}")


def foot(view: PriorityView) -> Foot:
    """What a reader of the file alone must know: the level, the lines, every weight, the rule, its status."""
    found, total = priority_reads.ranked(view), sum(view.weights.values())
    share = {one: percent(100 * n / total, 1) if total else percent(0) for one, n in view.weights.items()}
    weights = [(pick(one.name), f"{view.weights[one.id]} ({share[one.id]})") for one in criteria().criteria]
    used = ", ".join(map(programme_basis.said, found.known.used))
    return (
        (t("table.foot.year"), str(view.year)),
        (t("ui.level"), t(f"priorities.level.{view.level}")),
        (t("priorities.foot.lines"), number(len(view.lines), 0)),
        *((t("priorities.foot.weight", name=name), words) for name, words in weights),
        (t("priorities.foot.rule"), pick(criteria().rules.words["sum"])),
        (t("table.foot.status"), t("priorities.rules.own")),
        *programme_basis.foot(view.year, is_verified=view.is_verified),
        *table_view.of_data(used),
    )
