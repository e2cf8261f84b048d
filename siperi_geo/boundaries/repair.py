"""Single polygons that break the rules: repaired when every way of reading them gives the same area, else refused.

A self-crossing outline has no certain area. Three readings of it (by its lines, by its structure, by the
shoelace sum) must agree within one per cent; otherwise a repair would silently lose or add land.
"""

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.polygons import polygons_of

MAX_LOSS = 0.01


@dataclass(frozen=True, slots=True)
class Repair:
    """A geometry made valid (None: not safely possible), what was wrong, and how far the readings differ."""

    geometry: BaseGeometry | None
    reason: str
    doubt_pct: float


def repair(geometry: BaseGeometry) -> Repair:
    """Make an invalid polygon valid if that changes its area by at most one per cent.

    >>> bow = shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    >>> repair(bow).geometry is None
    True
    """
    reason = shapely.is_valid_reason(geometry)
    by_lines = _polygonal(shapely.make_valid(geometry, method="linework"))
    by_structure = _polygonal(shapely.make_valid(geometry, method="structure", keep_collapsed=False))
    areas = [geometry.area, by_lines.area, by_structure.area]
    doubt = (max(areas) - min(areas)) / max(areas) if max(areas) > 0 else 1.0
    safe = doubt <= MAX_LOSS and not by_structure.is_empty
    return Repair(by_structure if safe else None, reason, round(doubt * 100, 1))


def _polygonal(geometry: BaseGeometry) -> BaseGeometry:
    parts = polygons_of(geometry)
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
