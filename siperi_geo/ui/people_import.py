"""The parts of the page that takes populations in: empty table, source, report, decision.

It shows what the register found and decides nothing about a number itself.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.populations import (
    Examined,
    accept,
    examine,
    export_template,
    figures,
    lines,
)
from siperi_geo.sheets import BadRow
from siperi_geo.text import language, number, t
from siperi_geo.ui import form_outcome, frame, people, problem_table, reads, register_import, uploads, who

WORDS, FILE, YEAR = "people", "people_file", "people_year"
CHOICES = (YEAR, register_import.source_key(WORDS))
FIRST_YEAR = 2010
BOX_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: how many numbers, and the rows held."""

    figures: int
    set_aside: tuple[BadRow, ...]


def template() -> None:
    """The empty table as a download."""
    content = _template(tuple(stored_areas(reads.store())), language())
    frame.download(t("people.template.get"), content, "penduduk.xlsx")


@st.cache_data(show_spinner=False, max_entries=4, hash_funcs={Area: lambda area: (area.code, area.name)})
def _template(areas: tuple[Area, ...], lang: str) -> bytes:
    target = io.BytesIO()
    export_template(target, areas, language=lang)
    return target.getvalue()


def year_box() -> int | None:
    """The year the user names; None takes the year that the file says."""
    years = list(range(pd.Timestamp.now().year, FIRST_YEAR - 1, -1))
    return st.selectbox(
        t("people.year_box"), years, index=None, placeholder=t("people.from_file"), key=YEAR, width=BOX_WIDTH
    )


def source_box() -> str:
    """Where the numbers come from, in the user's words."""
    return register_import.source_box(WORDS)


def examined(name: str, content: bytes, year: int | None, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    if not source.strip():
        st.info(t("people.source.needed"))
        return None
    here, is_checked = reads.store(), register_import.is_checked(WORDS, content)

    def read(paths: list[Path]) -> Examined:
        return examine(here, paths[0], stored_areas(here), source=source, year=year, is_checked=is_checked)

    return uploads.examined([(name, content)], read, nameless="penduduk")


def report(found: Examined) -> None:
    """Rows, years, kelurahan without a number, whether people would weigh, and every problem: as the command."""
    for words in lines(found):
        frame.note(words)
    if found.entries:
        with st.expander(f"{t('people.figures')}: {number(len(found.entries), 0)}"):
            frame.table(figures(found), caption=t("people.figures"))
    for year, areas in found.missing.items():
        register_import.unsaid(areas, t("people.missing", year=year, n=number(len(areas), 0)))
    if found.weightings:
        with st.expander(t("people.weighting.after"), expanded=True):
            people.show_weighting(found.weightings)
    problem_table.show(found.problems, key="people")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined, content: bytes) -> None:
    """The word of a person for numbers in doubt, and the button that stores, only when there is something."""
    n, kept = len(found.to_store), len(found.quarantine)
    register_import.checked_box(WORDS, content, found.doubts)
    if not n and not kept:
        frame.note(t("people.nothing"))
    elif st.button(
        t("people.store", n=number(n, 0)) if n else t("people.keep", n=number(kept, 0)), type="primary"
    ):
        uploads.store(FILE, lambda: _stored(found))


def _stored(found: Examined) -> Stored:
    accept(reads.store(), found, actor=who.acting())
    return Stored(len(found.to_store), found.quarantine)


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    stored: Stored | None = uploads.outcome(FILE)
    if stored is None:
        return
    n, kept = stored.figures, len(stored.set_aside)
    key, count = ("people.done", n) if n else ("people.kept", kept)
    outcome = t(key, n=number(count, 0))
    register_import.say(outcome, stored.set_aside, is_stored=bool(n))
