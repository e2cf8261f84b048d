"""The one door through which verifiers act on forms that were handed in; whatever counts is scored again.

It adds nothing to what `assessments` and `scoring` decide.
"""

from collections.abc import Iterator, Mapping, Sequence

from siperi_geo.assessments import (
    MOVE_ACTION,
    FormState,
    Review,
    Said,
    keep_unsaid,
    move_form,
    reject_batch,
    review,
    said_of,
    unsay,
    worked_on,
)
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.rights import About, Actor, Right
from siperi_geo.scoring import rescore_years
from siperi_geo.store import Store, Transaction, about_subjects, has_accounts
from siperi_geo.text import abbreviation

TAKE_BACK = "take_back_word"


def decide(
    store: Store,
    assessment_id: str,
    to: FormState,
    *,
    actor: Actor,
    reason: str = "",
    said: Mapping[str, Review] | None = None,
    seen: FormState | None = None,
) -> None:
    """Verify, return or reject one form, with what is said of single answers; scored again, whole or not at all.

    `seen` is the state that the verifier saw. Raises FORM_UNKNOWN, VERIFY_UNNAMED, VERIFY_EXAMPLE,
    FORM_MOVED_MEANWHILE when the form is in another state by now, and what `move_form` and `review` raise.
    """
    decide_all(store, [assessment_id], to, actor=actor, reason=reason, said={assessment_id: said or {}}, seen=seen)


def decide_all(
    store: Store,
    assessment_ids: Sequence[str],
    to: FormState,
    *,
    actor: Actor,
    reason: str = "",
    said: Mapping[str, Mapping[str, Review]] | None = None,
    seen: FormState | None = None,
) -> None:
    """The same for several forms, all or none, and nothing for none; errors as `decide`."""
    if not assessment_ids:
        return
    target = assessment_ids[0] if len(assessment_ids) == 1 else f"{len(assessment_ids)} forms"
    detail = " ".join([reason.strip(), *(assessment_ids if len(assessment_ids) > 1 else [])]).strip()
    with store.transaction(actor=actor, action=MOVE_ACTION[to], target=target, detail=detail) as tx:
        forms = [_form(tx, one) for one in assessment_ids]
        tx.permit(Right.VERIFY, _about(tx, forms))
        if to == "verified":
            _check_not_own(tx, forms)
        _check_named(forms)
        for form in forms:
            if seen is not None and form["state"] != seen:
                raise SiperiError("FORM_MOVED_MEANWHILE", year=form["year"])
            if words := (said or {}).get(form["assessment_id"]):
                _say(tx, form, words)
            move_form(tx, form, to, reason)
        for code in sorted({form["instrument"] for form in forms}):
            of_it = [form for form in forms if form["instrument"] == code]
            years = sorted({int(form["year"]) for form in of_it})
            rescore_years(tx, code, years, [form["version"] for form in of_it])


def take_back_word(store: Store, assessment_id: str, item_id: str, *, seen: Review, actor: Actor) -> None:
    """Take back what a verifier said of one answer, shown as `seen`: one's own, or others' with the right to.

    The form is scored again. The history keeps that it was there and whose, the audit what it said. Raises
    FORM_UNKNOWN and what `unsay` raises.
    """
    said = said_of(store, assessment_id).get(item_id)
    if said is None or said.review != seen:
        raise SiperiError("REVIEW_MOVED_MEANWHILE", item=item_id)
    word = _told(item_id, said)
    with store.transaction(actor=actor, action=TAKE_BACK, target=assessment_id, detail=word) as tx:
        form = _form(tx, assessment_id)
        tx.permit(Right.VERIFY, _about(tx, [form]))
        if said.actor != tx.actor:
            tx.permit(Right.TAKE_BACK_WORDS, _about(tx, [form]))
        unsay(tx, form, item_id, said)
        rescore_years(tx, form["instrument"], [int(form["year"])], [form["version"]])


def _say(tx: Transaction, form: Mapping[str, str], words: Mapping[str, Review]) -> None:
    """Keep what is said anew; in place of another verifier's word with the right to take it back.

    A word that is replaced is whole in the audit; of others' words the history keeps that they were there.
    """
    assessment_id = form["assessment_id"]
    before = said_of(tx, assessment_id)
    new = {
        item_id: one
        for item_id, one in words.items()
        if item_id not in before or before[item_id].review != Review(one.value, one.comment.strip())
    }
    for item_id, old in ((item_id, before[item_id]) for item_id in new if item_id in before):
        if old.actor != tx.actor:
            tx.permit(Right.TAKE_BACK_WORDS, _about(tx, [form]))
            keep_unsaid(tx, form, item_id, old)
        tx.record(TAKE_BACK, assessment_id, _told(item_id, old))
    review(tx, load(form["instrument"], form["version"]), assessment_id, new)


def _told(item_id: str, said: Said) -> str:
    """A word as the audit keeps it."""
    value = "" if said.review.value is None else said.review.value
    return f"{item_id} {said.actor}: {value} {said.review.comment}".rstrip()


def withdraw(store: Store, batch_id: str, *, actor: Actor, reason: str) -> int:
    """Take back what one import stored by mistake: its forms are rejected, whole or not at all; returns how many.

    They stay in the history and count no more; what counted before them counts again. Forms rejected already are
    passed over. Errors as `reject_batch`.
    """
    detail = reason.strip()
    with store.transaction(actor=actor, action=MOVE_ACTION["rejected"], target=batch_id, detail=detail) as tx:
        tx.permit(Right.WITHDRAW)
        taken = reject_batch(tx, batch_id, reason)
        for code in sorted({one.instrument for one in taken}):
            of_it = [one for one in taken if one.instrument == code]
            rescore_years(tx, code, sorted({one.year for one in of_it}), [one.version for one in of_it])
    return sum(one.form_count for one in taken)


def _about(tx: Transaction, forms: Sequence[Mapping[str, str]]) -> Iterator[About]:
    for form in forms:
        yield from about_subjects(tx, form["instrument"], [form["subject_id"]])


def _check_not_own(tx: Transaction, forms: Sequence[Mapping[str, str]]) -> None:
    """Raises VERIFY_OWN for a form that the same account handed in or worked on: two people look at each form."""
    if has_accounts(tx) and worked_on(tx, tx.actor, forms):
        raise SiperiError("VERIFY_OWN", name=tx.actor)


def _check_named(forms: Sequence[Mapping[str, str]]) -> None:
    """Raises VERIFY_UNNAMED for the form of a household or a respondent: nobody looks at these one by one.

    Example forms are nobody's to judge either: VERIFY_EXAMPLE.
    """
    if any(one["is_example"] for one in forms):
        raise SiperiError("VERIFY_EXAMPLE")
    if unnamed := next((one for one in forms if load(one["instrument"], one["version"]).is_unnamed), None):
        raise SiperiError("VERIFY_UNNAMED", instrument=abbreviation(unnamed["instrument"]))


def _form(tx: Transaction, assessment_id: str) -> dict[str, str]:
    rows = tx.query("assessments/form_head", assessment_id=assessment_id)
    if rows.empty:
        raise SiperiError("FORM_UNKNOWN", assessment=assessment_id)
    return {str(name): value for name, value in rows.to_dict("records")[0].items()}
