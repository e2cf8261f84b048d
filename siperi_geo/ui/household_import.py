"""The parts of the page that takes forms of families in: what a file looks like, the report, the decision.

It shows what `intake` found, by kelurahan and by reason, and never a household. What was found is remembered for
the files in the box: reading them again at every click would take as long as the first time.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo.instruments import Instrument
from siperi_geo.intake import ExaminedHouseholds, accept_households, examine_households
from siperi_geo.rights import Right
from siperi_geo.text import number, t
from siperi_geo.ui import form_outcome, frame, problem_table, reads, scope, uploads, who

FOUND = "households_found"
COLUMNS = ("area", "kecamatan", "code", "year", "date")


def table_to_fill(instrument: Instrument) -> None:
    """What a file of many families looks like, with an empty one as a download."""
    frame.note(t("households.lead"))
    text = io.StringIO(newline="")
    heads = [t(f"households.head.{name}") for name in COLUMNS]
    csv.writer(text, delimiter=";").writerow([*heads, *(item.id for item in instrument.items)])
    name = f"keluarga-{instrument.id}-{instrument.version}.csv"
    frame.download(t("households.table"), text.getvalue().encode("utf-8-sig"), name)


def forget() -> None:
    """Forget what was found in files that are no longer in the box."""
    st.session_state.pop(FOUND, None)


def examined(
    files: Sequence[Any], instrument: Instrument, year: int | None, *, as_blank: bool
) -> ExaminedHouseholds | None:
    """What storing the files would do; None when nothing can be read, with the reasons on the page."""
    store = reads.store()
    key = (tuple(file.file_id for file in files), instrument.id, year, as_blank, store.data_version)
    if st.session_state.get(FOUND, (None, None))[0] == key:
        return _permitted(st.session_state[FOUND][1])

    def read(paths: list[Path]) -> ExaminedHouseholds:
        with bar(t("households.reading")) as tell:
            return examine_households(store, paths, instrument, year=year, unreadable_as_blank=as_blank, tell=tell)

    found = uploads.examined([(file.name, file.getvalue()) for file in files], read, nameless="formulir")
    st.session_state[FOUND] = (key, found)
    return _permitted(found)


def _permitted(found: ExaminedHouseholds | None) -> ExaminedHouseholds | None:
    """The same for who may import forms of every kelurahan in the files; nobody else sees a report of them."""
    return found if found is not None and scope.may_all(Right.IMPORT_FORMS, found.about) else None


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar while the block runs; it yields the function that is told how much of how much is done."""
    shown = st.progress(0.0, text=label)

    def tell(done: int, total: int) -> None:
        values = {"label": label, "done": number(done, 0), "total": number(total, 0)}
        words = t("households.progress", **values) if total else t("households.progress_open", **values)
        shown.progress(min(1.0, done / total) if total else 0.0, text=words)

    try:
        yield tell
    finally:
        shown.empty()


def report(found: ExaminedHouseholds) -> None:
    """Where the rows went, families per kelurahan, and every kind of problem: the same report as the command's."""
    frame.note(found.rows_told)
    frame.table(_per_area(found), caption=t("households.per_area"))
    problem_table.show(found.problems, key="forms", apart=(*found.overruled, *found.shorter))
    form_outcome.quarantine(found.set_aside)


def _per_area(found: ExaminedHouseholds) -> pd.DataFrame:
    rows = [
        {t("households.column.area"): t("households.nowhere") if area is None else area.name}
        | {
            t(f"households.column.{name}"): number(sum(counts[state] for state in states), 0)
            for name, states in found.columns.items()
        }
        for area, counts in found.per_area
    ]
    return pd.DataFrame(rows)


def decide(found: ExaminedHouseholds, *, files_key: str, as_blank_key: str) -> None:
    """The button that stores, only when it would store or keep something, below what it would overrule."""
    if found.has_unread:
        st.checkbox(t("forms.as_blank"), key=as_blank_key)
    form_outcome.overruled(found.overruled)
    form_outcome.shorter(found.shorter)
    if not (found.changes_something or found.accepted):
        frame.note(t("forms.nothing_to_store"))
    elif st.button(_button(found), type="primary"):
        uploads.store(files_key, lambda: _stored(found))


def _button(found: ExaminedHouseholds) -> str:
    if found.accepted:
        return t("households.store", n=number(found.accepted, 0))
    kept = len(found.set_aside)
    return t("households.end") if found.is_begun or not kept else t("forms.keep", n=number(kept, 0))


def _stored(found: ExaminedHouseholds) -> form_outcome.Stored:
    batch = ""
    if found.changes_something:
        with bar(t("households.storing")) as tell:
            batch = accept_households(reads.store(), found, actor=who.acting(), tell=found.as_told(tell))
    forget()
    return form_outcome.Stored.of_households(found, batch)
