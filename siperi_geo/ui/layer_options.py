"""The boxes that say how a map or a raster is to be read, and what was read of it per kelurahan.

`words` is the page; tables need none of these boxes. It reads no file.
"""

import streamlit as st

from siperi_geo.intake import COVERED_PCT, SHARE_PCT, Layered, Options
from siperi_geo.text import t
from siperi_geo.ui import frame

WIDTH = 320


def column_and_band(words: str) -> tuple[str | None, int | None]:
    """The column of the value and the band of a raster, where the file has several."""
    hint = t("layers.column.hint")
    column = st.text_input(t("layers.column"), placeholder=hint, key=f"{words}_column", width=WIDTH)
    label = t("layers.band")
    band = st.number_input(
        label, 1, 1000, None, placeholder=t("layers.band.hint"), key=f"{words}_band", width=WIDTH
    )
    return (column or "").strip() or None, None if band is None else int(band)


def options(words: str, *, has_overlay: bool = False) -> Options:
    """Every box with its default; those of polygons only where polygons are read."""
    with st.container(horizontal=True):
        column, band = column_and_band(words)
    covered = _percent(t("layers.covered"), COVERED_PCT, f"{words}_covered")
    share, is_overlay = SHARE_PCT, False
    if has_overlay:
        share = _percent(t("layers.share"), SHARE_PCT, f"{words}_share")
        is_overlay = st.checkbox(t("layers.overlay_box"), key=f"{words}_overlay")
    frame.note(t("layers.own_design"))
    return Options(column, band, is_overlay=is_overlay, share_pct=share, covered_pct=covered)


def _percent(label: str, default: float, key: str) -> float:
    chosen = st.number_input(label, 1, 100, round(default), key=key, width=WIDTH)
    return float(chosen)


def read(layer: Layered) -> None:
    """How a map or raster was read, and what was read of each kelurahan; nothing for a table."""
    for words in layer.lines:
        frame.note(words)
    if layer.preview is not None:
        title = t("layers.read")
        with st.expander(title, expanded=True):
            frame.table(layer.preview, caption=title)
