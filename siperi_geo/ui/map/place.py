"""Where the reader of the score map is: the whole city, one kecamatan opened, one area in it chosen.

The address says it (`?tingkat=kelurahan&di=53.71.02&wilayah=53.71.02.1003`), the breadcrumb leads back up, and a
click on the map leads down. It draws the breadcrumb and nothing else.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from siperi_geo.areas import AreaCode, full_name, is_kelurahan
from siperi_geo.text import t
from siperi_geo.ui import filters, frame, reads, results
from siperi_geo.ui.session import AREA, WITHIN, remember, settle
from siperi_geo.ui.view import View

UNIT = "siperi_unit"  # the unit whose point was clicked, until the page has sent the reader on


@dataclass(frozen=True, slots=True)
class Place:
    """The kecamatan that is opened, and the area that is chosen at the level shown; names by code."""

    within: str | None
    chosen: str | None
    names: Mapping[str, str]

    @property
    def profiled(self) -> str | None:
        """Whose profile stands beside the map: the area chosen, else the kecamatan opened."""
        return self.chosen or self.within

    def holds(self, code: str) -> bool:
        """Whether an area is shown: every one, or those of the kecamatan opened."""
        return self.within is None or code.startswith(f"{self.within}.")


def choose(view: View, labels: Mapping[str, str]) -> Place:
    """Draw the select box over areas (code → label) and say where the reader is."""
    names = {shape.area_code: shape.name for level in filters.LEVELS for shape in reads.shapes(level)}
    above = {code: (name,) for code, name in names.items() if not is_kelurahan(code)}
    names = {code: full_name(code, name) for code, name in names.items()}
    asked = settle(WITHIN, above, None) if view.level == "kelurahan" else None
    chosen = filters.pick_area(view, labels)
    if asked and chosen and not chosen.startswith(f"{asked}."):
        asked = parent(chosen)
    if st.session_state.get(WITHIN) != asked:
        st.session_state[WITHIN] = asked
    return Place(remember(WITHIN, asked), chosen, names)


def parent(code: str) -> str:
    """The kecamatan of a kelurahan."""
    above = AreaCode.parse(code).parent
    return above.text if above else code


def seen(view: View, code: str | None) -> View:
    """The view at the level of an area, whatever level the map shows."""
    return view if code is None or is_kelurahan(code) == (view.level == "kelurahan") else up(view)


def up(view: View) -> View:
    """The same view of kecamatan."""
    return replace(view, level="kecamatan")


def can_open(view: View) -> bool:
    """Whether a kecamatan can be opened: the instrument has values for what is in it."""
    return view.level == "kecamatan" and view.instrument.subject != "kecamatan"


def clicked(view: View, found: Mapping[str, Any]) -> None:
    """A click on the map: a kecamatan is opened, any other area chosen, a unit remembered for `units.follow`."""
    code, unit = found.get("area_code"), found.get("subject_id")
    if isinstance(unit, str):
        st.session_state[UNIT] = unit
    elif isinstance(code, str) and code in {shape.area_code for shape in reads.shapes(view.level)}:
        if can_open(view):
            go_into(code)
        else:
            st.session_state[AREA] = code


def go_into(code: str) -> None:
    """Open a kecamatan: its kelurahan are shown and none is chosen."""
    st.session_state.update({filters.LEVEL: "kelurahan", WITHIN: code, AREA: None})


def go_up(level: str) -> None:
    """Show the whole city again at a level, with nothing chosen."""
    st.session_state.update({filters.LEVEL: level, WITHIN: None, AREA: None})


def breadcrumb(view: View, place: Place) -> None:
    """Kota Kupang › Kecamatan Maulafa › Kelurahan Naikolan: every step but the last is a button."""
    city = str(results.per_group(view, "city")["area_name"].iloc[0])
    middle = place.within or (parent(place.chosen) if place.chosen and view.level == "kelurahan" else None)
    steps = [one for one in (middle, place.chosen) if one]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="map_trail"):
        _step(city, "city", is_last=not steps, to=(go_up, "kecamatan" if place.within else view.level))
        for at, code in enumerate(steps):
            st.html('<span class="siperi-trail" aria-hidden="true">›</span>', width="content")
            _step(place.names.get(code, code), code, is_last=at == len(steps) - 1, to=(go_into, code))
        if can_open(view) and place.chosen:
            words = frame.plain(t("map.trail.open", area=place.names.get(place.chosen, place.chosen)))
            st.button(words, key="map_open", icon=":material/zoom_in:", on_click=go_into, args=(place.chosen,))


def _step(name: str, code: str, *, is_last: bool, to: tuple[Any, str]) -> None:
    if is_last:
        st.html(f'<span class="siperi-trail" aria-current="location">{html.escape(name)}</span>', width="content")
        return
    go, where = to
    st.button(frame.plain(name), key=f"map_step_{code}", type="tertiary", on_click=go, args=(where,))
