"""Low resilience crossed with people or hazards, `?silang=penduduk`: the choice, its words, legend and columns.

The steps are those of the whole city in the year shown, whatever the filter leaves (`cross_measures`).
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.cells import Cells
from siperi_geo.maps import two_measures
from siperi_geo.maps.pair_legend import pair_legend_html
from siperi_geo.text import number, t
from siperi_geo.ui import choices, frame
from siperi_geo.ui.map import cross_measures
from siperi_geo.ui.view import View

CROSS = "silang"
PLAIN, PEOPLE, HAZARD = "nilai", "penduduk", "bahaya"


def choose(view: View) -> str | None:
    """Draw the choice of what the value is crossed with; None for the value alone."""
    words = {PLAIN: t("map.cross.plain"), PEOPLE: t("map.cross.people"), HAZARD: t("map.cross.hazard")}
    with view.row:
        asked = choices.segments(CROSS, t("map.cross"), (PLAIN, PEOPLE, HAZARD), PLAIN, words.__getitem__)
    return None if asked == PLAIN else asked


def measure(view: View, asked: str) -> two_measures.Other | None:
    """The second measure of the city, or None where not enough of it is stored, which is said."""
    found = cross_measures.people(view) if asked == PEOPLE else cross_measures.hazard(view)
    if found is None:
        is_partly = asked == PEOPLE and bool(cross_measures.population(replace(view, level="kelurahan")))
        frame.caution(t("map.cross.people.partly" if is_partly else f"map.cross.{_english(asked)}.none"))
    return found


def crossed(view: View, painted: maps.MapView, rows: pd.DataFrame, other: two_measures.Other) -> maps.MapView:
    """A map of one measure as one of two; units have no second measure, so that none is a point on it."""
    return replace(
        painted,
        facts=two_measures.pair_facts(view.instrument, view.node, rows, other),
        paints=two_measures.pair_paints(view.instrument, view.node, other),
        is_signed=True,
        marks=(),
        focus=painted.opened,
    )


def legend(painted: maps.MapView, asked: str, other: two_measures.Other) -> None:
    """The nine steps as a table with plain corners, and the rules of the steps."""
    kind = _english(asked)
    is_counted = asked == HAZARD and not cross_measures.has_class(cross_measures.hazards())
    corners = {sign: t(f"map.cross.{'count' if is_counted else kind}.{sign}") for sign in ("1A", "1C", "3A", "3C")}
    words = t(f"map.cross.{kind}.legend")
    title = f"{painted.title}: {words}" if painted.title else words
    st.html(pair_legend_html(painted, other, title, corners))


def columns(
    painted: maps.MapView, asked: str, other: two_measures.Other, codes: Sequence[str]
) -> tuple[Cells, ...]:
    """What the table behind the map says more: the second measure of each area, and the step of both."""
    said = [other.said.get(code, other.unknown) for code in codes]
    paints = [painted.paints[painted.facts_of(code).paint] for code in codes]
    steps = [f"{one.sign}: {one.label}" if one.sign and not one.hatch else one.label for one in paints]
    heads = t(f"map.cross.column.{_english(asked)}"), t("map.cross.column.step")
    return tuple(Cells(head, words, words) for head, words in zip(heads, (said, steps), strict=True))


def notes(views: Sequence[View], asked: str) -> None:
    """By which rules the steps are made, and that they are our own."""
    for rule in dict.fromkeys("classes" if one.node == one.instrument.root.id else "score" for one in views):
        frame.note(t(f"map.cross.rule.{rule}"))
    view = views[0]
    if asked == HAZARD:
        kind = "class" if cross_measures.has_class(cross_measures.hazards()) else "count"
        frame.note(t(f"map.cross.rule.{kind}{'.part' if view.level == 'kecamatan' else ''}"))
        return
    people = cross_measures.population(view)
    low, middle = two_measures.limits(list(people.values()))
    values = {"low": number(low, 0), "middle": number(middle, 0), "n": number(len(people), 0), "year": view.year}
    frame.note(t("map.cross.rule.people", level=t(f"ui.level.{view.level}").lower(), **values))
    if view.level == "kecamatan":
        frame.note(t("map.cross.rule.people.part"))


def _english(asked: str) -> str:
    return "people" if asked == PEOPLE else "hazard"
