"""A chart on a page: finding, colour key, figure, unit and source, table twin; and the cards of a headline.

It decides nothing about figures (see `charts`) and shows no map.
"""

import html
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.charts import CONFIG, About, Chart, Key
from siperi_geo.text import pick, t
from siperi_geo.ui import frame
from siperi_geo.ui.filters import View
from siperi_geo.ui.session import NODE, forget, remember

ARROWS = {1: "▲", 0: "●", -1: "▼"}


def show(chart: Chart, twin: pd.DataFrame, *, key: str) -> None:
    """Draw a chart under its finding, with the same numbers as a table that opens."""
    frame.section(frame.plain(chart.title))
    if chart.keys:
        st.html(f'<ul class="siperi-keys">{"".join(_key(one) for one in chart.keys)}</ul>')
    st.plotly_chart(chart.figure, theme=None, config=dict(CONFIG), alt=chart.alt, key=key)
    frame.note(chart.note)
    table(twin, caption=chart.title)


def about(view: View, count: int, years: str | None = None) -> About:
    """What the charts of a page are about: the view's instrument and year (or `years`), kelurahan counted."""
    name = f"{pick(view.instrument.name)} {view.instrument.version}"
    return About(name, years or view.year, count, view.is_example)


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
    """The way from any number of a page to its calculation: of one kelurahan (its label), or the rules of all.

    Year and area go along by themselves (a link with parameters of its own would empty the filters), and with
    an area the node shown, so that the calculation opens at it.
    """
    if area is None:
        forget(NODE)
    else:
        remember(NODE, view.node, view.node_name)
    words = t("chart.calculation.area", area=area) if area else t("chart.calculation")
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
