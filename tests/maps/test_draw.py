"""The folium objects: nothing from outside, hatch for "no data", and a base that does not change with the year."""

import re

from streamlit_folium import generate_leaflet_string

from siperi_geo import palette
from siperi_geo.maps import BaseMap, Facts, MapView, OfflineMap, Paint, base_map, layers, legend, legend_html
from tests.maps.conftest import paints

URL = "../leaflet"


def script(base: BaseMap, view: MapView) -> str:
    """The JavaScript of the changing layer, made the way streamlit-folium makes it."""
    group = layers(view).add_to(base_map(base, dict(view.paints), URL))
    group.render()
    return generate_leaflet_string(group)


def rendered(map_: OfflineMap) -> str:
    return str(map_.get_root().render())


def test_only_leaflet_is_loaded_and_from_our_own_server(base: BaseMap, view: MapView) -> None:
    map_ = base_map(base, dict(view.paints), URL)
    layers(view).add_to(map_)
    page = rendered(map_)
    linked = re.findall(r'(?:src|href)="([^"#]+)"', page)
    assert sorted(set(linked)) == ["../leaflet/leaflet.css", "../leaflet/leaflet.js"]
    assert "://" not in page


def test_no_data_is_hatched_and_a_class_is_plain(base: BaseMap, view: MapView) -> None:
    map_ = base_map(base, dict(view.paints), URL)
    assert 'id="hatch-nodata"' in rendered(map_)
    assert '"fillColor": "url(#hatch-nodata)"' in script(base, view)
    assert '"fillColor": "#f6c04d"' in script(base, view)


def test_what_is_withheld_has_dots_and_a_border_that_shows_on_white(base: BaseMap, view: MapView) -> None:
    dotted = {**view.paints, "low": Paint("#ffffff", "Ditahan", hatch="#5b6168", is_dotted=True)}
    page = rendered(base_map(base, dotted, URL))
    assert page.count("<circle") == 1
    assert '"color": "#5b6168"' in script(base, MapView(view.shapes, view.facts, dotted))
    assert "radial-gradient" in legend_html(legend(MapView(view.shapes, view.facts, dotted)), "Kelas")


def test_the_selected_area_has_a_line_of_its_own(base: BaseMap, view: MapView) -> None:
    assert palette.SELECTED in script(base, view)
    assert palette.SELECTED not in script(base, MapView(view.shapes, view.facts, view.paints))


def test_other_colours_leave_the_base_as_it_is(base: BaseMap) -> None:
    first, second = (generate_leaflet_string(base_map(base, paints(), URL)) for _ in range(2))
    assert first == second


def test_a_view_without_shapes_is_an_empty_layer(base: BaseMap) -> None:
    assert "geo_json" not in script(base, MapView((), {}, paints()))


def test_a_shape_keeps_its_facts_apart_from_its_neighbours(view: MapView) -> None:
    assert view.facts_of("99.01.01.1001") == Facts("low", ("Indeks 57,16",))
    assert view.facts_of("99.01.01.1002").lines == ()
