"""Where a point lies: in which kelurahan of the boundary set shown, and how far outside a given one.

Longitude and latitude in, codes and metres out; whoever asks needs no geometry. It judges no place.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.city import to_utm
from siperi_geo.boundaries.sets import BoundarySet, active_set
from siperi_geo.store import Store

EDGE_M = 0.01  # nearer than that is on the line, whatever projecting rounds
REACH_DEGREES = 15  # around the middle; beyond it metres in UTM 51S mean nothing


@dataclass(frozen=True)
class PointLocator:
    """The kelurahan of one boundary set, in metres, ready to be asked for points."""

    boundaries: BoundarySet
    codes: tuple[str, ...]
    shapes: tuple[BaseGeometry, ...]
    middle: tuple[float, float]

    def area_at(self, lon: float, lat: float) -> str | None:
        """The code of the kelurahan that a point lies in, on a common edge the first by code; None outside all."""
        point = self._point(lon, lat)
        if point is None:
            return None
        places = self._tree.query(point, predicate="dwithin", distance=EDGE_M)
        found = sorted(self.codes[place] for place in places.tolist())
        return found[0] if found else None

    def distance_m(self, lon: float, lat: float, area_code: str | None = None) -> float | None:
        """Metres from a point to a kelurahan (None: to the nearest), 0 within it.

        None when the set has no such kelurahan, or the point is no place near the city at all.
        """
        point = self._point(lon, lat)
        if point is None or (area_code is not None and area_code not in self.codes):
            return None
        shapes = self.shapes if area_code is None else (self.shapes[self.codes.index(area_code)],)
        distance = float(shapely.distance(np.array(shapes, dtype=object), point).min())
        return distance if distance > EDGE_M else 0.0

    def _point(self, lon: float, lat: float) -> BaseGeometry | None:
        if not (isfinite(lon) and isfinite(lat)):
            return None
        if max(abs(lon - self.middle[0]), abs(lat - self.middle[1])) > REACH_DEGREES:
            return None
        return _metres(lon, lat)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)


@lru_cache(maxsize=8192)
def _metres(lon: float, lat: float) -> BaseGeometry:
    """A point in UTM 51S; the same one is asked for several times."""
    return to_utm([shapely.Point(lon, lat)])[0]


def locator(store: Store) -> PointLocator | None:
    """The kelurahan of the boundary set shown, to find points in; None in a store without boundaries."""
    shown = active_set(store)
    if shown is None:
        return None
    rows = store.query("boundaries/outline_per_area", set_id=shown.set_id, level="kelurahan")
    if rows.empty:
        return None
    outlines = [shapely.from_wkb(bytes(wkb)) for wkb in rows["wkb"]]
    west, south, east, north = shapely.total_bounds(outlines).tolist()
    codes = tuple(map(str, rows["area_code"]))
    return PointLocator(shown, codes, tuple(to_utm(outlines)), ((west + east) / 2, (south + north) / 2))
