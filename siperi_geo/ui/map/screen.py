"""The score map put together from a view and its switches: one map, two, or tiles; legends, notes and tables."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.maps.two_measures import Other
from siperi_geo.ui import frame, map_view, score_rows, score_table
from siperi_geo.ui.map import beside, cross, picture, place, tile_map, units
from siperi_geo.ui.map.place import Place
from siperi_geo.ui.map.switches import Switches
from siperi_geo.ui.view import View

PROFILE = "profil"


@dataclass(frozen=True, slots=True)
class Layer:
    """One map: the view it shows, the rows behind it, and what is painted."""

    view: View
    rows: pd.DataFrame
    painted: maps.MapView


@dataclass(frozen=True, slots=True)
class Screen:
    """What is drawn: a map, perhaps one beside it, or tiles; the units of the area chosen."""

    first: Layer
    beside: Layer | None
    is_tiles: bool
    units: pd.DataFrame
    crossed: tuple[str, Other] | None = None


def prepare(view: View, here: Place, scores: pd.DataFrame, shown: Switches) -> Screen:
    """Everything that is drawn, read and painted once."""
    found = units.inside(view, here.chosen)
    if shown.other is not None:
        return _two(view, shown.other, here, scores, found)
    painted = picture.of(view, here, found)
    measure = cross.measure(view, shown.crossed_with) if shown.crossed_with else None
    if shown.crossed_with is None or measure is None:
        return Screen(Layer(view, score_rows.inside(scores, here.within), painted), None, shown.is_tiles, found)
    first = Layer(view, score_rows.inside(scores, here.within), cross.crossed(view, painted, scores, measure))
    return Screen(first, None, shown.is_tiles, found, (shown.crossed_with, measure))


def _two(view: View, other: View, here: Place, scores: pd.DataFrame, found: pd.DataFrame) -> Screen:
    one, another = beside.titles(view, other)
    first = Layer(view, score_rows.inside(scores, here.within), picture.of(view, here, found, title=one))
    rows = score_rows.kept_of(other)
    painted = picture.of(other, here, units.inside(other, here.chosen), title=another)
    return Screen(first, Layer(other, score_rows.inside(rows, here.within), painted), is_tiles=False, units=found)


def show(drawn: Screen) -> None:
    """The map, both maps, or the tiles; a click leads down."""
    view, painted = drawn.first.view, drawn.first.painted
    follow = partial(place.clicked, view)
    if drawn.is_tiles:
        with st.container(key="map_tiles_shown"):
            tile_map.show(view, painted, picture.values(view, drawn.first.rows), follow)
        return
    others = [drawn.beside.painted] if drawn.beside else []
    is_example = any(one.view.holds_examples() for one in _layers(drawn))
    with st.container(key="map_two" if others else "map_one"):
        map_view.show(painted, *others, page="map", is_example=is_example, profile=PROFILE, on_click=follow)


def notes(drawn: Screen) -> None:
    """Each map in one sentence, and what must be known of its values."""
    for one in _layers(drawn):
        frame.note(map_view.summary(one.painted, one.view))
        for words in score_rows.notes(one.view, one.rows):
            frame.note(words)
    if drawn.crossed:
        cross.notes(drawn.first.view, drawn.crossed[0])


def legend(drawn: Screen) -> None:
    """The legend of the map, or of both."""
    first = drawn.first
    if drawn.crossed:
        cross.legend(first.painted, *drawn.crossed)
    elif drawn.beside is None:
        title, thin = picture.legend_title(first.view), picture.thin_words(first.view)
        map_view.draw_legend(first.painted, title, thin=thin)
    else:
        beside.legends((first.view, first.painted), (drawn.beside.view, drawn.beside.painted))


def anchor() -> None:
    """Where the line of the chosen area leads on a phone."""
    map_view.anchor(PROFILE)


def tables(drawn: Screen, here: Place) -> None:
    """The table twin of every map."""
    for one, name in zip(_layers(drawn), ("peta", "peta-banding"), strict=False):
        score_table.show(one.view, here.within, of=one.painted.title, name=name)


def _layers(drawn: Screen) -> list[Layer]:
    return [drawn.first, *([drawn.beside] if drawn.beside else [])]
