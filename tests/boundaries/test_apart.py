"""Swapped shapes: a kelurahan away from its own, among others, is said; islands are not."""

import json
from pathlib import Path

from siperi_geo.boundaries import builtin_areas, check_file
from siperi_geo.boundaries.builtin import schematic_file
from tests.boundaries import toys


def swapped(items: list[toys.Feature], one: int, other: int) -> list[toys.Feature]:
    items[one]["geometry"], items[other]["geometry"] = items[other]["geometry"], items[one]["geometry"]
    return items


def test_swapped_shapes_are_said_with_their_neighbours(town: Path) -> None:
    report = toys.check(toys.write(town, swapped(toys.features(), toys.LERENG, toys.KARANG)))
    assert toys.codes(report) == {"BOUNDARY_APART"}
    assert report.importable
    said = [(p.values["name"], p.values["kecamatan"], p.values["neighbours"]) for p in report.problems]
    assert said == [("Bukit", "Bukit", "Muara, Tanjung I, Karang"), ("Lereng", "Bukit", "Tanjung I, Karang")]


def test_swaps_within_a_kecamatan_and_islands_are_not(town: Path) -> None:
    items = swapped(toys.features(), toys.MUARA, toys.KARANG)
    items[toys.LERENG]["geometry"] = toys.box(123.60, -10.12, 123.61, -10.11)
    assert "BOUNDARY_APART" not in toys.codes(toys.check(toys.write(town, items)))


def test_the_schematic_layer_raises_no_alarm() -> None:
    report = check_file(schematic_file(), areas=builtin_areas())
    assert {problem.code for problem in report.problems} & {"BOUNDARY_APART"} == set()


def test_a_real_layer_with_two_shapes_swapped(shared: Path, tmp_path: Path) -> None:
    layer = json.loads((shared / "boundaries" / "kelurahan_big.geojson").read_text(encoding="utf-8"))
    codes = [feature["properties"]["code"] for feature in layer["features"]]
    alak, penfui = codes.index("53.71.01.1008"), codes.index("53.71.02.1003")
    swapped(layer["features"], alak, penfui)
    path = toys.write(tmp_path, layer["features"])
    report = check_file(path, areas=builtin_areas(), city="53.71")
    said = [problem.values["code"] for problem in report.problems if problem.code == "BOUNDARY_APART"]
    assert {"53.71.01.1008", "53.71.02.1003"} <= set(said)
