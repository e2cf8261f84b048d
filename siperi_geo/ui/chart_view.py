"""A chart on a page: finding, colour key, figure, unit and source, table twin; and the cards of a headline.

It decides nothing about figures (see `charts`) and shows no map.
"""

import html
from collections.abc import Collection, Sequence

import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.change import ChangeSummary
from siperi_geo.analysis.origin import counted
from siperi_geo.cells import Table
from siperi_geo.charts import CONFIG, About, Chart, Key
from siperi_geo.csv_file import Foot
from siperi_geo.text import pick, t
from siperi_geo.ui import frame, pictures, table_view
from siperi_geo.ui.view import View

ARROWS = {1: "▲", 0: "●", -1: "▼"}


def show(view: View, chart: Chart, twin: Table, *, key: str, years: Collection[int] = (), more: Foot = ()) -> None:
    """Draw a chart under its finding, with the same numbers as a table that opens and can be taken along."""
    frame.section(frame.plain(chart.title))
    name = table_view.file_name(view, key, years, "png")
    draw(chart, key=key, file_name=name, foot=table_view.about_file(view, years, more))
    table_view.twin(view, twin, title=t("chart.table"), caption=chart.title, key=key, years=years, more=more)


def draw(chart: Chart, *, key: str, file_name: str = "", foot: Foot = ()) -> None:
    """A chart's colour key, figure, unit and source, below a heading that is there already.

    With the name of a file it can be taken along as a picture, whose foot says what the data are.
    """
    if chart.keys:
        st.html(f'<ul class="siperi-keys">{"".join(_key(one) for one in chart.keys)}</ul>')
    st.plotly_chart(chart.figure, theme=None, config=dict(CONFIG), alt=chart.alt, key=f"chart_{key}")
    frame.note(chart.note)
    if file_name:
        pictures.button(chart, foot, key=key, file_name=file_name)


def about(view: View, count: int, examples: int, *, whom: str = "") -> About:
    """What a chart of the year shown is about: the view's instrument, kelurahan counted, examples among them.

    A year with example data makes the whole drawing an example; how many are is said while the store holds both.
    """
    origin = counted(count, examples) if view.is_mixed else ""
    return About(_name(view), view.year, count, view.holds_examples(), whom, origin)


def about_years(view: View, years: Collection[int]) -> About:
    """What a chart of several years is about; which of them are made up the chart says itself."""
    return About(_name(view), table_view.span(view, years), 0, view.holds_examples(years))


def about_change(view: View, found: ChangeSummary, years: tuple[int, int]) -> About:
    """What a chart of two years is about: the kelurahan compared, and those among them that are examples."""
    origin = counted(found.compared, found.examples) if view.is_mixed else ""
    is_example = bool(found.examples) if found.compared else view.holds_examples(years)
    span = table_view.span(view, years)
    return About(_name(view), span, found.compared, is_example, origin=origin, is_comparison=True)


def _name(view: View) -> str:
    """Instrument, version and status: a chart that is copied elsewhere still says whether it is official."""
    status = t(f"instruments.status.{view.instrument.status}").lower()
    return f"{pick(view.instrument.name)} {view.instrument.version} ({status})"


def cards(found: Sequence[Card]) -> None:
    """The headline's numbers side by side, below each other on a phone."""
    st.html(f'<dl class="siperi-cards">{"".join(_card(one) for one in found)}</dl>')


def bullets(sentences: Sequence[str]) -> None:
    """Sentences as a list, their names and numbers as plain text."""
    lines = "".join(f"<li>{html.escape(words)}</li>" for words in sentences)
    st.html(f'<ul class="siperi-findings">{lines}</ul>')


def _card(one: Card) -> str:
    arrow = "" if one.direction is None else f'<span aria-hidden="true">{ARROWS[one.direction]}</span> '
    return (
        f"<div{' class=siperi-warned' if one.is_warning else ''}>"
        f"<dt>{html.escape(one.label)}</dt><dd>{arrow}{html.escape(one.value)}</dd>"
        f"<dd>{html.escape(one.remark)}</dd></div>"
    )


def _key(one: Key) -> str:
    ground = one.colour
    if one.hatch:
        ground = hatching(one.hatch.ground, one.hatch.lines, one.hatch.angle)
    return f'<li><span class="siperi-swatch" style="background:{ground}"></span>{html.escape(one.label)}</li>'


def hatching(ground: str, lines: str, angle: int) -> str:
    """The sign of a missing value as a CSS background, as legends of maps have it."""
    return f"repeating-linear-gradient({-angle}deg,{lines} 0 2px,{ground} 2px 6px)"
