"""What is sent to the browser: FeatureCollections and the settings of the base. The ONE place that escapes texts.

folium puts texts into HTML and JavaScript template strings as they are: a name with `<img onerror>` or a
backtick would run in a frame that reaches the whole app. Here every text becomes inert first.
"""

import html
from collections.abc import Mapping
from typing import Any

from siperi_geo import palette
from siperi_geo.maps.model import BaseMap, MapView, Paint, Shape

SPECIAL = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`${}"})


def safe(text: object) -> str:
    """A text as HTML that is inert in markup, attributes and JavaScript template strings alike."""
    return html.escape(str(text), quote=True).translate(SPECIAL)


def feature_collection(view: MapView) -> dict[str, Any]:
    """The areas of a view as GeoJSON: `area_code` for clicks, `tip` (HTML) for hover, `paint` for colour."""
    return {"type": "FeatureCollection", "features": [_feature(shape, view) for shape in view.shapes]}


def outline(shape: Shape) -> dict[str, Any]:
    """One area as GeoJSON without any text, for a line around it."""
    return {"type": "FeatureCollection", "features": [_bare(shape.geometry, shape.area_code)]}


def base_settings(base: BaseMap) -> dict[str, Any]:
    """Everything `base.js` needs to draw the quiet base, texts escaped."""
    return {
        "land": base.land,
        "outlines": [shape.geometry for shape in base.outlines],
        "labels": [_label(shape, "kecamatan") for shape in base.outlines]
        + [_label(shape, "kelurahan") for shape in base.labels],
        "has_kelurahan": bool(base.labels),
        "bounds": bounds(base),
        "notes": [safe(note) for note in base.notes],
        "alt": safe(base.alt),
        "words": {key: safe(words) for key, words in base.words.items()},
        "watermark": safe(base.watermark) if base.watermark else None,
        "colours": {"land": palette.LAND, "coast": palette.COAST, "line": palette.KECAMATAN_LINE},
    }


def bounds(base: BaseMap) -> list[list[float]]:
    """South-west and north-east corner (latitude, longitude) of everything the base outlines."""
    points = [point for shape in base.outlines for point in _points(shape.geometry["coordinates"])]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return [[min(latitudes), min(longitudes)], [max(latitudes), max(longitudes)]]


def patterns(paints: Mapping[str, Paint]) -> list[dict[str, str | int]]:
    """The hatched and dotted paints: id of the SVG pattern, ground and line colour, angle, whether it has dots."""
    return [
        {
            "id": pattern_id(key),
            "ground": paint.fill,
            "line": paint.hatch,
            "angle": paint.angle,
            "dotted": paint.is_dotted,
        }
        for key, paint in paints.items()
        if paint.hatch
    ]


def pattern_id(key: str) -> str:
    """The id of the SVG pattern of a paint; letters and digits only, whatever the key."""
    return "hatch-" + "".join(sign for sign in key if sign.isalnum())


def _feature(shape: Shape, view: MapView) -> dict[str, Any]:
    facts = view.facts_of(shape.area_code)
    tip = f"<b>{safe(shape.name)}</b>" + "".join(f"<br>{safe(line)}" for line in facts.lines)
    properties = {"area_code": shape.area_code, "paint": facts.paint, "tip": tip}
    return {**_bare(shape.geometry, shape.area_code), "properties": properties}


def _bare(geometry: Mapping[str, Any], area_code: str) -> dict[str, Any]:
    return {"type": "Feature", "id": area_code, "properties": {"area_code": area_code}, "geometry": dict(geometry)}


def _label(shape: Shape, kind: str) -> dict[str, Any]:
    lon, lat = shape.label_at
    return {"name": safe(shape.name), "kind": kind, "at": [lat, lon], "width": _width(shape.geometry)}


def _width(geometry: Mapping[str, Any]) -> float:
    """East–west extent in degrees: a name wider than its area is left out until the reader zooms in."""
    longitudes = [point[0] for point in _points(geometry["coordinates"])]
    return round(float(max(longitudes) - min(longitudes)), 5)


def _points(coordinates: Any) -> list[Any]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [coordinates]
    return [point for part in coordinates for point in _points(part)]
