"""Polygons from coordinate lists and WKB, read leniently: what a strict reader refuses is named, not lost.

An open ring is closed only where the closing edge is no longer than the ring's other edges: a longer one
means that part of the outline is missing, and closing it would cut the area off without a word.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.errors import Problem, Where

Points = np.ndarray[Any, np.dtype[np.float64]]
POLYGONAL = ("Polygon", "MultiPolygon")
ROUNDING = 1.001


class Unusable(Exception):  # noqa: N818
    """A geometry that cannot be used; carries the problem code and its values."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(slots=True)
class PolygonReader:
    """Reads the geometry of one feature and collects what was met on the way."""

    where: Where
    problems: list[Problem] = field(default_factory=list)

    def from_geojson(self, geometry: object) -> BaseGeometry | None:
        """The polygons of a GeoJSON geometry object in two dimensions, None (and a problem) when unusable."""
        try:
            parts = [self._polygon(rings) for rings in _parts(geometry)]
            if not parts:
                raise Unusable("BOUNDARY_NO_GEOMETRY")
        except Unusable as reason:
            return self.refuse(reason)
        return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)

    def from_wkb(self, blob: bytes | None) -> BaseGeometry | None:
        """The polygons of a WKB value in two dimensions, None (and a problem) when unusable."""
        try:
            return self._flat(self._parsed(blob))
        except Unusable as reason:
            return self.refuse(reason)

    def refuse(self, reason: Unusable) -> BaseGeometry | None:
        """Keep why there is no geometry."""
        self._note(reason.code, **reason.values)
        return None

    def _note(self, code: str, **values: Any) -> None:
        if all(problem.code != code for problem in self.problems):
            self.problems.append(Problem(code, self.where, values))

    def _parsed(self, blob: bytes | None) -> BaseGeometry:
        if not blob:
            raise Unusable("BOUNDARY_NO_GEOMETRY")
        geometry: BaseGeometry | None = shapely.from_wkb(blob, on_invalid="ignore")
        if geometry is not None:
            return geometry
        geometry = shapely.from_wkb(blob, on_invalid="fix")
        if geometry is None:
            raise Unusable("BOUNDARY_BAD_COORDINATES")
        for polygon in polygons_of(geometry):
            for ring in (polygon.exterior, *polygon.interiors):
                self._judge_closing(shapely.get_coordinates(ring))
        return geometry

    def _flat(self, geometry: BaseGeometry) -> BaseGeometry:
        """Only the polygons of a geometry, without heights."""
        if geometry.is_empty:
            raise Unusable("BOUNDARY_NO_GEOMETRY")
        if geometry.has_z:
            self._note("BOUNDARY_3D_DROPPED")
            geometry = shapely.force_2d(geometry)
        if not np.isfinite(shapely.get_coordinates(geometry)).all():
            raise Unusable("BOUNDARY_BAD_COORDINATES")
        if geometry.geom_type in POLYGONAL:
            return geometry
        parts = polygons_of(geometry)
        if not parts:
            raise Unusable("BOUNDARY_NOT_AN_AREA", found=geometry.geom_type)
        return shapely.MultiPolygon(parts)

    def _polygon(self, rings: object) -> shapely.Polygon:
        if not isinstance(rings, list) or not rings:
            raise Unusable("BOUNDARY_NO_GEOMETRY")
        shell, *holes = [self._ring(ring) for ring in rings]
        return shapely.Polygon(shell, holes)

    def _ring(self, points: Any) -> Points:
        try:
            ring: Points = np.array([point[:2] for point in points], dtype=np.float64)
        except (TypeError, ValueError, IndexError, KeyError) as error:
            raise Unusable("BOUNDARY_BAD_COORDINATES") from error
        if ring.ndim != 2 or ring.shape[1] != 2 or not np.isfinite(ring).all():
            raise Unusable("BOUNDARY_BAD_COORDINATES")
        if len(set(map(tuple, ring.tolist()))) < 3:
            raise Unusable("BOUNDARY_RING_SHORT", points=len(ring))
        if any(len(point) > 2 for point in points):
            self._note("BOUNDARY_3D_DROPPED")
        if not np.array_equal(ring[0], ring[-1]):
            ring = np.vstack([ring, ring[:1]])
            self._judge_closing(ring)
        return ring

    def _judge_closing(self, ring: Points) -> None:
        edges = np.hypot(*np.diff(ring, axis=0).T)
        if edges[-1] > edges[:-1].max() * ROUNDING:
            raise Unusable("BOUNDARY_RING_OPEN")
        self._note("BOUNDARY_RING_CLOSED")


def polygons_of(geometry: BaseGeometry) -> list[shapely.Polygon]:
    """The polygons in a geometry of any type, however nested."""
    parts = shapely.get_parts(geometry).tolist()
    if len(parts) == 1 and parts[0].geom_type == geometry.geom_type:
        return [p for p in parts if isinstance(p, shapely.Polygon) and not p.is_empty]
    return [polygon for part in parts for polygon in polygons_of(part)]


def _parts(geometry: object) -> list[Any]:
    """The ring lists of every polygon in a GeoJSON geometry."""
    if not isinstance(geometry, dict):
        return []
    kind = geometry.get("type")
    held = geometry.get("geometries" if kind == "GeometryCollection" else "coordinates")
    if kind not in (*POLYGONAL, "GeometryCollection"):
        raise Unusable("BOUNDARY_NOT_AN_AREA", found=str(kind))
    if not isinstance(held, list):
        return []
    if kind == "GeometryCollection":
        return [part for member in held if _is_area(member) for part in _parts(member)]
    return [held] if kind == "Polygon" else held


def _is_area(member: object) -> bool:
    return isinstance(member, dict) and member.get("type") in (*POLYGONAL, "GeometryCollection")
