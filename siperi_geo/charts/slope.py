"""The slope chart of change: a line per kelurahan between two years, the strongest changes named."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from siperi_geo import palette
from siperi_geo.analysis.change import compared, same_below, summary
from siperi_geo.analysis.exact import decimals
from siperi_geo.charts.base import About, Chart, finish, safe, wrap
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import short
from siperi_geo.text import number, signed, t, tn

NAMED = 3
SLOPE_PX = 460
LABEL_PX = 16
COLOURS = {-1: palette.change_colour(-2), 0: palette.MUTED, 1: palette.change_colour(2)}


def slope(
    instrument: Instrument,
    node: str,
    frame: pd.DataFrame,
    years: tuple[int, int],
    *,
    about: About,
    selected: str | None = None,
) -> Chart:
    """From `analysis.change.compare`: rises blue, falls brown; the strongest and the selected are named."""
    both, digits = compared(frame), decimals(instrument, node)
    low, high = instrument.value_range(node)
    figure = go.Figure()
    named = _named(both, selected)
    _draw(figure, both, named, digits)
    _labels(figure, named, (low, high), digits - 1)
    _axes(figure, years, (low, high))
    words = {"low": short(low), "high": short(high), "limit": short(same_below(instrument, node))}
    chart = Chart(
        figure,
        title=_slope_title(frame, digits),
        alt=_slope_alt(frame, years, digits),
        note=f"{t('charts.slope.unit', **words)} {about.source}",
    )
    return finish(chart, height=SLOPE_PX, margin=(36, 138, 12, 32), is_example=about.is_example)


def _draw(figure: go.Figure, both: pd.DataFrame, named: pd.DataFrame, digits: int) -> None:
    """The lines, thin first, one trace for each colour and width."""
    is_named = both["area_code"].isin(named["area_code"])
    for rows, is_strong in ((both[~is_named], False), (both[is_named], True)):
        for way, group in rows.groupby(rows["step"].map(_way)):
            figure.add_scatter(**_slopes(group, COLOURS[int(str(way))], digits, is_strong=is_strong))


def _axes(figure: go.Figure, years: tuple[int, int], scale: tuple[float, float]) -> None:
    figure.update_xaxes(
        range=[-0.04, 1.04], tickvals=[0, 1], ticktext=[f"<b>{year}</b>" for year in years], zeroline=False
    )
    figure.update_yaxes(range=list(scale), gridcolor=palette.GRID, zeroline=False, nticks=6)


def _way(step: int) -> int:
    """−1, 0 or 1 for a fall, no change (the middle step of the map), a rise."""
    return (step > 0) - (step < 0)


def _slopes(rows: pd.DataFrame, colour: str, digits: int, *, is_strong: bool) -> dict[str, Any]:
    """The lines of one colour as one trace, with a gap between kelurahan."""
    records = rows.to_dict("records")
    words = [_hover(row, digits) for row in records]
    return {
        "x": [0, 1, None] * len(records),
        "y": [value for row in records for value in (row["value_before"], row["value_after"], None)],
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5 if is_strong else 1},
        "marker": {"size": 6 if is_strong else 4},
        "opacity": 1 if is_strong else 0.55,
        "hoverinfo": "text",
        "hovertext": [text for word in words for text in (word, word, None)],
        "showlegend": False,
    }


def _hover(row: dict[Hashable, Any], digits: int) -> str:
    before, after = number(row["value_before"], digits), number(row["value_after"], digits)
    origin = row.get("origin")
    place = safe(row["area_name"]) + (f" ({safe(origin)})" if isinstance(origin, str) else "")
    return f"{place}<br>{before} → {after} ({signed(row['change_value'], digits)})"


def _named(both: pd.DataFrame, selected: str | None = None) -> pd.DataFrame:
    """The strongest rises and falls, each at most three, and the selected kelurahan; none twice."""
    ordered = both.sort_values(["change_value", "area_code"])
    falls = ordered[ordered["step"] < 0].head(NAMED)
    rises = ordered[ordered["step"] > 0].tail(NAMED)
    chosen = ordered[ordered["area_code"] == selected]
    return pd.concat([falls, rises, chosen]).drop_duplicates("area_code")


def _labels(figure: go.Figure, named: pd.DataFrame, scale: tuple[float, float], digits: int) -> None:
    """Names at the right end of their lines, pushed apart so that none covers another."""
    rows = named.sort_values("value_after").to_dict("records")
    least = LABEL_PX / (SLOPE_PX - 44) * (scale[1] - scale[0])
    places = spread([row["value_after"] for row in rows], least, *scale)
    figure.update_layout(annotations=[_label(row, y, digits) for row, y in zip(rows, places, strict=True)])


def _label(row: dict[Hashable, Any], y: float, digits: int) -> dict[str, Any]:
    colour = COLOURS[_way(row["step"])]
    return {
        "x": 1,
        "ax": 18,
        "y": row["value_after"],
        "ay": y,
        "ayref": "y",
        "text": f"{wrap(row['area_name'], 14, lines=1)} {signed(row['change_value'], digits)}",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 0.8,
        "arrowcolor": colour,
        "xanchor": "left",
        "font": {"size": 12, "color": colour},
    }


def spread(values: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Ascending positions pushed apart to at least `least`, kept between low and high where there is room."""
    placed: list[float] = []
    for value in values:
        placed.append(max(value, placed[-1] + least) if placed else max(value, low))
    top = high
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], top)
        top = placed[place] - least
    return placed


def _slope_title(frame: pd.DataFrame, digits: int) -> str:
    found = summary(frame)
    if not found.compared:
        return t("charts.slope.none")
    return tn(
        "charts.slope.title",
        found.compared,
        risen=number(found.risen, 0),
        fallen=number(found.fallen, 0),
        unchanged=number(found.unchanged, 0),
        mean=signed(found.mean_change, digits),
    )


def _slope_alt(frame: pd.DataFrame, years: tuple[int, int], digits: int) -> str:
    named = _named(compared(frame)).sort_values("change_value", ascending=False)
    listed = "; ".join(
        f"{name}: {signed(value, digits)}"
        for name, value in zip(named["area_name"], named["change_value"], strict=True)
    )
    return t("charts.slope.alt", before=years[0], after=years[1], list=listed)
