"""A map on a page: the folium map, the legend, and the click that becomes the chosen area.

The base stays while colours change, so zoom and place survive a change of year: the component's key carries what
the base depends on (page, level, data version, language, watermark), never the year, which arrives as a new layer.
"""

import html
from collections.abc import Container, Mapping
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from siperi_geo.boundaries import BoundarySet
from siperi_geo.errors import brief
from siperi_geo.maps import (
    WITHHELD,
    BaseMap,
    MapView,
    base_map,
    chosen_html,
    layers,
    legend,
    legend_html,
    withheld_paint,
)
from siperi_geo.text import language, number, t
from siperi_geo.ui import reads
from siperi_geo.ui.session import AREA
from siperi_geo.ui.view import View

# Streamlit serves the folder of a declared component, with `siperi serve` and `streamlit run` alike; the address
# is relative to the frame of streamlit-folium, so it holds under a base path too.
LEAFLET = components.declare_component(f"leaflet_{leaflet.VERSION.replace('.', '_')}", path=leaflet.BASE_DIR)
LEAFLET_URL = f"../{LEAFLET.name}"
HEIGHT = 500


def show(view: MapView, *, page: str, level: str, is_example: bool, profile: str | None = None) -> None:
    """Draw the map of a page; a click on an area chooses it as `?wilayah=` and runs the page again.

    On a phone the chosen area stands in a line below the map, with a link to its `profile` (an `anchor`).
    """
    codes = frozenset(shape.area_code for shape in view.shapes)
    key = f"{page}-{level}-{reads.store().data_version}-{language()}{'-example' if is_example else ''}"
    patterns = {**view.paints, WITHHELD: withheld_paint()}  # always: the base stays when the instrument changes
    st_folium(
        base_map(base(page, level, is_example=is_example), patterns, LEAFLET_URL),
        key=key,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        feature_group_to_add=layers(view),
        on_change=lambda: _choose_clicked(key, codes),
    )
    if said := chosen_html(view, _link(profile)):
        st.html(said)


def anchor(place: str) -> None:
    """Where the link of the chosen area leads: `show(…, profile=place)`."""
    st.html(f'<div id="{place}" class="siperi-anchor"></div>')


def _link(profile: str | None) -> str:
    return f'<a href="#{profile}">{html.escape(t("map.chosen.profile"))}</a>' if profile else ""


def draw_legend(view: MapView, title: str) -> None:
    """The legend of a map, with the number of areas of every class."""
    st.html(legend_html(legend(view), title))


def summary(view: MapView, shown: View) -> str:
    """What the map says in one sentence, for readers who do not see it."""
    counts = ((entry.paint.label, number(entry.count, 0)) for entry in legend(view))
    classes = ", ".join(t("map.summary.class", label=label, n=n) for label, n in counts)
    areas = f"{number(len(view.shapes), 0)} {t(f'ui.level.{shown.level}').lower()}"
    return t("map.summary", node=shown.node_name, year=shown.year, areas=areas, classes=classes)


def base(page: str, level: str, *, is_example: bool) -> BaseMap:
    """The quiet base: kecamatan lines and names; kelurahan names too where those are drawn."""
    boundaries = reads.boundary_set()
    return BaseMap(
        land=reads.land(),
        outlines=reads.shapes("kecamatan"),
        labels=reads.shapes("kelurahan") if level == "kelurahan" else (),
        notes=_notes(boundaries),
        alt=f"{t(f'{page}.alt')} {t('map.keys')}",
        words={name: t(f"map.word.{name}") for name in ("zoom_in", "zoom_out", "home")},
        watermark=t("ui.example.watermark") if is_example else None,
    )


def _notes(shown: BoundarySet | None) -> tuple[str, ...]:
    """Whose boundaries and whose coast are drawn, with their licences; the built-in layer has the base's."""
    if shown is None:
        return (t("map.note.coast"),)
    kind = t(f"map.boundaries.{shown.kind}")
    if shown.kind == "schematic":
        return kind, t("map.note.coast")
    layer = t("map.note.layer", source=brief(shown.shown_source), licence=brief(shown.licence))
    return layer, kind[0].lower() + kind[1:], t("map.note.coast.outside")


def clicked_area(answer: Mapping[str, Any] | None) -> str | None:
    """The area code in what the map component returns, or None."""
    drawing = (answer or {}).get("last_active_drawing") or {}
    code = drawing.get("properties", {}).get("area_code")
    return code if isinstance(code, str) else None


def _choose_clicked(key: str, codes: Container[str]) -> None:
    code = clicked_area(st.session_state.get(key))
    if code in codes:
        st.session_state[AREA] = code
