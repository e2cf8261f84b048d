"""The heat map of gaps: a row per kelurahan, worst first, a column per aspect; empty cells are hatched."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from siperi_geo import palette
from siperi_geo.charts.base import About, Chart, Key, finish, hatched, safe, wrap
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t, tn

ROW_PX = 22
HEAD_PX = 110
STEP = 100 / palette.SCORE_STEPS


def gap_matrix(
    instrument: Instrument, matrix: pd.DataFrame, *, about: About, selected: str | None = None
) -> Chart:
    """From `analysis.gaps.matrix`. Numbers are scores 0–100 without decimals; the selected kelurahan is marked."""
    codes = [aspect.id for aspect in instrument.aspects]
    names = [pick(aspect.name) for aspect in instrument.aspects]
    places = matrix["area_name"].tolist()
    figure = go.Figure()
    _cells(figure, matrix, codes, names)
    _missing(figure, matrix[codes])
    _numbers(figure, matrix[codes])
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(codes))),
        ticktext=[wrap(name, 15, lines=3) for name in names],
        range=[-0.5, len(codes) - 0.5],
        tickfont={"size": 12},
        showgrid=False,
        zeroline=False,
        automargin=True,
    )
    figure.update_yaxes(
        tickvals=list(range(len(places))),
        ticktext=[
            f"<b>▸ {safe(name)}</b>" if code == selected else safe(name)
            for name, code in zip(places, matrix["area_code"], strict=True)
        ],
        range=[len(places) - 0.5, -0.5],
        tickfont={"size": 12},
        showgrid=False,
        zeroline=False,
        automargin=True,
    )
    chart = Chart(
        figure,
        title=_title(instrument, matrix, codes),
        alt=_alt(instrument, matrix, codes),
        note=f"{t('charts.heat.unit')} {about.source}",
        keys=_keys(has_missing=bool(matrix[codes].isna().any(axis=None))),
    )
    return finish(
        chart, height=HEAD_PX + ROW_PX * max(len(places), 1) + 8, margin=(8, 4, 8, 8), is_example=about.is_example
    )


def _cells(figure: go.Figure, matrix: pd.DataFrame, codes: Sequence[str], names: Sequence[str]) -> None:
    values = matrix[codes]
    figure.add_heatmap(
        z=values.to_numpy().tolist(),
        x=list(range(len(codes))),
        y=list(range(len(values))),
        zmin=0,
        zmax=100,
        colorscale=score_scale(),
        showscale=False,
        xgap=1,
        ygap=1,
        hoverongaps=False,
        hoverinfo="text",
        hovertext=[
            [f"{safe(place)}<br>{safe(name)}: {number(value, 1)}" for name, value in zip(names, row, strict=True)]
            for place, row in zip(matrix["area_name"], values.to_numpy().tolist(), strict=True)
        ],
    )


def score_scale() -> list[tuple[float, str]]:
    """The five steps of the 0–100 score as a stepwise plotly colour scale."""
    colours = palette.CLASSES[palette.SCORE_STEPS]
    edges = [place / len(colours) for place in range(len(colours) + 1)]
    return [(edge, colour) for place, colour in enumerate(colours) for edge in edges[place : place + 2]]


def _missing(figure: go.Figure, values: pd.DataFrame) -> None:
    """Hatched bars over the empty cells: a heat map cannot hatch."""
    spots = [
        (x, y) for y, row in enumerate(values.isna().to_numpy()) for x, is_empty in enumerate(row) if is_empty
    ]
    figure.add_bar(
        x=[x for x, _ in spots],
        y=[0.94] * len(spots),
        base=[y - 0.47 for _, y in spots],
        width=0.98,
        marker=hatched(palette.NO_DATA, palette.NO_DATA_HATCH),
        hovertext=t("charts.no_value"),
        hoverinfo="text",
        showlegend=False,
    )
    figure.update_layout(barmode="overlay")


def _numbers(figure: go.Figure, values: pd.DataFrame) -> None:
    """The number in every cell, in the ink that its colour allows to be read."""
    inks: dict[str, list[tuple[int, int, str]]] = {}
    for y, row in enumerate(values.to_numpy().tolist()):
        for x, value in enumerate(row):
            if value == value:
                ink = palette.ink_on(palette.score_colour(value))
                inks.setdefault(ink, []).append((x, y, number(value, 0)))
    for ink, spots in inks.items():
        figure.add_scatter(
            x=[x for x, _, _ in spots],
            y=[y for _, y, _ in spots],
            text=[shown for _, _, shown in spots],
            mode="text",
            textfont={"color": ink, "size": 12},
            hoverinfo="skip",
            showlegend=False,
        )


def _keys(*, has_missing: bool) -> tuple[Key, ...]:
    """One key per step, and the hatched one when something is missing."""
    keys = [
        Key(colour, f"{number(place * STEP, 0)}–{number((place + 1) * STEP, 0)}")
        for place, colour in enumerate(palette.CLASSES[palette.SCORE_STEPS])
    ]
    if has_missing:
        keys.append(Key(palette.NO_DATA, t("charts.no_value"), palette.NO_DATA_HATCH))
    return tuple(keys)


def _title(instrument: Instrument, matrix: pd.DataFrame, codes: list[str]) -> str:
    """Which aspect is most often the only weakest of a kelurahan; of equally frequent ones the lowest."""
    scored = matrix[codes].dropna(how="all")
    if scored.empty:
        return t("charts.heat.none")
    is_lowest = scored.eq(scored.min(axis="columns"), axis="index")
    counts = is_lowest[is_lowest.sum(axis="columns").eq(1) & scored.notna().sum(axis="columns").gt(1)].sum()
    if not counts.max():
        return t("charts.heat.equal")
    means = scored.mean()
    code = max(codes, key=lambda one: (counts[one], -means[one]))
    name = pick(instrument.node(code).name)
    return tn("charts.heat.title", len(scored), name=name, count=number(counts[code], 0))


def _alt(instrument: Instrument, matrix: pd.DataFrame, codes: list[str]) -> str:
    means = matrix[codes].mean()
    listed = "; ".join(f"{pick(instrument.node(code).name)}: {number(means[code], 0)}" for code in codes)
    return tn("charts.heat.alt", len(matrix), list=listed)
