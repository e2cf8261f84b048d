"""The matrix of class movements: how many kelurahan went from which class to which.

A sign beside each count says what its colour says: up, down or the same. The key stands below, in the figure, so
that it goes along in its picture.
"""

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.change import way
from siperi_geo.charts.base import About, Chart, finish, wrap
from siperi_geo.charts.figure import Figure
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t, tn

LONG_WORD = 10
SIGNS = {1: "▲", 0: "=", -1: "▼"}
"""What stands before a count, by the way it went; tables write the same."""
KEY_PX, KEY_GAP_PX = 24, 14


def movements(instrument: Instrument, matrix: pd.DataFrame, years: tuple[int, int], *, about: About) -> Chart:
    """From `analysis.change.movements`: class before in rows, class after in columns; empty cells uncoloured."""
    bands = sorted(instrument.classes, key=lambda band: band.order)
    names = [pick(band.name) for band in bands]
    figure = Figure()
    counts = matrix.to_numpy().tolist()
    _cells(figure, counts)
    for before, row in enumerate(counts):
        for after, count in enumerate(row):
            _count(figure, after, before, count)
    _axes(figure, names, years)
    _key(figure)
    chart = Chart(
        figure,
        title=_movement_title(matrix),
        alt=_movement_alt(matrix, names),
        note=" ".join(
            (
                t("charts.movements.unit", before=years[0], after=years[1]),
                t("charts.movements.reading", low=names[0], high=names[-1]),
                about.source,
            )
        ),
    )
    below = KEY_GAP_PX + KEY_PX * len(SIGNS)
    height = 90 + 70 * len(bands) + below
    return finish(chart, height=height, margin=(24, 8, 24, below), is_example=about.is_example)


def _cells(figure: Figure, counts: list[list[int]]) -> None:
    """Falls, stays and rises in the colours of change; empty cells stay uncoloured."""
    places = range(len(counts))
    steps = [[way(before, after) for after in places] for before in places]
    figure.add_heatmap(
        z=[
            [step if count else None for step, count in zip(*rows, strict=True)]
            for rows in zip(steps, counts, strict=True)
        ],
        x=list(places),
        y=list(places),
        zmin=-1,
        zmax=1,
        colorscale=[
            (0, palette.change_colour(-1)),
            (0.5, palette.change_colour(0)),
            (1, palette.change_colour(1)),
        ],
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )


def _axes(figure: Figure, names: list[str], years: tuple[int, int]) -> None:
    """Class names upright above and beside; a long word is written smaller, so that it fits above its column."""
    labels = [wrap(name, 9) for name in names]
    longest = max(len(line) for label in labels for line in label.split("<br>"))
    ticks = {"tickvals": list(range(len(names))), "ticktext": labels, "showgrid": False, "tickangle": 0}
    figure.update_xaxes(
        **ticks,
        tickfont={"size": 10 if longest > LONG_WORD else 13},
        side="top",
        title={"text": t("charts.movements.axis", year=years[1]), "standoff": 8},
        zeroline=False,
        automargin=True,
    )
    figure.update_yaxes(
        **ticks,
        title={"text": t("charts.movements.axis", year=years[0]), "standoff": 8},
        zeroline=False,
        autorange="reversed",
        automargin=True,
    )


def _count(figure: Figure, x: int, y: int, count: int) -> None:
    ink = palette.INK if count else palette.MUTED
    font = {"size": 18 if count else 13, "color": ink}
    sign = f"{SIGNS[way(y, x)]} " if count else ""
    figure.add_annotation(x=x, y=y, text=f"{sign}{number(count, 0)}", showarrow=False, font=font)


def _key(figure: Figure) -> None:
    """What colours, signs and places mean, one under the other below the cells."""
    for place, (step, sign) in enumerate(SIGNS.items()):
        figure.add_annotation(
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            yshift=-(KEY_GAP_PX + KEY_PX * place),
            text=f"{sign} {t(f'charts.movements.way.{step}')}",
            bgcolor=palette.change_colour(step),
            font={"size": 12, "color": palette.INK},
            showarrow=False,
        )


def _movement_title(matrix: pd.DataFrame) -> str:
    values = matrix.to_numpy()
    total = int(values.sum())
    if not total:
        return t("charts.movements.none")
    places = [
        (row, column, int(values[row, column])) for row in range(len(values)) for column in range(len(values))
    ]
    up, down = (sum(count for before, after, count in places if way(before, after) == step) for step in (1, -1))
    return tn(
        "charts.movements.title",
        total,
        up=number(up, 0),
        down=number(down, 0),
        stayed=number(total - up - down, 0),
    )


def _movement_alt(matrix: pd.DataFrame, names: list[str]) -> str:
    rows = matrix.to_numpy().tolist()
    listed = "; ".join(
        f"{names[before]} → {names[after]}: {SIGNS[way(before, after)]} {number(count, 0)}"
        for before, row in enumerate(rows)
        for after, count in enumerate(row)
        if count
    )
    return t("charts.movements.alt", list=listed)
