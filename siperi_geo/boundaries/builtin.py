"""The files that come with the program: areas with their codes, the schematic kelurahan, the land around them.

Schematic means: made from village points and a coast line, not official, not for measuring (data/boundaries).
"""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import shapely

from siperi_geo.areas import Area, AreaCode
from siperi_geo.boundaries.city import City
from siperi_geo.errors import SiperiError, Where
from siperi_geo.settings import settings

AREAS = "areas.csv"
SCHEMATIC = "kelurahan_skematis.geojson"
LAND = "land.geojson"


def builtin_areas() -> list[Area]:
    """City, kecamatan and kelurahan with their Kemendagri codes, ordered by code.

    Raises BOUNDARY_FILE_MISSING, and SETTING_CITY_UNKNOWN when the city of the settings is not among them.
    """
    areas = _areas(settings().boundaries / AREAS)
    cities = [area.code for area in areas if area.level == "city"]
    if settings().city not in cities:
        known = ", ".join(cities)
        raise SiperiError("SETTING_CITY_UNKNOWN", value=settings().city, variable="SIPERI_CITY", known=known)
    return list(areas)


def builtin_city(code: str | None = None) -> City:
    """The city of the settings (or of a code); its outline from the schematic layer, None where it has none."""
    wanted = AreaCode.parse(code or settings().city)
    return _city(settings().boundaries, wanted)


def base_layer() -> dict[str, Any]:
    """The land around the city as a GeoJSON FeatureCollection in longitude and latitude, for a quiet base map.

    Coast © OpenStreetMap contributors, ODbL 1.0.
    """
    layer: dict[str, Any] = json.loads((settings().boundaries / LAND).read_text(encoding="utf-8"))
    return layer


def schematic_file() -> Path:
    """The schematic kelurahan layer."""
    return settings().boundaries / SCHEMATIC


@cache
def _areas(path: Path) -> tuple[Area, ...]:
    if not path.is_file():
        raise SiperiError("BOUNDARY_FILE_MISSING", Where(file=path.name))
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Area(r["area_code"], r["name"], r["level"], r["parent_code"]) for r in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda area: area.code))


@cache
def _city(folder: Path, code: AreaCode) -> City:
    name = next((area.name for area in _areas(folder / AREAS) if area.code == code.text), code.text)
    features = json.loads((folder / SCHEMATIC).read_text(encoding="utf-8"))["features"]
    inside = [f["geometry"] for f in features if AreaCode.parse(f["properties"]["code"]).is_within(code)]
    shapes = [shapely.from_geojson(json.dumps(geometry)) for geometry in inside]
    return City(code, name, shapely.union_all(shapes) if shapes else None)
