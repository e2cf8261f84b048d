"""Forms that are being filled in on the web: saved an answer at a time, or given up.

A draft counts nowhere. It survives whatever happens to the page, the browser or the server, because every answer
is stored when it is given; two people who fill the same form write into the same draft, but for households and
respondents, whose answers only the account that began reads. How one begins is in `beginning`; handing it in is
for `filling`, which also scores it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from siperi_geo.assessments.asked import acted_on
from siperi_geo.assessments.draft import Draft, check_ones_own
from siperi_geo.assessments.hands import keep_hand
from siperi_geo.assessments.rounds import check_open
from siperi_geo.assessments.subjects import Subject
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import NOT_ASKED
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction, about_subjects

MOST_NOTE = 2000


def save_answer(store: Store, draft: Draft, item_id: str, value: int | None, *, actor: Actor) -> None:
    """Store one answer, None to take it back; on return it is on the disk.

    Raises DRAFT_GONE when the draft was handed in or discarded meanwhile, DRAFT_SOMEBODY_ELSES, ROUND_CLOSED or
    ROUND_LOCKED when the round takes no answers any more, DRAFT_ANSWER_UNKNOWN for an answer that the item does
    not have; KeyError for an item that the form does not have.
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
        keep_hand(tx, draft.instrument, draft.draft_id)

    store.write(put, actor=actor)


def save_note(store: Store, draft: Draft, item_id: str, note: str, *, actor: Actor) -> None:
    """Store the note beside an answer, "" to take it back.

    Errors as `save_answer`, DRAFT_NOTE_LONG, and DRAFT_WITHOUT_WORDS where no words are kept.
    """
    draft.instrument.item(item_id)
    check_keeps_words(draft)
    if len(note) > MOST_NOTE:
        raise SiperiError("DRAFT_NOTE_LONG", n=len(note), most=MOST_NOTE)

    def put(tx: Transaction) -> None:
        permit_filling(tx, draft)
        check_goes_on(tx, draft)
        row = {"draft_id": draft.draft_id, "item_id": item_id, "note": note.strip() or None}
        tx.run("drafts/put_note", **row, **_signed(tx))
        keep_hand(tx, draft.instrument, draft.draft_id)

    store.write(put, actor=actor)


def discard(store: Store, draft: Draft, *, actor: Actor) -> None:
    """End a draft and what was saved of it, for good; the audit keeps that it was there. Raises DRAFT_GONE."""
    target = acted_on(draft.instrument.id, draft.year, draft.subject_id)
    with store.transaction(actor=actor, action="discard_draft", target=target, detail=_said_of(draft)) as tx:
        permit_filling(tx, draft)
        _check_is_there(tx, draft)
        remove(tx, draft.draft_id)


def discard_unread(
    store: Store, instrument: str, subject_id: str, year: int, *, actor: Actor, why: str = "version absent"
) -> None:
    """End a draft that whoever ends it cannot read: its version is not here, or it is somebody else's.

    Raises DRAFT_GONE.
    """
    target = acted_on(instrument, year, subject_id)
    with store.transaction(actor=actor, action="discard_draft", target=target, detail=why) as tx:
        tx.permit(Right.FILL, about_subjects(tx, instrument, [subject_id]))
        rows = tx.query("drafts/draft_of", instrument=instrument, year=year, subject_id=subject_id)
        if rows.empty:
            raise SiperiError("DRAFT_GONE", year=year)
        remove(tx, rows["draft_id"].iloc[0])


def permit_filling(tx: Transaction, draft: Draft) -> None:
    """Go on where whoever writes may fill in this form.

    Raises SIGN_IN_NEEDED, NOT_ALLOWED and DRAFT_SOMEBODY_ELSES.
    """
    tx.permit(Right.FILL, about_subjects(tx, draft.instrument.id, [draft.subject_id]))
    if draft.instrument.is_unnamed:
        check_ones_own(tx, draft.instrument.id, draft.subject_id, draft.year, tx.actor)


def check_keeps_words(draft: Draft) -> None:
    """Raises DRAFT_WITHOUT_WORDS for somebody without a name: notes and files may name persons."""
    if draft.instrument.is_unnamed:
        raise SiperiError("DRAFT_WITHOUT_WORDS")


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
    tx.run("drafts/delete_hands", draft_id=draft_id)
    tx.run("evidence/delete_of_draft", draft_id=draft_id)
    tx.run("drafts/delete_draft", draft_id=draft_id)


def _said_of(draft: Draft) -> str:
    """What the audit keeps of a draft that is given up; nothing of somebody without a name."""
    if draft.instrument.is_unnamed:
        return ""
    answers = f"{sum(answer not in (None, NOT_ASKED) for answer in draft.answers)} answers"
    files = sum(map(len, draft.evidence.values()))
    return f"{answers}, {files} files" if files else answers


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
