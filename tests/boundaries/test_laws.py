"""Laws that hold for every file: order does not matter, no area twice, nothing lost in between."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.boundaries.city import to_lonlat, to_utm
from siperi_geo.boundaries.derive import with_parents
from siperi_geo.boundaries.polygons import PolygonReader
from siperi_geo.boundaries.topology import check_fit
from siperi_geo.errors import Where
from tests.boundaries import toys

COORDINATE = st.floats(-1e3, 1e3, allow_nan=False)
JSON = st.recursive(
    st.none() | st.booleans() | COORDINATE | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates"]), inner),
    max_leaves=20,
)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("dropped", [(), ("code", "kecamatan_code"), ("code", "kecamatan_code", "kecamatan")])
def test_the_order_of_features_does_not_matter(town: Path, seed: int, dropped: tuple[str, ...]) -> None:
    items = toys.without(toys.features(), *dropped)
    items[toys.KARANG]["properties"]["name"] = "Karrang"
    expected = toys.check(toys.write(town, items))
    random.Random(seed).shuffle(items)  # noqa: S311
    report = toys.check(toys.write(town, items))
    assert {m.name: m.code for m in report.matches} == {m.name: m.code for m in expected.matches}
    assert report.area_km2 == pytest.approx(expected.area_km2, abs=1e-6)
    assert toys.codes(report) == toys.codes(expected)


@given(st.lists(st.floats(0.001, 0.01), min_size=1, max_size=8))
def test_derived_areas_are_the_sum_of_their_parts(widths: list[float]) -> None:
    edges = [123.5]
    for width in widths:
        edges.append(edges[-1] + width)
    strips = {
        f"99.01.{1 + n % 2:02}.{1001 + n}": shapely.box(west, -10.2, east, -10.19)
        for n, (west, east) in enumerate(pairwise(edges))
    }
    fit = check_fit(strips, dict.fromkeys(strips, "x"), "a")
    outlines = with_parents(fit.geometries, fit.areas_km2, "99.01")
    total = sum(fit.areas_km2.values())
    for level in ("kecamatan", "city"):
        assert sum(o.area_km2 for o in outlines if o.level == level) == pytest.approx(total, abs=1e-4)
    whole = next(o for o in outlines if o.level == "city")
    assert to_utm([whole.geometry])[0].area / 1e6 == pytest.approx(total, rel=1e-4)


@given(st.floats(122, 126), st.floats(-12, -8))
def test_metres_and_degrees_are_each_other_s_way_back(x: float, y: float) -> None:
    back = to_lonlat(to_utm([shapely.Point(x, y)]))[0]
    assert (back.x, back.y) == pytest.approx((x, y), abs=1e-8)


@given(st.fixed_dictionaries({"type": st.sampled_from(["Polygon", "MultiPolygon"]), "coordinates": JSON}))
def test_no_geometry_makes_the_reader_stumble(geometry: dict[str, object]) -> None:
    reader = PolygonReader(Where())
    found = reader.from_geojson(json.loads(json.dumps(geometry)))
    assert (found is None) <= bool(reader.problems)


@given(st.binary(max_size=60))
def test_no_blob_makes_the_reader_stumble(blob: bytes) -> None:
    reader = PolygonReader(Where())
    assert (reader.from_wkb(blob) is None) <= bool(reader.problems)
