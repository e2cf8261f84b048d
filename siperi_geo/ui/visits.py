"""Whom to visit first, on the overview: the lowest areas that say enough, with the reasons and the way to each."""

from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo.analysis import change_groups, visit_first
from siperi_geo.text import number, t
from siperi_geo.ui import frame, kept, overview, profile_links, reads, results
from siperi_geo.ui.view import View


def show(view: View) -> None:
    """The three lowest areas that say enough, with the reasons and the way to each."""
    level = "kecamatan" if view.instrument.subject == "kecamatan" else "kelurahan"
    ordered = kept.of(view, _ordered, level)
    words = {"level": t(f"ui.level.{level}").lower()}
    if not ordered.first:
        frame.section(t("visits.title", **words))
        frame.note(t("visits.none", **words))
        return
    is_full = len(ordered.first) == visit_first.FIRST
    frame.section(t("visits.title", **words) if is_full else t("visits.title.few", level=t(f"ui.level.{level}")))
    for place, (column, one) in enumerate(zip(st.columns(visit_first.FIRST), ordered.first, strict=False), 1):
        name = t("visits.place", name=one.area_name, kecamatan=one.kecamatan_name)
        with column, st.container(gap=None):
            profile_links.named_area(one.area_code, f"{place}. {name if one.kecamatan_name else one.area_name}")
            frame.note(visit_first.reasons(view.instrument, one, view.year_before))
    for name in ("alike", "thin"):
        if n := getattr(ordered, name):
            frame.note(t(f"visits.{name}", n=number(n, 0), **words))
    frame.note(t("visits.rule"))


def _ordered(view: View, level: str) -> visit_first.Visits:
    areas = overview.find(view).areas
    changes, people = _changes(view, areas, level), _people(view, level)
    return visit_first.visits(view.instrument, areas, change=changes, people=people)


def _changes(view: View, areas: pd.DataFrame, level: str) -> dict[str, float]:
    """The change of each area's published value since the year before, where the two can be compared."""
    before = view.year_before
    if before is None:
        return {}
    is_one = len({overview.versions(view, year) for year in (before, view.year)}) == 1
    past = results.per_group(view, level, year=before)
    root = view.instrument.root.id
    rows = change_groups.published(view.instrument, root, past, areas, is_one_version=is_one)
    rows = rows.dropna(subset="change_value")
    return {str(code): float(value) for code, value in zip(rows["area_code"], rows["change_value"], strict=True)}


def _people(view: View, level: str) -> dict[str, int]:
    rows: list[dict[Any, Any]] = reads.query("areas/population_per_area", year=view.year).to_dict("records")
    return {str(row["area_code"]): int(row["population_people"]) for row in rows} if level == "kelurahan" else {}
