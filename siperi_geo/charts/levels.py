"""Two levels side by side: for every part a line between the value of one and of the other, on the same axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo import palette
from siperi_geo.charts.base import Chart, Key, finish, safe
from siperi_geo.charts.figure import Figure

ROW_PX, MARK_PX = 44, 12
COLOURS = (palette.ACCENT, palette.change_colour(-2))
SIGNS = ("circle", "diamond")
MARGIN = (2, 12, 26, 2)  # left, right, top, bottom


@dataclass(frozen=True, slots=True)
class Pair:
    """One part: its label above the line, and the value of each level (None: not published)."""

    label: str
    values: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the picture; `levels` are the names of both levels in the order of the values."""

    title: str
    alt: str
    note: str
    levels: tuple[str, str]


def levels(rows: Sequence[Pair], words: Words, *, highest: float = 100, is_example: bool = False) -> Chart:
    """A row per part, first on top, on an axis from 0 to `highest`."""
    figure = Figure()
    heights = [len(rows) - place - 0.7 for place in range(len(rows))]
    for row, height in zip(rows, heights, strict=True):
        known = [value for value in row.values if value is not None]
        figure.add_scatter(x=known, y=[height] * len(known), mode="lines", line=_line(), hoverinfo="skip")
    for level, (colour, sign) in enumerate(zip(COLOURS, SIGNS, strict=True)):
        found = [(row.values[level], height) for row, height in zip(rows, heights, strict=True)]
        shown = [(value, height) for value, height in found if value is not None]
        marker = {"size": MARK_PX, "color": colour, "symbol": sign}
        values, places = [value for value, _ in shown], [height for _, height in shown]
        figure.add_scatter(x=values, y=places, mode="markers", marker=marker, hoverinfo="skip")
    labels = [_label(row.label, height) for row, height in zip(rows, heights, strict=True)]
    figure.update_layout(showlegend=False, annotations=labels)
    figure.update_xaxes(range=[-2, highest + 2], gridcolor=palette.GRID, zeroline=False, nticks=6, side="top")
    figure.update_yaxes(range=[0, len(rows)], visible=False)
    keys = tuple(
        Key(colour, f"{mark} {name}") for colour, mark, name in zip(COLOURS, ("●", "◆"), words.levels, strict=True)
    )
    chart = Chart(figure, title=words.title, alt=words.alt, note=words.note, keys=keys)
    height = ROW_PX * len(rows) + MARGIN[2] + MARGIN[3]
    return finish(chart, height=height, margin=MARGIN, is_example=is_example)


def _line() -> dict[str, object]:
    return {"color": palette.MUTED, "width": 3}


def _label(text: str, height: float) -> dict[str, object]:
    place = {"x": 0, "y": height + 0.2, "xanchor": "left", "yanchor": "bottom", "align": "left"}
    return place | {"text": safe(text), "showarrow": False, "font": {"size": 12}}
