"""Storing a plan: assessments, notes and what was held, as one batch inside the caller's transaction."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd

from siperi_geo.assessments.held import decided_as_blank, set_aside
from siperi_geo.assessments.households.writing import register_households
from siperi_geo.assessments.planned import Entry, Plan
from siperi_geo.assessments.respondents import register_respondents
from siperi_geo.assessments.rounds import check_unlocked
from siperi_geo.assessments.stored import last_revisions
from siperi_geo.assessments.subjects import AREA_LEVELS, Subject
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.forms import Reading
from siperi_geo.instruments import Instrument
from siperi_geo.registers.subjects import forget, kinds_beside
from siperi_geo.rights import Right
from siperi_geo.store import Batch, Transaction, write_batch


def commit(
    tx: Transaction, plan: Plan, reading: Reading, *, is_example: bool = False, action: str = "import_forms"
) -> str:
    """Store a plan's entries, what was held and what was quarantined as one batch; returns the batch id.

    The rows of a held form count as set aside; the form itself is kept whole in the quarantine beside the rows
    that could not be read, and so is every form whose unreadable answers the user takes for blank.
    """
    now = datetime.now(UTC)
    entries = plan.to_store
    rows_bad = reading.rows_bad + plan.held_rows
    batch = Batch(action, reading.file_name, reading.sha256, reading.rows_in, rows_bad)
    batch_id = write_batch(tx, batch, (*set_aside(reading, plan).quarantine, *decided_as_blank(plan)))
    subjects = [entry.subject for entry in entries]
    if plan.instrument.has_respondents:
        register_respondents(tx, subjects, plan.instrument.subject, batch_id)
    if plan.instrument.is_private:
        register_households(tx, subjects, plan.instrument.subject, batch_id)
    _register_areas(tx, subjects, plan.instrument.subject)
    rows = [_assessment_row(entry, plan.instrument, batch_id, now, tx.actor, is_example) for entry in entries]
    tx.append("assessments", pd.DataFrame(rows))
    ids = [str(row["assessment_id"]) for row in rows]
    tx.append("answer_notes", pd.DataFrame(_note_rows(ids, entries)))
    tx.append("assessment_headers", pd.DataFrame(_header_rows(ids, entries)))
    return batch_id


def check_unchanged(tx: Transaction, plan: Plan) -> None:
    """Refuse a plan that others have overtaken: raises ASSESSMENT_CHANGED_MEANWHILE, one problem per form.

    Raises ROUND_LOCKED when one of its years was locked meanwhile.
    """
    check_unlocked(tx, plan.instrument.id, [entry.year for entry in plan.to_store])
    last = last_revisions(tx, plan.instrument)
    overtaken = [
        Problem("ASSESSMENT_CHANGED_MEANWHILE", entry.form.where, {"area": entry.subject.name, "year": entry.year})
        for entry in plan.entries
        if entry.revision != last.get((entry.subject.subject_id, entry.year), 0) + 1
    ]
    if overtaken:
        first, *more = overtaken
        raise SiperiError(first.code, first.where, more=more, **first.values)


def remove_examples(tx: Transaction, instrument: Instrument | None = None) -> int:
    """Delete every example form (of an instrument) with its scores and batch, and who was made up for it.

    Real data stays. Returns the forms removed.
    """
    tx.permit(Right.KEEP_EXAMPLES)
    if instrument is None:
        return forget(tx, None, None)
    return forget(tx, instrument.id, [] if instrument.is_of_areas else kinds_beside(instrument.subject))


def _register_areas(tx: Transaction, subjects: Sequence[Subject], kind: str) -> None:
    """Areas are known as subjects from their first form on; all others are in the register before."""
    for one in {one.subject_id: one for one in subjects}.values() if kind in AREA_LEVELS else ():
        values = {"subject_id": one.subject_id, "name": one.name, "area_code": one.area_code}
        tx.run("assessments/register_subject", kind=kind, **values)


def _assessment_row(
    entry: Entry, instrument: Instrument, batch_id: str, now: datetime, actor: str, is_example: bool
) -> dict[str, object]:
    identity = f"{instrument.id}|{instrument.version}|{entry.subject.subject_id}|{entry.year}|{entry.revision}"
    return {
        "assessment_id": hashlib.sha256(identity.encode()).hexdigest()[:16],
        "subject_id": entry.subject.subject_id,
        "instrument": instrument.id,
        "version": instrument.version,
        "year": entry.year,
        "revision": entry.revision,
        "state": "submitted",
        "answers": list(entry.form.answers),
        "is_example": is_example,
        "filled_on": entry.form.filled_on,
        "batch_id": batch_id,
        "recorded_at": now,
        "actor": actor,
    }


def _note_rows(ids: Sequence[str], entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {"assessment_id": assessment_id, "item_id": item_id, "evidence": note.evidence, "note": note.note}
        for assessment_id, entry in zip(ids, entries, strict=True)
        for item_id, note in entry.form.notes.items()
    ]


def _header_rows(ids: Sequence[str], entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {"assessment_id": assessment_id, "field": field, "content": content}
        for assessment_id, entry in zip(ids, entries, strict=True)
        for field, content in entry.form.header.items()
    ]
