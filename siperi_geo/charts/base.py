"""What every chart has in common: finding as title, alt text, source line, look, Indonesian numbers, watermark.

Titles stand above the figure as page text, because text inside a plotly figure cannot wrap on a phone.
"""

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from siperi_geo import palette
from siperi_geo.charts.figure import Figure
from siperi_geo.text import language, number, t

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}
"""Handed to the chart element: no English tool bar, no link to a cloud, no zoom that traps a finger."""

EDGE_PX = 6
"""At least so much around a figure: in the dark it is a light sheet of its own."""
WATERMARK_EVERY_PX = 420


@dataclass(frozen=True, slots=True)
class About:
    """What a chart is about: instrument with version, year(s), kelurahan counted, made-up or real.

    `whom`: whose values they are (one kelurahan, or the mean of how many). `origin`: which of those counted are
    made up (`48 contoh, 1 nyata`), while the store holds both kinds. `is_comparison`: compared, not scored.
    """

    name: str
    year: int | str
    count: int
    is_example: bool
    whom: str = ""
    origin: str = ""
    is_comparison: bool = False

    @property
    def source(self) -> str:
        """The source line under a chart."""
        key = "charts.source.compared" if self.is_comparison else "charts.source"
        words = t(key, name=self.name, year=self.year, n=number(self.count, 0))
        return self.with_origin(words)

    def with_origin(self, words: str) -> str:
        """A sentence and, where it matters, which of the data are made up."""
        return f"{words} {t('charts.origin', origin=self.origin)}" if self.origin else words


@dataclass(frozen=True, slots=True)
class Hatch:
    """A sign for a missing value: lines on a ground. The maps draw the same two (`maps.score_paints`)."""

    ground: str
    lines: str
    shape: str
    angle: int


NO_DATA = Hatch(palette.NO_DATA, palette.NO_DATA_HATCH, "/", 45)
NOT_ASSESSABLE = Hatch(palette.NO_DATA_HATCH, palette.NO_DATA, "\\", -45)
WITHHELD = Hatch(palette.SUPPRESSED, palette.SUPPRESSED_DOTS, ".", 0)


@dataclass(frozen=True, slots=True)
class Key:
    """One colour of a legend, or a hatch, drawn as page text above the figure."""

    colour: str
    label: str
    hatch: Hatch | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its words: `title` says the finding, `alt` the picture, `note` unit and source."""

    figure: Figure | go.Figure
    title: str
    alt: str
    note: str
    keys: tuple[Key, ...] = ()


def finish(chart: Chart, *, height: int, margin: Sequence[int], is_example: bool) -> Chart:
    """Give a chart's figure the common look; `margin` is left, right, top, bottom in pixels."""
    left, right, top, bottom = (max(one, EDGE_PX) for one in margin)
    chart.figure.update_layout(
        template="none" if isinstance(chart.figure, go.Figure) else {},
        height=height,
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 4},
        font={"family": FONT, "size": 13, "color": palette.INK},
        separators=",." if language() == "id" else ".,",
        paper_bgcolor=palette.SURFACE,
        plot_bgcolor=palette.SURFACE,
        dragmode=False,
        hoverlabel={"bgcolor": palette.SURFACE, "font": {"color": palette.INK, "family": FONT}, "align": "left"},
    )
    chart.figure.update_xaxes(fixedrange=True, ticks="")
    chart.figure.update_yaxes(fixedrange=True, ticks="")
    if is_example:
        watermark(chart.figure, height)
    return chart


def watermark(figure: Figure | go.Figure, height: int) -> None:
    """Write "example data" across the figure, again every screen of a tall one."""
    count = max(1, height // WATERMARK_EVERY_PX)
    for place in range(count):
        figure.add_annotation(
            text=t("charts.watermark"),
            x=0.5,
            y=(place + 0.5) / count,
            xref="paper",
            yref="paper",
            showarrow=False,
            textangle=-20,
            font={"size": 30, "color": "rgba(138, 75, 8, 0.16)"},
        )


def safe(words: str) -> str:
    """Text for a plotly label: plotly reads tags and entities, so names are escaped."""
    return html.escape(words, quote=False)


def wrap(words: str, width: int, *, lines: int | None = None) -> str:
    """Escaped text broken into lines of at most `width` signs; an ellipsis ends what does not fit in `lines`."""
    return "<br>".join(safe(line) for line in wrapped(words, width, lines))


def wrapped(words: str, width: int, lines: int | None = None) -> list[str]:
    """The lines of `wrap`, unescaped."""
    return textwrap.wrap(words, width, max_lines=lines, placeholder=" …", break_long_words=False) or [""]


def hatched(sign: Hatch) -> dict[str, Any]:
    """A marker filled with the lines of a sign."""
    pattern = {"shape": sign.shape, "bgcolor": sign.ground, "fgcolor": sign.lines, "size": 6, "solidity": 0.3}
    return {"color": sign.ground, "pattern": pattern}
