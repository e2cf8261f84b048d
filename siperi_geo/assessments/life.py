"""What becomes of a form that was handed in: verified, returned with reasons, or rejected.

A form moves only along `MOVES`; every move is kept with who, when and why. A returned or rejected form does not
count; the one that counted before it does again. The answers stay as they were given: what a verifier finds
stands beside them, and counts only where results are of verified forms alone. There a verified form stays until a
newer one is verified, or it is itself returned or rejected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import pandas as pd

from siperi_geo.assessments.rounds import check_unlocked
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store, Transaction

FormState = Literal["submitted", "verified", "returned", "rejected"]
MOVES: dict[str, tuple[FormState, ...]] = {
    "submitted": ("verified", "returned", "rejected"),
    "verified": ("returned", "rejected"),
    "returned": ("submitted", "rejected"),  # submitted: the verifier takes it back
    "rejected": ("submitted",),
}
WITH_REASON = {"returned", "rejected"}
WORDS = {  # in Indonesian and English, as messages say them
    "submitted": ("dikirim", "handed in"),
    "verified": ("terverifikasi", "verified"),
    "returned": ("dikembalikan", "returned"),
    "rejected": ("ditolak", "rejected"),
}
ACTION = {
    "submitted": "take_back",
    "verified": "verify_form",
    "returned": "return_form",
    "rejected": "reject_form",
}


@dataclass(frozen=True, slots=True)
class Review:
    """What a verifier says of one answer: the own answer (None: only the comment) and the comment."""

    value: int | None
    comment: str


@dataclass(frozen=True, slots=True)
class Said:
    """A stored word of a verifier: what, by whom, when."""

    review: Review
    actor: str
    reviewed_at: datetime


def said_of(source: Store | Transaction, assessment_id: str) -> dict[str, Said]:
    """Item → what is said of it, by whom and when, of one form."""
    rows = source.query("assessments/review_per_item", assessment_id=assessment_id)
    return {
        row["item_id"]: Said(
            Review(None if pd.isna(row["value"]) else int(row["value"]), row["comment"]),
            row["actor"],
            row["reviewed_at"],
        )
        for row in rows.to_dict("records")
    }


def reviews_of(source: Store | Transaction, assessment_id: str) -> dict[str, Review]:
    """Item → what the verifier said of it, of one form."""
    return {item_id: one.review for item_id, one in said_of(source, assessment_id).items()}


def review(tx: Transaction, instrument: Instrument, assessment_id: str, said: Mapping[str, Review]) -> None:
    """Keep what a verifier says of single answers; raises REVIEW_ANSWER_UNKNOWN and REVIEW_EMPTY."""
    for item_id, one in said.items():
        known = [choice.value for choice in instrument.scale_of(instrument.item(item_id)).choices]
        if one.value is not None and one.value not in known:
            raise SiperiError("REVIEW_ANSWER_UNKNOWN", item=item_id, answer=one.value)
        if one.value is None and not one.comment.strip():
            raise SiperiError("REVIEW_EMPTY", item=item_id)
        tx.run(
            "assessments/put_review",
            assessment_id=assessment_id,
            item_id=item_id,
            value=one.value,
            comment=one.comment.strip(),
            reviewed_at=datetime.now(UTC),
            actor=tx.actor,
        )


def unsay(tx: Transaction, form: Mapping[str, object], item_id: str, said: Said) -> None:
    """Take back what was said of one answer; who had said it stays in the history.

    Raises ROUND_LOCKED, REVIEW_MOVED_MEANWHILE when it was taken back or is another word by now, and
    REVIEW_IS_REASON for the last word of a form that was returned or rejected with no other reason.
    """
    assessment_id, state = str(form["assessment_id"]), str(form["state"])
    check_unlocked(tx, str(form["instrument"]), [int(str(form["year"]))])
    keys = {"assessment_id": assessment_id, "item_id": item_id}
    if not tx.run("assessments/delete_review", **keys, reviewed_at=said.reviewed_at):
        raise SiperiError("REVIEW_MOVED_MEANWHILE", item=item_id)
    if state in WITH_REASON and not reviews_of(tx, assessment_id) and not _reason(tx, form):
        raise SiperiError("REVIEW_IS_REASON", item=item_id)
    keep_unsaid(tx, form, item_id, said)


def keep_unsaid(tx: Transaction, form: Mapping[str, object], item_id: str, said: Said) -> None:
    """Keep in the history whose word of one answer is not there any more; the form stays in its state."""
    state = str(form["state"])
    _keep_event(tx, str(form["assessment_id"]), state, state, f"{item_id} {said.actor}")


def _reason(tx: Transaction, form: Mapping[str, object]) -> str:
    """Why a form is in the state it is in."""
    asked = {name: form[name] for name in ("instrument", "year", "subject_id")}
    events = tx.query("assessments/event_list", **asked)
    return str(events[events["assessment_id"] == form["assessment_id"]]["reason"].iloc[0])


def _keep_event(tx: Transaction, assessment_id: str, before: str, to: str, reason: str) -> None:
    event = {
        "assessment_id": assessment_id, "from_state": before, "to_state": to, "reason": reason,
        "happened_at": datetime.now(UTC), "actor": tx.actor,
    }  # fmt: skip
    tx.append("assessment_events", pd.DataFrame([event]))


def move_form(tx: Transaction, form: Mapping[str, object], to: FormState, reason: str = "") -> None:
    """Move one form inside the caller's transaction; `form` has instrument, year, assessment_id and state.

    Raises ROUND_LOCKED, FORM_MOVE_REFUSED for a move that is none, FORM_REASON_MISSING for returning or rejecting
    without a reason here or of any answer, FORM_MOVED_MEANWHILE when the form is in another state by now, and
    FORM_SUPERSEDED when its subject has handed in a newer one; an older one can still be rejected, so that it
    never counts again.
    """
    before, assessment_id = str(form["state"]), str(form["assessment_id"])
    instrument, year = str(form["instrument"]), int(str(form["year"]))
    check_unlocked(tx, instrument, [year])
    if to not in MOVES.get(before, ()):
        raise _refused(before, to)
    if to in WITH_REASON and not reason.strip() and not reviews_of(tx, assessment_id):
        raise SiperiError("FORM_REASON_MISSING", to=to)
    if to != "rejected" and not tx.query("assessments/newer_forms", assessment_id=assessment_id).empty:
        raise SiperiError("FORM_SUPERSEDED", year=year)
    moved = tx.run("assessments/set_state", assessment_id=assessment_id, from_state=before, to_state=to)
    if moved != 1:
        raise SiperiError("FORM_MOVED_MEANWHILE", year=year)
    _keep_event(tx, assessment_id, before, to, reason.strip())


def _refused(before: str, to: str) -> SiperiError:
    (before_id, before_en), (to_id, to_en) = WORDS[before], WORDS[to]
    return SiperiError("FORM_MOVE_REFUSED", before_id=before_id, before_en=before_en, to_id=to_id, to_en=to_en)
