"""The land of the quiet base, fitted to a boundary layer: one coast on the map, the layer's own within the city.

The base's coast is coarse. Beside a finer layer its strips would read as land of nobody, its bays as sea on land.
"""

import json
from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.maps.model import Geometry, Shape

SEAM = 0.0002
"""Degrees (about 20 m): gaps between outlines that are drawn apart by simplifying and rounding."""
STRIP = 0.006
"""Degrees (about 650 m): what is left of the base seaward of the layer is narrower than this."""
NEAR = 0.02
"""Degrees (about 2 km) around the city; the coast further away is the base's alone."""
DECIMALS = 5


def fitted_land(land: Geometry, outlines: Sequence[Shape]) -> Geometry:
    """The base's land without its strips seaward of the outlines, joined with the outlines themselves."""
    if not outlines:
        return land
    base = shapely.union_all([shapely.from_geojson(json.dumps(one)) for one in _geometries(land)])
    city = shapely.union_all([shapely.from_geojson(json.dumps(one.geometry)) for one in outlines])
    city = city.buffer(SEAM).buffer(-SEAM)
    rest = base.difference(city)
    strips = [part for part in _strips(rest, city) if part.intersects(base.boundary)]
    whole = shapely.union_all([rest.difference(shapely.union_all(strips)).buffer(SEAM / 10), city])
    found: dict[str, Any] = json.loads(shapely.to_geojson(shapely.set_precision(whole, 10**-DECIMALS)))
    return found


def _strips(rest: BaseGeometry, city: BaseGeometry) -> list[BaseGeometry]:
    """The parts of the land around that are narrow and close to the city."""
    wide = rest.buffer(-STRIP / 2).buffer(STRIP / 2 + SEAM)
    narrow = rest.difference(wide).intersection(city.buffer(NEAR))
    return [part for part in shapely.get_parts(narrow) if part.distance(city) < SEAM]


def _geometries(land: Geometry) -> list[Geometry]:
    """The geometries of a FeatureCollection, or the one given."""
    return [one["geometry"] for one in land["features"]] if "features" in land else [land]
