"""Points spread over an area, for what is made up and stands somewhere: the same every time, far from each other.

No point says where anything really is.
"""

import json
from collections.abc import Iterator
from itertools import count, repeat

import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.display import DisplayArea

DECIMALS = 5
INSIDE = 0.2
"""How far from the outline, as a share of the distance from the outline to the label point."""


def points_in(area: DisplayArea, start: int) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of points in an area without end: those of an even run over its box that lie inside.

    The run is that of Halton (1960) with bases 2 and 3, from its place `start` on.
    """
    inner = _inner(area)
    if inner.is_empty:  # an outline without room: the point of its name, for all
        yield from repeat(area.label)
    west, south, east, north = inner.bounds
    for n in count(1 + start):
        lon = round(west + (east - west) * _halton(n, 2), DECIMALS)
        lat = round(south + (north - south) * _halton(n, 3), DECIMALS)
        if shapely.contains_xy(inner, lon, lat):
            yield lon, lat


def _inner(area: DisplayArea) -> BaseGeometry:
    """An area without its edge, on which no point should stand."""
    outline = shapely.from_geojson(json.dumps(area.geometry))
    room = shapely.distance(shapely.boundary(outline), shapely.Point(area.label))
    return shapely.buffer(outline, -INSIDE * float(room))


def _halton(n: int, base: int) -> float:
    """The n-th number of a run that fills 0 to 1 evenly.

    >>> [_halton(n, 2) for n in (1, 2, 3)]
    [0.5, 0.25, 0.75]
    """
    found, part = 0.0, 1.0
    while n:
        n, digit = divmod(n, base)
        part /= base
        found += digit * part
    return found
