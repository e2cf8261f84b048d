"""What is stored already, in the shape in which a plan compares it. Nothing is written."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from siperi_geo.forms import FilledForm, Note
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store, Transaction

Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a form says that is stored; two forms of equal content are the same form."""

    answers: Answers
    notes: dict[str, Note]
    header: dict[str, str]
    filled_on: date | None
    is_verified: bool = field(default=False, compare=False)  # what became of it, not what it says


def content_of(form: FilledForm) -> Content:
    """What a form that was just read says."""
    return Content(form.answers, form.notes, form.header, form.filled_on)


def stored_contents(store: Store, instrument: Instrument, year: int) -> dict[str, Content]:
    """Subject → what its newest real form of that year says, if it is of this version of the instrument.

    A returned form too: the same file handed in again is no repair. A rejected one says nothing any more.
    """
    keys = {"instrument": instrument.id, "year": year}
    rows = store.query("assessments/newest_per_subject", **keys)
    notes: dict[str, dict[str, Note]] = {}
    for row in store.query("assessments/newest_notes", **keys).to_dict("records"):
        note = Note(_text(row["evidence"]), _text(row["note"]))
        notes.setdefault(row["assessment_id"], {})[row["item_id"]] = note
    headers: dict[str, dict[str, str]] = {}
    for row in store.query("assessments/newest_headers", **keys).to_dict("records"):
        headers.setdefault(row["assessment_id"], {})[row["field"]] = row["content"]
    same = rows[(rows["version"] == instrument.version) & (rows["state"] != "rejected")]
    return {
        row["subject_id"]: Content(
            answers_of(row["answers"]),
            notes.get(row["assessment_id"], {}),
            headers.get(row["assessment_id"], {}),
            None if pd.isna(row["filled_on"]) else pd.Timestamp(row["filled_on"]).date(),
            is_verified=row["state"] == "verified",
        )
        for row in same.to_dict("records")
    }


def last_revisions(source: Store | Transaction, instrument: Instrument) -> dict[tuple[str, int], int]:
    """(Subject, year) → its highest revision under this version of the instrument."""
    rows = source.query("assessments/revision_list", instrument=instrument.id)
    return {
        (row["subject_id"], row["year"]): row["last_revision"]
        for row in rows[rows["version"] == instrument.version].to_dict("records")
    }


def last_revision(source: Store | Transaction, instrument: Instrument, subject_id: str, year: int) -> int:
    """The highest revision of one subject's form in one year under this version; 0 for none."""
    asked = {"instrument": instrument.id, "version": instrument.version, "year": year, "subject_id": subject_id}
    return int(source.query("assessments/last_revision", **asked)["last_revision"].iloc[0])


def answers_of(stored: object) -> Answers:
    """A stored answers array (a masked array where something is missing) as a tuple with None for missing."""
    values = stored.tolist() if hasattr(stored, "tolist") else list(stored)  # type: ignore[call-overload]
    return tuple(None if value is None else int(value) for value in values)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
