"""Storing what a list says: new subjects, changes, who is listed no more; in one transaction with an audit row."""

from collections.abc import Collection
from dataclasses import asdict

import pandas as pd

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.governments import KIND, builtin_governments
from siperi_geo.registers.subjects.examples import make_way
from siperi_geo.registers.subjects.invited import put as put_invited
from siperi_geo.registers.subjects.kinds import kind_of
from siperi_geo.registers.subjects.planning import Entry, Examined
from siperi_geo.registers.subjects.stored import FIELDS, Subject, stored_subjects
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction, write_batch

MOST_LETTERS = 200_000  # of an audit row


def accept(store: Store, examined: Examined, *, actor: Actor, deactivate_missing: bool = False) -> str:
    """Store what `examine` found, whole or not at all; returns the batch id.

    `deactivate_missing`: those that the list has no more fill in no forms any longer; nobody is deleted. Made-up
    ones of the kind go with their forms, as soon as a real one is stored. Raises SUBJECT_CHANGED_MEANWHILE when
    one of the subjects was stored or changed by others since.
    """
    gone = examined.missing if deactivate_missing else ()
    action, detail = "import_subjects", _detail(examined, gone)
    with store.transaction(actor=actor, action=action, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        _check_unchanged(examined, gone, tx)
        if examined.to_store:
            make_way(tx, examined.kind)
        batch_id = write_batch(tx, examined.batch(action), examined.quarantine)
        _write(tx, examined, batch_id)
        for one in gone:
            tx.run("subjects/deactivate_subject", subject_id=one.subject_id)
    return batch_id


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
    invited = {entry.subject.subject_id: entry.invited for entry in examined.to_store if entry.invited}
    put_invited(tx, invited, batch_id, examined.source)


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
    made_up = [
        f"examples removed={one.values['n']}" for one in examined.problems if one.code == "SUBJECT_EXAMPLES_GO"
    ]
    return "; ".join([*parts, *made_up, *changed, *ended])[:MOST_LETTERS]


def _change(entry: Entry) -> str:
    changes = ", ".join(f"{name} {old} -> {new}" for name, old, new in entry.changes)
    return f"{entry.subject.subject_id}: {changes}"
