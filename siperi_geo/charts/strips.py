"""How far apart many are: for every part a row with a mark per unit, of two levels, on the same axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siperi_geo import palette
from siperi_geo.charts.base import Chart, Key, finish, safe
from siperi_geo.charts.figure import Figure
from siperi_geo.charts.levels import COLOURS, MARGIN, SIGNS, Words

ROW_PX, MARK_PX, SEE_THROUGH = 44, 11, 0.65
HEIGHTS = (0.36, 0.2)  # of each level's marks in its row, so that neither hides the other


@dataclass(frozen=True, slots=True)
class Strip:
    """One part: its label, and the values of each level, none of which says whose it is."""

    label: str
    values: Mapping[int, Sequence[float]]  # place of the level → values


def strips(rows: Sequence[Strip], words: Words, *, highest: float = 100, is_example: bool = False) -> Chart:
    """A row per part, first on top, on an axis from 0 to `highest`; a line from the lowest to the highest mark."""
    figure, count = Figure(), len(rows)
    for place, row in enumerate(rows):
        known = [value for values in row.values.values() for value in values]
        if known:
            middle = [count - place - 1 + sum(HEIGHTS) / 2] * 2
            line = {"color": palette.GRID, "width": 3}
            figure.add_scatter(x=[min(known), max(known)], y=middle, mode="lines", line=line, hoverinfo="skip")
    for level, (colour, sign) in enumerate(zip(COLOURS, SIGNS, strict=True)):
        marks = [
            (value, count - place - 1 + HEIGHTS[level])
            for place, row in enumerate(rows)
            for value in row.values[level]
        ]
        marker = {"size": MARK_PX, "color": colour, "symbol": sign, "opacity": SEE_THROUGH}
        at = {"x": [value for value, _ in marks], "y": [height for _, height in marks]}
        figure.add_scatter(**at, mode="markers", marker=marker, hoverinfo="skip")
    labels = [_label(row.label, count - place - 0.5) for place, row in enumerate(rows)]
    figure.update_layout(showlegend=False, annotations=labels)
    figure.update_xaxes(range=[-2, highest + 2], gridcolor=palette.GRID, zeroline=False, nticks=6, side="top")
    figure.update_yaxes(range=[0, count], visible=False)
    keys = tuple(
        Key(colour, f"{mark} {name}") for colour, mark, name in zip(COLOURS, ("●", "◆"), words.levels, strict=True)
    )
    chart = Chart(figure, title=words.title, alt=words.alt, note=words.note, keys=keys)
    return finish(chart, height=ROW_PX * count + MARGIN[2] + MARGIN[3], margin=MARGIN, is_example=is_example)


def _label(text: str, height: float) -> dict[str, object]:
    place = {"x": 0, "y": height, "xanchor": "left", "yanchor": "bottom", "align": "left"}
    return place | {"text": safe(text), "showarrow": False, "font": {"size": 12}}
