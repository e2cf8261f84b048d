"""The one door through which verifiers act on forms that were handed in; whatever counts is scored again.

It adds nothing to what `assessments` and `scoring` decide.
"""

from collections.abc import Iterator, Mapping, Sequence

from siperi_geo.assessments import MOVE_ACTION, FormState, Review, move_form, reject_batch, review
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.rights import About, Actor, Right
from siperi_geo.scoring import rescore_years
from siperi_geo.store import Store, Transaction, about_subjects, has_accounts


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

    `seen` is the state that the verifier saw. Raises FORM_UNKNOWN, FORM_MOVED_MEANWHILE when the form is in
    another state by now, and what `move_form` and `review` raise.
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
        for form in forms:
            if seen is not None and form["state"] != seen:
                raise SiperiError("FORM_MOVED_MEANWHILE", year=form["year"])
            if words := (said or {}).get(form["assessment_id"]):
                review(tx, load(form["instrument"], form["version"]), form["assessment_id"], words)
            move_form(tx, form, to, reason)
        for code in sorted({form["instrument"] for form in forms}):
            of_it = [form for form in forms if form["instrument"] == code]
            years = sorted({int(form["year"]) for form in of_it})
            rescore_years(tx, code, years, [form["version"] for form in of_it])


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
    """Raises VERIFY_OWN for a form that was handed in under the same account: two people look at each form."""
    if any(form["actor"] == tx.actor for form in forms) and has_accounts(tx):
        raise SiperiError("VERIFY_OWN", name=tx.actor)


def _form(tx: Transaction, assessment_id: str) -> dict[str, str]:
    rows = tx.query("assessments/form_head", assessment_id=assessment_id)
    if rows.empty:
        raise SiperiError("FORM_UNKNOWN", assessment=assessment_id)
    return {str(name): value for name, value in rows.to_dict("records")[0].items()}
