"""The legend as our own HTML, with how many areas each class has; "no data" is counted like any class."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.maps.model import MapView, Paint
from siperi_geo.maps.payload import safe


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend."""

    paint: Paint
    count: int


def legend(view: MapView) -> list[LegendEntry]:
    """Every paint of a view with its number of areas, zero included, in the order of the paints."""
    counts = Counter(view.facts_of(shape.area_code).paint for shape in view.shapes)
    return [LegendEntry(paint, counts[key]) for key, paint in view.paints.items()]


def legend_html(entries: Sequence[LegendEntry], title: str) -> str:
    """The legend as a list; numbers stand beside the colours, so that it reads in black and white too."""
    lines = "".join(
        f'<li><span class="siperi-swatch" style="{_ground(entry.paint)}"></span>{safe(entry.paint.label)} '
        f"<b>{entry.count}</b></li>"
        for entry in entries
    )
    return f'<div class="siperi-legend"><p>{safe(title)}</p><ul>{lines}</ul></div>'


def _ground(paint: Paint) -> str:
    if not paint.hatch:
        return f"background:{paint.fill}"
    return f"background:repeating-linear-gradient({-paint.angle}deg,{paint.hatch} 0 2px,{paint.fill} 2px 6px)"
