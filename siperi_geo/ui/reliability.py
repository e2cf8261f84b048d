"""The parts of the page about reliability: which map, the map, the grades, one of them opened, their rule.

Evidence and gaps are in `reliability_proof`, intervals in `reliability_intervals`, clusters in
`reliability_clusters`.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis import reliability_words as said
from siperi_geo.analysis.reliability import Reliability, parts_of
from siperi_geo.areas import full_name
from siperi_geo.cells import Cells, Table, as_written, dictionary_cells, table
from siperi_geo.csv_file import Foot
from siperi_geo.maps import Facts, MapView, Paint
from siperi_geo.text import MISSING, t
from siperi_geo.ui import chart_view, choices, frame, links, map_view, reads, table_view
from siperi_geo.ui.view import View

LAYER = "peta"
GRADE, EVIDENCE, GAP, CLUSTERS = "mutu", "bukti", "selisih", "kelompok"
ABOVE = {"kelurahan": ("area_name", "kecamatan_name"), "kecamatan": ("area_name",)}
Drawn = tuple[Mapping[str, Paint], Mapping[str, Facts], str]


def pick_layer(view: View) -> str:
    """What the map shows: grades, evidence, declared against verified, clusters; of families fewer."""
    layers = (GRADE, CLUSTERS) if view.instrument.is_private else (GRADE, EVIDENCE, GAP, CLUSTERS)
    return choices.segments(
        LAYER, t("reliability.layer"), layers, GRADE, lambda one: t(f"reliability.layer.{one}")
    )


def say_part(view: View, layer: str) -> None:
    """That a grade and evidence are those of the whole form, where the reader has chosen one aspect."""
    if layer in (GRADE, EVIDENCE) and view.node != view.instrument.root.id:
        key = "reliability.whole.families" if view.instrument.is_private else "reliability.whole"
        frame.note(t(key, node=view.node_name))


def part_of(view: View) -> Foot:
    """The line of a file's foot that says of which index or aspect it is."""
    return ((t("ui.node"), view.node_name),)


def draw(view: View, drawn: Drawn, chosen: str | None, note: str) -> None:
    """A map of the page with its legend."""
    paints, facts, title = drawn
    shapes = reads.shapes(view.level)
    if not shapes:
        frame.note(t("map.no_boundaries"))
        links.boundaries()
        return
    picture = MapView(shapes=shapes, facts=facts, paints=paints, selected=chosen)
    wide, narrow = st.columns([3, 1], gap="medium")
    with wide:
        map_view.show(picture, page="reliability", is_example=view.holds_examples())
    with narrow:
        map_view.draw_legend(picture, title)
        frame.note(note)


def grade(view: View, areas: Sequence[Reliability], chosen: str | None) -> None:
    """The grades as sentences, map, the chosen area's parts, table and rule."""
    level = t(f"ui.level.{view.level}").lower()
    chart_view.bullets(said.findings(areas, level))
    drawn = (maps.grade_paints(view.instrument), maps.grade_facts(areas), t("reliability.legend.grade"))
    draw(view, drawn, chosen, t("reliability.own_design"))
    one = next((area for area in areas if area.area_code == chosen), None)
    if one is not None:
        opened(view, one)
    caption = t("reliability.table", year=view.year)
    table_view.twin(view, graded(view, areas), title=caption, caption=caption, key=f"keandalan-{view.level}")
    with st.expander(t("reliability.rule")):
        frame.note(t("reliability.rule.words"))
        frame.table(said.rule(view.instrument, view.level), caption=t("reliability.rule.caption"))
        for part in parts_of(view.instrument, view.level):
            frame.note(f"{said.name(part)}: {t(f'reliability.part.{part.code}.help')}")


def opened(view: View, one: Reliability) -> None:
    """The grade of one area with the parts that it is made of, and which hold it down."""
    name = full_name(one.area_code, one.area_name)
    frame.section(frame.plain(f"{name}: {_words(one)}"))
    if one.parts:
        caption, key = t("reliability.opened", area=name), f"nilai-keandalan-{one.area_code}"
        table_view.show(view, as_written(said.opened(one)), caption=caption, key=key)


def graded(view: View, areas: Sequence[Reliability]) -> Table:
    """Every area with its grade and every part's value and grade, weakest first."""
    rows = sorted(areas, key=lambda one: (one.grade is None, _reversed(one.grade), one.area_name, one.area_code))
    parts = parts_of(view.instrument, view.level)
    columns = []
    for place, part in enumerate(parts):
        judged = [one.parts[place] if one.parts else None for one in rows]
        words = [MISSING if one is None else f"{said.value(one)} ({one.grade})" for one in judged]
        columns.append(Cells(said.name(part), words, words))
    grades = [_words(one) for one in rows]
    return table(dictionary_cells(_places(rows), ["area_code", *ABOVE[view.level]]),
                 Cells(t("reliability.column.grade"), grades, grades), columns)  # fmt: skip


def _places(rows: Sequence[Reliability]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": [one.area_code for one in rows],
            "area_name": [one.area_name for one in rows],
            "kecamatan_name": [one.kecamatan_name or MISSING for one in rows],
        }
    )


def _words(one: Reliability) -> str:
    return maps.withheld_words() if one.is_withheld else said.named(one)


def _reversed(grade: str | None) -> int:
    return -ord(grade) if grade else 0
