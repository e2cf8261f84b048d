"""What a boundary file holds once read, whatever its format: features with attributes and one CRS.

Nothing is judged here: a feature keeps the problems its reader met, and is still counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from siperi_geo.errors import Problem

CRS84 = CRS.from_user_input("OGC:CRS84")
UTM_51S = CRS.from_epsg(32751)


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its number in the file (from 1), attributes, and polygon (None when there is no usable one)."""

    row: int
    properties: Mapping[str, Any]
    geometry: BaseGeometry | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of a file; `crs` is None when the file does not say."""

    features: tuple[Feature, ...]
    crs: CRS | None
    problems: tuple[Problem, ...] = ()


def value_of(properties: Mapping[str, Any], column: str | None) -> str:
    """An attribute of a feature as text; empty when there is no such column."""
    return "" if column is None else text_of(properties.get(column))


def text_of(value: object) -> str:
    """An attribute as text: missing is empty, 5371010004.0 is 5371010004, spaces around are gone."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
