"""A form in progress as it is stored, and the newest form that its subject has handed in. Nothing is written.

That of a household or a respondent is its filler's alone: nobody else reads it, answers it or hands it in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from siperi_geo.assessments.evidence_held import evidence_of_draft
from siperi_geo.assessments.stored import Answers
from siperi_geo.errors import SiperiError
from siperi_geo.evidence import Held
from siperi_geo.instruments import NOT_ASKED, Instrument, load
from siperi_geo.rights import Actor, Right, name_of
from siperi_geo.store import Store, Transaction, about_subjects, permit


@dataclass(frozen=True, slots=True)
class Draft:
    """A form in progress: whose, of which round, its answers in item order, its notes and evidence by item.

    Answers are None where nothing is answered and NOT_ASKED where the form's profile does not ask. `based_on` is
    the form that it began from, None where there was none; `begun_by` the account that began it.
    """

    draft_id: str
    subject_id: str
    instrument: Instrument
    year: int
    profile: str | None
    based_on: str | None
    begun_at: datetime
    begun_by: str
    answers: Answers
    notes: Mapping[str, str]
    evidence: Held
    saved_at: datetime | None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The ids of the items that are asked and not answered, in form order."""
        pairs = zip(self.instrument.items, self.answers, strict=True)
        return tuple(item.id for item, answer in pairs if answer is None)

    @property
    def asked(self) -> frozenset[str]:
        """The ids of the items that the form's profile asks."""
        return asked_ids(self.instrument, self.answers)


def asked_ids(instrument: Instrument, answers: Answers) -> frozenset[str]:
    """The ids of the items that a form with these answers asks."""
    pairs = zip(instrument.items, answers, strict=True)
    return frozenset(item.id for item, answer in pairs if answer != NOT_ASKED)


def draft_of(source: Store | Transaction, instrument: str, subject_id: str, year: int) -> Draft | None:
    """The draft of a subject in a round; None where nobody has begun."""
    rows = source.query("drafts/draft_of", instrument=instrument, year=year, subject_id=subject_id).astype(object)
    if rows.empty:
        return None
    row = rows.where(rows.notna(), None).iloc[0]
    saved = source.query("drafts/answer_list", draft_id=row["draft_id"])
    known = load(instrument, row["version"])
    values = dict(zip(saved["item_id"], saved["value"], strict=True))
    given = [None if pd.isna(values.get(item.id)) else int(values[item.id]) for item in known.items]
    return Draft(
        draft_id=row["draft_id"],
        subject_id=subject_id,
        instrument=known,
        year=year,
        profile=row["profile"],
        based_on=row["based_on"],
        begun_at=row["begun_at"],
        begun_by=row["actor"],
        answers=known.in_profile(given, known.profile(row["profile"])),
        notes={
            r["item_id"]: r["note"] for r in saved.to_dict("records") if isinstance(r["note"], str) and r["note"]
        },
        evidence=evidence_of_draft(source, row["draft_id"]),
        saved_at=None if saved.empty else saved["saved_at"].max(),
    )


def draft_for(store: Store, instrument: Instrument, subject_id: str, year: int, *, actor: Actor) -> Draft | None:
    """The same for whoever may read it: of somebody without a name only who began it.

    Raises SIGN_IN_NEEDED, NOT_ALLOWED and DRAFT_SOMEBODY_ELSES.
    """
    right = Right.FILL if instrument.is_unnamed else Right.SEE_FORM
    permit(store, actor, right, about_subjects(store, instrument.id, [subject_id]))
    if instrument.is_unnamed:
        check_ones_own(store, instrument.id, subject_id, year, name_of(actor))
    return draft_of(store, instrument.id, subject_id, year)


def check_ones_own(source: Store | Transaction, instrument: str, subject_id: str, year: int, name: str) -> None:
    """Raises DRAFT_SOMEBODY_ELSES where another account is filling in the form of somebody without a name."""
    rows = source.query("drafts/draft_of", instrument=instrument, year=year, subject_id=subject_id)
    if not rows.empty and rows["actor"].iloc[0] != name:
        raise SiperiError("DRAFT_SOMEBODY_ELSES")


def newest_form(source: Store | Transaction, instrument: str, subject_id: str, year: int) -> dict[str, Any] | None:
    """The newest real form of a subject in a year, a rejected one only where there is no other; or None."""
    asked = {"instrument": instrument, "year": year, "subject_id": subject_id}
    found = source.query("assessments/newest_of_subject", **asked).to_dict("records")
    return {str(name): value for name, value in found[0].items()} if found else None
