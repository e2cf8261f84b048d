"""The city's index over the years, between the class limits, with how many kelurahan each year stands on."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.exact import is_missing
from siperi_geo.charts.base import About, Chart, finish, wrap
from siperi_geo.charts.figure import Figure
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import short
from siperi_geo.text import number, pick, t

ALIKE = ["versions", "origin", "weighting"]
"""A line joins, and the title compares, only years that are alike in these. A mixture is like no other year, and
neither is a year that stands on less than half of the kelurahan."""
MARKS = {
    "example": {"symbol": "circle", "fill": palette.SURFACE, "dash": "dash"},
    "both": {"symbol": "diamond", "fill": palette.SURFACE, "dash": "dash"},
    "real": {"symbol": "circle", "fill": palette.ACCENT, "dash": "solid"},
}


def trend(instrument: Instrument, years: pd.DataFrame, *, about: About) -> Chart:
    """The city's index per year, from `analysis.overview.trend`."""
    low, high = instrument.value_range(instrument.root.id)
    known = _with_origin(years.dropna(subset="index_value"))
    figure = Figure()
    for _, group in known.groupby(ALIKE, sort=True):
        figure.add_scatter(**_line(instrument, group))
    _axes(figure, years, (low, high))
    _class_limits(figure, instrument)
    chart = Chart(
        figure,
        title=_title(instrument, known),
        alt=t("charts.trend.alt", list=_list(instrument, known)),
        note=" ".join(
            [t("charts.trend.unit", low=short(low), high=short(high)), *_differences(known), _span(about, known)]
        ),
    )
    return finish(chart, height=340, margin=(36, 106, 12, 48), is_example=about.is_example)


def _axes(figure: Figure, years: pd.DataFrame, scale: tuple[float, float]) -> None:
    """Under each year how many of all kelurahan its value stands on."""
    words = [f"<b>{row['year']}</b><br>{_of_all(row)}" for row in years.to_dict("records")]
    figure.update_xaxes(tickvals=years["year"].tolist(), ticktext=words, tickangle=0, zeroline=False)
    if len(years):
        figure.update_xaxes(range=[years["year"].min() - 0.5, years["year"].max() + 0.5])
    figure.update_yaxes(range=list(scale), gridcolor=palette.GRID, zeroline=False, nticks=6)


def _of_all(row: Mapping[Hashable, Any]) -> str:
    """`49/51`; the first alone where nobody knows how many there are."""
    counts = [row["scored_count"], row["subject_count"]]
    return "/".join(number(one, 0) for one in counts if not is_missing(one))


def _span(about: About, known: pd.DataFrame) -> str:
    """The source line over the years drawn."""
    if known.empty:
        return about.source
    first, last = int(known["year"].min()), int(known["year"].max())
    years = f"{first}–{last}" if first < last else str(last)
    return t("charts.source.years", name=about.name, years=years)


def _with_origin(known: pd.DataFrame) -> pd.DataFrame:
    """The years with what makes them comparable in origin: their kind; for one that is like no other the year."""
    is_alone = (known["kind"] == "both") | known["is_thin"].astype(bool)
    return known.assign(origin=known["kind"].mask(is_alone, known["kind"] + " " + known["year"].astype(str)))


def _differences(known: pd.DataFrame) -> list[str]:
    """One sentence, where years differ: which are made up, which weighted, and what lines join; else none."""
    kinds = [kind for kind in MARKS if (known["kind"] == kind).any()]
    parts = []
    if len(kinds) > 1 or "both" in kinds:
        parts = [t(f"charts.trend.kind.{kind}", years=_years(known, known["kind"] == kind)) for kind in kinds]
    if known["weighting"].nunique() > 1:
        parts.append(t("charts.trend.weighted", years=_years(known, known["weighting"] == "population")))
    if known["is_thin"].any():
        parts.append(t("charts.trend.thin", years=_years(known, known["is_thin"].astype(bool))))
    if len(known) > 1 and len(known.drop_duplicates(ALIKE)) > 1:
        parts.append(t("charts.trend.joined"))
    words = "; ".join(parts)
    return [f"{words[0].upper()}{words[1:]}."] if parts else []


def _years(known: pd.DataFrame, chosen: "pd.Series[bool]") -> str:
    """The years chosen, runs of them as a span: `2023–2025, 2027`."""
    runs: list[list[int]] = []
    for year, is_chosen, is_next in zip(known["year"], chosen, chosen.shift(fill_value=False), strict=True):
        if is_chosen:
            runs = [*runs[:-1], [*runs[-1], int(year)]] if is_next else [*runs, [int(year)]]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _line(instrument: Instrument, group: pd.DataFrame) -> dict[str, Any]:
    mark = MARKS[str(group["kind"].iloc[0])]
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
        "line": {"color": palette.ACCENT, "width": 3, "dash": mark["dash"]},
        "marker": {
            "size": 10,
            "symbol": mark["symbol"],
            "color": mark["fill"],
            "opacity": 1,
            "line": {"width": 2.5, "color": palette.ACCENT},
        },
        "showlegend": False,
        "cliponaxis": False,
    }


def _class_limits(figure: Figure, instrument: Instrument) -> None:
    """A dotted line between classes, and each class's name to the right of its band; steps are no bands."""
    if instrument.classes_from:
        return
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


def _title(instrument: Instrument, known: pd.DataFrame) -> str:
    """The newest value, and the oldest of those years that are like it."""
    if known.empty:
        return t("charts.trend.none")
    last = known.iloc[-1]
    alike = known[(known[ALIKE] == last[ALIKE]).all(axis="columns")]
    first = alike.iloc[0]
    values = {"value": number(last["index_value"], instrument.decimals), "year": int(last["year"])}
    if len(known) == 1:
        return t("charts.trend.one", **values)
    if len(alike) == 1:
        return t("charts.trend.alone", **values)
    before = number(first["index_value"], instrument.decimals)
    return t("charts.trend.title", **values, before=before, first=int(first["year"]))


def _list(instrument: Instrument, known: pd.DataFrame) -> str:
    values = [number(value, instrument.decimals) for value in known["index_value"]]
    return "; ".join(f"{year}: {value}" for year, value in zip(known["year"], values, strict=True))
