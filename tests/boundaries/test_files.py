"""Files that can be read, in every accepted form, and files that cannot: each with its catalogue error."""

import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from siperi_geo.boundaries import BoundaryReport
from siperi_geo.errors import SiperiError
from tests.boundaries import toys

pytestmark = pytest.mark.filterwarnings("ignore:.*truncated.*", "ignore:.*laundered.*")


def frame(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(toys.write(folder, toys.features(), "frame.geojson"))


def as_gpkg(folder: Path) -> Path:
    frame(folder).to_file(folder / "a.gpkg", layer="batas")
    return folder / "a.gpkg"


def as_zipped_shapefile(folder: Path, *, without: str = "") -> Path:
    (folder / "shp").mkdir()
    frame(folder).to_file(folder / "shp" / "KELURAHAN.shp")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for part in (folder / "shp").iterdir():
            if part.suffix != without:
                archive.write(part, f"data/{part.name}")
    return folder / "a.zip"


def as_parquet(folder: Path) -> Path:
    frame(folder).to_parquet(folder / "a.parquet")
    return folder / "a.parquet"


def as_kml(folder: Path) -> Path:
    frame(folder).to_file(folder / "a.kml", driver="KML")
    return folder / "a.kml"


def as_zipped_geojson(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.write(toys.write(folder, toys.features()), "batas.geojson")
    return folder / "a.zip"


def as_geojson_with_mark(folder: Path) -> Path:
    path = toys.write(folder, toys.features())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    return path


def as_list_of_features(folder: Path) -> Path:
    path = folder / "a.json"
    path.write_text(json.dumps(toys.features()), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "make",
    [
        as_gpkg,
        as_zipped_shapefile,
        as_parquet,
        as_kml,
        as_zipped_geojson,
        as_geojson_with_mark,
        as_list_of_features,
    ],
)
def test_every_accepted_form_gives_the_same_report(town: Path, make: Callable[[Path], Path]) -> None:
    report = toys.check(make(town))
    assert (report.features, report.matched, report.importable) == (5, 5, True)
    assert {match.code for match in report.matches} == set(toys.CODES)
    assert report.area_km2 == pytest.approx(19.37, abs=0.1)


def test_a_bare_feature_and_a_bare_geometry_are_read(town: Path) -> None:
    path = town / "a.geojson"
    path.write_text(json.dumps(toys.features()[0]), encoding="utf-8")
    assert toys.check(path).matched == 1
    path.write_text(json.dumps(toys.features()[0]["geometry"]), encoding="utf-8")
    assert toys.codes(toys.check(path)) == {"BOUNDARY_NO_NAMES"}


def test_the_layer_that_fits_is_taken_from_several(town: Path) -> None:
    path = as_gpkg(town)
    frame(town).iloc[:2].rename(columns={"name": "jalan"})[["geometry"]].to_file(path, layer="jalan", mode="a")
    report = toys.check(path)
    assert report.matched == 5
    assert toys.codes(report) == {"BOUNDARY_LAYER_CHOSEN"}


def test_text_that_is_not_utf8_is_read_and_said(town: Path) -> None:
    path = toys.write(town, toys.features())
    path.write_bytes(path.read_bytes().replace(b'"Karang"', b'"Kar\xe4ng"'))
    report = toys.check(path)
    assert report.matched == 5
    assert "BOUNDARY_ENCODING" in toys.codes(report)


def test_wkb_with_open_rings_does_not_stop_the_file(town: Path) -> None:
    polygons = [shapely.from_geojson(json.dumps(f["geometry"])) for f in toys.features()]
    points = shapely.get_coordinates(polygons[0])
    head = struct.pack("<BIII", 1, 3, 1, len(points) - 1)
    open_square = head + b"".join(struct.pack("<dd", *p) for p in points[:-1])
    path = as_parquet(town)
    replace_geometry(path, 0, open_square)
    report = toys.check(path)
    assert report.matched == 5
    assert toys.codes(report) == {"BOUNDARY_RING_CLOSED"}


def test_parquet_without_geo_metadata_has_no_crs(town: Path) -> None:
    path = as_parquet(town)
    pq.write_table(pq.read_table(path).replace_schema_metadata(None), path)
    assert toys.codes(toys.check(path)) == {"BOUNDARY_CRS_ASSUMED"}


def test_parquet_without_shapes(town: Path) -> None:
    path = as_parquet(town)
    pq.write_table(pq.read_table(path).drop_columns(["geometry"]).replace_schema_metadata(None), path)
    assert raised(path) == "BOUNDARY_FILE_BROKEN"


def test_parquet_with_something_else_as_shape(town: Path) -> None:
    path = as_parquet(town)
    table = pq.read_table(path)
    at = table.column_names.index("geometry")
    pq.write_table(table.set_column(at, "geometry", pa.array(range(5))), path)
    assert "BOUNDARY_BAD_COORDINATES" in toys.codes(toys.check(path))


def replace_geometry(path: Path, row: int, blob: bytes) -> None:
    table = pq.read_table(path)
    blobs = table["geometry"].to_pylist()
    blobs[row] = blob
    at = table.column_names.index("geometry")
    column = pa.array(blobs, type=pa.binary())
    pq.write_table(table.set_column(at, table.field(at), column), path)


def raised(path: Path) -> str:
    with pytest.raises(SiperiError) as caught:
        toys.check(path)
    assert caught.value.problem.message("id")
    assert str(path.parent) not in str(caught.value)
    return caught.value.code


def test_a_missing_file(town: Path) -> None:
    assert raised(town / "none.geojson") == "BOUNDARY_FILE_MISSING"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "BOUNDARY_FILE_EMPTY"),
        (b"<!DOCTYPE html><html><body>Login</body></html>", "BOUNDARY_WEB_PAGE"),
        (b"code,name\n1,2\n", "BOUNDARY_FORMAT_UNKNOWN"),
        (b'{"type": "FeatureCollection", "features": [{"type"', "BOUNDARY_JSON_BROKEN"),
        (b"[" * 200_000, "BOUNDARY_JSON_BROKEN"),
        (b'{"type": "Topology", "objects": {}}', "BOUNDARY_NOT_GEOJSON"),
        (b'{"error": {"code": 500}}', "BOUNDARY_NOT_GEOJSON"),
        (b"[1, 2]", "BOUNDARY_NOT_GEOJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "BOUNDARY_NO_FEATURES"),
        (b"PAR1 and nothing else", "BOUNDARY_FILE_BROKEN"),
        (b"SQLite format 3\x00 and nothing else", "BOUNDARY_FILE_BROKEN"),
        (b"PK\x03\x04 and nothing else", "BOUNDARY_ZIP_BROKEN"),
        (b"\x00\x00\x27\x0a and nothing else", "BOUNDARY_SHAPEFILE_INCOMPLETE"),
    ],
)
def test_a_file_that_cannot_be_read(town: Path, content: bytes, code: str) -> None:
    path = town / "batas.bin"
    path.write_bytes(content)
    assert raised(path) == code


