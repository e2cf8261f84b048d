"""How the areas of a layer fit together: overlaps, gaps, edges that do not meet; small faults mended and said.

Measured in metres (UTM 51S). A large overlap is a question of who owns the land: it is left to a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.city import to_lonlat, to_utm
from siperi_geo.boundaries.polygons import polygons_of
from siperi_geo.errors import Problem, Where

# Own design: what a 1:10,000 map cannot show (1 mm = 10 m) is drawing noise.
NARROW_M = 10.0
SMALL_SHARE = 0.01
NOISE_M2 = 1.0
MAX_CHANGE = 0.01
SNAP_DEGREES = 1e-7  # a centimetre
METRES_PER_DEGREE = 111_320
_clean: Any = vars(shapely)["coverage_clean"]  # shapely 2.2; not in the type stubs yet


@dataclass(frozen=True, slots=True)
class Fit:
    """The layer after the check: geometries (mended where that was safe), areas in km², findings."""

    geometries: dict[str, BaseGeometry]
    areas_km2: dict[str, float]
    problems: list[Problem] = field(default_factory=list)


def check_fit(shapes: Mapping[str, BaseGeometry], names: Mapping[str, str], file: str) -> Fit:
    """Check valid polygons by area code as one coverage."""
    codes = sorted(shapes)
    given = [shapes[code] for code in codes]
    metric = to_utm(given)
    if not codes:
        return Fit({}, {})
    where = Where(file=file)
    overlaps = _overlaps(metric)
    large = [o for o in overlaps if o[2] > SMALL_SHARE]
    problems = [_overlap_problem(codes, names, where, *o) for o in large]
    faults = not shapely.coverage_is_valid(np.array(given)) or any(_is_narrow(g) for g in _gaps(metric))
    if faults and not large:
        given, metric, found = _mend(given, metric, where)
        problems.append(found)
    problems += [_gap_problem(gap, codes, metric, names, where) for gap in _gaps(metric)]
    areas = {code: round(shape.area / 1e6, 6) for code, shape in zip(codes, metric, strict=True)}
    return Fit(dict(zip(codes, given, strict=True)), areas, problems)


def _overlaps(shapes: Sequence[BaseGeometry]) -> list[tuple[int, int, float, float]]:
    """Pairs that overlap: positions, share of the smaller one, square metres."""
    array = np.array(shapes, dtype=object)
    left, right = shapely.STRtree(array).query(array, predicate="intersects")
    first, second = left[left < right], right[left < right]
    shared = shapely.area(shapely.intersection(array[first], array[second]))
    smaller = np.minimum(shapely.area(array[first]), shapely.area(array[second]))
    rows = zip(first.tolist(), second.tolist(), (shared / smaller).tolist(), shared.tolist(), strict=True)
    return [row for row in rows if row[3] > NOISE_M2]


def _gaps(shapes: Sequence[BaseGeometry]) -> list[shapely.Polygon]:
    """Holes in the union that no area covers."""
    union = shapely.union_all(np.array(shapes, dtype=object))
    holes = [shapely.Polygon(ring) for part in polygons_of(union) for ring in part.interiors]
    return [hole for hole in holes if hole.area > NOISE_M2]


def _is_narrow(gap: shapely.Polygon) -> bool:
    return shapely.maximum_inscribed_circle(gap, tolerance=NARROW_M / 10).length * 2 < NARROW_M


def _mend(
    given: list[BaseGeometry], metric: list[BaseGeometry], where: Where
) -> tuple[list[BaseGeometry], list[BaseGeometry], Problem]:
    """Snap edges, share out small overlaps and fill narrow gaps; undone when an area changes by over 1 %.

    Done on longitude and latitude, so that every point that was right stays as it was.
    """
    width = NARROW_M / METRES_PER_DEGREE
    mended = _clean(np.array(given), gap_width=width, snapping_distance=SNAP_DEGREES).tolist()
    measured = to_utm(mended)
    change = max(abs(new.area - old.area) / old.area for new, old in zip(measured, metric, strict=True))
    is_sound = bool(shapely.coverage_is_valid(mended)) and bool(shapely.is_valid(mended).all())
    values = {"pct": round(change * 100, 3)}
    if change > MAX_CHANGE or not is_sound:
        return given, metric, Problem("BOUNDARY_EDGES_DO_NOT_MEET", where, values)
    return mended, measured, Problem("BOUNDARY_TOPOLOGY_REPAIRED", where, values)


def _overlap_problem(
    codes: Sequence[str], names: Mapping[str, str], where: Where, one: int, other: int, share: float, m2: float
) -> Problem:
    values = {"name": names[codes[one]], "other": names[codes[other]], "pct": round(share * 100, 1)}
    return Problem("BOUNDARY_OVERLAP", where, {**values, "ha": round(m2 / 1e4, 2)})


def _gap_problem(
    gap: shapely.Polygon,
    codes: Sequence[str],
    metric: Sequence[BaseGeometry],
    names: Mapping[str, str],
    where: Where,
) -> Problem:
    touching = sorted(names[c] for c, shape in zip(codes, metric, strict=True) if shape.distance(gap) < 0.5)
    middle = to_lonlat([gap.representative_point()])[0].coords[0]
    values = {"ha": round(gap.area / 1e4, 2), "names": ", ".join(touching)}
    return Problem("BOUNDARY_GAP", where, {**values, "lng": round(middle[0], 5), "lat": round(middle[1], 5)})
