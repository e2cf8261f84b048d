"""The legend as our own HTML, with how many areas each class has; "no data" is counted like any class.

Thin areas are counted in their class, which says how many of its areas they are, and once more together. And the
selected area in one line, for screens on which its profile is not beside the map.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo import palette
from siperi_geo.maps.hatching import ground, thin_ground
from siperi_geo.maps.model import MapView, Paint
from siperi_geo.maps.payload import safe
from siperi_geo.text import number, t


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: how many areas have this paint, and how many of them are thin."""

    paint: Paint
    count: int
    thin_count: int = 0


def legend(view: MapView) -> list[LegendEntry]:
    """Every paint of a view with its number of areas, zero included, in the order of the paints."""
    facts = [view.facts_of(shape.area_code) for shape in view.shapes]
    counts, thin = Counter(one.paint for one in facts), Counter(one.paint for one in facts if one.is_thin)
    return [LegendEntry(paint, counts[key], thin[key]) for key, paint in view.paints.items()]


def legend_html(entries: Sequence[LegendEntry], title: str, thin: str = "") -> str:
    """The legend as a list; numbers stand beside the colours, so that it reads in black and white too.

    `thin`: what lines over a colour mean; the line is there where areas can be thin, also with none.
    """
    lines = "".join(_line(ground(one.paint), one.paint.label, one.count, _of_these(one)) for one in entries)
    if thin:
        of_these = sum(one.thin_count for one in entries)
        lines += (
            f'<li class="siperi-thin"><span class="siperi-swatch" style="{thin_ground(palette.SURFACE)}"></span>'
            f"<span>{safe(thin)}</span> <em>{number(of_these, 0)}</em></li>"
        )
    return f'<div class="siperi-legend"><p>{safe(title)}</p><ul>{lines}</ul></div>'


def legend_of_two(
    counted: tuple[Sequence[LegendEntry], Sequence[LegendEntry]],
    names: tuple[str, str],
    title: str,
    thin: str = "",
) -> str:
    """One legend for two maps with the same paints: the counts of both, each under its name."""
    lines = "".join(
        f'<li><span class="siperi-swatch" style="{ground(one.paint)}"></span><span>{safe(one.paint.label)}</span>'
        f"<b>{number(one.count, 0)}</b><b>{number(other.count, 0)}</b></li>"
        for one, other in zip(*counted, strict=True)
    )
    if thin:
        few = (number(sum(entry.thin_count for entry in entries), 0) for entries in counted)
        lines += (
            f'<li class="siperi-thin"><span class="siperi-swatch" style="{thin_ground(palette.SURFACE)}"></span>'
            f"<span>{safe(thin)}</span>{''.join(f'<em>{n}</em>' for n in few)}</li>"
        )
    heads = "".join(f"<b>{safe(name)}</b>" for name in names)
    return (
        f'<div class="siperi-legend siperi-of-two"><p>{safe(title)}</p>'
        f'<ul><li class="siperi-heads"><i></i><span></span>{heads}</li>{lines}</ul></div>'
    )


def _line(swatch: str, label: str, count: int, remark: str) -> str:
    words = safe(label) + (f" <small>{safe(remark)}</small>" if remark else "")
    return (
        f'<li><span class="siperi-swatch" style="{swatch}"></span><span>{words}</span> '
        f"<b>{number(count, 0)}</b></li>"
    )


def _of_these(entry: LegendEntry) -> str:
    return t("map.legend.of_these", n=number(entry.thin_count, 0)) if entry.thin_count else ""


def chosen_html(view: MapView, link: str = "") -> str:
    """The selected area in one line: swatch, name, result, and a link, which is HTML already; "" without one."""
    for shape in view.shapes:
        if shape.area_code == view.selected:
            facts = view.facts_of(shape.area_code)
            paint = view.paints[facts.paint]
            words = " · ".join([f"<b>{safe(shape.name)}</b>", *map(safe, facts.result or (paint.label,))])
            look = thin_ground(paint.fill) if facts.is_thin else ground(paint)
            swatch = f'<i class="siperi-swatch" style="{look}"></i>'
            return f'<p class="siperi-chosen" role="status">{swatch}<span>{words}</span>{link}</p>'
    return ""
