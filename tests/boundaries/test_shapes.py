"""Polygons and how they fit: what is mended is said, what would lose land is refused."""

import struct
from pathlib import Path
from typing import Any

import pytest
import shapely

from siperi_geo.boundaries.polygons import PolygonReader
from siperi_geo.boundaries.repair import repair
from siperi_geo.errors import Where
from tests.boundaries import toys


def with_geometry(geometry: Any, row: int = toys.MUARA) -> list[toys.Feature]:
    items = toys.features()
    items[row]["geometry"] = geometry
    return items


def polygon(*points: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(p) for p in points]]}


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (None, "BOUNDARY_NO_GEOMETRY"),
        ({"type": "Polygon", "coordinates": []}, "BOUNDARY_NO_GEOMETRY"),
        ({"type": "Polygon", "coordinates": None}, "BOUNDARY_NO_GEOMETRY"),
        ({"type": "Point", "coordinates": [123.51, -10.17]}, "BOUNDARY_NOT_AN_AREA"),
        ({"type": "LineString", "coordinates": [[123.51, -10.17], [123.52, -10.17]]}, "BOUNDARY_NOT_AN_AREA"),
        (polygon((123.5, -10.18), (123.52, -10.18), (123.5, -10.18)), "BOUNDARY_RING_SHORT"),
        ({"type": "Polygon", "coordinates": [[[123.5, "x"], [1, 2], [3, 4], [5, 6]]]}, "BOUNDARY_BAD_COORDINATES"),
        ({"type": "Polygon", "coordinates": [[1, 2, 3, 4]]}, "BOUNDARY_BAD_COORDINATES"),
        (polygon((123.5, float("nan")), (1, 2), (3, 4), (5, 6)), "BOUNDARY_BAD_COORDINATES"),
        (polygon((123.5, -10.18), (123.52, -10.18), (123.52, -10.16)), "BOUNDARY_RING_OPEN"),
    ],
)
def test_a_shape_that_cannot_be_used(town: Path, geometry: Any, code: str) -> None:
    report = toys.check(toys.write(town, with_geometry(geometry)))
    assert toys.codes(report) == {code}
    assert not report.importable
    assert next(p for p in report.problems if p.code == code).where.row == toys.MUARA + 1
    assert set(report.geometries) == set(toys.CODES) - {toys.CODES[toys.MUARA]}


def test_a_ring_that_lacks_only_its_last_point_is_closed_and_said(town: Path) -> None:
    square = polygon((123.5, -10.18), (123.52, -10.18), (123.52, -10.16), (123.5, -10.16))
    report = toys.check(toys.write(town, with_geometry(square)))
    assert toys.codes(report) == {"BOUNDARY_RING_CLOSED"}
    assert report.importable


def test_a_geometry_collection_keeps_its_areas(town: Path) -> None:
    square = toys.features()[toys.MUARA]["geometry"]
    point = {"type": "Point", "coordinates": [123.51, -10.17]}
    mixed = {"type": "GeometryCollection", "geometries": [point, square]}
    assert toys.check(toys.write(town, with_geometry(mixed))).importable


def test_a_small_fault_is_repaired_and_said(town: Path) -> None:
    spike = [(123.5, -10.18), (123.52, -10.18), (123.52, -10.16), (123.51, -10.16), (123.51, -10.155)]
    report = toys.check(
        toys.write(town, with_geometry(polygon(*spike, (123.51, -10.16), (123.5, -10.16), (123.5, -10.18))))
    )
    assert toys.codes(report) == {"BOUNDARY_INVALID_REPAIRED"}
    assert report.importable


def test_a_repair_that_would_lose_land_is_refused(town: Path) -> None:
    bow = polygon((123.5, -10.18), (123.52, -10.16), (123.52, -10.18), (123.5, -10.16), (123.5, -10.18))
    report = toys.check(toys.write(town, with_geometry(bow)))
    assert toys.codes(report) == {"BOUNDARY_INVALID"}
    assert not report.importable


def test_the_readings_of_a_bow_tie_differ() -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
    assert repair(bow).geometry is None
    assert repair(bow).doubt_pct == 100


def test_the_city_s_outline_under_the_name_of_one_kelurahan(town: Path) -> None:
    whole = toys.box(123.5, -10.2, 123.54, -10.16)
    report = toys.check(toys.write(town, with_geometry(whole)))
    assert "BOUNDARY_CITY_OUTLINE" in toys.codes(report)
    assert not report.importable


def test_one_shape_under_two_names(town: Path) -> None:
    items = toys.features()
    twin = {"type": "Feature", "properties": {"name": "Muara Baru"}, "geometry": items[toys.MUARA]["geometry"]}
    report = toys.check(toys.write(town, [*items, twin]))
    assert "BOUNDARY_SAME_SHAPE" in toys.codes(report)
    assert not report.importable


