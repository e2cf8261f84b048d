"""The kelurahan of the boundary set shown, as zones that maps and rasters are read by.

A schematic set gives rough values: whoever reads by it says so.
"""

from dataclasses import dataclass

import shapely
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.city import project
from siperi_geo.boundaries.layer import CRS84
from siperi_geo.boundaries.sets import BoundarySet, active_set
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store

STEP_DEGREES = 0.001  # about 110 m: a straight line between degrees is none in another CRS


@dataclass(frozen=True)
class Zones:
    """Codes and outlines in longitude and latitude, in one order, and the set they are of."""

    boundaries: BoundarySet
    codes: tuple[str, ...]
    shapes: tuple[BaseGeometry, ...]

    @property
    def is_schematic(self) -> bool:
        return self.boundaries.kind == "schematic"

    def in_crs(self, crs: CRS) -> list[BaseGeometry]:
        """The outlines in another CRS, with points added along long edges first."""
        if crs.equals(CRS84, ignore_axis_order=True) or crs.to_epsg() == 4326:
            return list(self.shapes)
        dense = [shapely.segmentize(shape, STEP_DEGREES) for shape in self.shapes]
        return project(dense, Transformer.from_crs(CRS84, crs, always_xy=True))


def active_zones(store: Store) -> Zones:
    """The zones of the set shown. Raises LAYER_NO_BOUNDARIES in a store without boundaries."""
    shown = active_set(store)
    rows = (
        None
        if shown is None
        else store.query("boundaries/outline_per_area", set_id=shown.set_id, level="kelurahan")
    )
    if shown is None or rows is None or rows.empty:
        raise SiperiError("LAYER_NO_BOUNDARIES")
    outlines = tuple(shapely.from_wkb(bytes(wkb)) for wkb in rows["wkb"])
    return Zones(shown, tuple(map(str, rows["area_code"])), outlines)
