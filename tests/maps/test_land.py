"""One coast: the base's land fitted to the outlines of a layer. In degrees; the city is a square by the sea."""

import json
from typing import Any

import shapely

from siperi_geo.maps import Shape, fitted_land

WEST, SOUTH = 123.5, -10.2


def box(west: float, south: float, east: float, north: float) -> Any:
    return shapely.box(WEST + west, SOUTH + south, WEST + east, SOUTH + north)


def outline(shape: Any) -> Shape:
    return Shape("99.01", "Kota", json.loads(shapely.to_geojson(shape)), (WEST, SOUTH))


def fitted(land: Any, *outlines: Any) -> Any:
    base = {"type": "FeatureCollection", "features": [{"geometry": json.loads(shapely.to_geojson(land))}]}
    return shapely.from_geojson(json.dumps(fitted_land(base, [outline(one) for one in outlines])))


LAND = box(-0.3, -0.3, 0.3, 0.1)  # its coast is the northern edge
CITY = box(0, 0, 0.05, 0.098)


def test_a_strip_of_the_base_seaward_of_the_city_is_gone() -> None:
    found = fitted(LAND, CITY)
    assert not found.contains(box(0.01, 0.0985, 0.04, 0.0995).centroid)
    assert found.contains(box(0.01, 0.09, 0.04, 0.097))


def test_the_land_around_stays_and_no_gap_opens_inland() -> None:
    found = fitted(LAND, CITY)
    inland = box(-0.2, -0.2, 0.2, 0.05)
    assert found.contains(inland)
    assert found.covers(box(-0.2, 0.0, -0.1, 0.0999))


def test_land_of_the_city_that_the_base_has_not_is_land() -> None:
    beyond = box(0, 0, 0.05, 0.11)
    assert fitted(LAND, beyond).covers(beyond)


def test_neighbours_drawn_apart_by_rounding_leave_no_water_between_them() -> None:
    found = fitted(LAND, box(0, 0, 0.02, 0.11), box(0.02005, 0, 0.05, 0.11))
    assert found.contains(box(0.02, 0.105, 0.0201, 0.106))


def test_without_outlines_the_base_is_as_it_was() -> None:
    land = {"type": "Polygon", "coordinates": []}
    assert fitted_land(land, []) == land
