"""Kecamatan and city outlines derived from their kelurahan, so that the levels always nest."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.areas import AreaCode


@dataclass(frozen=True, slots=True)
class Outline:
    """One area's outline in longitude and latitude and its size (UTM 51S)."""

    area_code: str
    level: str
    geometry: BaseGeometry
    area_km2: float


def with_parents(
    shapes: Mapping[str, BaseGeometry], areas_km2: Mapping[str, float], city_code: str
) -> list[Outline]:
    """The outlines given and those of every area above them up to the city, areas summed up."""
    outlines = [Outline(c, AreaCode.parse(c).level, shapes[c], areas_km2[c]) for c in sorted(shapes)]
    below = outlines
    while below and below[0].area_code != city_code:
        members: dict[str, list[Outline]] = defaultdict(list)
        for outline in below:
            members[outline.area_code.rpartition(".")[0]].append(outline)
        below = [_merged(code, parts) for code, parts in sorted(members.items())]
        outlines += below
    return outlines


def merge(shapes: list[BaseGeometry]) -> BaseGeometry:
    """One outline for adjoining areas; shared edges vanish exactly where the areas fit together."""
    array = np.array(shapes, dtype=object)
    merged: BaseGeometry = (
        shapely.coverage_union_all(array) if shapely.coverage_is_valid(array) else shapely.union_all(array)
    )
    return merged


def _merged(code: str, parts: list[Outline]) -> Outline:
    area = round(sum(part.area_km2 for part in parts), 6)
    return Outline(code, AreaCode.parse(code).level, merge([part.geometry for part in parts]), area)
