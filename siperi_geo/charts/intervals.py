"""Means of families with their 95 % intervals: a dot and a line per area, highest first. It computes nothing."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from siperi_geo import palette
from siperi_geo.analysis.interval_words import words
from siperi_geo.analysis.intervals import Interval
from siperi_geo.charts.base import About, Chart, finish, safe
from siperi_geo.text import number, t

ROW_PX = 24
HEAD_PX = 60


def intervals(found: Mapping[str, Interval], *, title: str, about: About, city: Interval | None) -> Chart:
    """From intervals by the name of their area; the city's mean is a dashed line."""
    rows = sorted(found.items(), key=lambda pair: (pair[1].mean, pair[0]))
    figure = go.Figure()
    _dots(figure, rows)
    if city is not None:
        figure.add_vline(x=city.mean, line={"color": palette.MUTED, "dash": "dash", "width": 1.5})
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[safe(name) for name, _ in rows],
        range=[-0.7, len(rows) - 0.3],
        automargin=True,
    )
    figure.update_xaxes(range=[0, 100], gridcolor=palette.GRID, zeroline=False)
    listed = "; ".join(f"{name}: {words(one)}" for name, one in rows)
    alt = t("intervals.alt", n=number(len(rows), 0), list=listed)
    chart = Chart(figure, title=title, alt=alt, note=f"{t('intervals.unit')} {about.source}")
    height = HEAD_PX + ROW_PX * max(len(rows), 1)
    return finish(chart, height=height, margin=(8, 16, 8, 32), is_example=about.is_example)


def _dots(figure: go.Figure, rows: Sequence[tuple[str, Interval]]) -> None:
    """The means, each with a line from end to end; without one where there are too few."""
    figure.add_scatter(
        x=[one.mean for _, one in rows],
        y=list(range(len(rows))),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [0.0 if one.high is None else one.high - one.mean for _, one in rows],
            "arrayminus": [0.0 if one.low is None else one.mean - one.low for _, one in rows],
            "color": palette.INK,
            "thickness": 1.5,
            "width": 4,
        },
        mode="markers",
        marker={"color": palette.ACCENT, "size": 9},
        hovertext=[f"{safe(name)}: {safe(words(one))}" for name, one in rows],
        hoverinfo="text",
        showlegend=False,
    )
