"""The parts of the page that takes hazards in: source and year of rows that name none, report, decision.

It shows what the register found and decides nothing about a statement itself.
"""

from pathlib import Path

import streamlit as st

from siperi_geo.boundaries import stored_areas
from siperi_geo.intake import Layered, Options, hazard_layer
from siperi_geo.registers.hazards import Examined, accept, examine, hazard_name, lines, statements, table
from siperi_geo.text import number, t
from siperi_geo.ui import form_outcome, frame, layer_options, problem_table, reads, register_import, uploads, who

WORDS = "hazards"
FILE, CHOICES = register_import.file_key(WORDS), register_import.choices(WORDS)
FIRST_YEAR = 2000
Found = tuple[Layered, Examined]


def source_box() -> str:
    """The source of rows that name none, in the user's words."""
    return register_import.source_box(WORDS)


def year_box() -> int | None:
    """The year of rows that name none."""
    return register_import.year_box(WORDS, FIRST_YEAR)


def layer_boxes() -> tuple[str | None, Options]:
    """What a map or raster is about, and how it is to be read."""
    with st.expander(t("layers.options")):
        frame.note(t("layers.options.lead"))
        hazard = st.selectbox(
            t("layers.hazard"),
            list(table().hazards),
            index=None,
            format_func=hazard_name,
            placeholder=t("layers.said_by_file"),
            key="hazards_hazard",
            width=layer_options.WIDTH,
        )
        return hazard, layer_options.options(WORDS, has_overlay=True)


def examined(
    name: str, content: bytes, year: int | None, source: str, asked: tuple[str | None, Options]
) -> Found | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    here, (hazard, options) = reads.store(), asked

    def read(paths: list[Path]) -> Found:
        layer = hazard_layer(here, paths[0], hazard=hazard, source=source, options=options)
        return layer, examine(here, layer.table, stored_areas(here), source=layer.source, year=year)

    return uploads.examined([(name, content)], read, nameless="bahaya")


def report(layer: Layered, found: Examined) -> None:
    """Sources, rows, what is said of how many kelurahan, and every problem: as the command."""
    layer_options.read(layer)
    for words in lines(found):
        frame.note(words)
    register_import.entries(t("hazards.statements"), found, lambda: statements(found))
    if found.entries:
        register_import.unsaid(found.missing, t("hazards.missing", n=number(len(found.missing), 0)))
    problem_table.show(found.problems, key="hazards")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined) -> None:
    """The button that stores, only when there is something."""
    register_import.decide(WORDS, found, lambda store, one: accept(store, one, actor=who.acting()))


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    register_import.say_stored(WORDS)
