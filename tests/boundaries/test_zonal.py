"""Zonal means and sums of rasters: held against exact intersections cell by cell, laws, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries import BoundarySet, Zones, zonal
from siperi_geo.errors import SiperiError
from tests.rasters import write_raster

BOX = (120.0, -10.4, 120.4, -10.0)  # a grid of 4 × 4 cells of 0.1 degree
KIND = BoundarySet("x", "Uji", "x", "x", None, "official", None, datetime.now(UTC), True, 1, 1.0)


def zones(*shapes: BaseGeometry) -> Zones:
    return Zones(KIND, tuple(f"z{n}" for n, _ in enumerate(shapes)), shapes)


def cells(box: tuple[float, float, float, float], shape: tuple[int, int]) -> list[BaseGeometry]:
    """The cells of a raster, row by row from the north."""
    west, south, east, north = box
    height, width = shape
    x, y = (east - west) / width, (north - south) / height
    return [
        shapely.box(west + c * x, north - (r + 1) * y, west + (c + 1) * x, north - r * y)
        for r in range(height)
        for c in range(width)
    ]


def oracle(values: np.ndarray, zone: BaseGeometry) -> tuple[float, float]:
    """Mean and sum by intersecting every cell; missing cells are left out."""
    weights = np.array([zone.intersection(cell).area / cell.area for cell in cells(BOX, values.shape)])
    flat = values.ravel().astype(float)
    known = ~np.isnan(flat) & (weights > 0)
    total = float((flat[known] * weights[known]).sum())
    return total / float(weights[known].sum()), total


TRIANGLE = shapely.Polygon([(120.03, -10.37), (120.37, -10.33), (120.12, -10.04)])
points = st.tuples(st.floats(0.02, 0.38), st.floats(0.02, 0.38))
grids = st.lists(st.floats(0, 1, width=32), min_size=16, max_size=16)


@pytest.mark.parametrize("hole", [False, True])
def test_the_mean_is_that_of_exact_shares_of_cells(tmp_path: Path, hole: bool) -> None:
    values = np.arange(16, dtype="float32").reshape(4, 4) / 16
    if hole:
        values[1, 1] = np.nan
    (one,) = zonal(write_raster(tmp_path / "r.tif", values, BOX, nodata=np.nan), zones(TRIANGLE))
    mean, total = oracle(values, TRIANGLE)
    assert (one.mean, one.total) == (pytest.approx(mean, rel=1e-6), pytest.approx(total, rel=1e-6))
    assert (one.covered_pct < 99) == hole


@given(grids, st.lists(points, min_size=3, max_size=6))
@settings(max_examples=25)
def test_a_mean_lies_between_the_lowest_and_the_highest_cell(
    tmp_path_factory: pytest.TempPathFactory, values: list[float], corners: list[tuple[float, float]]
) -> None:
    zone = shapely.MultiPoint([(120 + x, -10.4 + y) for x, y in corners]).convex_hull
    if zone.area < 1e-6:
        return
    path = write_raster(tmp_path_factory.mktemp("r") / "r.tif", np.array(values, "float32").reshape(4, 4), BOX)
    (one,) = zonal(path, zones(zone))
    assert one.mean is not None
    assert min(values) - 1e-6 <= one.mean <= max(values) + 1e-6
    assert one.covered_pct == pytest.approx(100, abs=0.01)


@given(grids, st.floats(0.01, 0.39), st.floats(0.01, 0.39))
@settings(max_examples=25)
def test_sums_of_zones_that_tile_a_raster_are_the_sum_of_the_raster(
    tmp_path_factory: pytest.TempPathFactory, values: list[float], x: float, y: float
) -> None:
    west, south, east, north = BOX
    tiles = [
        shapely.box(*one)
        for one in (
            (west, south, west + x, south + y),
            (west + x, south, east, south + y),
            (west, south + y, west + x, north),
            (west + x, south + y, east, north),
        )
    ]
    path = write_raster(tmp_path_factory.mktemp("r") / "r.tif", np.array(values, "float32").reshape(4, 4), BOX)
    totals = [one.total or 0.0 for one in zonal(path, zones(*tiles))]
    assert sum(totals) == pytest.approx(float(np.array(values, "float32").sum()), abs=1e-4)


def test_zones_are_brought_into_the_crs_of_the_raster(tmp_path: Path) -> None:
    move = Transformer.from_crs("EPSG:4326", "EPSG:32751", always_xy=True)
    west, south = move.transform(120.0, -10.4)
    values = np.tile(np.array([0.0, 1.0], "float32"), (2, 1))
    box = (west, south, west + 20_000, south + 20_000)
    path = write_raster(tmp_path / "r.tif", values, box, crs="EPSG:32751")
    back = Transformer.from_crs(CRS.from_epsg(32751), CRS.from_epsg(4326), always_xy=True)
    corners = [(11_000, 1_000), (19_000, 1_000), (19_000, 19_000), (11_000, 19_000)]
    right = shapely.Polygon([back.transform(west + x, south + y) for x, y in corners])
    (one,) = zonal(path, zones(right))
    assert one.mean == pytest.approx(1)
    assert one.covered_pct == pytest.approx(100, abs=0.1)


def test_a_zone_half_outside_says_how_much_of_it_has_data(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "r.tif", np.ones((4, 4), "float32"), BOX)
    half, outside = zonal(path, zones(shapely.box(120.3, -10.3, 120.5, -10.1), shapely.box(121, -10, 121.1, -9.9)))
    assert half.covered_pct == pytest.approx(50, abs=0.01)
    assert (outside.covered_pct, outside.mean, outside.total) == (0, None, None)


REFUSED = {
    "LAYER_RASTER_NO_CRS": {"crs": None},
    "LAYER_RASTER_BANDS": {"bands": 3},
    "LAYER_RASTER_ELSEWHERE": {"box": (0, 0, 1, 1)},
    "LAYER_RASTER_TURNED": {"turn": 5},
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, code: str) -> None:
    how = dict(REFUSED[code])
    path = write_raster(tmp_path / "r.tif", np.ones((4, 4), "float32"), how.pop("box", BOX), **how)
    with pytest.raises(SiperiError) as refused:
        zonal(path, zones(TRIANGLE))
    assert refused.value.code == code


def test_a_band_is_counted_from_one_and_has_to_be_there(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "r.tif", np.ones((4, 4), "float32"), BOX, bands=3)
    assert [zonal(path, zones(TRIANGLE), band=n)[0].mean for n in (1, 2, 3)] == pytest.approx([1, 2, 3])
    with pytest.raises(SiperiError) as refused:
        zonal(path, zones(TRIANGLE), band=4)
    assert refused.value.code == "LAYER_RASTER_BAND_ABSENT"


def test_half_a_file_is_broken_and_names_no_folder(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "r.tif", np.random.default_rng(1).random((200, 200)), BOX)
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(SiperiError) as refused:
        zonal(path, zones(TRIANGLE))
    assert refused.value.code == "LAYER_RASTER_BROKEN"
    assert str(tmp_path) not in str(refused.value)
