"""GeoJSON read leniently: byte order mark, a bare Feature or geometry, an old `crs` member, open rings.

Not for other JSON: TopoJSON, ESRI JSON and service errors are named and refused.
"""

import json
from pathlib import Path
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from siperi_geo.boundaries.layer import CRS84, Feature, Layer
from siperi_geo.boundaries.polygons import POLYGONAL, PolygonReader
from siperi_geo.errors import Problem, SiperiError, Where

GEOMETRIES = (*POLYGONAL, "GeometryCollection", "Point", "MultiPoint", "LineString", "MultiLineString")


def read_geojson(path: Path) -> Layer:
    """The layer of a GeoJSON file; BOUNDARY_JSON_BROKEN or BOUNDARY_NOT_GEOJSON when it is none."""
    where = Where(file=path.name)
    text, problems = _decode(path.read_bytes(), where)
    data = _parse(text, where)
    features = tuple(_feature(item, row, path.name) for row, item in enumerate(_items(data, where), start=1))
    crs = _crs(data.get("crs") if isinstance(data, dict) else None)
    return Layer(features, crs, tuple(problems))


def _decode(raw: bytes, where: Where) -> tuple[str, list[Problem]]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace"), []
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), [Problem("BOUNDARY_ENCODING", where)]


def _parse(text: str, where: Where) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SiperiError("BOUNDARY_JSON_BROKEN", where, line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:
        raise SiperiError("BOUNDARY_JSON_BROKEN", where, line=1, column=1) from error


def _items(data: Any, where: Where) -> list[Any]:
    """The features of any accepted form of GeoJSON."""
    if isinstance(data, list) and all(isinstance(item, dict) and "geometry" in item for item in data):
        return data
    if not isinstance(data, dict):
        raise SiperiError("BOUNDARY_NOT_GEOJSON", where, found=type(data).__name__)
    kind = data.get("type")
    if kind == "FeatureCollection" and isinstance(data.get("features"), list):
        return list(data["features"])
    if kind == "Feature":
        return [data]
    if kind in GEOMETRIES:
        return [{"type": "Feature", "properties": {}, "geometry": data}]
    raise SiperiError("BOUNDARY_NOT_GEOJSON", where, found=str(kind or ", ".join(map(str, data))[:60]))


def _feature(item: Any, row: int, file: str) -> Feature:
    reader = PolygonReader(Where(file=file, row=row))
    member = item if isinstance(item, dict) else {}
    found = member.get("properties")
    properties = dict(found) if isinstance(found, dict) else {}
    if "id" in member:
        properties.setdefault("id", member["id"])
    geometry = reader.from_geojson(member.get("geometry"))
    return Feature(row, properties, geometry, tuple(reader.problems))


def _crs(member: Any) -> CRS | None:
    """RFC 7946 fixes WGS 84; older files name another CRS, or write `null` when they do not know."""
    if member is None:
        return CRS84
    try:
        name = member["properties"]["name"]
        return CRS84 if name.endswith("CRS84") else CRS.from_user_input(name)
    except (KeyError, TypeError, AttributeError, CRSError):
        return None
