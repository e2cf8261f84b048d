"""Units of the area chosen, a school or a health facility each: points on the map, and links below it.

A click on a point, as a link, leads to the unit's profile. Of families and respondents nothing
is here: their single results are shown to nobody.
"""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis.exact import is_missing
from siperi_geo.text import number, t
from siperi_geo.ui import frame, links, profile_links, reads, score_rows
from siperi_geo.ui.map.place import UNIT
from siperi_geo.ui.session import KEPT, SHOWN, WITHIN, link_to, subject_key
from siperi_geo.ui.view import View

MOST = 12  # links of units; more of them are on the page of participants
Row = Mapping[Hashable, Any]


def has_units(view: View) -> bool:
    """Whether whoever fills in the form is one of several in an area, and may be shown by name."""
    return not (view.instrument.is_of_areas or view.instrument.is_unnamed)


def inside(view: View, area: str | None) -> pd.DataFrame:
    """The units of a kelurahan with their results of the node shown, and `lon`, `lat` where they are known."""
    if area is None or view.level != "kelurahan" or not has_units(view):
        return pd.DataFrame({"subject_id": [], "lon": [], "lat": []})
    rows = score_rows.of_subjects(view, view.node)
    points = reads.query("subjects/point_per_subject", kind=view.instrument.subject)
    return rows[rows["area_code"] == area].merge(points, on="subject_id", how="left")


def marks(view: View, rows: pd.DataFrame) -> tuple[maps.Mark, ...]:
    """The units that have a point, as marks of the map."""
    if rows.empty:
        return ()
    facts = maps.unit_facts(view.instrument, view.node, rows)
    return tuple(_mark(one, facts[one["subject_id"]]) for one in rows[rows["lon"].notna()].to_dict("records"))


def _mark(row: Row, facts: maps.Facts) -> maps.Mark:
    is_example = bool(row["is_made_up"])
    if is_example:
        facts = replace(facts, lines=(*facts.lines, t("map.unit.example")))
    return maps.Mark(row["subject_id"], str(row["subject_name"]), (row["lon"], row["lat"]), facts, is_example)


def follow(view: View) -> None:
    """Send whoever clicked on a point to the unit's profile."""
    unit = st.session_state.pop(UNIT, None)
    if unit is not None:
        shown: dict[str, str] = st.session_state.get(SHOWN, {})
        kept = {key: shown[key] for key in KEPT if key in shown}
        st.switch_page(profile_links.UNIT_PROFILE, query_params={**kept, subject_key(view.instrument): str(unit)})


def listed(view: View, rows: pd.DataFrame, area: str | None, *, is_drawn: bool) -> None:
    """Links to the units of the area chosen: those with a point (drawn or not), then those without."""
    if area is None or rows.empty:
        return
    has_point = rows["lon"].notna()
    unit = t(f"unit.{view.instrument.subject}")
    with st.container(key="map_units", gap=None):
        if has_point.any():
            frame.note(t("map.units.on" if is_drawn else "map.units.hidden", **_counted(view, has_point)))
            if is_drawn:
                frame.note(t("map.units.key", unit=unit))
            if rows.loc[has_point, "is_made_up"].any():
                frame.note(t("map.units.example", unit=unit))
            _links(view, rows[has_point])
        if not has_point.all():
            frame.note(t("map.units.off", **_counted(view, ~has_point)))
            _links(view, rows[~has_point])
        if len(rows) > MOST:
            link_to(links.PARTICIPANTS, t("map.units.all", unit=unit), ":material/groups_3:", {WITHIN: area})


def _counted(view: View, which: pd.Series) -> dict[str, str]:
    n, kind = int(which.sum()), view.instrument.subject
    return {"n": number(n, 0), "unit": t(f"unit.one.{kind}" if n == 1 else f"unit.{kind}")}


def _links(view: View, rows: pd.DataFrame) -> None:
    for one in rows.head(MOST).to_dict("records"):
        words = frame.plain(f"{one['subject_name']}: {_result(view, one)}")
        address: dict[str, str | None] = {subject_key(view.instrument): str(one["subject_id"])}
        link_to(profile_links.UNIT_PROFILE, words, ":material/location_on:", address)


def _result(view: View, row: Row) -> str:
    if is_missing(row["index_value"]):
        return t("map.no_data" if is_missing(row["coverage_pct"]) else "map.not_assessable")
    return " · ".join(maps.unit_facts(view.instrument, view.node, pd.DataFrame([row]))[row["subject_id"]].result)
