"""Several values over the years, a line each: the whole and its levels. A year without a value breaks its line."""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo import palette
from siperi_geo.charts.base import Chart, Key, finish
from siperi_geo.charts.figure import Figure
from siperi_geo.charts.levels import COLOURS

MARKS = (
    (palette.INK, "square", "■", "solid"),
    (COLOURS[0], "circle", "●", "dash"),
    (COLOURS[1], "diamond", "◆", "dot"),
)
HEIGHT, MARGIN = 300, (36, 12, 12, 30)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, and a value per year (None: not published)."""

    name: str
    values: Sequence[float | None]


def over_years(
    years: Sequence[int],
    lines: Sequence[Line],
    *,
    title: str,
    alt: str,
    note: str,
    highest: float = 100,
    is_example: bool = False,
) -> Chart:
    """Up to three lines on an axis from 0 to `highest`; they differ by colour, mark and dash."""
    figure = Figure()
    for line, (colour, symbol, _, dash) in zip(lines, MARKS, strict=False):
        figure.add_scatter(
            x=list(years),
            y=list(line.values),
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": dash},
            marker={"size": 10, "color": colour, "symbol": symbol},
            connectgaps=False,
            hoverinfo="skip",
        )
    figure.update_layout(showlegend=False)
    span = [min(years) - 0.5, max(years) + 0.5]
    ticks = {"tickvals": list(years), "ticktext": [str(year) for year in years]}
    figure.update_xaxes(range=span, zeroline=False, gridcolor=palette.GRID, **ticks)
    figure.update_yaxes(range=[0, highest], gridcolor=palette.GRID, zeroline=False, nticks=6)
    keys = tuple(
        Key(colour, f"{sign} {line.name}") for line, (colour, _, sign, _) in zip(lines, MARKS, strict=False)
    )
    chart = Chart(figure, title=title, alt=alt, note=note, keys=keys)
    return finish(chart, height=HEIGHT, margin=MARGIN, is_example=is_example)
