"""A chart on a page: finding, colour key, figure, unit and source, table twin; and the cards of a headline.

It decides nothing about figures (see `charts`) and shows no map.
"""

import html
from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.charts import CONFIG, About, Chart, Key
from siperi_geo.text import pick, t
from siperi_geo.ui import frame
from siperi_geo.ui.filters import View
from siperi_geo.ui.session import GROUP, NODE, PART, forget, remember

ARROWS = {1: "▲", 0: "●", -1: "▼"}


def show(chart: Chart, twin: pd.DataFrame, *, key: str) -> None:
    """Draw a chart under its finding, with the same numbers as a table that opens."""
    frame.section(frame.plain(chart.title))
    if chart.keys:
        st.html(f'<ul class="siperi-keys">{"".join(_key(one) for one in chart.keys)}</ul>')
    st.plotly_chart(chart.figure, theme=None, config=dict(CONFIG), alt=chart.alt, key=key)
    frame.note(chart.note)
    table(twin, caption=chart.title)


def about(view: View, count: int, years: Collection[int] = ()) -> About:
    """What a chart is about: the view's instrument, the year shown or all `years` drawn, kelurahan counted.

    One year of example data makes the whole drawing an example.
    """
    name = f"{pick(view.instrument.name)} {view.instrument.version}"
    first, last = min(years, default=view.year), max(years, default=view.year)
    span = f"{first}–{last}" if first < last else last
    return About(name, span, count, view.holds_examples(years))


def table(rows: pd.DataFrame, *, caption: str) -> None:
    """A table that opens; nothing when there are no rows."""
    if rows.empty:
        return
    with st.expander(t("chart.table")):
        frame.table(rows, caption=caption)


def cards(found: Sequence[Card]) -> None:
    """The headline's numbers side by side, below each other on a phone."""
    st.html(f'<dl class="siperi-cards">{"".join(_card(one) for one in found)}</dl>')


def bullets(sentences: Sequence[str]) -> None:
    """Sentences as a list, their names and numbers as plain text."""
    lines = "".join(f"<li>{html.escape(words)}</li>" for words in sentences)
    st.html(f'<ul class="siperi-findings">{lines}</ul>')


def calculation(view: View, *, area: str | None = None) -> None:
    """The way from any number of a page to its calculation: of one kelurahan (its label), or of the city's mean.

    Year and area go along by themselves (a link with parameters of its own would empty the filters), and the
    node shown, so that the calculation opens at it.
    """
    if area is None:
        calculation_of_mean(view)
        return
    remember(NODE, view.node, view.node_name)
    open_result(t("chart.calculation.area", area=area))


def open_result(words: str) -> None:
    """A link to the calculation of the chosen kelurahan."""
    forget(PART)
    _link(words)


def calculation_of_mean(view: View, group: str | None = None, name: str = "") -> None:
    """A link to the kelurahan behind a mean: of one kecamatan (its code and name), or of the city."""
    remember(NODE, view.node, view.node_name)
    remember(PART, "mean", t("method.part.mean"))
    if group is None:
        forget(GROUP)
    else:
        remember(GROUP, group, name)
    _link(t("chart.calculation.area", area=name) if group else t("chart.calculation"))


def _link(words: str) -> None:
    st.page_link("pages/method/method.py", label=frame.plain(words), icon=":material/calculate:")


def _card(one: Card) -> str:
    arrow = "" if one.direction is None else f'<span aria-hidden="true">{ARROWS[one.direction]}</span> '
    return (
        f"<div><dt>{html.escape(one.label)}</dt><dd>{arrow}{html.escape(one.value)}</dd>"
        f"<dd>{html.escape(one.remark)}</dd></div>"
    )


def _key(one: Key) -> str:
    ground = one.colour
    if one.hatch:
        ground = f"repeating-linear-gradient(-45deg,{one.hatch} 0 2px,{one.colour} 2px 6px)"
    return f'<li><span class="siperi-swatch" style="background:{ground}"></span>{html.escape(one.label)}</li>'
