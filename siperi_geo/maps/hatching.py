"""Lines and dots that say without colour what a colour cannot: as SVG patterns on the map, as CSS in the legend.

What is missing has lines on grey, what is withheld dots on white, and a thin area level lines over its own class.
It decides nothing about who is thin.
"""

from collections.abc import Mapping

from siperi_geo import palette
from siperi_geo.maps.model import Paint

THIN = "thin "  # before the paint of an area that keeps its colour under lines
LEVEL = 90
TILE = 7  # pixels, side of a pattern


def thin_key(key: str) -> str:
    """The paint of a thin area of this class."""
    return THIN + key


def pattern_id(key: str) -> str:
    """The id of the SVG pattern of a paint; letters and digits only, whatever the key."""
    return "hatch-" + "".join(sign for sign in key if sign.isalnum())


def fill_of(paints: Mapping[str, Paint], key: str, prefix: str) -> tuple[str, Paint]:
    """What an area is filled with (a colour, or a pattern), and the paint it belongs to.

    Patterns that mean the same on every map have one id; those over a class colour one for each map (`prefix`).
    """
    paint = paints[key.removeprefix(THIN)]
    if key.startswith(THIN):
        return f"url(#{pattern_id(prefix + key)})", paint
    return (f"url(#{pattern_id(key)})" if paint.hatch else paint.fill), paint


def patterns_svg(paints: Mapping[str, Paint], prefix: str) -> str:
    """The SVG patterns of every paint that may be used: its own hatch or dots, or level lines over its colour."""
    own = [_pattern(pattern_id(key), one, one.hatch, one.angle, 2.4) for key, one in paints.items() if one.hatch]
    over = [
        _pattern(pattern_id(prefix + thin_key(key)), one, palette.ink_on(one.fill), LEVEL, 1.5)
        for key, one in paints.items()
        if not one.hatch
    ]
    return "".join(own + over)


def ground(paint: Paint) -> str:
    """The CSS of a swatch of a paint."""
    if not paint.hatch:
        return f"background:{paint.fill}"
    if paint.is_dotted:
        return f"background:radial-gradient({paint.hatch} 1.5px,{paint.fill} 1.8px) 0 0/6px 6px"
    return f"background:repeating-linear-gradient({paint.angle - 90}deg,{paint.hatch} 0 2px,{paint.fill} 2px 6px)"


def thin_ground(fill: str) -> str:
    """The CSS of a thin area of a class colour."""
    ink = palette.ink_on(fill)
    return f"background:repeating-linear-gradient(180deg,{fill} 0 4.5px,{ink} 4.5px 6px)"


def _pattern(name: str, paint: Paint, lines: str | None, angle: int, width: float) -> str:
    stroke = (
        f'<circle cx="3.5" cy="3.5" r="1.5" fill="{lines}"/>'
        if paint.is_dotted
        else f'<rect width="{width}" height="{TILE}" fill="{lines}"/>'
    )
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{TILE}" height="{TILE}" '
        f'patternTransform="rotate({angle})"><rect width="{TILE}" height="{TILE}" fill="{paint.fill}"/>'
        f"{stroke}</pattern>"
    )
