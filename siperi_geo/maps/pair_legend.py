"""The legend of a map of two measures: three rows by three columns, each cell with its sign and its areas."""

from collections import Counter

from siperi_geo import palette
from siperi_geo.maps.hatching import ground
from siperi_geo.maps.model import MapView
from siperi_geo.maps.payload import safe
from siperi_geo.maps.two_measures import STEPS, Other, pair_key
from siperi_geo.text import number


def pair_legend_html(view: MapView, other: Other, title: str, corners: dict[str, str]) -> str:
    """A table: rows resilience from low to high, columns the other measure; plain words in the corners by sign.

    Below it, as in every legend, what is missing with its number of areas.
    """
    counts = Counter(view.facts_of(shape.area_code).paint for shape in view.shapes)
    heads = "".join(f'<th scope="col">{safe(words)}</th>' for words in other.steps)
    rows = "".join(
        f'<tr><th scope="row">{safe(other.rows[row - 1])}</th>'
        + "".join(_cell(view, counts, pair_key(row, column), corners) for column in range(1, STEPS + 1))
        + "</tr>"
        for row in range(1, STEPS + 1)
    )
    missing = "".join(
        f'<li><span class="siperi-swatch" style="{ground(one)}"></span><span>{safe(one.label)}</span> '
        f"<b>{number(counts[key], 0)}</b></li>"
        for key, one in view.paints.items()
        if one.hatch
    )
    return (
        f'<div class="siperi-legend siperi-pairs"><p>{safe(title)}</p>'
        f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table><ul>{missing}</ul></div>"
    )


def _cell(view: MapView, counts: Counter[str], key: str, corners: dict[str, str]) -> str:
    paint = view.paints[key]
    words = f"<small>{safe(corners[paint.sign])}</small>" if paint.sign in corners else ""
    ink = palette.ink_on(paint.fill)
    return (
        f'<td style="background:{paint.fill};color:{ink}"><i>{safe(paint.sign)}</i> '
        f"<b>{number(counts[key], 0)}</b>{words}</td>"
    )
