"""What a map is made of, as frozen values: shapes, their colours, the facts shown on hover, the quiet base."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Geometry = Mapping[str, Any]
LonLat = tuple[float, float]
NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Shape:
    """One area to draw: GeoJSON geometry in WGS 84 (lon, lat) and the point where its name goes."""

    area_code: str
    name: str
    geometry: Geometry
    label_at: LonLat


@dataclass(frozen=True, slots=True)
class Paint:
    """The colour of a class; with lines of `hatch` at `angle`, or dots of it, where one is given ("no data").

    `sign`: the number or letters that say the same without colour, where marks or areas carry them.
    """

    fill: str
    label: str
    hatch: str | None = None
    angle: int = 45
    is_dotted: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the map says about one area: the key of its paint, the lines of its tooltip, those of its result.

    A thin area keeps its colour under lines: too few of those in it could be assessed.
    """

    paint: str
    lines: tuple[str, ...] = ()
    result: tuple[str, ...] = ()
    is_thin: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One unit as a point: who it is, where, what the map says of it, and whether both are made up."""

    subject_id: str
    name: str
    at: LonLat
    facts: Facts
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class BaseMap:
    """The part that stays while years change. `notes` go to the corner of the map, `alt` to screen readers.

    `outlines` are the kecamatan, `areas` the smaller ones; `panels` is 2 for two maps side by side.
    Nothing in it may depend on the year: another base is another map, which starts at the whole city again.
    """

    land: Geometry
    outlines: tuple[Shape, ...]
    areas: tuple[Shape, ...]
    notes: tuple[str, ...]
    alt: str
    words: Mapping[str, str]
    watermark: str | None = None
    panels: int = 1


@dataclass(frozen=True, slots=True)
class MapView:
    """The part that changes: a shape without facts gets the paint of "no data".

    `shapes` must be among those of the base. `opened`: the kecamatan whose areas alone are shown; `focus`: the
    area that the map zooms to when it changes; `title`: what one of two maps shows; `is_signed`: areas carry the
    signs of their paints, where colour alone would have to say too much.
    """

    shapes: tuple[Shape, ...]
    facts: Mapping[str, Facts]
    paints: Mapping[str, Paint]
    selected: str | None = None
    no_data: Facts = field(default_factory=lambda: Facts(NO_DATA))
    marks: tuple[Mark, ...] = ()
    opened: str | None = None
    focus: str | None = None
    title: str = ""
    is_signed: bool = False

    def facts_of(self, area_code: str) -> Facts:
        """The facts of an area, or those of an area without data."""
        return self.facts.get(area_code, self.no_data)
