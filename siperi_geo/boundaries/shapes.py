"""Checks of matched features one by one: valid, of a believable size, and not twice under two names."""

from collections.abc import Mapping, Sequence
from math import inf

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.city import City, to_utm
from siperi_geo.boundaries.layer import Feature
from siperi_geo.boundaries.repair import repair
from siperi_geo.boundaries.report import AreaMatch
from siperi_geo.errors import Problem, Where

# No kelurahan of a city is more than half of it, no kecamatan more than four fifths.
LARGEST_SHARE = {"kelurahan": 0.5, "kecamatan": 0.8}
SAME_SHAPE = 0.98
MOST_COMPARED = 300  # a city has no more; a file that repeats itself endlessly is refused as duplicates anyway

Found = tuple[dict[str, BaseGeometry], list[Problem]]


def sound_shapes(
    matches: Sequence[AreaMatch], features: Mapping[int, Feature], city: City, *, level: str, file: str
) -> Found:
    """The usable geometry of every matched area and what was found; an area claimed twice is not used."""
    problems: list[Problem] = []
    shapes: dict[str, BaseGeometry] = {}
    claimed: set[str] = set()
    largest_km2 = (city.area_km2 or inf) * LARGEST_SHARE[level]
    for match in matches:
        feature, where = features[match.row], Where(file=file, row=match.row)
        problems += feature.problems
        geometry = _valid(feature, where, problems)
        if geometry is not None and to_utm([geometry])[0].area / 1e6 > largest_km2:
            problems.append(Problem("BOUNDARY_CITY_OUTLINE", where, {"name": match.name}))
            geometry = None
        if geometry is not None and match.code not in claimed:
            shapes[match.code] = geometry
        elif match.code in claimed:
            shapes.pop(match.code, None)
        claimed.add(match.code)
    return shapes, problems


def same_shapes(features: Sequence[Feature], names: Mapping[int, str], file: str) -> list[Problem]:
    """Pairs of features that cover the same ground under two names."""
    known = [f for f in features[:MOST_COMPARED] if f.geometry is not None and f.geometry.is_valid]
    shapes = np.array([f.geometry for f in known], dtype=object)
    if len(shapes) < 2:
        return []
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    found = []
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        if a < b and names[known[a].row] != names[known[b].row] and _is_same(shapes[a], shapes[b]):
            values = {"name": names[known[a].row], "other": names[known[b].row], "other_row": known[a].row}
            found.append(Problem("BOUNDARY_SAME_SHAPE", Where(file=file, row=known[b].row), values))
    return found


def _valid(feature: Feature, where: Where, problems: list[Problem]) -> BaseGeometry | None:
    geometry = feature.geometry
    if geometry is None or geometry.is_valid:
        return geometry
    mended = repair(geometry)
    code = "BOUNDARY_INVALID" if mended.geometry is None else "BOUNDARY_INVALID_REPAIRED"
    problems.append(Problem(code, where, {"reason": mended.reason, "pct": mended.doubt_pct}))
    return mended.geometry


def _is_same(one: BaseGeometry, other: BaseGeometry) -> bool:
    smaller, larger = sorted((one.area, other.area))
    if smaller < larger * SAME_SHAPE:
        return False
    return bool(one.intersection(other).area > larger * SAME_SHAPE)
