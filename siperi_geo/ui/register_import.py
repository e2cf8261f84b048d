"""What the pages that take a register in share: the source, a person's word for rows in doubt, the outcome.

`words` is the page: it begins the keys of its words and of its boxes.
"""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.examined import ExaminedFile
from siperi_geo.registers.unsaid import unsaid_table
from siperi_geo.sheets import BadRow
from siperi_geo.store import Store
from siperi_geo.text import language, number, t
from siperi_geo.ui import form_outcome, frame, kept, reads, uploads

BOX_WIDTH, YEAR_WIDTH = 640, 320
E = TypeVar("E", bound=ExaminedFile[Any])


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: how many entries, in which batch, and the rows held."""

    count: int
    batch: str
    set_aside: tuple[BadRow, ...]


def file_key(words: str) -> str:
    """The key of the box for the file."""
    return f"{words}_file"


def choices(words: str) -> tuple[str, str]:
    """The keys of what is said beside the file: year and source."""
    return f"{words}_year", source_key(words)


def year_box(words: str, first: int) -> int | None:
    """A year from `first` on, for what names none; None takes what the file says."""
    years = list(range(pd.Timestamp.now().year, first - 1, -1))
    label, placeholder = t(f"{words}.year_box"), t(f"{words}.year_none")
    return st.selectbox(label, years, index=None, placeholder=placeholder, key=choices(words)[0], width=YEAR_WIDTH)


def template(words: str, export: Callable[..., None], name: str) -> None:
    """The empty tables as a download; `export(target, areas, language=…)` writes them."""

    def made() -> bytes:
        target = io.BytesIO()
        export(target, stored_areas(reads.store()), language=language())
        return target.getvalue()

    frame.download(t(f"{words}.template.get"), kept.by(made, "empty tables", words), name)


def source_key(words: str) -> str:
    """The key of the box for the source."""
    return f"{words}_source"


def source_box(words: str) -> str:
    """Where a list comes from, in the user's words."""
    example = t(f"{words}.source.example")
    said = st.text_input(t(f"{words}.source"), key=source_key(words), placeholder=example, width=BOX_WIDTH)
    return said or ""


def box_key(words: str, name: str, content: bytes) -> str:
    """The key of a box that says something of one file: of another one nothing was said yet."""
    return f"{words}_{name}_{hashlib.sha256(content).hexdigest()[:16]}"


def checked_box(words: str, content: bytes, doubts: int) -> None:
    """The word of a person that what is in doubt was checked; nothing without doubts."""
    if doubts:
        st.checkbox(t(f"{words}.checked", n=number(doubts, 0)), key=box_key(words, "checked", content))


def is_checked(words: str, content: bytes) -> bool:
    """Whether a person has given that word for this file."""
    return bool(st.session_state.get(box_key(words, "checked", content)))


def unsaid(areas: Sequence[Area], words: str) -> None:
    """Every kelurahan that a file says nothing of, as a table to open under `words`; nothing without any."""
    if areas:
        with st.expander(words):
            frame.table(unsaid_table(areas), caption=words)


def entries(title: str, found: ExaminedFile[Any], shown: Callable[[], pd.DataFrame]) -> None:
    """Every entry of a file, to open; nothing without any."""
    if found.entries:
        with st.expander(f"{title}: {number(len(found.entries), 0)}"):
            frame.table(shown(), caption=title)


def decide(words: str, found: E, accept: Callable[[Store, E], str]) -> None:
    """The button that stores, only when there is something; `accept` returns the batch id."""
    n, kept_rows = len(found.to_store), len(found.quarantine)
    if not n and not kept_rows:
        frame.note(t(f"{words}.nothing"))
        return
    label = t(f"{words}.store", n=number(n, 0)) if n else t(f"{words}.keep", n=number(kept_rows, 0))
    if st.button(label, type="primary"):
        uploads.store(file_key(words), lambda: Stored(n, accept(reads.store(), found), found.quarantine))


def say_stored(words: str) -> None:
    """After storing: what was stored, where the file was given, and what was held."""
    stored: Stored | None = uploads.outcome(file_key(words))
    if stored is None:
        return
    n, held = stored.count, len(stored.set_aside)
    done = t(f"{words}.done", n=number(n, 0), batch=stored.batch)
    kept_alone = t(f"{words}.kept", n=number(held, 0), batch=stored.batch)
    say(done if n else kept_alone, stored.set_aside, is_stored=bool(n))


def say(outcome: str, set_aside: Sequence[BadRow], *, is_stored: bool) -> None:
    """After storing: what was stored, or that rows were only kept, and the rows held as a file."""
    with st.container(key="outcome"):
        (st.success if is_stored else st.warning)(frame.plain(outcome))
    form_outcome.quarantine(set_aside)
