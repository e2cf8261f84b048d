"""The parts of the page that takes figures of the standard in: empty tables, year and source, report, decision.

It shows what the register found and decides nothing about a figure itself.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.spm import Examined, accept, examine, export_template, figures, lines
from siperi_geo.sheets import BadRow
from siperi_geo.text import language, number, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, register_import, uploads, who

WORDS, FILE, YEAR = "spm_data", "spm_data_file", "spm_data_year"
CHOICES = (YEAR, register_import.source_key(WORDS))
FIRST_YEAR = 2018  # of the standard
BOX_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: how many figures, in which batch, and the rows held."""

    figures: int
    batch: str
    set_aside: tuple[BadRow, ...]


def template() -> None:
    """The empty tables as a download."""
    content = _template(tuple(stored_areas(reads.store())), language())
    frame.download(t("spm_data.template.get"), content, "spm.xlsx")


@st.cache_data(show_spinner=False, max_entries=4, hash_funcs={Area: lambda area: (area.code, area.name)})
def _template(areas: tuple[Area, ...], lang: str) -> bytes:
    target = io.BytesIO()
    export_template(target, areas, language=lang)
    return target.getvalue()


def source_box() -> str:
    """The source of rows that name none, in the user's words."""
    return register_import.source_box(WORDS)


def year_box() -> int | None:
    """The year of rows that name none; None takes what the file says."""
    years = list(range(pd.Timestamp.now().year, FIRST_YEAR - 1, -1))
    placeholder = t("spm_data.year_none")
    return st.selectbox(
        t("spm_data.year_box"), years, index=None, placeholder=placeholder, key=YEAR, width=BOX_WIDTH
    )


def examined(name: str, content: bytes, year: int | None, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    here = reads.store()

    def read(paths: list[Path]) -> Examined:
        return examine(here, paths[0], stored_areas(here), source=source, year=year)

    return uploads.examined([(name, content)], read, nameless="spm")


def report(found: Examined) -> None:
    """Sources, rows, how many figures of what, and every problem: as the command."""
    for words in lines(found):
        frame.note(words)
    if found.entries:
        with st.expander(f"{t('spm_data.figures')}: {number(len(found.entries), 0)}"):
            frame.table(figures(found), caption=t("spm_data.figures"))
    problem_table.show(found.problems, key="spm_data")
    form_outcome.quarantine(found.quarantine)


def decide(found: Examined) -> None:
    """The button that stores, only when there is something."""
    n, kept = len(found.to_store), len(found.quarantine)
    if not n and not kept:
        frame.note(t("spm_data.nothing"))
        return
    words = t("spm_data.store", n=number(n, 0)) if n else t("spm_data.keep", n=number(kept, 0))
    if st.button(words, type="primary"):
        uploads.store(FILE, lambda: Stored(n, accept(reads.store(), found, actor=who.acting()), found.quarantine))


def say_stored() -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    stored: Stored | None = uploads.outcome(FILE)
    if stored is None:
        return
    n, kept = stored.figures, len(stored.set_aside)
    key, count = ("spm_data.stored.done", n) if n else ("spm_data.only_kept", kept)
    outcome = t(key, n=number(count, 0), batch=stored.batch)
    register_import.say(outcome, stored.set_aside, is_stored=bool(n))
