"""Neighbours touch in a line or a point; slits of drawn layers do not part them, water does."""

import shapely

from siperi_geo.boundaries import ensure_builtin, neighbours
from siperi_geo.boundaries.city import to_utm
from siperi_geo.boundaries.contiguity import touching
from siperi_geo.boundaries.sets import active_set
from siperi_geo.store import Store


def test_a_corner_and_a_slit_are_enough_and_an_island_has_nobody():
    shapes = {
        "a": shapely.box(0, 0, 100, 100),
        "b": shapely.box(100, 100, 200, 200),  # touches a in one point
        "c": shapely.box(100.5, 0, 200, 99.6),  # half a metre from a, 40 cm from b
        "island": shapely.box(500, 500, 600, 600),
        "near": shapely.box(202, 0, 300, 100),  # two metres from c
    }
    assert touching(shapes) == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b"), "island": (), "near": ()}
    assert touching({}) == {}


def test_the_built_in_layer_is_connected_as_every_pair_of_it_says():
    with Store.memory() as store:
        ensure_builtin(store)
        found = neighbours(store)
        rows = store.query("boundaries/outline_per_area", set_id=active_set(store).set_id, level="kelurahan")
    shapes = dict(
        zip(rows["area_code"], to_utm([shapely.from_wkb(bytes(one)) for one in rows["wkb"]]), strict=True)
    )
    slow = {
        code: tuple(sorted(other for other in shapes if other != code and shapes[other].distance(one) <= 1))
        for code, one in shapes.items()
    }
    assert found == slow
    assert len(found) == 51
    assert all(code in found[other] for code, others in found.items() for other in others)


def test_without_boundaries_there_are_no_neighbours():
    with Store.memory() as store:
        assert neighbours(store) == {}
