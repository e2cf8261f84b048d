"""The parts of the page about who took part: finding, map, one area, every instrument side by side, e-RAT."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis import erat_response_words, taking_part_words
from siperi_geo.analysis.erat_reading import instrument_with_respondents
from siperi_geo.analysis.taking_part import TakingPart
from siperi_geo.areas import full_name
from siperi_geo.cells import Cells, Table, dictionary_cells, table, written
from siperi_geo.instruments import Instrument
from siperi_geo.text import MISSING, abbreviation, number, t
from siperi_geo.ui import (
    chart_view,
    erat_reads,
    filters,
    frame,
    kept,
    links,
    map_view,
    participation_counts,
    reads,
    table_view,
)
from siperi_geo.ui.session import link_to
from siperi_geo.ui.view import View

ABOVE = {"kelurahan": ("area_name", "kecamatan_name"), "kecamatan": ("area_name",)}
AREA = ("area_code", "area_name", "kecamatan_name")
Column = tuple[Instrument, list[TakingPart]]


def finding(view: View, areas: Sequence[TakingPart]) -> None:
    """The whole city in a sentence, where nobody took part, and which means are thin."""
    city = participation_counts.of(view, view.instrument, "city")
    if city:
        said = taking_part_words.findings(view.instrument, view.year, city[0], areas, is_own=view.is_own)
        chart_view.bullets(said)


def draw_map(view: View, areas: Sequence[TakingPart], chosen: str | None) -> None:
    """The share of those registered that handed in a form, per area."""
    shapes = reads.shapes(view.level)
    if not shapes:
        frame.note(t("map.no_boundaries"))
        links.boundaries()
        return
    picture = maps.MapView(
        shapes=shapes,
        facts=maps.participation_facts(view.instrument, areas),
        paints=maps.participation_paints(view.instrument),
        selected=chosen,
    )
    wide, narrow = st.columns([3, 1], gap="medium")
    with wide:
        map_view.show(picture, page="participation", is_example=view.holds_examples())
    with narrow:
        map_view.draw_legend(picture, t("participation.legend", unit=t(f"unit.{view.instrument.subject}")))
        frame.note(t("participation.legend.note"))


def labels(areas: Sequence[TakingPart]) -> dict[str, str]:
    """The areas of the page by code, as its select box names them."""
    rows = pd.DataFrame([(one.area_code, one.area_name, one.kecamatan_name) for one in areas], columns=list(AREA))
    return filters.area_labels(rows)


def one(view: View, areas: Sequence[TakingPart], chosen: str | None) -> None:
    """What is known of the chosen area, and where those missing stand by name."""
    found = next((area for area in areas if area.area_code == chosen), None)
    if found is None or chosen is None:
        link_to(links.PARTICIPANTS, t("participation.names"), ":material/groups_3:", {})
        return
    name = full_name(found.area_code, found.area_name)
    frame.section(frame.plain(name))
    unit = t(f"unit.{view.instrument.subject}")
    hidden = maps.withheld_words() if found.is_withheld else ""
    said = [hidden or taking_part_words.filled(found, unit)]
    if found.is_thin and not view.instrument.is_private:
        said.append(taking_part_words.thin(found))
    chart_view.bullets(said)
    if not view.instrument.is_private:
        links.participants(view, chosen, name)


def side_by_side(view: View) -> None:
    """Every instrument of the year in one table: the whole city, then a row per area; a column per instrument."""
    frame.section(t("participation.all", year=view.year))
    frame.note(t("participation.all.note"))
    if view.level == "kelurahan":
        frame.note(t("participation.all.above"))
    rows = kept.by(lambda: _rows(view), "taking part together", participation_counts.basis(view), view.level)
    caption = t("participation.all.caption", year=view.year)
    table_view.show_all(view, rows, caption=caption, key=f"partisipasi-{view.level}")


def _rows(view: View) -> Table:
    """The table of all instruments."""
    return together([(one, _with_city(view, one)) for one in participation_counts.offered(view.level)], view.level)


def _with_city(view: View, instrument: Instrument) -> list[TakingPart]:
    levels = ("city", view.level)
    return [area for level in levels for area in participation_counts.of(view, instrument, level)]


def together(columns: Sequence[Column], level: str) -> Table:
    """The table of all instruments: counts and share as words; in a file also the counts as numbers."""
    first = columns[0][1]
    places = pd.DataFrame(
        {
            "area_code": [area.area_code for area in first],
            "area_name": [area.area_name for area in first],
            "kecamatan_name": [area.kecamatan_name or MISSING for area in first],
        }
    )
    where = dictionary_cells(places, ["area_code", *ABOVE[level]])
    return table(where, *(_cells(instrument, areas) for instrument, areas in columns))


def _cells(instrument: Instrument, areas: Sequence[TakingPart]) -> tuple[Cells, ...]:
    name = abbreviation(instrument.id)
    words = [taking_part_words.cell(area, is_private=instrument.is_private) for area in areas]
    count = partial(number, decimals=0)
    counted = {
        "filled": [area.filled for area in areas],
        "registered": [area.registered for area in areas],
        "scored": [area.scored for area in areas],
    }
    files = (written(f"{name}: {t(f'participation.file.{key}')}", n, count) for key, n in counted.items())
    return (
        Cells(f"{name} · {t(f'unit.{instrument.subject}')}", words, words),
        *(Cells(one.title, one.values, one.shown, is_for_files=True) for one in files),
    )


def governments(view: View) -> None:
    """e-RAT in a line of its own: its units belong to a government, not to a kelurahan."""
    found = erat_reads.summary(instrument_with_respondents(), view.year)
    frame.section(t("participation.erat"))
    if not found.forms:
        frame.note(t("participation.erat.none", year=view.year))
    else:
        words = {
            "begun": erat_response_words.of_all(found.response.begun, found.response),
            "units": erat_response_words.share(found.response),
            "least": number(found.least, 0),
            "rate": erat_response_words.rate(found.response),
        }
        frame.note(t("participation.erat.counts", year=view.year, forms=number(found.forms, 0), **words))
    link_to(links.ERAT, t("ui.nav.results.erat"), ":material/account_balance:", {})
