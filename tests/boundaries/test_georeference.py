"""Where a layer lies: CRS said, not said, projected, compound; axes the wrong way round."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from pyproj import CRS

from siperi_geo.boundaries import City, builtin_areas, builtin_city, check_file
from siperi_geo.boundaries.georeference import locate
from siperi_geo.boundaries.layer import Feature
from siperi_geo.errors import Where
from tests.boundaries import toys

AREA_KM2 = 19.37


def frame(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(toys.write(folder, toys.features(), "frame.geojson"))


def test_a_projected_layer_is_converted_and_said(town: Path) -> None:
    frame(town).to_crs(32751).to_file(town / "utm.gpkg")
    report = toys.check(town / "utm.gpkg")
    assert toys.codes(report) == {"BOUNDARY_CRS_CONVERTED"}
    assert report.importable
    assert report.area_km2 == pytest.approx(AREA_KM2, abs=0.1)


def test_a_crs_is_assumed_only_where_the_coordinates_fall_into_the_city(town: Path) -> None:
    path = town / "a.parquet"
    frame(town).set_crs(None, allow_override=True).to_parquet(path)
    report = toys.check(path)
    assert toys.codes(report) == {"BOUNDARY_CRS_ASSUMED"}
    assert report.importable


def test_metres_without_crs_are_not_guessed_but_what_would_fit_is_named(town: Path) -> None:
    path = town / "a.parquet"
    frame(town).to_crs(32751).set_crs(None, allow_override=True).to_parquet(path)
    report = toys.check(path)
    assert "BOUNDARY_CRS_UNKNOWN" in toys.codes(report)
    assert not report.importable
    assert report.geometries == {}
    assert next(p for p in report.problems if p.code == "BOUNDARY_CRS_UNKNOWN").values["hint"] == "EPSG:32751"


def test_geojson_in_metres_breaks_its_own_promise(town: Path) -> None:
    moved = json.loads(frame(town).to_crs(32751).to_json(drop_id=True, to_wgs84=False))
    assert "BOUNDARY_CRS_UNKNOWN" in toys.codes(toys.check(toys.write(town, moved["features"])))
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32751"}}
    report = toys.check(toys.write(town, moved["features"], crs=named))
    assert toys.codes(report) == {"BOUNDARY_CRS_CONVERTED"}


@pytest.mark.parametrize("crs", [{"type": "name", "properties": {"name": "nonsense"}}, "text", {"type": "link"}])
def test_a_crs_member_that_says_nothing_counts_as_missing(town: Path, crs: object) -> None:
    report = toys.check(toys.write(town, toys.features(), crs=crs))
    assert toys.codes(report) == {"BOUNDARY_CRS_ASSUMED"}


def test_swapped_axes_are_turned_round_and_said(town: Path) -> None:
    items = toys.features()
    for item in items:
        toys.ring(item)[:] = [[y, x] for x, y in toys.ring(item)]
    report = toys.check(toys.write(town, items))
    assert toys.codes(report) == {"BOUNDARY_AXES_SWAPPED"}
    assert report.importable
    west, south, east, north = report.geometries[toys.CODES[0]].bounds
    assert (west, south, east, north) == pytest.approx((123.5, -10.2, 123.52, -10.18))


def test_heights_are_dropped_and_said(town: Path) -> None:
    items = toys.features()
    for point in toys.ring(items[0]):
        point.append(12.5)
    report = toys.check(toys.write(town, items))
    assert toys.codes(report) == {"BOUNDARY_3D_DROPPED"}
    assert not report.geometries[toys.CODES[0]].has_z


def located(crs: CRS, place: City) -> set[str]:
    features = [Feature(1, {}, place.outline)]
    return {problem.code for problem in locate(features, crs, place, Where("a"))[1]}


def test_compound_and_unregistered_systems(town: Path) -> None:
    place = builtin_city()
    assert located(CRS.from_user_input("EPSG:4326+5773"), place) == {"BOUNDARY_CRS_COMPOUND"}
    assert located(CRS.from_epsg(4979), place) == set()
    own = CRS.from_user_input("+proj=longlat +a=6378000 +b=6356000 +no_defs")
    assert "BOUNDARY_CRS_WITHOUT_AUTHORITY" in located(own, place)


def test_esri_names_of_a_known_system_are_recognised(town: Path) -> None:
    esri = (
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
        'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
    )
    assert located(CRS.from_user_input(esri), builtin_city()) == set()


def test_a_local_drawing_has_no_place_on_earth(town: Path) -> None:
    local = CRS.from_wkt('LOCAL_CS["drawing",UNIT["metre",1]]')
    assert "BOUNDARY_CRS_UNKNOWN" in located(local, builtin_city())


def test_without_an_outline_places_are_not_checked(town: Path) -> None:
    bare = City(builtin_city().code, "Kota Mainan", None)
    report = check_file(toys.write(town, toys.features()), areas=builtin_areas(), city=bare)
    assert report.importable
    assert bare.area_km2 is None
