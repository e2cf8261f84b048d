"""Forms that are being filled in on the web: begun once per subject and round, saved an answer at a time.

A draft counts nowhere. It survives whatever happens to the page, the browser or the server, because every answer
is stored when it is given; two people who fill the same form write into the same draft. Handing it in is for
`filling`, which also scores it.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from siperi_geo.assessments.draft import Draft, asked_ids, draft_of, newest_form
from siperi_geo.assessments.evidence_held import take_over
from siperi_geo.assessments.rounds import check_open
from siperi_geo.assessments.stored import Answers, answers_of
from siperi_geo.assessments.subjects import Subject, check_registered, subject_asked
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import NOT_ASKED, Instrument
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction, about_subjects, permit

MOST_NOTE = 2000


def begin(
    store: Store, instrument: Instrument, subject_id: str, year: int, *, actor: Actor, profile: str | None = None
) -> Draft:
    """The draft of a subject in an open round: the one that is there, else a new one.

    A new one takes over answers, notes and evidence of the subject's newest form of that round, if any: what a
    returned form is repaired from. Raises ASSESSMENT_NO_REGISTER, ROUND_ABSENT, ROUND_CLOSED, ROUND_LOCKED,
    DRAFT_SUBJECT_UNKNOWN for who is not asked, DRAFT_VERIFIED when the newest form is verified, and KeyError for
    an unknown profile.
    """
    check_registered(instrument)
    permit(store, actor, Right.FILL, about_subjects(store, instrument.id, [subject_id]))
    if (found := draft_of(store, instrument.id, subject_id, year)) is not None:
        return found
    subject = subject_asked(store, instrument, subject_id)
    with store.transaction(actor=actor, action="begin_draft", target=f"{instrument.id} {year} {subject_id}") as tx:
        tx.permit(Right.FILL, about_subjects(tx, instrument.id, [subject_id]))
        check_open(tx, instrument.id, year)
        newest = newest_form(tx, instrument.id, subject_id, year)
        check_not_verified(newest, subject, year)
        if draft_of(tx, instrument.id, subject_id, year) is None:  # nobody else began it meanwhile
            _insert(tx, instrument, subject_id, year, profile, newest)
    begun = draft_of(store, instrument.id, subject_id, year)
    assert begun is not None  # noqa: S101
    return begun


def save_answer(store: Store, draft: Draft, item_id: str, value: int | None, *, actor: Actor) -> None:
    """Store one answer, None to take it back; on return it is on the disk.

    Raises DRAFT_GONE when the draft was handed in or discarded meanwhile, ROUND_CLOSED or ROUND_LOCKED when the
    round takes no answers any more, DRAFT_ANSWER_UNKNOWN for an answer that the item does not have; KeyError for
    an item that the form does not have.
    """
    known = [choice.value for choice in draft.instrument.scale_of(draft.instrument.item(item_id)).choices]
    if value is not None and value not in known:
        raise SiperiError("DRAFT_ANSWER_UNKNOWN", item=item_id, answer=value)

    def put(tx: Transaction) -> None:
        permit_filling(tx, draft)
        check_goes_on(tx, draft)
        row = {"draft_id": draft.draft_id, "item_id": item_id, "value": value, **_signed(tx)}
        if not tx.run("drafts/change_answer", **row):
            tx.run("drafts/put_answer", **row)

    store.write(put, actor=actor)


def save_note(store: Store, draft: Draft, item_id: str, note: str, *, actor: Actor) -> None:
    """Store the note beside an answer, "" to take it back; errors as `save_answer`, and DRAFT_NOTE_LONG."""
    draft.instrument.item(item_id)
    if len(note) > MOST_NOTE:
        raise SiperiError("DRAFT_NOTE_LONG", n=len(note), most=MOST_NOTE)

    def put(tx: Transaction) -> None:
        permit_filling(tx, draft)
        check_goes_on(tx, draft)
        row = {"draft_id": draft.draft_id, "item_id": item_id, "note": note.strip() or None}
        tx.run("drafts/put_note", **row, **_signed(tx))

    store.write(put, actor=actor)


def discard(store: Store, draft: Draft, *, actor: Actor) -> None:
    """End a draft and what was saved of it, for good; the audit keeps that it was there. Raises DRAFT_GONE."""
    detail = f"{sum(answer not in (None, NOT_ASKED) for answer in draft.answers)} answers"
    if draft.evidence:
        detail += f", {sum(map(len, draft.evidence.values()))} files"
    target = f"{draft.instrument.id} {draft.year} {draft.subject_id}"
    with store.transaction(actor=actor, action="discard_draft", target=target, detail=detail) as tx:
        permit_filling(tx, draft)
        _check_is_there(tx, draft)
        remove(tx, draft.draft_id)


def discard_absent(store: Store, instrument: str, subject_id: str, year: int, *, actor: Actor) -> None:
    """End a draft whose version of the instrument is not here: nobody can fill it in. Raises DRAFT_GONE."""
    target = f"{instrument} {year} {subject_id}"
    with store.transaction(actor=actor, action="discard_draft", target=target, detail="version absent") as tx:
        tx.permit(Right.FILL, about_subjects(tx, instrument, [subject_id]))
        rows = tx.query("drafts/draft_of", instrument=instrument, year=year, subject_id=subject_id)
        if rows.empty:
            raise SiperiError("DRAFT_GONE", year=year)
        remove(tx, rows["draft_id"].iloc[0])


def permit_filling(tx: Transaction, draft: Draft) -> None:
    """Go on where whoever writes may fill in this form; raises SIGN_IN_NEEDED or NOT_ALLOWED."""
    tx.permit(Right.FILL, about_subjects(tx, draft.instrument.id, [draft.subject_id]))


def check_goes_on(source: Store | Transaction, draft: Draft) -> None:
    """Raises DRAFT_GONE when a draft has ended, ROUND_CLOSED or ROUND_LOCKED when its round takes nothing more."""
    asked = {"instrument": draft.instrument.id, "year": draft.year, "subject_id": draft.subject_id}
    found = source.query("drafts/round_of_draft", draft_id=draft.draft_id, **asked)
    if list(found["state"]) != ["open"]:  # asked once for every answer; why not, takes longer to say
        check_open(source, draft.instrument.id, draft.year)
        _check_is_there(source, draft)


def check_not_verified(newest: Mapping[str, Any] | None, subject: Subject, year: int) -> None:
    """Raises DRAFT_VERIFIED when the subject's newest form is verified: only its verifier may open it again."""
    if newest is not None and newest["state"] == "verified":
        raise SiperiError("DRAFT_VERIFIED", name=subject.name, year=year)