def test_a_file_over_the_limit_is_not_opened(town: Path) -> None:
    path = town / "besar.geojson"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert raised(path) == "BOUNDARY_FILE_TOO_LARGE"


def test_a_file_with_endlessly_many_areas_is_refused(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siperi_geo.boundaries.files.MAX_FEATURES", 4)
    assert raised(toys.write(town, toys.features())) == "BOUNDARY_TOO_MANY"


def test_a_parquet_file_that_unpacks_to_too_much(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_parquet(town)
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "1")
    rows = gpd.read_parquet(path).loc[lambda f: f.index.repeat(40_000)]
    rows.to_parquet(path, compression="zstd")
    assert path.stat().st_size < 2**20
    assert raised(path) == "BOUNDARY_FILE_TOO_LARGE"


def test_a_zip_bomb_is_not_unpacked(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "1")
    with zipfile.ZipFile(town / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.shp", b"\x00" * (20 * 2**20))
    assert raised(town / "a.zip") == "BOUNDARY_ZIP_BOMB"


def test_a_zip_without_a_map(town: Path) -> None:
    with zipfile.ZipFile(town / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "none here")
    assert raised(town / "a.zip") == "BOUNDARY_ZIP_WITHOUT_LAYER"


def test_a_locked_zip(town: Path) -> None:
    path = as_zipped_geojson(town)
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    path.write_bytes(content)
    assert raised(path) == "BOUNDARY_ZIP_LOCKED"


def test_members_that_point_out_of_the_folder_stay_inside(town: Path) -> None:
    with zipfile.ZipFile(town / "a.zip", "w") as archive:
        archive.write(toys.write(town, toys.features(), "inner.geojson"), "../../outside.geojson")
    assert toys.check(town / "a.zip").matched == 5
    assert not list(town.parent.parent.glob("outside*"))


@pytest.mark.parametrize("part", [".dbf", ".shx"])
def test_a_shapefile_without_one_of_its_parts(town: Path, part: str) -> None:
    assert raised(as_zipped_shapefile(town, without=part)) == "BOUNDARY_SHAPEFILE_INCOMPLETE"


def test_a_shapefile_without_prj_says_what_was_assumed(town: Path) -> None:
    report = toys.check(as_zipped_shapefile(town, without=".prj"))
    assert toys.codes(report) == {"BOUNDARY_CRS_ASSUMED"}
    assert report.importable


def test_a_kml_with_entities_is_refused(town: Path) -> None:
    path = town / "a.kml"
    path.write_text('<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "b">]><kml></kml>', encoding="utf-8")
    assert raised(path) == "BOUNDARY_FORMAT_UNKNOWN"


def contents(report: BoundaryReport) -> BoundaryReport:
    """A report without the mark of the bytes it was read from; a part that is lost may be said, not kept quiet."""
    said = tuple(problem for problem in report.problems if problem.code != "BOUNDARY_CRS_ASSUMED")
    return replace(report, sha256="", problems=said)


@pytest.mark.parametrize("archive", [as_zipped_shapefile, as_zipped_geojson])
def test_a_zip_with_flipped_bytes_is_refused_or_read_as_the_whole_one(
    town: Path, archive: Callable[[Path], Path]
) -> None:
    path = town / "packed.zip"
    with zipfile.ZipFile(archive(town)) as plain, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in plain.namelist():
            packed.writestr(name, plain.read(name))
    whole, expected, read = path.read_bytes(), contents(toys.check(path)), 0
    for place in range(20, len(whole), max(1, len(whole) // 300)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            found = contents(toys.check(path))
        except SiperiError:
            continue
        assert found == expected, place
        read += 1
    assert read, "a date that was flipped harms nothing"
