"""The slope chart of change: a line per area between two years, the strongest changes named.

Of more areas than a reader can tell apart only those that moved most are drawn, and the note says so.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.change import same_below, summary
from siperi_geo.analysis.exact import decimals
from siperi_geo.charts.base import About, Chart, finish, safe, wrap
from siperi_geo.charts.figure import Figure
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import short
from siperi_geo.text import number, signed, t, tn

NAMED = 3
MOST = 51
SLOPE_PX = 460
LABEL_PX = 16
Row = Mapping[Hashable, Any]
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
    """Of areas, from `analysis.change` or `change_groups`: rises blue, falls brown; the strongest are named."""
    every: list[Row] = [row for row in frame.to_dict("records") if row["status"] == "compared"]
    digits = decimals(instrument, node)
    both = _drawn(every, selected)
    low, high = instrument.value_range(node)
    figure = Figure()
    named = _named(both, selected)
    _draw(figure, both, named, digits)
    _labels(figure, named, (low, high), digits - 1)
    _axes(figure, years, (low, high))
    words = {"low": short(low), "high": short(high), "limit": short(same_below(instrument, node))}
    chart = Chart(
        figure,
        title=_slope_title(frame, digits),
        alt=_slope_alt(_named(every), years, digits),
        note=" ".join([t("charts.slope.unit", **words), t("charts.slope.mean"), *_limited(every), about.source]),
    )
    return finish(chart, height=SLOPE_PX, margin=(36, 156, 12, 32), is_example=about.is_example)


def _drawn(every: Sequence[Row], selected: str | None) -> list[Row]:
    """All that are compared, or those that moved most, and the selected one."""
    most = sorted(every, key=lambda row: -abs(row["change_value"]))[:MOST]
    drawn = {row["area_code"] for row in most} | {selected}
    return [row for row in every if row["area_code"] in drawn]


def _limited(every: Sequence[Row]) -> list[str]:
    return [t("charts.slope.most", n=number(MOST, 0), all=number(len(every), 0))] if len(every) > MOST else []


def _draw(figure: Figure, both: Sequence[Row], named: Sequence[Row], digits: int) -> None:
    """The lines, thin first, one trace for each colour and width."""
    strong = {row["area_code"] for row in named}
    for is_strong in (False, True):
        for way, colour in COLOURS.items():
            rows = [row for row in both if (row["area_code"] in strong) is is_strong and _way(row["step"]) == way]
            if rows:
                figure.add_scatter(**_slopes(rows, colour, digits, is_strong=is_strong))


def _axes(figure: Figure, years: tuple[int, int], scale: tuple[float, float]) -> None:
    figure.update_xaxes(
        range=[-0.04, 1.04], tickvals=[0, 1], ticktext=[f"<b>{year}</b>" for year in years], zeroline=False
    )
    figure.update_yaxes(range=list(scale), gridcolor=palette.GRID, zeroline=False, nticks=6)


def _way(step: int) -> int:
    """−1, 0 or 1 for a fall, no change (the middle step of the map), a rise."""
    return (step > 0) - (step < 0)


def _slopes(rows: Sequence[Row], colour: str, digits: int, *, is_strong: bool) -> dict[str, Any]:
    """The lines of one colour as one trace, with a gap between areas."""
    words = [_hover(row, digits) for row in rows]
    return {
        "x": [0, 1, None] * len(rows),
        "y": [value for row in rows for value in (row["value_before"], row["value_after"], None)],
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5 if is_strong else 1},
        "marker": {"size": 6 if is_strong else 4},
        "opacity": 1 if is_strong else 0.55,
        "hoverinfo": "text",
        "hovertext": [text for word in words for text in (word, word, None)],
        "showlegend": False,
    }


def _hover(row: Row, digits: int) -> str:
    before, after = number(row["value_before"], digits), number(row["value_after"], digits)
    origin = row.get("origin")
    place = safe(row["area_name"]) + (f" ({safe(origin)})" if isinstance(origin, str) else "")
    return f"{place}<br>{before} → {after} ({signed(row['change_value'], digits)})"


def _named(both: Sequence[Row], selected: str | None = None) -> list[Row]:
    """The strongest rises and falls, each at most three, and the selected area; none twice."""
    ordered = sorted(both, key=lambda row: (row["change_value"], row["area_code"]))
    falls = [row for row in ordered if row["step"] < 0][:NAMED]
    rises = [row for row in ordered if row["step"] > 0][-NAMED:]
    chosen = [row for row in ordered if row["area_code"] == selected and row not in falls + rises]
    return [*falls, *rises, *chosen]


def _labels(figure: Figure, named: Sequence[Row], scale: tuple[float, float], digits: int) -> None:
    """Names at the right end of their lines, pushed apart so that none covers another."""
    rows = sorted(named, key=lambda row: float(row["value_after"]))
    least = LABEL_PX / (SLOPE_PX - 44) * (scale[1] - scale[0])
    places = spread([row["value_after"] for row in rows], least, *scale)
    figure.update_layout(annotations=[_label(row, y, digits) for row, y in zip(rows, places, strict=True)])


def _label(row: Row, y: float, digits: int) -> dict[str, Any]:
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


def _slope_alt(named: Sequence[Row], years: tuple[int, int], digits: int) -> str:
    ordered = sorted(named, key=lambda row: -float(row["change_value"]))
    listed = "; ".join(f"{row['area_name']}: {signed(row['change_value'], digits)}" for row in ordered)
    return t("charts.slope.alt", before=years[0], after=years[1], list=listed)
