"""The city a boundary file is checked against: its code, name and rough outline (from the schematic layer)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from siperi_geo.areas import AreaCode
from siperi_geo.boundaries.layer import CRS84, UTM_51S
from siperi_geo.boundaries.polygons import Points

# Real boundaries leave the schematic outline by up to 190 m, the nearest village of the neighbour by 440 m
# and more (measured 2026-11 with BIG 2022 and BPS 2020).
EDGE_M = 300
NAMESAKE_M = 2_000
ELSEWHERE_M = 20_000
BOX_MARGIN_DEGREES = 0.5


@dataclass(frozen=True, slots=True)
class City:
    """A city and its rough outline in longitude and latitude; None: places cannot be checked."""

    code: AreaCode
    name: str
    outline: BaseGeometry | None

    @property
    def area_km2(self) -> float | None:
        """Area of the rough outline."""
        return None if self.outline is None else to_utm([self.outline])[0].area / 1e6

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is so near that it may belong to the city (half a degree around its outline)."""
        if self.outline is None:
            return -180 <= x <= 180 and -90 <= y <= 90
        west, south, east, north = self.outline.bounds
        margin = BOX_MARGIN_DEGREES
        return bool(west - margin <= x <= east + margin and south - margin <= y <= north + margin)

    def distances_m(self, geometries: Sequence[BaseGeometry]) -> list[float]:
        """How far the middle of each geometry lies outside the outline, in metres; 0 inside."""
        if self.outline is None:
            return [0.0] * len(geometries)
        outline = to_utm([self.outline])[0]
        middles = to_utm([shapely.centroid(geometry) for geometry in geometries])
        found = shapely.distance(np.array(middles, dtype=object), outline)
        distances: list[float] = np.nan_to_num(found, nan=np.inf).tolist()
        return distances


def to_utm(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Longitude and latitude to metres in UTM 51S (EPSG:32751), in which every area is measured."""
    return project(geometries, _transformer("to"))


def to_lonlat(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Metres in UTM 51S back to longitude and latitude."""
    return project(geometries, _transformer("from"))


def project(geometries: Sequence[BaseGeometry], transformer: Transformer) -> list[BaseGeometry]:
    """Every coordinate through one transformer."""
    array = np.array(list(geometries), dtype=object)
    moved: list[BaseGeometry] = shapely.transform(array, lambda xy: _each(transformer, xy)).tolist()
    return moved


def _each(transformer: Transformer, points: Points) -> Points:
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


@cache
def _transformer(direction: str) -> Transformer:
    pair = (CRS84, UTM_51S) if direction == "to" else (UTM_51S, CRS84)
    return Transformer.from_crs(*pair, always_xy=True)
