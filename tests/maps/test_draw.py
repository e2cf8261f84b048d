"""The folium objects: nothing from outside, hatch for "no data", and a base that does not change with the year."""

import json
import re
from typing import Any

from streamlit_folium import generate_leaflet_string

from siperi_geo import palette
from siperi_geo.maps import BaseMap, Facts, MapView, Mark, Paint, base_map, layers, legend, legend_html
from tests.maps.conftest import paints

URL = "../leaflet"


def script(base: BaseMap, *views: MapView) -> str:
    """The JavaScript of the changing layer, made the way streamlit-folium makes it."""
    group = layers(*views).add_to(base_map(base, URL))
    group.render()
    return generate_leaflet_string(group)


def sent(base: BaseMap, *views: MapView) -> Any:
    """What that JavaScript hands to `siperi.paint`."""
    found = re.search(r"siperi\.paint\((.*)\);", script(base, *views))
    assert found
    return json.loads(found[1])


def test_only_leaflet_is_loaded_and_from_our_own_server(base: BaseMap, view: MapView) -> None:
    map_ = base_map(base, URL)
    layers(view).add_to(map_)
    links = [url for _, url in (*map_.default_css, *map_.default_js)]
    assert links == ["../leaflet/leaflet.css", "../leaflet/leaflet.js"]
    map_.render()
    head, body = (str(part.render()) for part in (map_.get_root().header, map_.get_root().html))
    page = head + body + generate_leaflet_string(map_) + script(base, view)
    assert re.findall(r'(?:src|href)="([^"#]+)"', page) == []
    assert "://" not in page
    assert "siperi-patterns" in body
    assert ".siperi-label" in head


def test_no_data_is_hatched_and_a_class_is_plain(base: BaseMap, view: MapView) -> None:
    paint = sent(base, view)
    assert '<pattern id="hatch-nodata"' in paint["patterns"]
    assert {key: one["fill"] for key, one in paint["layers"][0]["paints"].items()} == {
        "no_data": "url(#hatch-nodata)",
        "low": "#f6c04d",
    }


def test_what_is_withheld_has_dots_and_a_border_that_shows_on_white(base: BaseMap, view: MapView) -> None:
    dotted = {**view.paints, "low": Paint("#ffffff", "Ditahan", hatch="#5b6168", is_dotted=True)}
    paint = sent(base, MapView(view.shapes, view.facts, dotted))
    assert paint["patterns"].count("<circle") == 1
    assert paint["layers"][0]["paints"]["low"]["border"] == "#5b6168"
    assert "radial-gradient" in legend_html(legend(MapView(view.shapes, view.facts, dotted)), "Kelas")


def test_a_thin_area_keeps_its_colour_under_lines(base: BaseMap, view: MapView) -> None:
    facts = {"99.01.01.1001": Facts("low", is_thin=True)}
    paint = sent(base, MapView(view.shapes, facts, view.paints))
    assert paint["layers"][0]["areas"][0][:2] == ["99.01.01.1001", "thin low"]
    assert paint["layers"][0]["paints"]["thin low"]["fill"] == "url(#hatch-m0thinlow)"
    pattern = re.search(r'id="hatch-m0thinlow".*?</pattern>', paint["patterns"])
    assert pattern
    assert f'fill="{view.paints["low"].fill}"' in pattern[0]
    assert f'fill="{palette.INK}"' in pattern[0], "dark lines on a light class"


def test_two_maps_have_patterns_of_their_own_and_one_base(base: BaseMap, view: MapView) -> None:
    facts = {"99.01.01.1001": Facts("low", is_thin=True)}
    one = MapView(view.shapes, facts, view.paints, title="2025")
    two = MapView(view.shapes, facts, {**view.paints, "low": Paint("#111111", "Lain")}, title="<b>2026")
    paint = sent(base, one, two)
    fills = [layer["paints"]["thin low"]["fill"] for layer in paint["layers"]]
    assert fills == ["url(#hatch-m0thinlow)", "url(#hatch-m1thinlow)"]
    assert [layer["title"] for layer in paint["layers"]] == ["2025", "&lt;b&gt;2026"]


def test_the_selected_area_has_a_line_of_its_own(base: BaseMap, view: MapView) -> None:
    assert sent(base, view)["layers"][0]["selected"] == "99.01.01.1002"
    assert sent(base, MapView(view.shapes, view.facts, view.paints))["layers"][0]["selected"] is None
    elsewhere = MapView(view.shapes[:1], view.facts, view.paints, selected="99.01.01.1002")
    assert sent(base, elsewhere)["layers"][0]["selected"] is None


def test_a_unit_is_a_mark_with_the_sign_of_its_class_or_none(base: BaseMap, view: MapView) -> None:
    signed = {**view.paints, "low": Paint("#f6c04d", "Rendah", sign="1")}
    marks = (
        Mark("school:1", "SD <b>Satu", (123.5, -10.2), Facts("low", ("Indeks 50",))),
        Mark("school:2", "SD Dua", (123.51, -10.2), Facts("no_data")),
    )
    found = sent(base, MapView(view.shapes, view.facts, signed, marks=marks))["layers"][0]["marks"]
    assert [(one["id"], one["sign"], one["at"]) for one in found] == [
        ("school:1", "1", [-10.2, 123.5]),
        ("school:2", "", [-10.2, 123.51]),
    ]
    assert found[0]["tip"] == "<b>SD &lt;b&gt;Satu</b><br>Indeks 50"


def test_other_colours_leave_the_base_as_it_is(base: BaseMap) -> None:
    first, second = (generate_leaflet_string(base_map(base, URL)) for _ in range(2))
    assert first == second


def test_a_layer_sends_no_shapes_a_second_time(base: BaseMap, view: MapView) -> None:
    assert "coordinates" not in script(base, view)


def test_a_view_without_shapes_is_an_empty_layer(base: BaseMap) -> None:
    assert sent(base, MapView((), {}, paints()))["layers"][0]["areas"] == []


def test_a_shape_keeps_its_facts_apart_from_its_neighbours(view: MapView) -> None:
    assert view.facts_of("99.01.01.1001") == Facts("low", ("Indeks 57,16",))
    assert view.facts_of("99.01.01.1002").lines == ()
