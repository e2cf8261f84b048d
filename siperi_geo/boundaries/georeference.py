"""Where on earth a layer lies: its CRS, the order of its axes; brings everything to longitude and latitude.

A CRS is assumed only when the coordinates then fall into the city, and that is said; otherwise the
systems in which they would fall there are named and a person decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from siperi_geo.boundaries.city import City, project
from siperi_geo.boundaries.layer import CRS84, Feature
from siperi_geo.errors import Problem, Where

# What Indonesian offices use: UTM 50S/51S/52S, DGN95 UTM 51S, web Mercator.
LIKELY_EPSG = (32751, 32750, 32752, 23871, 3857)
AUTHORITY_CONFIDENCE = 70

Located = tuple[list[Feature], list[Problem]]


def locate(features: Sequence[Feature], crs: CRS | None, city: City, where: Where) -> Located:
    """The features in longitude and latitude, and what had to be done; BOUNDARY_CRS_UNKNOWN when not possible."""
    middles = _middles(features)
    if not middles:
        return list(features), []
    if crs is None or (crs.is_geographic and not _are_degrees(middles)):
        if not _mostly(city.holds(x, y) or city.holds(y, x) for x, y in middles):
            hint = ", ".join(f"EPSG:{code}" for code in LIKELY_EPSG if _would_fit(code, middles, city))
            return list(features), [Problem("BOUNDARY_CRS_UNKNOWN", where, {"hint": hint or "–"})]
        return _swap_axes(features, city, where, [Problem("BOUNDARY_CRS_ASSUMED", where)])
    try:
        moved, problems = _to_lonlat(features, crs, where)
    except (ProjError, shapely.errors.GEOSException):
        return list(features), [Problem("BOUNDARY_CRS_UNKNOWN", where, {"hint": crs.name})]
    return _swap_axes(moved, city, where, problems)


def _to_lonlat(features: Sequence[Feature], crs: CRS, where: Where) -> Located:
    problems = []
    if crs.is_compound:
        problems.append(Problem("BOUNDARY_CRS_COMPOUND", where, {"crs": crs.name}))
        crs = crs.sub_crs_list[0]
    crs = crs.to_2d()
    if crs.to_authority(min_confidence=AUTHORITY_CONFIDENCE) is None:
        problems.append(Problem("BOUNDARY_CRS_WITHOUT_AUTHORITY", where, {"crs": crs.name}))
    if crs.equals(CRS84, ignore_axis_order=True) or crs.to_epsg() == 4326:
        return list(features), problems
    transformer = Transformer.from_crs(crs, CRS84, always_xy=True)
    moved = [
        f if f.geometry is None else replace(f, geometry=project([f.geometry], transformer)[0]) for f in features
    ]
    problems.append(Problem("BOUNDARY_CRS_CONVERTED", where, {"crs": crs.name}))
    return moved, problems


def _swap_axes(features: Sequence[Feature], city: City, where: Where, problems: list[Problem]) -> Located:
    """Turn [latitude, longitude] round where only that brings a feature near the city."""
    turned, rows = [], []
    for feature in features:
        if feature.geometry is not None:
            x, y = _middles([feature])[0]
            if not city.holds(x, y) and city.holds(y, x):
                geometry = shapely.transform(feature.geometry, lambda xy: xy[:, ::-1])
                feature = replace(feature, geometry=geometry)
                rows.append(feature.row)
        turned.append(feature)
    if rows:
        place = Where(file=where.file, row=rows[0])
        problems = [*problems, Problem("BOUNDARY_AXES_SWAPPED", place, {"count": len(rows)})]
    return turned, problems


def _middles(features: Sequence[Feature]) -> list[tuple[float, float]]:
    bounds = (f.geometry.bounds for f in features if f.geometry is not None)
    return [((west + east) / 2, (south + north) / 2) for west, south, east, north in bounds]


def _are_degrees(middles: Sequence[tuple[float, float]]) -> bool:
    return _mostly(abs(x) <= 180 and abs(y) <= 180 for x, y in middles)


def _would_fit(epsg: int, middles: Sequence[tuple[float, float]], city: City) -> bool:
    transformer = Transformer.from_crs(epsg, CRS84, always_xy=True)
    points = (transformer.transform(x, y) for x, y in middles)
    return _mostly(bool(np.isfinite(p).all()) and city.holds(*p) for p in points)


def _mostly(facts: Iterable[bool]) -> bool:
    found = list(facts)
    return sum(found) * 2 > len(found)
