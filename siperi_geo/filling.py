"""The one door through which a draft of the web form becomes a stored, scored assessment; pages use it.

It also says how a form in progress stands: its score so far, what is still open, and which answers would raise
it most. What a draft is, `assessments` decides; how it scores, `scoring`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from siperi_geo.assessments import (
    Draft,
    Entry,
    Owner,
    Plan,
    acted_on,
    check_not_verified,
    check_open,
    commit,
    draft_of,
    hand_in_evidence,
    keep_hands,
    last_revision,
    newest_form,
    permit_filling,
    remove_draft,
    subject_asked,
)
from siperi_geo.errors import SiperiError, Where
from siperi_geo.forms import FilledForm, Note, Reading
from siperi_geo.instruments import Choice, Instrument, Item
from siperi_geo.rights import Actor
from siperi_geo.scoring import FormScore, rescore, rescore_some, score_form, score_forms
from siperi_geo.store import Store, Transaction
from siperi_geo.text import CITY_ZONE, city_today, moment

WEB = "web"
Answers = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Gain:
    """What one better answer would add: the item, the best answer to it, and the index it adds."""

    item: Item
    choice: Choice
    index: float


def standing(draft: Draft) -> FormScore:
    """The score of a form in progress, by the statement that scores whole years."""
    return score_form(draft.instrument, draft.answers)


def gains(instrument: Instrument, answers: Answers, *, most: int = 3) -> list[Gain]:
    """The answers that would raise the index most, each taken alone: highest gain first, then form order.

    Of items that are answered with less than the best, and of those not answered, which count as their best
    answer here. Empty while the form cannot be assessed.
    """
    now = score_form(instrument, answers).index
    if now is None:
        return []
    counted = {item.id for item in instrument.items_under(instrument.root.id)}
    tried = [(item, instrument.scale_of(item).best) for item in instrument.items if item.id in counted]
    better = [(item, best) for item, best in tried if _is_open(instrument, answers, item)]
    forms = [_with(instrument, answers, item, best.value) for item, best in better]
    after = score_forms(instrument, forms)
    found = [
        Gain(item, best, score.index - now)
        for (item, best), score in zip(better, after, strict=True)
        if score.index is not None and score.index > now
    ]
    return sorted(found, key=lambda gain: -gain.index)[:most]


def submit(store: Store, draft: Draft, *, actor: Actor, over: str | None = None, blanks: int | None = None) -> str:
    """Hand a draft in: with its evidence it becomes the subject's next revision, is scored, and ends.

    Returns the assessment id. `over` names a form that came in after the draft was begun and that the user has
    decided to follow, `blanks` is how many unanswered questions the user has accepted. Raises ROUND_ABSENT,
    ROUND_CLOSED or ROUND_LOCKED, DRAFT_GONE when it was handed in already, DRAFT_SOMEBODY_ELSES, DRAFT_BLANK
    without any answer, DRAFT_BLANKS_MORE when more than `blanks` are unanswered by now, DRAFT_OVERTAKEN (of
    somebody without a name DRAFT_OVERTAKEN_UNNAMED) when the subject got another form meanwhile, and
    DRAFT_VERIFIED when its form was verified meanwhile.
    """
    instrument = draft.instrument
    subject = subject_asked(store, instrument, draft.subject_id)
    target = acted_on(instrument.id, draft.year, draft.subject_id)
    with store.transaction(actor=actor, action="submit_form", target=target) as tx:
        permit_filling(tx, draft)
        check_open(tx, instrument.id, draft.year)
        now = _current(tx, draft)
        form = _form(now)
        if blanks is not None and len(now.unanswered) > blanks:
            raise SiperiError("DRAFT_BLANKS_MORE", n=len(now.unanswered), seen=blanks)
        before = newest_form(tx, instrument.id, draft.subject_id, draft.year)
        check_not_verified(before, subject, draft.year)
        _check_not_overtaken(before, draft, over)
        revision = last_revision(tx, instrument, draft.subject_id, draft.year) + 1
        entry = Entry(form, Owner(subject, WEB), draft.year, revision, "new" if revision == 1 else "revision")
        commit(tx, Plan(instrument, (entry,), (), ()), _reading(form, now), action="web_form")
        stored = newest_form(tx, instrument.id, draft.subject_id, draft.year)
        assert stored is not None  # noqa: S101
        hand_in_evidence(tx, draft.draft_id, stored["assessment_id"], now.asked)
        keep_hands(tx, instrument, draft.draft_id, stored["assessment_id"])
        remove_draft(tx, draft.draft_id)
        _score(tx, draft)
    return str(stored["assessment_id"])


def _score(tx: Transaction, draft: Draft) -> None:
    """Score the form with its year; alone where a year has many thousands of them."""
    if draft.instrument.is_unnamed:
        rescore_some(tx, draft.instrument, draft.year, [draft.subject_id])
    else:
        rescore(tx, draft.instrument, draft.year)


def _is_open(instrument: Instrument, answers: Answers, item: Item) -> bool:
    answer = answers[instrument.item_position(item.id)]
    scale = instrument.scale_of(item)
    if answer is None:
        return True
    known = {choice.value for choice in scale.choices}
    return answer in known and scale.points_of(answer) not in (None, scale.best.points)


def _with(instrument: Instrument, answers: Answers, item: Item, value: int) -> list[int | None]:
    changed = list(answers)
    changed[instrument.item_position(item.id)] = value
    return changed


def _current(tx: Transaction, draft: Draft) -> Draft:
    """The draft with what was saved until now, also by others."""
    now = draft_of(tx, draft.instrument.id, draft.subject_id, draft.year)
    if now is None or now.draft_id != draft.draft_id:
        raise SiperiError("DRAFT_GONE", year=draft.year)
    return now


def _form(draft: Draft) -> FilledForm:
    form = FilledForm(
        subject_id=draft.subject_id,
        place_name=None,
        kecamatan_name=None,
        city_name=None,
        year=draft.year,
        filled_on=city_today(),
        header={},
        answers=draft.answers,
        notes={item: Note(None, note) for item, note in draft.notes.items() if item in draft.asked},
        where=Where(file=WEB),
        rows_good=1,
    )
    if form.is_blank:
        raise SiperiError("DRAFT_BLANK", year=draft.year)
    return form


def _reading(form: FilledForm, draft: Draft) -> Reading:
    files = sorted((item, one.sha256) for item, held in draft.evidence.items() for one in held)
    said = f"{draft.draft_id}|{form.answers}|{sorted(draft.notes.items())}|{files}"
    digest = hashlib.sha256(said.encode()).hexdigest()
    return Reading(WEB, digest, WEB, (form,), (), (), 1, 1, 0)


def _check_not_overtaken(newest: Mapping[str, Any] | None, draft: Draft, over: str | None) -> None:
    if newest is None or newest["recorded_at"] <= draft.begun_at:
        return
    if newest["assessment_id"] not in (draft.based_on, over):
        words = {"assessment": newest["assessment_id"], "year": draft.year}
        if draft.instrument.is_unnamed:
            day = newest["recorded_at"].astimezone(CITY_ZONE)
            raise SiperiError("DRAFT_OVERTAKEN_UNNAMED", day=f"{day:%d/%m/%Y}", **words)
        at = moment(newest["recorded_at"])
        raise SiperiError("DRAFT_OVERTAKEN", who=newest["actor"], at=at, **words)
