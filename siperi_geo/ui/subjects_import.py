"""The parts of the page that takes lists of subjects in: empty table, source, report, decision.

It shows what the register found and decides nothing about a row itself.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import PointLocator, locator, stored_areas
from siperi_geo.registers.subjects import Examined, accept, changes, examine, export_template, found, lines
from siperi_geo.sheets import BadRow
from siperi_geo.store import shared_store
from siperi_geo.text import language, number, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, register_import, uploads, who

WORDS = "subjects"
CHOICES = (register_import.source_key(WORDS),)


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: how many rows, how many were deactivated, in which batch, and the rows held.

    Without a batch: families, of which nobody is told how many were stored already.
    """

    rows: int
    gone: int
    batch: str
    set_aside: tuple[BadRow, ...]


def file_key(kind: str) -> str:
    """The name of the upload box of a kind: a file given for one is not one for another."""
    return f"subjects_file_{kind}"


def template(kind: str) -> None:
    """The empty table as a download."""
    content = _template(kind, tuple(stored_areas(reads.store())), language())
    frame.download(t("subjects.template.get"), content, f"{kind}.xlsx")


@st.cache_data(show_spinner=False, max_entries=8, hash_funcs={Area: lambda area: (area.code, area.name)})
def _template(kind: str, areas: tuple[Area, ...], lang: str) -> bytes:
    target = io.BytesIO()
    export_template(target, kind, areas, language=lang)
    return target.getvalue()


def source_box() -> str:
    """Where the list comes from, in the user's words."""
    return register_import.source_box(WORDS)


def examined(kind: str, name: str, content: bytes, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    if not source.strip():
        st.info(t("subjects.source.needed"))
        return None
    here, is_checked = reads.store(), register_import.is_checked(WORDS, content)

    def read(paths: list[Path]) -> Examined:
        areas = stored_areas(here)
        return examine(here, paths[0], kind, areas, source=source, locator=found_by(), is_checked=is_checked)

    return uploads.examined([(name, content)], read, nameless="daftar")


def found_by() -> PointLocator | None:
    """What finds points in the boundaries shown; kept until the next write."""
    here = reads.store()
    return _locator(str(here.path), here.data_version)


@st.cache_resource(show_spinner=False, max_entries=2)
def _locator(path: str, version: int) -> PointLocator | None:  # noqa: ARG001
    return locator(shared_store(Path(path)))


def report(seen: Examined) -> None:
    """Rows, new subjects, changes, who is listed no more, every problem: as the command."""
    for words in lines(seen):
        frame.note(words)
    for title, shown in (("subjects.new", found(seen)), ("subjects.changes", changes(seen))):
        if not shown.empty:
            with st.expander(f"{t(title)}: {number(len(shown), 0)}"):
                frame.table(shown, caption=t(title))
    problem_table.show(seen.problems, key="subjects")
    form_outcome.quarantine(seen.quarantine)


def decide(seen: Examined, content: bytes) -> None:
    """A person's word for rows in doubt and for those no longer listed, and the button that stores."""
    n, kept, gone = len(seen.to_store), len(seen.quarantine), 0
    register_import.checked_box(WORDS, content, seen.doubts)
    if seen.missing:
        words = t("subjects.deactivate_missing", n=number(len(seen.missing), 0))
        is_asked = st.checkbox(words, key=register_import.box_key(WORDS, "gone", content))
        gone = len(seen.missing) if is_asked else 0
    if not (n or kept or gone):
        frame.note(t("subjects.nothing"))
    elif st.button(_button(n, kept, gone), type="primary"):
        uploads.store(file_key(seen.kind), lambda: _stored(seen, gone))


def _stored(seen: Examined, gone: int) -> Stored:
    batch = accept(reads.store(), seen, actor=who.acting(), deactivate_missing=bool(gone))
    return Stored(len(seen.to_store), gone, batch, seen.quarantine)


def _button(n: int, kept: int, gone: int) -> str:
    if n:
        return t("subjects.store", n=number(n, 0))
    return t("subjects.store.none") if gone else t("subjects.keep", n=number(kept, 0))


def say_stored(kind: str) -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    stored: Stored | None = uploads.outcome(file_key(kind))
    if stored is None:
        return
    n, gone, kept = (number(one, 0) for one in (stored.rows, stored.gone, len(stored.set_aside)))
    is_stored = bool(stored.rows or stored.gone)
    if is_stored and not stored.batch:
        outcome = t("families.list.outcome.together", n=n)
    elif is_stored:
        outcome = t("subjects.stored.done", n=n, gone=gone, batch=stored.batch)
    else:
        outcome = t("subjects.only_kept", n=kept, batch=stored.batch)
    register_import.say(outcome, stored.set_aside, is_stored=is_stored)
