"""Coordinates of subjects: read as lists write them, and held against the kelurahan they should lie in.

Nothing is turned or moved silently: a point that makes sense only with longitude and latitude exchanged, or with
the other sign, waits for a person. What lies where is asked of the caller's boundaries.
"""

import re
from dataclasses import dataclass
from typing import Literal, Protocol

from siperi_geo.sheets import RefusedError, fold

BLANK = frozenset(["", "-", "–", "—", "n/a", "na", "null", "none"])
DECIMALS = 6  # of a degree: a tenth of a metre
NEAR_M = 2_000  # so far outside every kelurahan a point may still be meant as it stands
_DECIMAL = re.compile(r"([-+]?)([0-9]{1,3})(?:[.,]([0-9]{1,20}))?\s*°?\s*(ls|lu|bt|bb|[snew])?")
_SEXAGESIMAL = re.compile(
    r"([-+]?)([0-9]{1,3})\s*[°º]\s*([0-9]{1,2})\s*['’′]\s*"
    r"(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:[\"”″]|['’′]{2})?)?\s*(ls|lu|bt|bb|[snew])?"
)
_PAIR = re.compile(r"\s*;\s*|\s*,\s+|\s+|,(?=\s*[-+]?[0-9]+\.)")
SOUTH_WEST = {"ls", "s", "bb", "w"}
Point = tuple[float, float]  # longitude, latitude
Slip = Literal["swapped", "sign"]


class Locator(Protocol):
    """What the register asks of the boundaries that are shown."""

    def area_at(self, lon: float, lat: float) -> str | None:
        """The code of the kelurahan that a point lies in."""

    def distance_m(self, lon: float, lat: float, area_code: str | None = None) -> float | None:
        """Metres from a point to a kelurahan (None: to the nearest); 0 within, None when it is not drawn."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The coordinates of a row as written, and how a person finds the column; `pair` holds both in one cell."""

    lon: str = ""
    lat: str = ""
    pair: str = ""
    column: str | None = None


def read_point(cells: Cells) -> Point | None:
    """The point that a row names, rounded to six decimals; None where it names none.

    Raises RefusedError: SUBJECT_POINT_UNREADABLE, _HALF, _ZERO.
    """
    lon, lat = cells.lon, cells.lat
    if fold(cells.pair) not in BLANK:
        parts = [part for part in _PAIR.split(cells.pair.strip("() ")) if part]
        if len(parts) != 2:
            raise RefusedError("SUBJECT_POINT_UNREADABLE", cells.column, text=cells.pair[:80])
        lat, lon = parts
    blanks = [fold(text) in BLANK for text in (lon, lat)]
    if all(blanks):
        return None
    if any(blanks):
        raise RefusedError("SUBJECT_POINT_HALF", cells.column, text=(lat if blanks[0] else lon)[:80])
    point = read_degrees(lon, cells.column), read_degrees(lat, cells.column)
    if 0 in point:
        raise RefusedError("SUBJECT_POINT_ZERO", cells.column)
    return point


def read_degrees(text: str, column: str | None = None) -> float:
    """Degrees as `-10,1788`, `-10.1788`, `10.1788 LS` or `10°10'43"S`. Raises SUBJECT_POINT_UNREADABLE."""
    plain = fold(text).removeprefix("'").replace("−", "-").strip()
    if found := _DECIMAL.fullmatch(plain):
        degrees = float(f"{found[2]}.{found[3] or 0}")
    elif found := _SEXAGESIMAL.fullmatch(plain):
        seconds = float((found[4] or "0").replace(",", "."))
        degrees = int(found[2]) + int(found[3]) / 60 + seconds / 3600
    else:
        raise RefusedError("SUBJECT_POINT_UNREADABLE", column, text=text[:80])
    if degrees > 180:
        raise RefusedError("SUBJECT_POINT_UNREADABLE", column, text=text[:80])
    is_negative = found[1] == "-" or (found[found.lastindex or 0] in SOUTH_WEST)
    return round(-degrees if is_negative else degrees, DECIMALS)


def slip_of(point: Point, locator: Locator) -> tuple[Slip, Point] | None:
    """The slip that alone makes sense of a point far from every kelurahan, and the point it would then be."""
    if is_near(point, locator):
        return None
    lon, lat = point
    tried: dict[Slip, Point] = {"swapped": (lat, lon), "sign": (lon, -lat)}
    fits = [(slip, one) for slip, one in tried.items() if is_near(one, locator)]
    return fits[0] if len(fits) == 1 else None


def is_near(point: Point, locator: Locator) -> bool:
    """Whether a point lies in a kelurahan or at most two kilometres from one."""
    distance = locator.distance_m(*point)
    return distance is not None and distance <= NEAR_M
