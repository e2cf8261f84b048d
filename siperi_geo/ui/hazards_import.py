"""The parts of the page that takes hazards in: source and year of rows that name none, report, decision.

It shows what the register found and decides nothing about a statement itself.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.hazards import Examined, accept, examine, lines, statements
from siperi_geo.sheets import BadRow
from siperi_geo.text import number, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, register_import, uploads, who

WORDS, FILE, YEAR = "hazards", "hazards_file", "hazards_year"
CHOICES = (YEAR, register_import.source_key(WORDS))
FIRST_YEAR = 2000
BOX_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: how many statements, and the rows held."""

    statements: int
    set_aside: tuple[BadRow, ...]


def source_box() -> str:
    """The source of rows that name none, in the user's words."""
    return register_import.source_box(WORDS)


def year_box() -> int | None:
    """The year of rows that name none."""
    years = list(range(pd.Timestamp.now().year, FIRST_YEAR - 1, -1))
    placeholder = t("hazards.year_none")
    return st.selectbox(
        t("hazards.year_box"), years, index=None, placeholder=placeholder, key=YEAR, width=BOX_WIDTH
    )


def examined(name: str, content: bytes, year: int | None, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    here = reads.store()

    def read(paths: list[Path]) -> Examined:
        return examine(here, paths[0], stored_areas(here), source=source, year=year)

    return uploads.examined([(name, content)], read, nameless="bahaya")


def report(found: Examined) -> None:
    """Sources, rows, what is said of how many kelurahan, and every problem: as the command."""
    for words in lines(found):
        frame.note(words)
    if found.entries:
        with st.expander(f"{t('hazards.statements')}: {number(len(found.entries), 0)}"):
            frame.table(statements(found), caption=t("hazards.statements"))
        register_import.unsaid(found.missing, t("hazards.missing", n=number(len(found.missing), 0)))
    problem_table.show(found.problems, key="hazards")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined) -> None:
    """The button that stores, only when there is something."""
    n, kept = len(found.to_store), len(found.quarantine)
    if not n and not kept:
        frame.note(t("hazards.nothing"))
        return
    words = t("hazards.store", n=number(n, 0)) if n else t("hazards.keep", n=number(kept, 0))
    if st.button(words, type="primary"):
        uploads.store(FILE, lambda: _stored(found))


def _stored(found: Examined) -> Stored:
    accept(reads.store(), found, actor=who.acting())
    return Stored(len(found.to_store), found.quarantine)


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    stored: Stored | None = uploads.outcome(FILE)
    if stored is None:
        return
    n, kept = stored.statements, len(stored.set_aside)
    key, count = ("hazards.done", n) if n else ("hazards.kept", kept)
    outcome = t(key, n=number(count, 0))
    register_import.say(outcome, stored.set_aside, is_stored=bool(n))
