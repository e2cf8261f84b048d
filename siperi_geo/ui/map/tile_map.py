"""The score map as equal tiles: every area as large as every other, so that the small ones of the centre count.

A frame of our own, a grid of buttons; what stands where is decided in `maps.tiles`, colours and words in the view.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo import maps, palette
from siperi_geo.maps.tile_names import breakable
from siperi_geo.maps.tiles import Tiles, tiles
from siperi_geo.text import language, number, t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.view import View

FRAME = components.declare_component("tiles", path=str(Path(__file__).parent / "tile_frame"))
KEY = "map_tiles"


def show(
    view: View, drawn: maps.MapView, values: Mapping[str, str], on_click: Callable[[Mapping[str, Any]], None]
) -> None:
    """Draw the areas of a map as tiles, each with its short name and value; a click is told as one on the map."""
    grid = tiles(reads.shapes(view.level))
    kept = {"kept": number(grid.kept_pct, 0), "level": t(f"ui.level.{view.level}").lower()}
    FRAME(
        tiles=[_tile(one, drawn, grid, values) for one in drawn.shapes],
        columns=grid.columns,
        words={"label": t("map.tiles.label"), "title": t("map.tiles.title"), "language": language()},
        watermark=t("ui.example.watermark") if view.holds_examples() else None,
        default=None,
        key=KEY,
        on_change=lambda: on_click(st.session_state.get(KEY) or {}),
    )
    lines = f" {t('map.tiles.lines')}" if view.level == "kelurahan" else ""
    frame.note(t("map.tiles.note", **kept) + lines)


def _tile(shape: maps.Shape, drawn: maps.MapView, grid: Tiles, values: Mapping[str, str]) -> dict[str, Any]:
    facts = drawn.facts_of(shape.area_code)
    paint = drawn.paints[facts.paint]
    row, column = grid.cells[shape.area_code]
    said = ". ".join((shape.name, *(facts.lines or (paint.label,))))
    return {
        "code": shape.area_code,
        "group": shape.area_code.rpartition(".")[0],
        "row": row,
        "column": column,
        "name": breakable(shape.name),
        "value": paint.sign if drawn.is_signed else values.get(shape.area_code, ""),
        "words": said,
        "ground": maps.thin_ground(paint.fill) if facts.is_thin else maps.ground(paint),
        "fill": paint.fill,
        "ink": palette.ink_on(paint.fill),
        "chosen": shape.area_code == drawn.selected,
    }
