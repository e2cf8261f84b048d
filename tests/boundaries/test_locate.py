"""Where a point lies: in which kelurahan of toy town, and how far outside a given one."""

from math import nan

import pytest

from siperi_geo.boundaries import locator
from siperi_geo.store import Store

BUKIT, LERENG, MUARA = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"


def test_a_point_lies_in_its_kelurahan_and_outside_the_others(toy_store: Store) -> None:
    found = locator(toy_store)
    assert found is not None
    assert found.area_at(123.51, -10.19) == BUKIT
    assert found.distance_m(123.51, -10.19, BUKIT) == 0
    assert found.distance_m(123.51, -10.19) == 0
    assert found.distance_m(123.51, -10.19, LERENG) == pytest.approx(1095, abs=15)


def test_on_a_common_edge_the_first_by_code(toy_store: Store) -> None:
    found = locator(toy_store)
    assert found is not None
    assert found.area_at(123.52, -10.19) == BUKIT
    assert found.distance_m(123.52, -10.19, LERENG) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("point", [(0.0, 0.0), (-10.19, 123.51), (nan, -10.19), (179.0, 80.0)])
def test_what_is_no_place_near_the_city_has_neither_kelurahan_nor_distance(
    toy_store: Store, point: tuple[float, float]
) -> None:
    found = locator(toy_store)
    assert found is not None
    assert found.area_at(*point) is None
    assert found.distance_m(*point) is None


def test_outside_every_kelurahan_there_is_only_a_distance(toy_store: Store) -> None:
    found = locator(toy_store)
    assert found is not None
    assert found.area_at(123.51, -10.25) is None
    assert found.distance_m(123.51, -10.25) == pytest.approx(5530, abs=50)
    assert found.distance_m(123.51, -10.19, "99.01.09.1001") is None


def test_a_store_without_boundaries_finds_nothing() -> None:
    assert locator(Store.memory()) is None
