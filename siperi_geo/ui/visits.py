"""Whom to visit first, on the overview: the lowest areas that say enough, with the reasons and the way to each."""

from typing import Any

import streamlit as st

from siperi_geo.analysis import visit_first
from siperi_geo.areas import full_name
from siperi_geo.text import number, t
from siperi_geo.ui import frame, kept, overview, profile_links, reads, since
from siperi_geo.ui.view import View


def show(view: View) -> None:
    """The three lowest areas that say enough, with the reasons and the way to each."""
    ordered = kept.of(view, _ordered)
    words = {"level": t(f"ui.level.{view.level}").lower()}
    if not ordered.first:
        frame.section(t("visits.title", **words))
        frame.note(t("visits.none", **words))
        return
    is_full = len(ordered.first) == visit_first.FIRST
    few = t("visits.title.few", level=t(f"ui.level.{view.level}"))
    frame.section(t("visits.title", **words) if is_full else few)
    for place, (column, one) in enumerate(zip(st.columns(visit_first.FIRST), ordered.first, strict=False), 1):
        name = full_name(one.area_code, one.area_name)
        if one.kecamatan_name:
            name = t("visits.place", name=one.area_name, kecamatan=one.kecamatan_name)
        with column, st.container(gap=None):
            profile_links.named_area(one.area_code, f"{place}. {name}")
            frame.note(visit_first.reasons(view.instrument, one, view.year_before))
    for name in ("alike", "thin"):
        if n := getattr(ordered, name):
            frame.note(t(f"visits.{name}", n=number(n, 0), **words))
    frame.note(t("visits.rule"))


def _ordered(view: View) -> visit_first.Visits:
    areas = overview.find(view).areas
    return visit_first.visits(view.instrument, areas, change=_changes(view), people=_people(view))


def _changes(view: View) -> dict[str, float]:
    """The change of each area's published value since the year before, where the two can be compared."""
    rows = since.of_areas(view, view.level)
    if rows is None:
        return {}
    rows = rows.dropna(subset="change_value")
    return {str(code): float(value) for code, value in zip(rows["area_code"], rows["change_value"], strict=True)}


def _people(view: View) -> dict[str, int]:
    if view.level != "kelurahan":
        return {}
    rows: list[dict[Any, Any]] = reads.query("areas/population_per_area", year=view.year).to_dict("records")
    return {str(row["area_code"]): int(row["population_people"]) for row in rows}
