"""A map on a page: the folium map, the legend, and the click that becomes the chosen area.

The base stays while colours change, so zoom and place survive a change of year: the component's key carries what
the base depends on (page, data version, language, watermark, one map or two), never the year, which arrives as a
new layer.
"""

import html
from collections.abc import Callable, Container, Mapping
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from siperi_geo.boundaries import BoundarySet
from siperi_geo.errors import brief
from siperi_geo.maps import (
    BaseMap,
    MapView,
    Paint,
    ReadyBase,
    base_map,
    chosen_html,
    layers,
    legend,
    legend_html,
    ready,
)
from siperi_geo.text import language, number, t
from siperi_geo.ui import kept, reads
from siperi_geo.ui.session import AREA
from siperi_geo.ui.view import View

# Streamlit serves the folder of a declared component, with `siperi serve` and `streamlit run` alike; the address
# is relative to the frame of streamlit-folium, so it holds under a base path too.
LEAFLET = components.declare_component(f"leaflet_{leaflet.VERSION.replace('.', '_')}", path=leaflet.BASE_DIR)
LEAFLET_URL = f"../{LEAFLET.name}"
HEIGHT = 500
Clicked = Mapping[str, Any]


def show(
    view: MapView,
    *others: MapView,
    page: str,
    is_example: bool,
    level: str = "",
    profile: str | None = None,
    on_click: Callable[[Clicked], None] | None = None,
) -> None:
    """Draw the map of a page, or two side by side; a click on an area chooses it as `?wilayah=`.

    `level` makes a map of its own for every level; without it the map stays when the level changes. `on_click` is
    told the properties of what was clicked (`area_code` or `subject_id`) and decides instead.
    On a phone the chosen area stands in a line below the map, with a link to its `profile` (an `anchor`).
    """
    codes = frozenset(shape.area_code for shape in view.shapes)
    decide = on_click or (lambda clicked: _choose(clicked, codes))
    key = f"{page}-{level}-{len(others)}-{reads.data_version()}-{language()}{'-example' if is_example else ''}"
    st_folium(
        base_map(_base(page, 1 + len(others), is_example=is_example), LEAFLET_URL),
        key=key,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        feature_group_to_add=layers(view, *others),
        on_change=lambda: decide(clicked_properties(st.session_state.get(key))),
    )
    if said := chosen_html(view, _link(profile)):
        st.html(said)


def _base(page: str, panels: int, *, is_example: bool) -> ReadyBase:
    """The base as it is sent, made once until the data change."""
    return kept.by(
        lambda: ready(base(page, is_example=is_example, panels=panels)), "map base", page, panels, is_example
    )


def anchor(place: str) -> None:
    """Where the link of the chosen area leads: `show(…, profile=place)`."""
    st.html(f'<div id="{place}" class="siperi-anchor"></div>')


def _link(profile: str | None) -> str:
    return f'<a href="#{profile}">{html.escape(t("map.chosen.profile"))}</a>' if profile else ""


def draw_legend(view: MapView, title: str, *, thin: str = "") -> None:
    """The legend of a map, with the number of areas of every class; `thin`: what lines over a class mean."""
    st.html(legend_html(legend(view), title, thin))


def summary(view: MapView, shown: View) -> str:
    """What the map says in one sentence, for readers who do not see it."""
    entries = legend(view)
    named = [entry for entry in entries if entry.count or not view.is_signed]
    counts = ((_label(view, entry.paint), number(entry.count, 0)) for entry in named)
    classes = ("; " if view.is_signed else ", ").join(
        t("map.summary.class", label=label, n=n) for label, n in counts
    )
    areas = f"{number(len(view.shapes), 0)} {t(f'ui.level.{shown.level}').lower()}"
    words = t("map.summary", node=shown.node_name, year=shown.year, areas=areas, classes=classes)
    thin = sum(entry.thin_count for entry in entries)
    return f"{words} {t('map.summary.thin', n=number(thin, 0))}" if thin else words


def _label(view: MapView, paint: Paint) -> str:
    return f"{paint.sign} ({paint.label})" if view.is_signed and not paint.hatch else paint.label


def base(page: str, *, is_example: bool, panels: int = 1) -> BaseMap:
    """The quiet base: kecamatan lines, names of kecamatan and kelurahan, and the shapes of both."""
    boundaries = reads.boundary_set()
    return BaseMap(
        land=reads.land(),
        outlines=reads.shapes("kecamatan"),
        areas=reads.shapes("kelurahan"),
        notes=_notes(boundaries),
        alt=f"{t(f'{page}.alt')} {t('map.keys')}",
        words={name: t(f"map.word.{name}") for name in ("zoom_in", "zoom_out", "home")},
        watermark=t("ui.example.watermark") if is_example else None,
        panels=panels,
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


def clicked_properties(answer: Mapping[str, Any] | None) -> Clicked:
    """What the map component says of the area or mark that was clicked; empty before the first click."""
    drawing = (answer or {}).get("last_active_drawing") or {}
    found: Clicked = drawing.get("properties") or {}
    return found


def clicked_area(answer: Mapping[str, Any] | None) -> str | None:
    """The area code in what the map component returns, or None."""
    code = clicked_properties(answer).get("area_code")
    return code if isinstance(code, str) else None


def _choose(clicked: Clicked, codes: Container[str]) -> None:
    code = clicked.get("area_code")
    if code in codes:
        st.session_state[AREA] = code
