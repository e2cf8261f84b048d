"""Storing a list of families: one transaction with an audit row that counts and names no household."""

from collections.abc import Mapping

import pandas as pd

from siperi_geo.assessments.family_register.columns import FAMILY
from siperi_geo.assessments.family_register.planning import ExaminedFamilies, Stored, after, stored_families
from siperi_geo.errors import SiperiError
from siperi_geo.registers.subjects import make_way
from siperi_geo.rights import WHOLE, Actor, Right
from siperi_geo.store import Batch, Store, Transaction, write_batch

ACTION = "import_subjects"


def accept_families(
    store: Store, examined: ExaminedFamilies, *, actor: Actor, deactivate_missing: bool = False
) -> str:
    """Store what `examine_families` found, whole or not at all; returns the batch id.

    `deactivate_missing`: registered households of the same kelurahan that the list has no more are not asked any
    longer; their forms stay. Raises FAMILY_LIST_OVERTAKEN when somebody else changed the register since.
    """
    gone = examined.missing if deactivate_missing else ()
    detail = _detail(examined, len(gone))
    with store.transaction(actor=actor, action=ACTION, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS, examined.about or [WHOLE])
        stored = stored_families(tx)
        _check_unchanged(stored, examined)
        if examined.to_store:
            make_way(tx, FAMILY)
        bad = examined.quarantine
        head = Batch(ACTION, examined.file_name, examined.sha256, examined.rows_in, rows_bad=len(bad))
        batch_id = write_batch(tx, head, bad)
        _register(tx, examined, batch_id)
        _change(tx, stored, examined, batch_id)
        if gone:
            tx.run("families/deactivate_some", subject_ids=list(gone))
    return batch_id


def _register(tx: Transaction, examined: ExaminedFamilies, batch_id: str) -> None:
    rows = [
        {
            "subject_id": one.subject_id,
            "kind": FAMILY,
            "name": one.code,
            "code": one.code,
            "area_code": one.area_code,
            "rt": one.rt,
            "rw": one.rw,
            "is_active": True,
            "batch_id": batch_id,
            "source": examined.source,
        }
        for one in examined.new
    ]
    if rows:
        tx.append("subjects", pd.DataFrame(rows).astype({"rt": "Int16", "rw": "Int16"}))


def _change(tx: Transaction, stored: Mapping[str, Stored], examined: ExaminedFamilies, batch_id: str) -> None:
    known = [(one.subject_id, *after(one, stored[one.subject_id])) for one in examined.changed]
    if known:
        ids, rts, rws = (list(column) for column in zip(*known, strict=True))
        about = {"batch_id": batch_id, "source": examined.source}
        tx.run("families/list_some", subject_ids=ids, rts=rts, rws=rws, **about)


def _check_unchanged(now: Mapping[str, Stored], examined: ExaminedFamilies) -> None:
    """Raises FAMILY_LIST_OVERTAKEN where the register is not the one that the report was made of."""
    is_same = (
        not any(one.subject_id in now for one in examined.new)
        and all(one.subject_id in now for one in examined.changed)
        and all(who in now and now[who][2] for who in examined.missing)
    )
    if not is_same:
        raise SiperiError("FAMILY_LIST_OVERTAKEN")


def _detail(examined: ExaminedFamilies, gone: int) -> str:
    parts = {"source": examined.source, "kind": FAMILY, "new": len(examined.new)}
    parts |= {"changed": len(examined.changed), "deactivated": gone}
    return "; ".join(f"{name}={value}" for name, value in parts.items())
