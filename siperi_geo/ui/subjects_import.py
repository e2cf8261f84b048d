"""The parts of the page that takes lists of subjects in: empty table, source, report, decision.

It shows what the register found and decides nothing about a row itself.
"""

import hashlib
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import PointLocator, locator, stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.registers.subjects import Examined, accept, changes, examine, export_template, found, lines
from siperi_geo.settings import actor
from siperi_geo.sheets import BadRow
from siperi_geo.store import shared_store
from siperi_geo.text import language, number, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, uploads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SOURCE = "subjects_source"
CHOICES = (SOURCE,)
BOX_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: how many rows, how many were deactivated, in which batch, and the rows held."""

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
    frame.download(t("subjects.template.get"), content, f"{kind}.xlsx", XLSX)


@st.cache_data(show_spinner=False, max_entries=8, hash_funcs={Area: lambda area: (area.code, area.name)})
def _template(kind: str, areas: tuple[Area, ...], lang: str) -> bytes:
    target = io.BytesIO()
    export_template(target, kind, areas, language=lang)
    return target.getvalue()


def source_box() -> str:
    """Where the list comes from, in the user's words."""
    words = t("subjects.source.example")
    return st.text_input(t("subjects.source"), key=SOURCE, placeholder=words, width=BOX_WIDTH) or ""


def examined(kind: str, name: str, content: bytes, source: str) -> Examined | None:
    """What storing the upload would do; None when nothing can be read, with the reasons on the page."""
    if not source.strip():
        st.info(t("subjects.source.needed"))
        return None
    here = reads.store()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "daftar")
        path.write_bytes(content)
        is_checked = bool(st.session_state.get(_key("checked", content)))
        found_by = _locator(str(here.path), here.data_version)
        try:
            areas = stored_areas(here)
            return examine(here, path, kind, areas, source=source, locator=found_by, is_checked=is_checked)
        except SiperiError as error:
            problem_table.show(error.problems, key="unread")
            return None


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
    if seen.doubts:
        st.checkbox(t("subjects.checked", n=number(seen.doubts, 0)), key=_key("checked", content))
    if seen.missing:
        words = t("subjects.deactivate_missing", n=number(len(seen.missing), 0))
        gone = len(seen.missing) if st.checkbox(words, key=_key("gone", content)) else 0
    if not (n or kept or gone):
        frame.note(t("subjects.nothing"))
    elif st.button(_button(n, kept, gone), type="primary"):
        try:
            batch = accept(reads.store(), seen, actor=actor(), deactivate_missing=bool(gone))
        except SiperiError as error:
            frame.problems(*error.problems)
            return
        uploads.done(file_key(seen.kind), Stored(n, gone, batch, seen.quarantine))


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
    with st.container(key="outcome"):
        if stored.rows or stored.gone:
            st.success(frame.plain(t("subjects.stored.done", n=n, gone=gone, batch=stored.batch)))
        else:
            st.warning(frame.plain(t("subjects.only_kept", n=kept, batch=stored.batch)))
    form_outcome.quarantine(stored.set_aside)


def _key(name: str, content: bytes) -> str:
    return f"subjects_{name}_{hashlib.sha256(content).hexdigest()[:16]}"
