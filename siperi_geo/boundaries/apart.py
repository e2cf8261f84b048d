"""Areas that lie apart from their own kecamatan, among those of others: swapped shapes look like this.

It looks at who borders on whom, and at nothing else. An island in the sea, which borders on nobody, says nothing.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.areas import Area
from siperi_geo.errors import Problem, Where

# Own design. As in topology, 10 m are 1 mm on a 1:10,000 map. In a schematic layer one thin cell may part an area
# from its kecamatan (Naioni, 1,116 m at a width of 4,179 m); of the real layers none lies apart at all.
NEAR_M = 10.0
NEAR_SHARE = 1 / 3  # of the area's own width


def lying_apart(shapes: Mapping[str, BaseGeometry], areas: Sequence[Area], file: str) -> list[Problem]:
    """One warning for each area (shapes in metres by code) among others only, away from every mate of its own.

    A kecamatan of which a kelurahan is missing says nothing.
    """
    known = {area.code: area for area in areas}
    beside = {code: others for code, others in _neighbours(shapes).items() if others}
    found = []
    for code, others in beside.items():
        family = {area.code for area in areas if area.parent_code == known[code].parent_code}
        is_whole = family <= shapes.keys()
        mates = [shapes[one] for one in beside if one != code and one in family] if is_whole else []
        near = max(NEAR_M, NEAR_SHARE * shapes[code].area ** 0.5)
        if mates and min(shapes[code].distance(mate) for mate in mates) > near:
            found.append(_problem(known, code, others, file))
    return found


def _neighbours(shapes: Mapping[str, BaseGeometry]) -> dict[str, list[str]]:
    """Code → the codes of the areas that it borders on, in order of code."""
    codes = sorted(shapes)
    array = np.array([shapes[code] for code in codes], dtype=object)
    found: dict[str, list[str]] = {code: [] for code in codes}
    left, right = shapely.STRtree(array).query(array, predicate="dwithin", distance=NEAR_M)
    for one, other in sorted(zip(left.tolist(), right.tolist(), strict=True)):
        if one != other:
            found[codes[one]].append(codes[other])
    return found


def _problem(known: Mapping[str, Area], code: str, others: Sequence[str], file: str) -> Problem:
    above = known.get(known[code].parent_code or "")
    values = {"name": known[code].name, "code": code, "kecamatan": above.name if above else "–"}
    shown = ", ".join(known[one].name for one in others)
    return Problem("BOUNDARY_APART", Where(file=file), values | {"neighbours": shown})
