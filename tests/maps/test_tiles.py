"""Equal tiles: every area exactly one, kecamatan together, neighbours near, the same for the same boundaries."""

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.boundaries import display_layer, ensure_builtin
from siperi_geo.maps import Shape
from siperi_geo.maps.tile_names import SOFT_HYPHEN, breakable
from siperi_geo.maps.tiles import Tiles, _tiles, tiles
from siperi_geo.store import Store
from tests.maps.conftest import square


@pytest.fixture(scope="module")
def kupang() -> tuple[Shape, ...]:
    """The 51 kelurahan of the built-in boundaries, with their codes as names."""
    store = Store.memory()
    ensure_builtin(store)
    return tuple(Shape(one.area_code, one.area_code, one.geometry, one.label) for one in display_layer(store))


def boxes(points: list[tuple[float, float]]) -> tuple[Shape, ...]:
    """Small squares at points of a degree, two to a kecamatan."""
    found = []
    for n, (lon, lat) in enumerate(points):
        shape = shapely.box(lon, lat, lon + 0.001, lat + 0.001)
        code = f"99.01.{n // 2 + 1:02d}.{1001 + n}"
        found.append(Shape(code, code, json.loads(shapely.to_geojson(shape)), (lon, lat)))
    return tuple(found)


def in_pieces(found: Tiles) -> list[str]:
    """The kecamatan whose tiles are not joined at their sides."""
    broken = []
    for group in sorted({code.rpartition(".")[0] for code in found.cells}):
        tiles_of = [
            shapely.box(x, y, x + 1, y + 1) for code, (y, x) in found.cells.items() if code.startswith(group)
        ]
        if shapely.union_all(tiles_of).geom_type != "Polygon":
            broken.append(group)
    return broken


def test_every_kelurahan_has_one_tile_and_no_two_share_one(kupang: tuple[Shape, ...]) -> None:
    found = tiles(kupang)
    assert set(found.cells) == {shape.area_code for shape in kupang}
    assert len(set(found.cells.values())) == 51
    assert all(0 <= row < found.rows and 0 <= column < found.columns for row, column in found.cells.values())
    assert found.columns <= 7, "a tile must hold a name on a phone"


def test_kecamatan_stay_together_and_most_neighbours_touch(kupang: tuple[Shape, ...]) -> None:
    found = tiles(kupang)
    assert in_pieces(found) == []
    assert found.kept_pct >= 75
    assert len(found.neighbours) > 100


def test_west_is_left_and_north_is_up(kupang: tuple[Shape, ...]) -> None:
    cells = tiles(kupang).cells
    alak, lasiana = cells["53.71.01.1008"], cells["53.71.03.1011"]  # the far west and the far north-east
    naioni = cells["53.71.01.1011"]  # the far south
    assert alak[1] < lasiana[1]
    assert naioni[0] > lasiana[0]


def test_the_same_boundaries_give_the_same_tiles(kupang: tuple[Shape, ...]) -> None:
    first = tiles(kupang)
    _tiles.cache_clear()
    assert tiles(kupang) == first


def test_few_areas_and_none() -> None:
    assert tiles(()).cells == {}
    one = tiles((square("99.01.01.1001", "A", 123.5),))
    assert (list(one.cells), one.kept_pct) == (["99.01.01.1001"], 100.0)
    two = tiles((square("99.01.01.1001", "A", 123.5), square("99.01.01.1002", "B", 123.51)))
    assert two.kept_pct == 100.0
    assert two.cells["99.01.01.1001"][1] < two.cells["99.01.01.1002"][1]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=14, unique=True))
def test_wherever_areas_lie_each_has_a_tile_of_its_own(points: list[tuple[int, int]]) -> None:
    found = tiles(boxes([(123 + x / 100, -10 + y / 100) for x, y in points]))
    assert len(set(found.cells.values())) == len(points)
    assert 0 <= found.kept_pct <= 100


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Manutapen", ["Ma", "nu", "ta", "pen"]),
        ("Oesapa Barat", ["Oesapa Barat"]),
        ("Bakunase Dua", ["Ba", "ku", "na", "se Dua"]),
        ("Fontein", ["Fon", "tein"]),
        ("Nunbaun Sabu", ["Nun", "baun Sabu"]),
    ],
)
def test_long_words_may_break_between_syllables(name: str, parts: list[str]) -> None:
    assert breakable(name).split(SOFT_HYPHEN) == parts


@given(st.text())
def test_a_breakable_name_reads_as_the_name(name: str) -> None:
    assert breakable(name).replace(SOFT_HYPHEN, "") == name.replace(SOFT_HYPHEN, "")
