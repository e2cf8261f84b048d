"""Links to the profile of an area, and to that of a school or facility, each with an address of its own."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from siperi_geo.analysis.beside import Beside
from siperi_geo.analysis.overview import Extremes
from siperi_geo.areas import full_name
from siperi_geo.text import t
from siperi_geo.ui import frame
from siperi_geo.ui.session import AREA, SUBJECT, link_to
from siperi_geo.ui.view import View

AREA_PROFILE, UNIT_PROFILE = "pages/results/area.py", "pages/results/unit.py"
ICONS = {AREA_PROFILE: ":material/location_city:", UNIT_PROFILE: ":material/domain:"}


def area(code: str, name: str = "") -> None:
    """To the profile of an area (its code, and its name where it is not said beside the link)."""
    words = frame.plain(t("links.area", name=name)) if name else t("links.area.whole")
    link_to(AREA_PROFILE, words, ICONS[AREA_PROFILE], {AREA: code})


def unit(subject_id: str, name: str) -> None:
    """To the profile of a school or facility (its id and name)."""
    link_to(UNIT_PROFILE, frame.plain(t("links.unit", name=name)), ICONS[UNIT_PROFILE], {SUBJECT: subject_id})


def named_area(code: str, words: str) -> None:
    """To the profile of an area, in words of one's own."""
    link_to(AREA_PROFILE, frame.plain(words), ICONS[AREA_PROFILE], {AREA: code})


def ends(view: View, found: Extremes) -> None:
    """To the profiles of the lowest and the highest, where there is one of each."""
    named = {"links.lowest": found.lowest, "links.highest": found.highest}
    with st.container(horizontal=True, key="ends"):
        for key, rows in named.items():
            if len(rows) == 1 and (found.scored_count > 1 or key == "links.lowest"):
                _end(view, rows.iloc[0].to_dict(), key if found.scored_count > 1 else "links.only")


def _end(view: View, row: dict[Any, Any], key: str) -> None:
    if view.instrument.is_of_areas or "subject_id" not in row:
        named_area(str(row["area_code"]), t(key, name=full_name(str(row["area_code"]), str(row["area_name"]))))
        return
    words = frame.plain(t(key, name=row["subject_name"]))
    link_to(UNIT_PROFILE, words, ICONS[UNIT_PROFILE], {SUBJECT: str(row["subject_id"])})


def to_each(view: View, kind: str, those: Sequence[Beside]) -> None:
    """To the profiles of those compared; respondents have none."""
    if kind == "subjects" and view.instrument.is_private:
        return
    with st.container(horizontal=True, key="profiles"):
        for one in those:
            (unit if kind == "subjects" else area)(one.code, one.name)
