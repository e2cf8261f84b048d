"""The score map as equal tiles: every area as large as every other, so that the small ones of the centre count.

A frame of our own, one grid of buttons or two; what stands where is decided in `maps.tiles`, colours and words in
the view.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo import maps, palette
from siperi_geo.maps.tile_names import breakable
from siperi_geo.maps.tiles import Tiles, tiles
from siperi_geo.text import language, number, t
from siperi_geo.ui import frame, reads

FRAME = components.declare_component("tiles", path=str(Path(__file__).parent / "tile_frame"))
KEY = "map_tiles"
Panel = tuple[maps.MapView, Mapping[str, str]]


def show(
    level: str, panels: Sequence[Panel], on_click: Callable[[Mapping[str, Any]], None], *, is_example: bool
) -> None:
    """Draw the areas of one map or two as tiles, each with its short name and its value (by code, of each map).

    A click is told as one on the map.
    """
    grid = tiles(reads.shapes(level))
    kept = {"kept": number(grid.kept_pct, 0), "level": t(f"ui.level.{level}").lower()}
    FRAME(
        panels=[_panel(drawn, grid, values) for drawn, values in panels],
        columns=grid.columns,
        words={"label": t("map.tiles.label"), "title": _title(panels), "language": language()},
        watermark=t("ui.example.watermark") if is_example else None,
        default=None,
        key=KEY,
        on_change=lambda: on_click(st.session_state.get(KEY) or {}),
    )
    lines = f" {t('map.tiles.lines')}" if level == "kelurahan" else ""
    frame.note(t("map.tiles.note", **kept) + lines)


def _title(panels: Sequence[Panel]) -> str:
    names = [drawn.title for drawn, _ in panels if drawn.title]
    return ": ".join((t("map.tiles.title"), " · ".join(names))) if names else t("map.tiles.title")


def _panel(drawn: maps.MapView, grid: Tiles, values: Mapping[str, str]) -> dict[str, Any]:
    return {"title": drawn.title, "tiles": [_tile(one, drawn, grid, values) for one in drawn.shapes]}


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
