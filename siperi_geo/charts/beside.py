"""Areas side by side: for the index and every aspect a dot per area on the fixed scale 0–100, the city as a line.

The line ends in a lane of the city's own, with its number; it runs behind the numbers of the others. Who a dot is
says its letter, not its colour. What has no value says so in words at the left edge.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from siperi_geo import palette
from siperi_geo.analysis.beside import Beside, finding
from siperi_geo.charts.base import About, Chart, finish, safe, wrapped
from siperi_geo.charts.figure import Figure
from siperi_geo.instruments import Instrument, Node
from siperi_geo.text import number, pick, t

LABEL_PX, LANE_PX, GAP_PX = 19, 19, 12
LABEL_WIDTH = 44
MARGIN = (2, 2, 22, 2)  # left, right, top, bottom
WIDEST = 128  # of the axis: a number beside a dot at 100 has room
Place = tuple[Node, float, Sequence[str]]  # a part, where it begins (pixels from above), its label
CITY_MARK = {"size": 11, "symbol": "diamond-open", "color": palette.INK, "line": {"width": 2}}


def beside(
    instrument: Instrument, found: Sequence[Beside], city: Mapping[str, float | None], *, about: About
) -> Chart:
    """A block per part, the index first; `city` are the city's scores by node."""
    places, height = _places(instrument, len(found), city)
    figure = Figure()
    texts: list[dict[str, Any]] = []
    for node, top, label in places:
        texts.append(_text("<br>".join(safe(line) for line in label), 0, height - top, "top"))
        first = top + LABEL_PX * len(label)
        lanes = [height - first - LANE_PX * (place + 0.5) for place in range(len(found))]
        _dots(figure, texts, [(one, one.scores[node.id], lane) for one, lane in zip(found, lanes, strict=True)])
        if (mean := city.get(node.id)) is not None:
            _city(figure, texts, mean, height - first, lanes[-1] - LANE_PX)
    ticks = [0, 20, 40, 60, 80, 100]
    figure.update_layout(showlegend=False, annotations=texts)
    figure.update_xaxes(range=[-2, WIDEST], tickvals=ticks, gridcolor=palette.GRID, zeroline=False, side="top")
    figure.update_yaxes(range=[0, height], visible=False)
    note = " ".join((t("charts.beside.unit"), t("charts.beside.city") if city else "", about.source))
    chart = Chart(figure, title=finding(instrument, found), alt=_alt(instrument, found, city), note=note)
    return finish(chart, height=height + MARGIN[2] + MARGIN[3], margin=MARGIN, is_example=about.is_example)


def _places(instrument: Instrument, n: int, city: Mapping[str, float | None]) -> tuple[list[Place], int]:
    places: list[Place] = []
    top = 0
    for node in (instrument.root, *instrument.aspects):
        label = wrapped(pick(node.name), LABEL_WIDTH, 2)
        places.append((node, top, label))
        lanes = n + (city.get(node.id) is not None)
        top += LABEL_PX * len(label) + LANE_PX * lanes + GAP_PX
    return places, top


def _city(figure: Figure, texts: list[dict[str, Any]], mean: float, top: float, lane: float) -> None:
    """The city's mean: a dotted line from above down to a lane of its own, behind all numbers."""
    line = {"color": palette.INK, "width": 2, "dash": "dot"}
    figure.add_shape(type="line", x0=mean, x1=mean, y0=top, y1=lane + 6, line=line, layer="below")
    figure.add_scatter(x=[mean], y=[lane], mode="markers", marker=CITY_MARK, hoverinfo="skip")
    texts.append(_text(t("charts.beside.part", score=number(mean, 1)), mean, lane, "middle", shift=9))


def _dots(
    figure: Figure, texts: list[dict[str, Any]], lanes: Sequence[tuple[Beside, float | None, float]]
) -> None:
    """A line from 0, a dot and a number in the lane of each; words where there is no value."""
    known = [(one, score, lane) for one, score, lane in lanes if score is not None]
    for _, score, lane in known:
        stroke = {"color": palette.GRID, "width": 5}
        figure.add_shape(type="line", x0=0, x1=score, y0=lane, y1=lane, line=stroke, layer="below")
    figure.add_scatter(
        x=[score for _, score, _ in known],
        y=[lane for *_, lane in known],
        mode="markers",
        marker={"size": 10, "color": palette.ACCENT, "line": {"color": palette.SURFACE, "width": 1}},
        hoverinfo="skip",
    )
    for one, value, lane in lanes:
        shown = f"<b>{one.letter}</b> {number(value, 1) if value is not None else safe(why_not(one))}"
        texts.append(_text(shown, value or 0, lane, "middle", shift=0 if value is None else 8))


def why_not(one: Beside) -> str:
    """Why there is no value."""
    kind = "withheld" if one.is_withheld else "not_assessable" if one.has_form else "no_form"
    return t(f"beside.{kind}")


def _text(words: str, x: float, y: float, anchor: str, *, shift: float = 0) -> dict[str, Any]:
    place = {"x": x, "y": y, "xanchor": "left", "yanchor": anchor, "xshift": shift, "align": "left"}
    font = {"size": 12, "color": palette.INK}
    ground = {"bgcolor": palette.SURFACE, "borderpad": 0} if shift else {}  # over the city's line
    return place | ground | {"text": words, "showarrow": False, "font": font}


def _alt(instrument: Instrument, found: Sequence[Beside], city: Mapping[str, float | None]) -> str:
    parts = []
    for node in (instrument.root, *instrument.aspects):
        scores = [(one.name, one.scores[node.id]) for one in found]
        said = [f"{name} {number(score, 1)}" for name, score in scores]
        said += (
            [t("charts.beside.alt.city", score=number(city[node.id], 1))] if city.get(node.id) is not None else []
        )
        parts.append(f"{pick(node.name)}: {', '.join(said)}")
    return t("charts.beside.alt", list="; ".join(parts))
