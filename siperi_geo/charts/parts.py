"""The parts of a change as bars to both sides of nothing, and after them the changes that they add up to.

Each bar has its name above it and its number, with its sign, beside it; so it reads without colours. It computes
nothing (see `analysis.change_parts`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo import palette
from siperi_geo.analysis.change_part_sentences import Part
from siperi_geo.charts.base import About, Chart, finish, safe
from siperi_geo.charts.figure import Figure
from siperi_geo.text import signed

ROW_PX = 44
BAR_PX = 16
HALF_PX = 150  # of the narrowest figure, from nothing to one side
DIGIT_PX = 8.5


@dataclass(frozen=True, slots=True)
class Finding:
    """What a chart of parts says above the figure, to those who do not see it, and about its unit."""

    title: str
    alt: str
    unit: str


def parts(found: Sequence[Part], digits: int, *, finding: Finding, about: About) -> Chart:
    """The parts in their fixed order and their sums, the last of all, in the unit of the node."""
    rows = [(part.name, part.value) for part in found]
    figure = Figure()
    places = [(len(rows) - place - 1) * ROW_PX + BAR_PX / 2 + 4 for place in range(len(rows))]
    figure.add_bar(
        x=[value for _, value in rows],
        y=places,
        width=BAR_PX,
        orientation="h",
        marker={"color": [palette.INK if part.is_sum else _colour(part.value) for part in found]},
        hoverinfo="skip",
    )
    for (name, value), y in zip(rows, places, strict=True):
        _write(figure, name, signed(value, digits), value, y)
    end = (max(abs(value) for _, value in rows) or 1.0) * _room([signed(value, digits) for _, value in rows])
    figure.update_xaxes(range=[-end, end], visible=False)
    figure.update_yaxes(range=[0, len(rows) * ROW_PX], visible=False)
    figure.add_shape(
        type="line", x0=0, x1=0, y0=0, y1=len(rows) * ROW_PX, line={"color": palette.MUTED, "width": 1}
    )
    for part, y in zip(found, places, strict=True):
        if part.is_sum:
            above = y - BAR_PX / 2 - 4 + ROW_PX
            figure.add_shape(
                type="line", xref="paper", x0=0, x1=1, y0=above, y1=above, line={"color": palette.GRID}
            )
    figure.update_layout(showlegend=False)
    chart = Chart(figure, finding.title, finding.alt, f"{finding.unit} {about.source}")
    return finish(chart, height=len(rows) * ROW_PX + 12, margin=(4, 4, 4, 8), is_example=about.is_example)


def _room(numbers: Sequence[str]) -> float:
    """How much longer than the longest bar a side is, so that the number at its end has room on a phone."""
    needed = max(len(one) for one in numbers) * DIGIT_PX + 8
    return HALF_PX / max(HALF_PX - needed, 1)


def _colour(value: float) -> str:
    return palette.change_colour(2 if value > 0 else -2)


def _write(figure: Figure, name: str, shown: str, value: float, y: float) -> None:
    """The name at the left above a bar, the number at the end that points away from nothing."""
    figure.add_annotation(
        x=0,
        xref="paper",
        y=y + BAR_PX / 2,
        text=safe(name),
        bgcolor=palette.SURFACE,  # over the line of nothing
        xanchor="left",
        yanchor="bottom",
        showarrow=False,
    )
    is_left = value < 0
    figure.add_annotation(
        x=value,
        y=y,
        text=f"<b>{safe(shown)}</b>",
        xanchor="right" if is_left else "left",
        xshift=-4 if is_left else 4,
        yanchor="middle",
        showarrow=False,
    )
