"""Charts as pictures to take along: a button below each, and one frame in the page that makes the PNG file.

The browser makes it from what it shows, together with the words that a figure alone does not have; the server does
nothing for it.
"""

import html
import json
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo.charts import Chart, Key
from siperi_geo.text import t

FRAME = components.declare_component("picture", path=str(Path(__file__).parent / "picture"))
Foot = Sequence[tuple[str, str]]


def listen() -> None:
    """Draw the frame that hears the buttons; once on a page."""
    FRAME(default=None, key="picture")


def button(chart: Chart, foot: Foot, *, key: str, file_name: str) -> None:
    """The button of the chart drawn under `chart_<key>`; the foot says what the data are (`table_view.foot`)."""
    words = {
        "key": key,
        "file": file_name,
        "title": chart.title,
        "note": chart.note,
        "keys": [_key(one) for one in chart.keys],
        "foot": [list(line) for line in foot],
    }
    st.html(
        f'<button type="button" class="siperi-picture-button" data-words="{html.escape(json.dumps(words))}" '
        f'data-failed="{html.escape(t("chart.download.failed"))}">{html.escape(t("chart.download"))}'
        f'<span class="siperi-unseen">: {html.escape(chart.title)}</span></button>'
    )


def _key(one: Key) -> dict[str, object]:
    if one.hatch is None:
        return {"colour": one.colour, "label": one.label}
    return {"colour": one.hatch.ground, "label": one.label, "lines": one.hatch.lines, "angle": one.hatch.angle}
