"""What else the score map can show: tiles in place of shapes, a second measure, a second map; in the address.

Each goes with each: two maps, or two sets of tiles, may both be crossed with the same second measure.
"""

from dataclasses import dataclass

from siperi_geo.text import t
from siperi_geo.ui import choices
from siperi_geo.ui.map import beside, cross
from siperi_geo.ui.view import View

SHAPE, SHAPES, TILES = "tampilan", "peta", "petak"


@dataclass(frozen=True, slots=True)
class Switches:
    """Whether tiles are shown, what the value is crossed with, the view of the second map."""

    is_tiles: bool
    crossed_with: str | None
    other: View | None


def choose(view: View) -> Switches:
    """Draw the switches in the row of filters and say how they stand."""
    words = {SHAPES: t("map.view.map"), TILES: t("map.view.tiles")}
    with view.row:
        is_tiles = choices.segments(SHAPE, t("map.view"), (SHAPES, TILES), SHAPES, words.__getitem__) == TILES
    return Switches(is_tiles, cross.choose(view), beside.choose(view))
