"""The heat map of gaps: a row per area, worst first, a column per aspect; empty cells are hatched."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.exact import is_missing
from siperi_geo.charts.base import (
    NO_DATA,
    NOT_ASSESSABLE,
    WITHHELD,
    About,
    Chart,
    Hatch,
    Key,
    finish,
    hatched,
    safe,
    wrap,
)
from siperi_geo.charts.figure import Figure
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t, tn

ROW_PX = 22
HEAD_PX = 110
PHONE_LINES = 15  # on a phone headings stand upright, and all columns together are as wide as so many lines
STEP = 100 / palette.SCORE_STEPS
SIGNS: dict[str, Hatch] = {
    "charts.not_assessable": NOT_ASSESSABLE,
    "charts.no_form": NO_DATA,
    "charts.classes.withheld": WITHHELD,
}
WHY = {"no_form": "charts.no_form", "withheld": "charts.classes.withheld"}


def gap_matrix(
    instrument: Instrument, matrix: pd.DataFrame, *, about: About, selected: str | None = None
) -> Chart:
    """From `analysis.gaps.matrix`. Numbers are scores 0–100 without decimals; the selected kelurahan is marked."""
    codes = [aspect.id for aspect in instrument.aspects]
    figure = Figure()
    _cells(figure, matrix, codes, [pick(aspect.name) for aspect in instrument.aspects])
    empty = _empty(matrix, codes)
    for key, spots in empty.items():
        _hatch(figure, spots, key)
    _numbers(figure, matrix[codes])
    _axes(figure, instrument, matrix, selected)
    chart = Chart(
        figure,
        title=_title(instrument, matrix, codes),
        alt=_alt(instrument, matrix, codes),
        note=" ".join(
            [t("charts.heat.unit"), *([t("charts.heat.thin")] if matrix["counted"].any() else []), about.source]
        ),
        keys=(*_steps(), *(Key(SIGNS[key].ground, t(key), SIGNS[key]) for key in empty)),
    )
    height = HEAD_PX + ROW_PX * max(len(matrix), 1) + 8
    return finish(chart, height=height, margin=(8, 4, 8, 8), is_example=about.is_example)


def _axes(figure: Figure, instrument: Instrument, matrix: pd.DataFrame, selected: str | None) -> None:
    """Aspects above, kelurahan to the left; the selected one is marked."""
    plain = {"showgrid": False, "zeroline": False, "automargin": True}
    names = [pick(aspect.name) for aspect in instrument.aspects]
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(names))),
        ticktext=_heads(names),
        autotickangles=[0, 90],
        tickfont={"size": 11},
        range=[-0.5, len(names) - 0.5],
        **plain,
    )
    places = [
        f"<b>▸ {safe(_called(row))}</b>" if row["area_code"] == selected else safe(_called(row))
        for row in matrix.to_dict("records")
    ]
    figure.update_yaxes(
        tickvals=list(range(len(places))),
        ticktext=places,
        tickfont={"size": 12},
        range=[len(places) - 0.5, -0.5],
        **plain,
    )


def _called(row: Mapping[Hashable, Any]) -> str:
    """A name, and of a thin mean of how many of whom it is: `Naioni (1/12)`."""
    return f"{row['area_name']} ({row['counted']})" if row["counted"] else str(row["area_name"])


def _heads(names: Sequence[str]) -> list[str]:
    """The names in lines that stay over their own column; what is cut off is in the table and the hover."""
    lines = min(5, max(2, PHONE_LINES // len(names)))
    return [wrap(name, 14, lines=lines) for name in names]


def _cells(figure: Figure, matrix: pd.DataFrame, codes: Sequence[str], names: Sequence[str]) -> None:
    values = matrix[codes].to_numpy().tolist()
    figure.add_heatmap(
        z=values,
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
            [f"{place}<br>{safe(name)}: {number(value, 1)}" for name, value in zip(names, row, strict=True)]
            for place, row in zip(_places(matrix), values, strict=True)
        ],
    )


def _places(matrix: pd.DataFrame) -> list[str]:
    """The name of each row and, where it is marked, whether its data are made up."""
    origins = matrix["origin"] if "origin" in matrix else [None] * len(matrix)
    pairs = zip(matrix["area_name"], origins, strict=True)
    return [safe(name) if is_missing(origin) else f"{safe(name)} ({safe(str(origin))})" for name, origin in pairs]


def score_scale() -> list[tuple[float, str]]:
    """The five steps of the 0–100 score as a stepwise plotly colour scale."""
    colours = palette.CLASSES[palette.SCORE_STEPS]
    edges = [place / len(colours) for place in range(len(colours) + 1)]
    return [(edge, colour) for place, colour in enumerate(colours) for edge in edges[place : place + 2]]


def _empty(matrix: pd.DataFrame, codes: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The empty cells by why they are empty: not assessable, no form, or withheld."""
    found: dict[str, list[tuple[int, int]]] = {}
    for x, y, state in _spots(matrix, codes):
        found.setdefault(WHY.get(state, "charts.not_assessable"), []).append((x, y))
    return found


def _spots(matrix: pd.DataFrame, codes: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for y, row in enumerate(matrix.to_dict("records")):
        for x, code in enumerate(codes):
            if is_missing(row[code]):
                yield x, y, str(row["state"])


def _hatch(figure: Figure, spots: Sequence[tuple[int, int]], key: str) -> None:
    """Hatched bars over empty cells: a heat map cannot hatch."""
    figure.add_bar(
        x=[x for x, _ in spots],
        y=[0.94] * len(spots),
        base=[y - 0.47 for _, y in spots],
        width=0.98,
        marker=hatched(SIGNS[key]),
        hovertext=t(key),
        hoverinfo="text",
        showlegend=False,
    )
    figure.update_layout(barmode="overlay")


def _numbers(figure: Figure, values: pd.DataFrame) -> None:
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


def _steps() -> tuple[Key, ...]:
    """One key per step of the score."""
    colours = enumerate(palette.CLASSES[palette.SCORE_STEPS])
    return tuple(Key(one, f"{number(n * STEP, 0)}–{number((n + 1) * STEP, 0)}") for n, one in colours)


def _title(instrument: Instrument, matrix: pd.DataFrame, codes: list[str]) -> str:
    """Which aspect is most often the only weakest of an assessed area; of equally frequent the lowest."""
    scored = matrix[matrix["state"] == "assessed"][codes].dropna(how="all")
    if scored.empty:
        return t("charts.heat.none")
    is_lowest = scored.eq(scored.min(axis="columns"), axis="index")
    counts = is_lowest[is_lowest.sum(axis="columns").eq(1) & scored.notna().sum(axis="columns").gt(1)].sum()
    if not counts.max():
        return t("charts.heat.equal")
    means = scored.mean()
    code = max(codes, key=lambda one: (counts[one], -means[one]))
    name = pick(instrument.node(code).name)
    if len(scored) == 1:
        return t("charts.heat.one", name=name)
    return tn("charts.heat.title", len(scored), name=name, count=number(counts[code], 0))


def _alt(instrument: Instrument, matrix: pd.DataFrame, codes: list[str]) -> str:
    means = matrix[matrix["state"] == "assessed"][codes].mean()
    listed = "; ".join(f"{pick(instrument.node(code).name)}: {number(means[code], 0)}" for code in codes)
    return tn("charts.heat.alt", len(matrix), list=listed)
