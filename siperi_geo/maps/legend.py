"""The legend as our own HTML, with how many areas each class has; "no data" is counted like any class.

And the selected area in one line, for screens on which its profile is not beside the map.
"""

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
        f'<li><span class="siperi-swatch" style="{ground(entry.paint)}"></span>{safe(entry.paint.label)} '
        f"<b>{entry.count}</b></li>"
        for entry in entries
    )
    return f'<div class="siperi-legend"><p>{safe(title)}</p><ul>{lines}</ul></div>'


def chosen_html(view: MapView, link: str = "") -> str:
    """The selected area in one line: swatch, name, result, and a link, which is HTML already; "" without one."""
    for shape in view.shapes:
        if shape.area_code == view.selected:
            facts = view.facts_of(shape.area_code)
            paint = view.paints[facts.paint]
            words = " · ".join([f"<b>{safe(shape.name)}</b>", *map(safe, facts.result or (paint.label,))])
            swatch = f'<i class="siperi-swatch" style="{ground(paint)}"></i>'
            return f'<p class="siperi-chosen" role="status">{swatch}<span>{words}</span>{link}</p>'
    return ""


def ground(paint: Paint) -> str:
    """The CSS of a swatch of a paint."""
    if not paint.hatch:
        return f"background:{paint.fill}"
    if paint.is_dotted:
        return f"background:radial-gradient({paint.hatch} 1.5px,{paint.fill} 1.8px) 0 0/6px 6px"
    return f"background:repeating-linear-gradient({-paint.angle}deg,{paint.hatch} 0 2px,{paint.fill} 2px 6px)"
