"""Charts of the overview: kelurahan per class, aspects against each other, the city's index over the years."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from siperi_geo import palette
from siperi_geo.analysis.narrative import join
from siperi_geo.analysis.overview import ClassCount, Standing
from siperi_geo.charts.bars import Bar, bars
from siperi_geo.charts.base import About, Chart, finish, wrap
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t, tn


def class_counts(instrument: Instrument, counts: Sequence[ClassCount], *, about: About) -> Chart:
    """A bar per class, lowest first, and one each for "cannot be assessed" and "no form"."""
    rows = [Bar(_kind(one), one.count, number(one.count, 0), _colour(instrument, one)) for one in counts]
    figure, height = bars(rows, longest=max([one.count for one in counts] or [1]) or 1)
    alt = "; ".join(f"{row.label}: {row.shown}" for row in rows)
    chart = Chart(
        figure,
        title=_largest(counts),
        alt=t("charts.classes.alt", list=alt),
        note=f"{t('charts.classes.unit')} {about.source}",
    )
    return finish(chart, height=height + 10, margin=(2, 8, 2, 2), is_example=about.is_example)


def _kind(one: ClassCount) -> str:
    return pick(one.band.name) if one.band else t(f"charts.classes.{one.kind}")


def _colour(instrument: Instrument, one: ClassCount) -> str | None:
    if one.band:
        return palette.class_colour(one.band.order, len(instrument.classes))
    return palette.MUTED if one.kind == "not_assessable" else None


def _largest(counts: Sequence[ClassCount]) -> str:
    scored = [one for one in counts if one.band and one.count]
    if not scored:
        return t("charts.classes.none")
    top = max(scored, key=lambda one: one.count)
    total = sum(one.count for one in scored)
    return tn("charts.classes.title", total, count=number(top.count, 0), name=_kind(top))


def standings(found: Sequence[Standing], *, about: About) -> Chart:
    """A bar per aspect, strongest first, on the fixed scale 0–100."""
    rows = [
        Bar(pick(one.node.name), one.score, number(one.score, 1), palette.score_colour(one.score)) for one in found
    ]
    figure, height = bars(rows, longest=100)
    chart = Chart(
        figure,
        title=_strongest(found),
        alt=t("charts.aspects.alt", list="; ".join(f"{row.label}: {row.shown}" for row in rows)),
        note=f"{t('charts.aspects.unit')} {about.source}",
    )
    return finish(chart, height=height + 10, margin=(2, 8, 2, 2), is_example=about.is_example)


def _strongest(found: Sequence[Standing]) -> str:
    if not found:
        return t("charts.aspects.none")
    if all(one.side == "level" for one in found):
        return t("charts.aspects.equal")
    return t("charts.aspects.title", best=_equal_to(found[0], found), worst=_equal_to(found[-1], found))


def _equal_to(one: Standing, found: Sequence[Standing]) -> str:
    """An aspect's name; of several with the same score both names, or how many."""
    same = [pick(other.node.name) for other in found if number(other.score, 1) == number(one.score, 1)]
    return join(same) if len(same) <= 2 else tn("charts.aspects.several", len(same))


def trend(instrument: Instrument, years: pd.DataFrame, *, about: About) -> Chart:
    """The city's index per year between the class limits.

    A line joins only years of one version that are all real or all example data.
    """
    low, high = instrument.value_range(instrument.root.id)
    known = years.dropna(subset="index_value")
    figure = go.Figure()
    for _, group in known.groupby(["versions", "is_example"], sort=True):
        figure.add_scatter(**_line(instrument, group))
    figure.update_xaxes(tickvals=years["year"].tolist(), ticktext=[str(y) for y in years["year"]], zeroline=False)
    if len(years):
        figure.update_xaxes(range=[years["year"].min() - 0.5, years["year"].max() + 0.5])
    figure.update_yaxes(range=[low, high], gridcolor=palette.GRID, zeroline=False, nticks=6)
    _class_limits(figure, instrument)
    chart = Chart(
        figure,
        title=_trend_title(instrument, known),
        alt=t("charts.trend.alt", list=_trend_list(instrument, known)),
        note=f"{t('charts.trend.unit', low=number(low, 0), high=number(high, 0))} {_span(about, known)}",
    )
    return finish(chart, height=320, margin=(36, 106, 12, 32), is_example=about.is_example)


def _span(about: About, known: pd.DataFrame) -> str:
    """The source line over the years drawn; how many took part in each is in the table."""
    if known.empty:
        return about.source
    first, last = int(known["year"].min()), int(known["year"].max())
    return t("charts.source.years", name=about.name, years=f"{first}–{last}" if first < last else str(last))


def _line(instrument: Instrument, group: pd.DataFrame) -> dict[str, Any]:
    shown = [number(value, instrument.decimals) for value in group["index_value"]]
    return {
        "x": group["year"],
        "y": group["index_value"],
        "mode": "lines+markers+text",
        "text": [f"<b>{value}</b>" for value in shown],
        "textposition": "top center",
        "hovertext": [
            t("charts.trend.hover", year=row["year"], value=value, n=row["scored_count"], version=row["versions"])
            for value, row in zip(shown, group.to_dict("records"), strict=True)
        ],
        "hoverinfo": "text",
        "line": {"color": palette.ACCENT, "width": 3},
        "marker": {"size": 9},
        "showlegend": False,
        "cliponaxis": False,
    }


def _class_limits(figure: go.Figure, instrument: Instrument) -> None:
    """A dotted line between classes, and each class's name to the right of its band."""
    bands = sorted(instrument.classes, key=lambda band: band.order)
    lower = instrument.value_range(instrument.root.id)[0]
    for band in bands:
        if band is not bands[-1]:
            figure.add_hline(y=band.upper, line={"color": palette.MUTED, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=1,
            xref="paper",
            xshift=6,
            y=(lower + band.upper) / 2,
            text=wrap(pick(band.name), 12),
            showarrow=False,
            xanchor="left",
            align="left",
            font={"size": 12, "color": palette.MUTED},
        )
        lower = band.upper


def _trend_title(instrument: Instrument, known: pd.DataFrame) -> str:
    if known.empty:
        return t("charts.trend.none")
    last = known.iloc[-1]
    alike = known[known["is_example"] == last["is_example"]]
    first = alike.iloc[0]
    values = {"value": number(last["index_value"], instrument.decimals), "year": int(last["year"])}
    if len(alike) == 1:
        return t("charts.trend.one", **values)
    return t(
        "charts.trend.title",
        **values,
        before=number(first["index_value"], instrument.decimals),
        first=int(first["year"]),
    )


def _trend_list(instrument: Instrument, known: pd.DataFrame) -> str:
    values = [number(value, instrument.decimals) for value in known["index_value"]]
    return "; ".join(f"{year}: {value}" for year, value in zip(known["year"], values, strict=True))