def remove(tx: Transaction, draft_id: str) -> None:
    """Delete a draft inside the caller's transaction; files stay where they are."""
    tx.run("drafts/delete_answers", draft_id=draft_id)
    tx.run("evidence/delete_of_draft", draft_id=draft_id)
    tx.run("drafts/delete_draft", draft_id=draft_id)


def _insert(
    tx: Transaction,
    instrument: Instrument,
    subject_id: str,
    year: int,
    profile: str | None,
    newest: Mapping[str, Any] | None,
) -> None:
    is_same = newest is not None and newest["version"] == instrument.version
    answers = answers_of(newest["answers"]) if newest is not None and is_same else None
    told = instrument.profile_of(answers) if answers and profile is None else instrument.profile(profile)
    draft_id = hashlib.sha256(f"{instrument.id}|{year}|{subject_id}|{tx.actor}|{_now()}".encode()).hexdigest()[:16]
    head = {
        "draft_id": draft_id,
        "subject_id": subject_id,
        "instrument": instrument.id,
        "version": instrument.version,
        "year": year,
        "profile": told.id if told else None,
        "based_on": newest["assessment_id"] if newest is not None else None,
        "begun_at": _now(),
        "actor": tx.actor,
    }
    tx.append("drafts", pd.DataFrame([head]))
    if newest is not None and answers is not None:
        given = instrument.in_profile(answers, told)
        tx.append("draft_answers", _taken_over(tx, instrument, draft_id, newest["assessment_id"], given))
        take_over(tx, newest["assessment_id"], draft_id, asked_ids(instrument, given))


def _taken_over(
    tx: Transaction, instrument: Instrument, draft_id: str, assessment_id: str, answers: Answers
) -> pd.DataFrame:
    """What the newest form says of the items that this one asks."""
    notes = tx.query("assessments/note_per_item", assessment_id=assessment_id)
    said = dict(zip(notes["item_id"], notes["note"], strict=True))
    rows = [
        {"draft_id": draft_id, "item_id": item.id, "value": answer, "note": said.get(item.id)}
        for item, answer in zip(instrument.items, answers, strict=True)
        if answer != NOT_ASKED and (answer is not None or item.id in said)
    ]
    frame = pd.DataFrame(rows, columns=["draft_id", "item_id", "value", "note"])
    frame["value"] = frame["value"].astype("UInt8")
    return frame.assign(**_signed(tx))


def _check_is_there(source: Store | Transaction, draft: Draft) -> None:
    found = source.query(
        "drafts/draft_of", instrument=draft.instrument.id, year=draft.year, subject_id=draft.subject_id
    )
    if draft.draft_id not in list(found["draft_id"]):
        raise SiperiError("DRAFT_GONE", year=draft.year)


def _signed(tx: Transaction) -> dict[str, Any]:
    return {"saved_at": _now(), "actor": tx.actor}


def _now() -> datetime:
    return datetime.now(UTC)
