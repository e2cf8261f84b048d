"""Cached reads: a frame of one's own, and a committed write that shows at once."""

import json
from pathlib import Path

import pytest
import shapely

from siperi_geo.boundaries import base_layer
from siperi_geo.ui import reads


@pytest.fixture(autouse=True)
def _store(toy_path: Path) -> None:
    """Toy town, as the settings name it."""


def test_a_caller_may_change_its_frame() -> None:
    first = reads.query("scores/year_list", instrument="keltana", variant="standard")
    first["year"] = 0
    assert set(reads.query("scores/year_list", instrument="keltana", variant="standard")["year"]) == {2024, 2025}


def test_a_committed_write_is_read_at_once() -> None:
    before = reads.query("areas/area_list")
    with reads.store().transaction(actor="test", action="rename", target="99.01") as tx:
        tx.execute("update areas set name = 'Kota Baru' where area_code = '99.01'")
    after = reads.query("areas/area_list")
    assert "Kota Baru" not in set(before["name"])
    assert "Kota Baru" in set(after["name"])


def test_shapes_come_with_names_and_label_points_inside_their_outline() -> None:
    shapes = reads.shapes("kelurahan")
    assert len(shapes) == 5
    assert {shape.name for shape in shapes} >= {"Bukit", "Lereng"}
    for shape in shapes:
        outline = shapely.from_geojson(json.dumps(shape.geometry))
        assert outline.geom_type in ("Polygon", "MultiPolygon")
        assert outline.contains(shapely.Point(shape.label_at)), shape.name


def test_toy_town_has_no_example_data_and_is_drawn_schematically() -> None:
    assert not reads.has_examples()
    shown = reads.boundary_set()
    assert shown is not None
    assert shown.kind == "schematic"


def test_the_land_has_the_coast_of_the_layer_shown_unless_that_is_the_built_in_one() -> None:
    assert reads.land() == base_layer()
    with reads.store().transaction(actor="test", action="other", target="set") as tx:
        tx.execute("update boundary_sets set kind = 'official'")
    land = shapely.from_geojson(json.dumps(reads.land()))
    for shape in reads.shapes("kelurahan"):
        outline = shapely.from_geojson(json.dumps(shape.geometry))
        assert outline.difference(land.buffer(0.0001)).is_empty, shape.name
