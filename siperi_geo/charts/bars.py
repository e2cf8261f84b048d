"""Horizontal bars with their labels above them, which long names need on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from siperi_geo import palette
from siperi_geo.charts.base import Hatch, hatched, safe, wrapped
from siperi_geo.charts.figure import Figure

LINE_PX = 17
BAR_PX = 16
GAP_PX = 10
LABEL_WIDTH = 40
NARROWEST_PX = 320
DIGIT_PX = 8.5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label above it, length, the number as written beside it, colour or the sign of a missing value."""

    label: str
    value: float | None
    shown: str
    colour: str = palette.ACCENT
    sign: Hatch | None = None


def bars(rows: Sequence[Bar], *, longest: float, lines: int = 2) -> tuple[Figure, int]:
    """The figure (axis 0 to `longest`) and its height in pixels, top and bottom margin not included."""
    labels = [wrapped(row.label, LABEL_WIDTH, lines) for row in rows]
    steps = [len(label) * LINE_PX + BAR_PX + GAP_PX for label in labels]
    height = sum(steps)
    lows = [height - sum(steps[: place + 1]) + GAP_PX for place in range(len(rows))]
    lengths = [0.0 if row.value is None or row.value != row.value else float(row.value) for row in rows]
    figure = Figure()
    for sign in dict.fromkeys(row.sign for row in rows):
        places = [place for place, row in enumerate(rows) if row.sign == sign]
        figure.add_bar(
            x=[lengths[place] for place in places],
            y=[lows[place] + BAR_PX / 2 for place in places],
            width=BAR_PX,
            orientation="h",
            marker=_marker([rows[place].colour for place in places], sign),
            hoverinfo="skip",
        )
    texts = [_texts(*parts) for parts in zip(rows, labels, lows, lengths, strict=True)]
    figure.update_yaxes(range=[0, height], visible=False)
    figure.update_xaxes(range=[0, longest / (1 - _room(rows))], visible=False)
    figure.update_layout(
        barmode="overlay", showlegend=False, annotations=[text for pair in texts for text in pair]
    )
    return figure, height


def _room(rows: Sequence[Bar]) -> float:
    """The share of the narrowest figure that the longest number beside a bar needs."""
    return (max([len(row.shown) for row in rows] or [0]) * DIGIT_PX + 8) / NARROWEST_PX


def _texts(row: Bar, label: Sequence[str], low: float, length: float) -> list[dict[str, Any]]:
    """The number at the end of a bar that begins at pixel `low`, and the label above it."""
    number = {
        "x": length,
        "y": low + BAR_PX / 2,
        "xshift": 4,
        "yanchor": "middle",
        "text": f"<b>{safe(row.shown)}</b>",
    }
    above = {"x": 0, "y": low + BAR_PX, "yanchor": "bottom", "text": "<br>".join(safe(line) for line in label)}
    return [text | {"xanchor": "left", "align": "left", "showarrow": False} for text in (number, above)]


def _marker(colours: Sequence[str], sign: Hatch | None) -> dict[str, Any]:
    """Colours of bars, or the sign of a missing value, which plotly draws in our colours for whole traces only."""
    look = hatched(sign) if sign else {"color": list(colours)}
    return {**look, "line": {"width": 0.5, "color": palette.MUTED}}