def test_a_large_overlap_needs_a_person(town: Path) -> None:
    report = toys.check(toys.write(town, with_geometry(toys.box(123.5, -10.181, 123.52, -10.16))))
    assert toys.codes(report) == {"BOUNDARY_OVERLAP"}
    assert not report.importable
    values = next(p for p in report.problems).values
    assert (values["name"], values["other"], values["pct"]) == ("Bukit", "Muara", 5.0)


def test_small_overlaps_and_narrow_gaps_are_mended_and_said(town: Path) -> None:
    items = with_geometry(toys.box(123.5, -10.18002, 123.52, -10.16))
    toys.ring(items[toys.KARANG])[:] = toys.box(123.53004, -10.18, 123.54, -10.16)["coordinates"][0]
    report = toys.check(toys.write(town, items))
    assert toys.codes(report) == {"BOUNDARY_TOPOLOGY_REPAIRED"}
    assert report.importable
    assert shapely.coverage_is_valid(list(report.geometries.values()))
    whole = shapely.union_all(list(report.geometries.values()))
    assert whole.geom_type == "Polygon"
    assert not whole.interiors


def test_tidying_that_would_change_an_area_too_much_is_undone(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siperi_geo.boundaries.topology.MAX_CHANGE", 0.0001)
    path = toys.write(town, with_geometry(toys.box(123.5, -10.18002, 123.52, -10.16)))
    report = toys.check(path)
    assert toys.codes(report) == {"BOUNDARY_EDGES_DO_NOT_MEET"}
    assert not report.importable
    assert report.geometries[toys.CODES[toys.MUARA]].bounds[1] == -10.18002


@pytest.mark.parametrize(
    ("wkt", "found", "code"),
    [
        ("POLYGON EMPTY", None, "BOUNDARY_NO_GEOMETRY"),
        ("POINT (1 1)", None, "BOUNDARY_NOT_AN_AREA"),
        ("POLYGON ((0 0, 1 0, inf 1, 0 0))", None, "BOUNDARY_BAD_COORDINATES"),
        ("POLYGON Z ((0 0 5, 1 0 5, 1 1 5, 0 0 5))", "Polygon", "BOUNDARY_3D_DROPPED"),
        ("GEOMETRYCOLLECTION (POINT (1 1), MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0))))", "MultiPolygon", None),
        ("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", "MultiPolygon", None),
    ],
)
def test_shapes_in_binary_form(wkt: str, found: str | None, code: str | None) -> None:
    reader = PolygonReader(Where(row=1))
    geometry = reader.from_wkb(shapely.to_wkb(shapely.from_wkt(wkt), output_dimension=3))
    assert (geometry.geom_type if geometry else None) == found
    assert [problem.code for problem in reader.problems] == ([code] if code else [])
    assert geometry is None or not geometry.has_z


def test_an_open_ring_in_binary_form_that_lacks_half_its_outline() -> None:
    points = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2)]
    blob = struct.pack("<BIII", 1, 3, 1, len(points)) + b"".join(struct.pack("<dd", *p) for p in points)
    reader = PolygonReader(Where(row=1))
    assert reader.from_wkb(blob) is None
    assert [problem.code for problem in reader.problems] == ["BOUNDARY_RING_OPEN"]


def test_edges_with_different_points_are_matched(town: Path) -> None:
    items = toys.features()
    toys.ring(items[toys.LERENG])[:] = toys.box(123.52, -10.2, 123.54, -10.18)["coordinates"][0]
    report = toys.check(toys.write(town, items))
    assert report.importable
    assert shapely.coverage_is_valid(list(report.geometries.values()))


def test_a_gap_is_named_with_its_neighbours(town: Path) -> None:
    items = toys.features()
    hole = toys.box(123.505, -10.175, 123.51, -10.17)["coordinates"][0]
    items[toys.MUARA]["geometry"]["coordinates"].append(hole)
    report = toys.check(toys.write(town, items))
    assert toys.codes(report) == {"BOUNDARY_GAP"}
    assert report.importable
    values = report.problems[0].values
    assert values["names"] == "Muara"
    assert values["ha"] == pytest.approx(30, rel=0.05)


def test_the_report_in_the_shape_that_commands_print(town: Path) -> None:
    found = toys.check(toys.write(town, toys.features())).as_dict("en")
    assert list(found) == [
        "level", "features", "matched", "unmatched", "duplicates", "problems", "area_km2", "importable",
    ]  # fmt: skip
    assert (found["level"], found["features"], found["matched"], found["importable"]) == ("kelurahan", 5, 5, True)
    assert found["problems"] == found["unmatched"] == found["duplicates"] == []
