"""How a form in progress begins: once per subject and round, from its newest form or blank.

That of a household or a respondent is always blank, and of whoever began it: nothing of another form is shown.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from siperi_geo.assessments.asked import acted_on, subject_asked
from siperi_geo.assessments.draft import Draft, asked_ids, check_ones_own, draft_of, newest_form
from siperi_geo.assessments.drafts import check_not_verified
from siperi_geo.assessments.evidence_held import take_over
from siperi_geo.assessments.respondents import respondent_id
from siperi_geo.assessments.rounds import check_open
from siperi_geo.assessments.stored import Answers, answers_of
from siperi_geo.assessments.subjects import Subject, check_registered
from siperi_geo.instruments import NOT_ASKED, Instrument
from siperi_geo.rights import Actor, Right, name_of
from siperi_geo.store import Store, Transaction, about_subjects, permit

ACTION = "begin_draft"


def begin(
    store: Store, instrument: Instrument, subject_id: str, year: int, *, actor: Actor, profile: str | None = None
) -> Draft:
    """The draft of a subject in an open round: the one that is there, else a new one.

    A new one takes over answers, notes and evidence of the subject's newest form of that round, if any: what a
    returned form is repaired from; not of somebody without a name. Raises ASSESSMENT_NO_REGISTER, ROUND_ABSENT,
    ROUND_CLOSED, ROUND_LOCKED, DRAFT_SUBJECT_UNKNOWN for who is not asked, DRAFT_VERIFIED when the newest form is
    verified, DRAFT_SOMEBODY_ELSES, and KeyError for an unknown profile.
    """
    check_registered(instrument)
    permit(store, actor, Right.FILL, about_subjects(store, instrument.id, [subject_id]))
    if (found := _there(store, instrument, subject_id, year, name_of(actor))) is not None:
        return found
    subject = subject_asked(store, instrument, subject_id)
    target = acted_on(instrument.id, year, subject_id)
    with store.transaction(actor=actor, action=ACTION, target=target) as tx:
        tx.permit(Right.FILL, about_subjects(tx, instrument.id, [subject_id]))
        check_open(tx, instrument.id, year)
        if draft_of(tx, instrument.id, subject_id, year) is None:  # nobody else began it meanwhile
            _insert(tx, instrument, subject, year, profile)
    return _begun(store, instrument, subject_id, year, name_of(actor))


def begin_next(store: Store, instrument: Instrument, unit_id: str, year: int, *, actor: Actor) -> Draft:
    """A new draft of a respondent of a unit: the lowest number that no respondent and no draft has.

    Errors as `begin`.
    """
    first = respondent_id(unit_id, "1")
    subject_asked(store, instrument, first)
    with store.transaction(actor=actor, action=ACTION, target=acted_on(instrument.id, year, first)) as tx:
        tx.permit(Right.FILL, about_subjects(tx, instrument.id, [first]))
        check_open(tx, instrument.id, year)
        subject = subject_asked(store, instrument, respondent_id(unit_id, _free_number(tx, unit_id)))
        _insert(tx, instrument, subject, year, None)
    return _begun(store, instrument, subject.subject_id, year, name_of(actor))


def _free_number(tx: Transaction, unit_id: str) -> str:
    taken = set(tx.query("drafts/respondent_numbers", unit_id=unit_id)["number"])
    return next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)


def _begun(store: Store, instrument: Instrument, subject_id: str, year: int, name: str) -> Draft:
    found = _there(store, instrument, subject_id, year, name)
    assert found is not None  # noqa: S101
    return found


def _there(store: Store, instrument: Instrument, subject_id: str, year: int, name: str) -> Draft | None:
    if instrument.is_unnamed:
        check_ones_own(store, instrument.id, subject_id, year, name)
    return draft_of(store, instrument.id, subject_id, year)


def _insert(tx: Transaction, instrument: Instrument, subject: Subject, year: int, profile: str | None) -> None:
    newest = newest_form(tx, instrument.id, subject.subject_id, year)
    check_not_verified(newest, subject, year)
    answers = _answers_of(newest, instrument)
    told = instrument.profile_of(answers) if answers and profile is None else instrument.profile(profile)
    now = datetime.now(UTC)
    identity = f"{instrument.id}|{year}|{subject.subject_id}|{tx.actor}|{now}"
    head = {
        "draft_id": hashlib.sha256(identity.encode()).hexdigest()[:16],
        "subject_id": subject.subject_id,
        "instrument": instrument.id,
        "version": instrument.version,
        "year": year,
        "profile": told.id if told else None,
        "based_on": newest["assessment_id"] if newest is not None else None,
        "begun_at": now,
        "actor": tx.actor,
    }
    tx.append("drafts", pd.DataFrame([head]))
    if newest is not None and answers is not None:
        given = instrument.in_profile(answers, told)
        rows = _taken_over(tx, instrument, newest["assessment_id"], given)
        tx.append("draft_answers", rows.assign(draft_id=head["draft_id"], saved_at=now, actor=tx.actor))
        take_over(tx, newest["assessment_id"], str(head["draft_id"]), asked_ids(instrument, given))


def _answers_of(newest: Mapping[str, Any] | None, instrument: Instrument) -> Answers | None:
    """What a new draft takes over; nothing of another version, nor of somebody without a name."""
    if newest is None or instrument.is_unnamed or newest["version"] != instrument.version:
        return None
    return answers_of(newest["answers"])


def _taken_over(tx: Transaction, instrument: Instrument, assessment_id: str, answers: Answers) -> pd.DataFrame:
    """What the newest form says of the items that this one asks."""
    notes = tx.query("assessments/note_per_item", assessment_id=assessment_id)
    said = dict(zip(notes["item_id"], notes["note"], strict=True))
    rows = [
        {"item_id": item.id, "value": answer, "note": said.get(item.id)}
        for item, answer in zip(instrument.items, answers, strict=True)
        if answer != NOT_ASKED and (answer is not None or item.id in said)
    ]
    frame = pd.DataFrame(rows, columns=["item_id", "value", "note"])
    frame["value"] = frame["value"].astype("UInt8")
    return frame
