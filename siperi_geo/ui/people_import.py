"""The parts of the page that takes populations in: empty table, source, report, decision.

It shows what the register found and decides nothing about a number itself.
"""

from pathlib import Path

import streamlit as st

from siperi_geo.boundaries import stored_areas
from siperi_geo.intake import Layered, Options, people_layer
from siperi_geo.registers.populations import (
    Examined,
    accept,
    examine,
    export_template,
    figures,
    lines,
)
from siperi_geo.text import number, t
from siperi_geo.ui import (
    form_outcome,
    frame,
    layer_options,
    people,
    problem_table,
    reads,
    register_import,
    uploads,
    who,
)

WORDS = "people"
FILE, CHOICES = register_import.file_key(WORDS), register_import.choices(WORDS)
FIRST_YEAR = 2010
Found = tuple[Layered, Examined]


def template() -> None:
    """The empty table as a download."""
    register_import.template(WORDS, export_template, "penduduk.xlsx")


def year_box() -> int | None:
    """The year the user names; None takes the year that the file says."""
    return register_import.year_box(WORDS, FIRST_YEAR)


def source_box() -> str:
    """Where the numbers come from, in the user's words."""
    return register_import.source_box(WORDS)


def layer_boxes() -> Options:
    """How a map or raster is to be read."""
    with st.expander(t("layers.options")):
        frame.note(t("layers.options.lead"))
        return layer_options.options(WORDS)


def examined(name: str, content: bytes, year: int | None, source: str, options: Options) -> Found | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    if not source.strip():
        st.info(t("people.source.needed"))
        return None
    here, is_checked = reads.store(), register_import.is_checked(WORDS, content)

    def read(paths: list[Path]) -> Found:
        layer = people_layer(here, paths[0], source=source, options=options)
        areas = stored_areas(here)
        return layer, examine(here, layer.table, areas, source=layer.source, year=year, is_checked=is_checked)

    return uploads.examined([(name, content)], read, nameless="penduduk")


def report(layer: Layered, found: Examined) -> None:
    """Rows, years, kelurahan without a number, whether people would weigh, and every problem: as the command."""
    layer_options.read(layer)
    for words in lines(found):
        frame.note(words)
    register_import.entries(t("people.figures"), found, lambda: figures(found))
    for year, areas in found.missing.items():
        register_import.unsaid(areas, t("people.missing", year=year, n=number(len(areas), 0)))
    if found.weightings:
        with st.expander(t("people.weighting.after"), expanded=True):
            people.show_weighting(found.weightings)
    problem_table.show(found.problems, key="people")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined, content: bytes) -> None:
    """The word of a person for numbers in doubt, and the button that stores, only when there is something."""
    register_import.checked_box(WORDS, content, found.doubts)
    register_import.decide(WORDS, found, lambda store, one: accept(store, one, actor=who.acting()))


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    register_import.say_stored(WORDS)
