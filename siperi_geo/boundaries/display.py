"""Outlines light enough to draw: simplified once with shared edges kept shared, five decimals, a label point each.

For the screen only; areas and joins use the stored outlines.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.city import to_lonlat, to_utm
from siperi_geo.boundaries.derive import merge
from siperi_geo.boundaries.polygons import polygons_of
from siperi_geo.boundaries.sets import active_set
from siperi_geo.store import Store

MAX_VERTICES = 3_000
FIRST_TOLERANCE_M = 5.0
LABEL_TOLERANCE_M = 20.0
DEPTH = {"city": 2, "kecamatan": 3, "kelurahan": 4}


class DisplayArea(NamedTuple):
    """One area to draw: a GeoJSON geometry and a label point, both longitude and latitude."""

    area_code: str
    geometry: dict[str, Any]
    label: tuple[float, float]
    area_km2: float


def display_layer(store: Store, level: str = "kelurahan", set_id: str | None = None) -> list[DisplayArea]:
    """The areas of a level in a set (by default the one shown), ordered by code; empty without boundaries.

    Kecamatan and city are merged from the simplified kelurahan, so that their lines coincide on the map.
    """
    chosen = set_id or (active.set_id if (active := active_set(store)) else None)
    if chosen is None:
        return []
    sizes = store.query("boundaries/outline_per_area", set_id=chosen, level=level).set_index("area_code")[
        "area_km2"
    ]
    rows = store.query("boundaries/outline_per_area", set_id=chosen, level="kelurahan")
    if rows.empty:
        rows = store.query("boundaries/outline_per_area", set_id=chosen, level="kecamatan")
    shapes = simplify(to_utm([shapely.from_wkb(bytes(wkb)) for wkb in rows["wkb"]]))
    groups: dict[str, list[BaseGeometry]] = {}
    for code, shape in zip(rows["area_code"], shapes, strict=True):
        groups.setdefault(".".join(str(code).split(".")[: DEPTH[level]]), []).append(shape)
    return [_area(code, merge(parts), float(sizes[code])) for code, parts in groups.items() if code in sizes.index]


def label_points(
    store: Store, level: str = "kelurahan", set_id: str | None = None
) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of a point well inside every area of a level, by area code."""
    return {area.area_code: area.label for area in display_layer(store, level, set_id)}


def simplify(shapes: Sequence[BaseGeometry], max_vertices: int = MAX_VERTICES) -> list[BaseGeometry]:
    """Fewer points, in metres, until the layer has at most so many; neighbours keep their common edges."""
    array = np.array(list(shapes), dtype=object)
    tolerance, simple = FIRST_TOLERANCE_M, array
    while shapely.get_num_coordinates(simple).sum() > max_vertices:
        simple = shapely.coverage_simplify(array, tolerance)
        tolerance *= 1.4
    result: list[BaseGeometry] = simple.tolist()
    return result


def _area(code: str, shape: BaseGeometry, area_km2: float) -> DisplayArea:
    point = label_point(shape)
    lonlat, label = to_lonlat([shape, point])
    x, y = label.coords[0]
    return DisplayArea(code, as_geojson(lonlat), (round(x, 5), round(y, 5)), area_km2)


def label_point(shape: BaseGeometry) -> BaseGeometry:
    """The middle of the largest circle that fits into the shape: where a name reads best."""
    circle = shapely.maximum_inscribed_circle(shapely.MultiPolygon(polygons_of(shape)), LABEL_TOLERANCE_M)
    return shapely.Point(circle.coords[0])


def as_geojson(shape: BaseGeometry) -> dict[str, Any]:
    """A polygon as a plain GeoJSON geometry with five decimals (about one metre)."""
    polygons = [[_ring(ring) for ring in (part.exterior, *part.interiors)] for part in polygons_of(shape)]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _ring(ring: BaseGeometry) -> list[list[float]]:
    points = [[round(x, 5), round(y, 5)] for x, y in ring.coords]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return kept if len(kept) >= 4 else points
