"""Low resilience crossed with people or hazards, `?silang=penduduk`: the second measure, its words, its legend.

Only for kelurahan: people and hazards are known of them. The steps are those of the whole city in the year shown,
whatever the filter leaves.
"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.maps import two_measures
from siperi_geo.maps.pair_legend import pair_legend_html
from siperi_geo.text import number, t
from siperi_geo.ui import choices, frame, reads
from siperi_geo.ui.view import View

CROSS = "silang"
PLAIN, PEOPLE, HAZARD = "nilai", "penduduk", "bahaya"
MOST_HAZARDS = 2


def choose(view: View) -> str | None:
    """Draw the choice of what the value is crossed with; None for the value alone, and always for kecamatan."""
    if view.level != "kelurahan":
        return None
    words = {PLAIN: t("map.cross.plain"), PEOPLE: t("map.cross.people"), HAZARD: t("map.cross.hazard")}
    with view.row:
        asked = choices.segments(CROSS, t("map.cross"), (PLAIN, PEOPLE, HAZARD), PLAIN, words.__getitem__)
    return None if asked == PLAIN else asked


def measure(view: View, asked: str) -> two_measures.Other | None:
    """The second measure of the city, or None where nothing of it is stored, which is said."""
    found = _people(view) if asked == PEOPLE else _hazard()
    if found is None:
        frame.caution(t(f"map.cross.{_english(asked)}.none"))
    return found


def crossed(view: View, painted: maps.MapView, rows: pd.DataFrame, other: two_measures.Other) -> maps.MapView:
    """A map of one measure as one of two."""
    return replace(
        painted,
        facts=two_measures.pair_facts(view.instrument, view.node, rows, other),
        paints=two_measures.pair_paints(view.instrument, view.node, other),
        is_signed=True,
        marks=(),
    )


def legend(painted: maps.MapView, asked: str, other: two_measures.Other) -> None:
    """The nine steps as a table with plain corners, and the rules of the steps."""
    kind = _english(asked)
    corners = {sign: t(f"map.cross.{kind}.{sign}") for sign in ("1A", "1C", "3A", "3C")}
    st.html(pair_legend_html(painted, other, t(f"map.cross.{kind}.legend"), corners))


def notes(view: View, asked: str) -> None:
    """By which rule the steps are made, and that they are our own."""
    is_index = view.node == view.instrument.root.id
    frame.note(t("map.cross.rule.classes" if is_index else "map.cross.rule.score"))
    if asked == PEOPLE:
        people = _population(view)
        low, middle = two_measures.limits(list(people.values()))
        values = {
            "low": number(low, 0),
            "middle": number(middle, 0),
            "n": number(len(people), 0),
            "year": view.year,
        }
        frame.note(t("map.cross.rule.people", **values))
    else:
        frame.note(t("map.cross.rule.class" if _has_class(_hazards()) else "map.cross.rule.count"))


def _english(asked: str) -> str:
    return "people" if asked == PEOPLE else "hazard"


def _words(*keys: str) -> tuple[str, str, str]:
    one, two, three = (t(f"map.cross.{key}") for key in keys)
    return one, two, three


def _rows() -> tuple[str, str, str]:
    return _words("row.1", "row.2", "row.3")


def _population(view: View) -> dict[str, int]:
    """People by kelurahan, as they weigh in the year shown."""
    rows = reads.query("areas/population_per_area", year=view.year)
    drawn = {shape.area_code for shape in reads.shapes("kelurahan")}
    pairs = zip(rows["area_code"], rows["population_people"], strict=True)
    return {str(code): int(people) for code, people in pairs if str(code) in drawn}


def _people(view: View) -> two_measures.Other | None:
    people = _population(view)
    if not people:
        return None
    edges = two_measures.limits(list(people.values()))
    return two_measures.Other(
        of_area={code: two_measures.third_of(n, edges) for code, n in people.items()},
        said={code: t("map.cross.people.said", n=number(n, 0)) for code, n in people.items()},
        steps=_words("people.A", "people.B", "people.C"),
        rows=_rows(),
        unknown=t("map.cross.people.unknown"),
    )


def _hazards() -> pd.DataFrame:
    return reads.query("hazards/hazard_per_area")


def _has_class(rows: pd.DataFrame) -> bool:
    return bool(rows["level"].notna().any())


def _hazard() -> two_measures.Other | None:
    """The highest class of any hazard where classes are known, else how many hazards are named."""
    rows = _hazards()
    if rows.empty:
        return None
    kinds = rows.groupby("area_code", sort=True)
    counts = {str(code): int(n) for code, n in kinds["hazard"].nunique().items()}
    said = {code: t("map.cross.hazard.said", n=number(n, 0)) for code, n in counts.items()}
    if _has_class(rows):
        highest = kinds["level"].max().dropna()
        of_area = {str(code): int(level) for code, level in highest.items()}
        steps = _words("hazard.A", "hazard.B", "hazard.C")
    else:
        every = [shape.area_code for shape in reads.shapes("kelurahan")]
        of_area = {code: min(counts.get(code, 0), MOST_HAZARDS) + 1 for code in every}
        said = {code: said.get(code, t("map.cross.hazard.said", n=number(0, 0))) for code in every}
        steps = _words("count.A", "count.B", "count.C")
    return two_measures.Other(of_area, said, steps, _rows(), t("map.cross.hazard.unknown"))
