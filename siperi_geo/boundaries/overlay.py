"""Polygons with a class laid over the zones: which share of each zone lies in which class, in metres of UTM 51S.

Where polygons overlap the higher class counts. What a share means for a zone's own class is decided by the caller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.builtin import builtin_city
from siperi_geo.boundaries.city import to_utm
from siperi_geo.boundaries.georeference import locate
from siperi_geo.boundaries.layer import Feature, Layer
from siperi_geo.boundaries.repair import repair
from siperi_geo.boundaries.zones import Zones
from siperi_geo.errors import Problem, SiperiError, Where


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The share of one zone in each class, in percent; what lies in none is not known to be safe."""

    area_code: str
    share_pct: Mapping[int, float]

    @property
    def uncovered_pct(self) -> float:
        """The share that no polygon covers."""
        return max(0.0, 100 - sum(self.share_pct.values()))

    def at_least_pct(self, level: int) -> float:
        """The share in a class or a higher one."""
        return sum(share for one, share in self.share_pct.items() if one >= level)


def overlay(
    layer: Layer, features: Sequence[Feature], levels: Sequence[int | None], zones: Zones, where: Where
) -> tuple[list[Overlaid], list[Problem]]:
    """Each zone's shares; `levels` are the features' classes, None: left out.

    Raises LAYER_NO_POLYGONS, LAYER_CRS_UNKNOWN and LAYER_ELSEWHERE.
    """
    placed, problems = locate(features, layer.crs, builtin_city(), where)
    if unknown := next((one for one in problems if one.code == "BOUNDARY_CRS_UNKNOWN"), None):
        raise SiperiError("LAYER_CRS_UNKNOWN", where, **unknown.values)
    by_class: dict[int, list[BaseGeometry]] = {}
    for feature, level in zip(placed, levels, strict=True):
        shape = _sound(feature, where, problems)
        if shape is not None and level is not None:
            by_class.setdefault(level, []).append(shape)
    if not by_class:
        raise SiperiError("LAYER_NO_POLYGONS", where, more=problems)
    outlines = to_utm([shapely.segmentize(shape, 0.001) for shape in zones.shapes])
    found = _shares(by_class, outlines)
    if not any(share for one in found for share in one.values()):
        raise SiperiError("LAYER_ELSEWHERE", where)
    return [Overlaid(code, one) for code, one in zip(zones.codes, found, strict=True)], problems


def _sound(feature: Feature, where: Where, problems: list[Problem]) -> BaseGeometry | None:
    """The polygon of a feature, mended where that is safe; else None, said."""
    problems += feature.problems
    shape = feature.geometry
    if shape is None or shape.is_valid:
        return shape
    mended = repair(shape)
    code = "LAYER_INVALID" if mended.geometry is None else "BOUNDARY_INVALID_REPAIRED"
    values = {"reason": mended.reason, "pct": mended.doubt_pct}
    problems.append(Problem(code, Where(file=where.file, row=feature.row), values))
    return mended.geometry


def _shares(by_class: Mapping[int, list[BaseGeometry]], zones: Sequence[BaseGeometry]) -> list[dict[int, float]]:
    """The share of each zone by class, from the highest down, without what a higher class covers."""
    array = np.array(zones, dtype=object)
    sizes = shapely.area(array)
    covered = np.zeros(len(zones))
    found: list[dict[int, float]] = [{} for _ in zones]
    together: BaseGeometry = shapely.Polygon()
    for level in sorted(by_class, reverse=True):
        together = shapely.union_all([together, *to_utm(by_class[level])])
        now = shapely.area(shapely.intersection(array, together))
        for place, share in enumerate((100 * np.clip(now - covered, 0, None) / sizes).tolist()):
            found[place][level] = share
        covered = now
    return found
