"""What is sent to the browser: the settings of the base, and layers of codes and colours. The ONE place that
escapes texts.

folium puts texts into HTML and JavaScript template strings as they are: a name with `<img onerror>` or a
backtick would run in a frame that reaches the whole app. Here every text becomes inert first.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from siperi_geo import palette
from siperi_geo.areas import brief_name
from siperi_geo.maps.hatching import fill_of, patterns_svg, thin_key
from siperi_geo.maps.model import BaseMap, MapView, Mark, Paint, Shape
from siperi_geo.text import language

SPECIAL = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`${}"})


def safe(text: object) -> str:
    """A text as HTML that is inert in markup, attributes and JavaScript template strings alike."""
    return html.escape(str(text), quote=True).translate(SPECIAL)


def base_settings(base: BaseMap) -> dict[str, Any]:
    """Everything `base.js` needs to draw the quiet base and to know every shape by its code, texts escaped."""
    return {
        "land": base.land,
        "areas": {shape.area_code: shape.geometry for shape in (*base.areas, *base.outlines)},
        "outlines": [shape.area_code for shape in base.outlines],
        "labels": [_label(shape, "kecamatan") for shape in base.outlines]
        + [_label(shape, "kelurahan") for shape in base.areas],
        "bounds": bounds(base),
        "notes": [safe(note) for note in base.notes],
        "alt": safe(base.alt),
        "title": safe(base.alt.partition(". ")[0].rstrip(".")),
        "language": language(),
        "words": {key: safe(words) for key, words in base.words.items()},
        "watermark": safe(base.watermark) if base.watermark else None,
        "panels": base.panels,
        "colours": {
            "land": palette.LAND,
            "coast": palette.COAST,
            "line": palette.KECAMATAN_LINE,
            "selected": palette.SELECTED,
        },
    }


def painted(views: Sequence[MapView]) -> dict[str, Any]:
    """What `siperi.paint` draws: one layer for every map, the patterns of both, and the area to zoom to."""
    return {
        "layers": [_layer(view, f"m{place}") for place, view in enumerate(views)],
        "patterns": "".join(patterns_svg(view.paints, f"m{place}") for place, view in enumerate(views)),
        "focus": views[0].focus if views else None,
    }


def bounds(base: BaseMap) -> list[list[float]]:
    """South-west and north-east corner (latitude, longitude) of everything the base outlines."""
    points = [point for shape in base.outlines for point in _points(shape.geometry["coordinates"])]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return [[min(latitudes), min(longitudes)], [max(latitudes), max(longitudes)]]


def _layer(view: MapView, prefix: str) -> dict[str, Any]:
    used = {_paint_key(view, shape.area_code) for shape in view.shapes} | {mark.facts.paint for mark in view.marks}
    return {
        "areas": [_area(shape, view) for shape in view.shapes],
        "paints": {key: _paint(view.paints, key, prefix) for key in sorted(used)},
        "marks": [_mark(mark, view) for mark in view.marks],
        "signs": _signs(view) if view.is_signed else {},
        "selected": view.selected if view.selected in {shape.area_code for shape in view.shapes} else None,
        "opened": view.opened,
        "title": safe(view.title),
    }


def _paint_key(view: MapView, area_code: str) -> str:
    facts = view.facts_of(area_code)
    return thin_key(facts.paint) if facts.is_thin else facts.paint


def _area(shape: Shape, view: MapView) -> list[str]:
    """The code, paint and tooltip (HTML) of one area."""
    return [
        shape.area_code,
        _paint_key(view, shape.area_code),
        tip(shape.name, view.facts_of(shape.area_code).lines),
    ]


def tip(name: str, lines: Sequence[str]) -> str:
    """What hangs at an area or a mark: its name and the lines of its facts, as HTML."""
    return f"<b>{safe(name)}</b>" + "".join(f"<br>{safe(line)}" for line in lines)


def _paint(paints: Mapping[str, Paint], key: str, prefix: str) -> dict[str, str]:
    fill, paint = fill_of(paints, key, prefix)
    border = palette.SUPPRESSED_DOTS if paint.is_dotted else palette.OUTLINE  # white on white shows none
    return {"fill": fill, "border": border, "ink": palette.ink_on(paint.fill)}


def _mark(mark: Mark, view: MapView) -> dict[str, Any]:
    lon, lat = mark.at
    sign = safe(view.paints[mark.facts.paint].sign)
    return {
        "at": [lat, lon],
        "id": mark.subject_id,
        "paint": mark.facts.paint,
        "tip": tip(mark.name, mark.facts.lines),
        "sign": sign,
        "example": mark.is_example,
    }


def _signs(view: MapView) -> dict[str, str]:
    found = {shape.area_code: view.paints[view.facts_of(shape.area_code).paint].sign for shape in view.shapes}
    return {code: safe(sign) for code, sign in found.items() if sign}


def _label(shape: Shape, kind: str) -> dict[str, Any]:
    lon, lat = shape.label_at
    width = _width(shape.geometry)
    name = brief_name(shape.area_code, shape.name) if kind == "kecamatan" else shape.name
    return {"code": shape.area_code, "name": safe(name), "kind": kind, "at": [lat, lon], "width": width}


def _width(geometry: Mapping[str, Any]) -> float:
    """East–west extent in degrees: a name wider than its area is left out until the reader zooms in."""
    longitudes = [point[0] for point in _points(geometry["coordinates"])]
    return round(float(max(longitudes) - min(longitudes)), 5)


def _points(coordinates: Any) -> list[Any]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [coordinates]
    return [point for part in coordinates for point in _points(part)]
