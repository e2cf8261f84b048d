"""Toy town's squares as boundary files: one small thing wrong at a time."""

import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from siperi_geo.boundaries import BoundaryReport, builtin_areas, check_file
from tests.toytown.build import BOUNDARIES

Feature = dict[str, Any]
BUKIT, LERENG, MUARA, TANJUNG, KARANG = range(5)
CODES = ("99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1002", "99.01.02.1003")


def features() -> list[Feature]:
    """The five kelurahan of toy town, each with code, name, kecamatan code and kecamatan."""
    read = json.loads((BOUNDARIES / "kelurahan_skematis.geojson").read_text(encoding="utf-8"))
    return copy.deepcopy(list(read["features"]))


def without(items: Sequence[Feature], *columns: str) -> list[Feature]:
    """The features without some of their columns."""
    kept = [{k: v for k, v in item["properties"].items() if k not in columns} for item in items]
    return [{**item, "properties": properties} for item, properties in zip(items, kept, strict=True)]


def renamed(items: Sequence[Feature], **columns: str) -> list[Feature]:
    """The features with other column names."""
    changed = [{columns.get(k, k): v for k, v in item["properties"].items()} for item in items]
    return [{**item, "properties": properties} for item, properties in zip(items, changed, strict=True)]


def ring(item: Feature) -> list[list[float]]:
    """The outer ring, to be changed in place."""
    found: list[list[float]] = item["geometry"]["coordinates"][0]
    return found


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A rectangle as a GeoJSON geometry."""
    points = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [points]}


def write(folder: Path, items: Sequence[Any], name: str = "batas.geojson", **members: Any) -> Path:
    """A GeoJSON file of these features."""
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", **members, "features": items}), encoding="utf-8")
    return path


def check(path: Path, level: str = "kelurahan") -> BoundaryReport:
    """The report on a file, held against toy town."""
    return check_file(path, level=level, areas=builtin_areas())


def codes(report: BoundaryReport) -> set[str]:
    """The problem codes of a report; every message can be written in both languages."""
    for language in ("id", "en"):
        assert all(problem.message(language) for problem in report.problems)
    return {problem.code for problem in report.problems}
