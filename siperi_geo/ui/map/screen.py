"""The score map put together from a view and its switches: maps or tiles; legends, notes, tables."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.maps.two_measures import Other
from siperi_geo.ui import frame, map_view, score_rows, score_table
from siperi_geo.ui.map import beside, cross, picture, place, tile_map, unit_table, units
from siperi_geo.ui.map.place import Place
from siperi_geo.ui.map.switches import Switches
from siperi_geo.ui.view import View

PROFILE = "profil"
PAPER = "<style>@page { size: A4 landscape; margin: 9mm; }</style>"  # how it is printed: `map.css`


@dataclass(frozen=True, slots=True)
class Layer:
    """One map: the view it shows, the rows behind it, and what is painted."""

    view: View
    rows: pd.DataFrame
    painted: maps.MapView


@dataclass(frozen=True, slots=True)
class Screen:
    """What is drawn: maps or tiles, one or two; the second measure; the units of the area chosen."""

    first: Layer
    beside: Layer | None
    is_tiles: bool
    units: pd.DataFrame
    crossed: tuple[str, Other] | None = None

    @property
    def layers(self) -> list[Layer]:
        """The map, and the one beside it."""
        return [self.first, *([self.beside] if self.beside else [])]

    @property
    def has_points(self) -> bool:
        """Whether units with a point are drawn as points."""
        return not (self.is_tiles or self.crossed)


def prepare(view: View, here: Place, scores: pd.DataFrame, shown: Switches) -> Screen:
    """Everything that is drawn, read and painted once."""
    found, other = units.inside(view, here.chosen), shown.other
    measure = cross.measure(view, shown.crossed_with) if shown.crossed_with else None
    titles = beside.titles(view, other) if other else ("", "")
    first = _layer(view, here, scores, picture.of(view, here, found, title=titles[0]), measure)
    second = None
    if other:
        painted = picture.of(other, here, units.inside(other, here.chosen), title=titles[1])
        second = _layer(other, here, score_rows.kept_of(other), painted, measure)
    crossed = (shown.crossed_with, measure) if shown.crossed_with and measure else None
    return Screen(first, second, shown.is_tiles, found, crossed)


def _layer(view: View, here: Place, scores: pd.DataFrame, painted: maps.MapView, measure: Other | None) -> Layer:
    rows = score_rows.inside(scores, here.within)
    return Layer(view, rows, cross.crossed(view, painted, scores, measure) if measure else painted)


def show(drawn: Screen) -> None:
    """The map, both maps, or the tiles; a click leads down."""
    st.html(PAPER)
    view = drawn.first.view
    follow = partial(place.clicked, view)
    is_example = any(one.view.holds_examples() for one in drawn.layers)
    if drawn.is_tiles:
        panels = [(one.painted, picture.values(one.view, one.rows)) for one in drawn.layers]
        with st.container(key="map_tiles_shown"):
            tile_map.show(view.level, panels, follow, is_example=is_example)
        return
    painted, *others = (one.painted for one in drawn.layers)
    with st.container(key="map_two" if others else "map_one"):
        map_view.show(painted, *others, page="map", is_example=is_example, profile=PROFILE, on_click=follow)


def explain(drawn: Screen) -> None:
    """Below the maps: what each says; the legend of one map stands beside it, that of two before the words."""
    if drawn.beside is not None:
        legend(drawn)
    with st.container(key="map_words"):  # on a phone after the legend: `map.css`
        _notes(drawn)


def _notes(drawn: Screen) -> None:
    """Each map in one sentence, and what must be known of its values."""
    for one in drawn.layers:
        frame.note(map_view.summary(one.painted, one.view))
        for words in score_rows.notes(one.view, one.rows):
            frame.note(words)
    if drawn.crossed:
        cross.notes([one.view for one in drawn.layers], drawn.crossed[0])


def legend(drawn: Screen) -> None:
    """The legend of the map, or of both."""
    first = drawn.first
    if drawn.crossed:
        with st.container(key="map_legends" if drawn.beside else None):
            for spot, one in zip(st.columns(len(drawn.layers), gap="medium"), drawn.layers, strict=True):
                with spot:
                    cross.legend(one.painted, *drawn.crossed)
    elif drawn.beside is None:
        title, thin = picture.legend_title(first.view), picture.thin_words(first.view)
        map_view.draw_legend(first.painted, title, thin=thin)
    else:
        beside.legends((first.view, first.painted), (drawn.beside.view, drawn.beside.painted))


def anchor() -> None:
    """Where the line of the chosen area leads on a phone."""
    map_view.anchor(PROFILE)


def tables(drawn: Screen, here: Place) -> None:
    """The table twin of every map, and of the points on it."""
    for one, name in zip(drawn.layers, ("peta", "peta-banding"), strict=False):
        more = partial(cross.columns, one.painted, *drawn.crossed) if drawn.crossed else None
        name += f"-{drawn.crossed[0]}" if drawn.crossed else ""
        score_table.show(one.view, here.within, of=one.painted.title, name=name, more=more)
    unit_table.show(drawn.first.view, drawn.units)
