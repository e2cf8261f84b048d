"""Storing, changing, deactivating and removing subjects: each in one transaction with an audit row."""

from collections.abc import Collection
from dataclasses import asdict

import pandas as pd

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.governments import KIND, builtin_governments
from siperi_geo.registers.subjects.kinds import kind_of
from siperi_geo.registers.subjects.planning import Entry, Examined
from siperi_geo.registers.subjects.stored import FIELDS, Subject, stored_subjects
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction, write_batch

MOST_LETTERS = 200_000  # of an audit row


def accept(store: Store, examined: Examined, *, actor: Actor, deactivate_missing: bool = False) -> str:
    """Store what `examine` found, whole or not at all; returns the batch id.

    `deactivate_missing`: those that the list has no more fill in no forms any longer; nobody is deleted. Raises
    SUBJECT_CHANGED_MEANWHILE when one of the subjects was stored or changed by others since.
    """
    gone = examined.missing if deactivate_missing else ()
    action, detail = "import_subjects", _detail(examined, gone)
    with store.transaction(actor=actor, action=action, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        _check_unchanged(examined, gone, tx)
        batch_id = write_batch(tx, examined.batch(action), examined.quarantine)
        _write(tx, examined, batch_id)
        for one in gone:
            tx.run("subjects/deactivate_subject", subject_id=one.subject_id)
    return batch_id


def deactivate(store: Store, subject_ids: Collection[str], *, actor: Actor) -> int:
    """Have these fill in no forms any longer; their forms stay. Returns how many were active until now."""
    target = ", ".join(sorted(subject_ids))[:200]
    detail = "; ".join(sorted(subject_ids))[:MOST_LETTERS]
    with store.transaction(actor=actor, action="deactivate_subjects", target=target, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        return sum(tx.run("subjects/deactivate_subject", subject_id=one) for one in sorted(subject_ids))


def remove(store: Store, subject: Subject, *, actor: Actor) -> None:
    """Take out a subject that was stored by mistake. Raises SUBJECT_HAS_FORMS when it has filled in any."""
    detail = "; ".join(f"{name}={value}" for name, value in asdict(subject).items())
    who = subject.subject_id
    with store.transaction(actor=actor, action="remove_subject", target=who, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        forms = int(
            tx.query("subjects/form_count_per_subject", subject_id=subject.subject_id)["form_count"].iloc[0]
        )
        if forms:
            raise SiperiError("SUBJECT_HAS_FORMS", name=subject.name, n=forms)
        tx.run("subjects/delete_subject", subject_id=subject.subject_id)


def _write(tx: Transaction, examined: Examined, batch_id: str) -> None:
    about = {"batch_id": batch_id, "source": examined.source}
    new = [asdict(entry.subject) | about for entry in examined.to_store if entry.before is None]
    _put_governments(tx, examined, batch_id)
    frame = pd.DataFrame(new)
    tx.append("subjects", frame.astype({"lon": float, "lat": float}) if new else frame)
    for entry in examined.to_store:
        if entry.before is not None:
            fields = {name: getattr(entry.subject, name) for name in FIELDS}
            tx.run("subjects/update_subject", subject_id=entry.subject.subject_id, **fields, **about)


def _put_governments(tx: Transaction, examined: Examined, batch_id: str) -> None:
    """A government that came with the program stands in the register from its first unit on."""
    if kind_of(examined.kind).within != "government":
        return
    wanted = {entry.subject.area_code for entry in examined.to_store}
    known = {one.code for one in stored_subjects(tx, KIND)}
    for one in [one for one in builtin_governments() if one.code in wanted - known]:
        tx.run(
            "subjects/put_government",
            subject_id=f"{KIND}:{one.code}",
            kind=KIND,
            code=one.code,
            name=one.name,
            subtype=one.level,
            batch_id=batch_id,
            source=f"{one.mark}: {one.source}",
        )


def _check_unchanged(examined: Examined, gone: Collection[Subject], tx: Transaction) -> None:
    now = {one.subject_id: one for one in stored_subjects(tx, examined.kind)}
    expected = [(entry.subject, entry.before, entry.where) for entry in examined.entries]
    expected += [(one, one, Where(examined.file_name)) for one in gone]
    overtaken = [
        Problem("SUBJECT_CHANGED_MEANWHILE", where, {"name": subject.name, "said": subject.code})
        for subject, before, where in expected
        if now.get(subject.subject_id) != before
    ]
    if overtaken:
        first, *more = overtaken
        raise SiperiError(first.code, first.where, more=more, **first.values)


def _detail(examined: Examined, gone: Collection[Subject]) -> str:
    """What the audit keeps: source, number of new subjects, each change with old and new, who was deactivated."""
    changed = [_change(entry) for entry in examined.to_store if entry.before]
    ended = [f"{one.subject_id}: deactivated" for one in gone]
    parts = [f"source={examined.source}", f"kind={examined.kind}", f"new={examined.count('new')}"]
    return "; ".join([*parts, *changed, *ended])[:MOST_LETTERS]


def _change(entry: Entry) -> str:
    changes = ", ".join(f"{name} {old} -> {new}" for name, old, new in entry.changes)
    return f"{entry.subject.subject_id}: {changes}"
