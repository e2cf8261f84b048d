"""The life of an assessment: a filled form becomes a numbered revision of one subject and year.

Nothing is overwritten: a later form is a new revision, an unchanged one is not stored again. This room decides
whose form it is and whether it may be stored, keeps the yearly rounds and the forms that are being filled in, and
moves forms from handed in to verified, returned or rejected; it computes no score and reads no file.
"""

from siperi_geo.assessments.asked import acted_on, number_within, subject_asked, unnamed_id
from siperi_geo.assessments.beginning import begin, begin_next
from siperi_geo.assessments.closing_day import change_closing_day
from siperi_geo.assessments.draft import Draft, draft_for, draft_of, newest_form
from siperi_geo.assessments.drafts import (
    MOST_NOTE,
    check_not_verified,
    discard,
    discard_unread,
    permit_filling,
    save_answer,
    save_note,
)
from siperi_geo.assessments.drafts import remove as remove_draft
from siperi_geo.assessments.evidence import add as add_evidence
from siperi_geo.assessments.evidence import evidence_for
from siperi_geo.assessments.evidence import remove as remove_evidence
from siperi_geo.assessments.evidence_held import evidence_of_draft, evidence_of_form
from siperi_geo.assessments.evidence_held import hand_in as hand_in_evidence
from siperi_geo.assessments.hands import keep_hands, worked_on
from siperi_geo.assessments.held import set_aside
from siperi_geo.assessments.life import ACTION as MOVE_ACTION
from siperi_geo.assessments.life import MOVES as FORM_MOVES
from siperi_geo.assessments.life import (
    FormState,
    Review,
    Said,
    keep_unsaid,
    move_form,
    review,
    reviews_of,
    said_of,
    unsay,
)
from siperi_geo.assessments.owners import Owner
from siperi_geo.assessments.planned import Entry, Held, Plan
from siperi_geo.assessments.planning import plan
from siperi_geo.assessments.respondents import units_of
from siperi_geo.assessments.round_counts import RoundCounts, UnitCounts, round_counts, unit_counts
from siperi_geo.assessments.rounds import (
    Means,
    Round,
    RoundState,
    check_open,
    move_round,
    needs_reason,
    round_of,
    rounds,
)
from siperi_geo.assessments.stored import answers_of, last_revision
from siperi_geo.assessments.subjects import (
    AREA_LEVELS,
    Subject,
    areas_of,
    check_registered,
    check_takes_files,
    has_register,
    has_rounds,
    subjects_of,
    takes_files,
)
from siperi_geo.assessments.withdrawing import reject_batch
from siperi_geo.assessments.writing import check_unchanged, commit, remove_examples
from siperi_geo.assessments.years import is_year, valid_year
from siperi_geo.evidence import Evidence
from siperi_geo.evidence import preview as evidence_preview

__all__ = [
    "AREA_LEVELS",
    "FORM_MOVES",
    "MOST_NOTE",
    "MOVE_ACTION",
    "Draft",
    "Entry",
    "Evidence",
    "FormState",
    "Held",
    "Means",
    "Owner",
    "Plan",
    "Review",
    "Round",
    "RoundCounts",
    "RoundState",
    "Said",
    "Subject",
    "UnitCounts",
    "acted_on",
    "add_evidence",
    "answers_of",
    "areas_of",
    "begin",
    "begin_next",
    "change_closing_day",
    "check_not_verified",
    "check_open",
    "check_registered",
    "check_takes_files",
    "check_unchanged",
    "commit",
    "discard",
    "discard_unread",
    "draft_for",
    "draft_of",
    "evidence_for",
    "evidence_of_draft",
    "evidence_of_form",
    "evidence_preview",
    "hand_in_evidence",
    "has_register",
    "has_rounds",
    "is_year",
    "keep_hands",
    "keep_unsaid",
    "last_revision",
    "move_form",
    "move_round",
    "needs_reason",
    "newest_form",
    "number_within",
    "permit_filling",
    "plan",
    "reject_batch",
    "remove_draft",
    "remove_evidence",
    "remove_examples",
    "review",
    "reviews_of",
    "round_counts",
    "round_of",
    "rounds",
    "said_of",
    "save_answer",
    "save_note",
    "set_aside",
    "subject_asked",
    "subjects_of",
    "takes_files",
    "unit_counts",
    "units_of",
    "unnamed_id",
    "unsay",
    "valid_year",
    "worked_on",
]
