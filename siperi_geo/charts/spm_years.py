"""The minimum service standard over the years: indices between the classes, and people to be served and served.

A year without figures is a gap that says so; no line and no bar stands for it. It computes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from siperi_geo import palette
from siperi_geo.charts.base import NO_DATA, Chart, Key, finish, hatched, safe
from siperi_geo.charts.figure import Figure

MARKS = (
    (palette.INK, "square", "■", "solid"),
    (palette.ACCENT, "circle", "●", "dash"),
    (palette.change_colour(-2), "diamond", "◆", "dot"),
    (palette.change_colour(-3), "triangle-up", "▲", "dashdot"),
)
BAND_OPACITY = 0.22
MOST_IN_FULL = 4  # years whose four digits fit side by side on a phone
TOP, HEIGHT, INDEX_MARGIN = 106, 394, (36, 112, 12, 58)
PEOPLE_HEIGHT, PEOPLE_MARGIN = 334, (8, 8, 24, 58)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands around a picture."""

    title: str
    alt: str
    note: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis: `below` stands under it where something is missing."""

    year: int
    below: str = ""

    def tick(self, *, is_short: bool) -> str:
        """`2026`, or `’26` where many stand side by side; a word a line below, for a phone."""
        name = f"’{self.year % 100:02d}" if is_short else str(self.year)
        return "<br>".join([f"<b>{name}</b>", *map(safe, self.below.split())])


@dataclass(frozen=True, slots=True)
class Step:
    """A class on the axis: from which index on, and its name."""

    lower: float
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """A year's people: to be served, served (None: not reported), and in words how many were not."""

    target: float | None
    reached: float | None
    above: tuple[str, ...] = ()  # lines over the bar


def index_years(
    years: Sequence[Year],
    lines: Sequence[tuple[str, Sequence[float | None]]],
    steps: Sequence[Step],
    said: Said,
    *,
    is_example: bool,
) -> Chart:
    """A line for the whole, then one for each service; `steps` are the classes, highest first."""
    figure = Figure()
    _bands(figure, steps)
    for (_, values), (colour, symbol, _, dash) in zip(lines, MARKS, strict=False):
        figure.add_scatter(**_line(years, values, colour, symbol, dash))
    _years(figure, years)
    figure.update_yaxes(range=[0, TOP], tickvals=[*range(0, 101, 20)], showgrid=False, zeroline=False)
    figure.update_layout(showlegend=False)
    keys = tuple(
        Key(colour, f"{sign} {name}") for (name, _), (colour, _, sign, _) in zip(lines, MARKS, strict=False)
    )
    chart = Chart(figure, title=said.title, alt=said.alt, note=said.note, keys=keys)
    return finish(chart, height=HEIGHT, margin=INDEX_MARGIN, is_example=is_example)


def _line(
    years: Sequence[Year], values: Sequence[float | None], colour: str, symbol: str, dash: str
) -> dict[str, Any]:
    return {
        "x": [one.year for one in years],
        "y": list(values),
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3 if dash == "solid" else 2, "dash": dash},
        "marker": {"size": 11, "color": colour, "symbol": symbol, "line": {"color": palette.SURFACE, "width": 1}},
        "connectgaps": False,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _bands(figure: Figure, steps: Sequence[Step]) -> None:
    """The classes lightly behind the lines, their names beside them; the highest is a line of its own at 100."""
    upper = 100.0
    for place, step in enumerate(steps):
        if step.lower < upper:
            colour = palette.class_colour(len(steps) - place, len(steps))
            figure.add_shape(
                type="rect", xref="paper", x0=0, x1=1, y0=step.lower, y1=upper, fillcolor=colour,
                opacity=BAND_OPACITY, line={"width": 0}, layer="below",
            )  # fmt: skip
        figure.add_hline(y=step.lower, line={"color": palette.MUTED, "width": 1, "dash": "dot"})
        middle = (step.lower + upper) / 2
        figure.add_annotation(
            x=1, xref="paper", xshift=6, y=middle, yshift=7 if step.lower >= upper else 0, text=safe(step.name),
            showarrow=False, xanchor="left", align="left", font={"size": 12, "color": palette.MUTED},
        )  # fmt: skip
        upper = step.lower


def _years(figure: Figure, years: Sequence[Year]) -> None:
    span = [years[0].year - 0.5, years[-1].year + 0.5]
    words = [one.tick(is_short=len(years) > MOST_IN_FULL) for one in years]
    ticks = {"tickvals": [one.year for one in years], "ticktext": words, "tickangle": 0}
    figure.update_xaxes(range=span, zeroline=False, showgrid=False, **ticks)


def people_years(
    years: Sequence[Year], found: Sequence[People], said: Said, names: Sequence[str], *, is_example: bool
) -> Chart:
    """A bar for who was to be served, filled as far as they were; what nobody reported is hatched.

    `names` of the key: served, to be served, not reported.
    """
    figure = Figure()
    x = [one.year for one in years]
    told = [one.target if one.reached is not None else None for one in found]
    untold = [one.target if one.reached is None else None for one in found]
    outline = {"color": palette.SURFACE, "line": {"color": palette.MUTED, "width": 1.5}}
    figure.add_bar(x=x, y=told, width=0.6, marker=outline, hoverinfo="skip")
    figure.add_bar(
        x=x, y=[one.reached for one in found], width=0.6, marker={"color": palette.ACCENT}, hoverinfo="skip"
    )
    keys = [Key(palette.ACCENT, names[0]), Key(palette.SURFACE, names[1])]
    if any(untold):
        figure.add_bar(x=x, y=untold, width=0.6, marker=hatched(NO_DATA), hoverinfo="skip")
        keys.append(Key(NO_DATA.ground, names[2], NO_DATA))
    highest = max((value for one in found for value in (one.target, one.reached) if value), default=1.0)
    for year, one in zip(years, found, strict=True):
        if one.target:
            top = max(one.target, one.reached or 0)
            words = "<br>".join(map(safe, one.above))
            figure.add_annotation(
                x=year.year, y=top, yanchor="bottom", text=words, showarrow=False, font={"size": 12}
            )
    _years(figure, years)
    figure.update_yaxes(range=[0, highest * 1.25], visible=False)
    figure.update_layout(barmode="overlay", showlegend=False)
    chart = Chart(figure, title=said.title, alt=said.alt, note=said.note, keys=tuple(keys))
    return finish(chart, height=PEOPLE_HEIGHT, margin=PEOPLE_MARGIN, is_example=is_example)
