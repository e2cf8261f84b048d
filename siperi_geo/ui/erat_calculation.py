"""How a number about local governments was made: chosen by place and part, opened step by step down to a unit."""

from collections.abc import Iterator

import streamlit as st

from siperi_geo.analysis import erat_words
from siperi_geo.analysis.erat_figures import Figure, Government, Level, Summary, Unit
from siperi_geo.tables import erat as tables
from siperi_geo.text import t
from siperi_geo.ui import chart_view, choices, erat_files, frame
from siperi_geo.ui.session import GROUP, NODE

Place = Summary | Level | Government
WIDTH = 340
PROVINCE = "provinsi_kabupaten_kota"


def show(found: Summary) -> None:
    """The choice of a number and its calculation, with the units below a government opened in turn."""
    frame.section(t("erat.calculation"))
    with st.container(horizontal=True):
        node = _choose_node(found)
        place = _choose_place(found)
    figure = _figure(place, node)
    result = t(
        "erat.calculation.result",
        place=_name(place),
        node=erat_words.title_of(found, node),
        value=erat_words.value(found, figure),
    )
    st.markdown(f"**{frame.plain(result)}**")
    chart_view.bullets(erat_words.calculation(found, node, place))
    for part in _below(place):
        value = erat_words.value(found, part.figures[node])
        with st.expander(frame.plain(f"{_name(part)}: {value}")):
            chart_view.bullets(erat_words.calculation(found, node, part))
    if isinstance(place, Government):
        caption = t("erat.units.caption", name=place.name, node=erat_words.title_of(found, node), year=found.year)
        key = f"opd-{place.code}-{node}"
        erat_files.show(found, tables.units(found, place, node), caption=caption, key=key)


def _choose_node(found: Summary) -> str:
    names = {node: found.instrument.node(node).name for node in found.nodes}
    return choices.box(NODE, t("erat.calculation.node"), names, width=WIDTH)


def _choose_place(found: Summary) -> Place:
    """The province, a level, or a government whose units are known."""
    places: dict[str, Place] = {PROVINCE: found}
    for level in found.levels:
        places[level.id] = level
    for level in found.levels:
        places |= {one.code: one for one in erat_words.with_units(level)}
    names = {code: _name(place) for code, place in places.items()}
    return places[choices.named_box(GROUP, t("erat.calculation.place"), names, width=WIDTH)]


def _name(place: Place | Unit) -> str:
    if isinstance(place, Summary):
        return t("erat.what.province")
    return erat_words.level_name(place.id) if isinstance(place, Level) else place.name


def _figure(place: Place, node: str) -> Figure:
    return place.figures[node]


def _below(place: Place) -> Iterator[Level | Government | Unit]:
    """The parts of a place that have a calculation of their own."""
    if isinstance(place, Summary):
        yield from place.levels
    elif isinstance(place, Level):
        yield from erat_words.with_units(place)
    else:
        yield from place.units
