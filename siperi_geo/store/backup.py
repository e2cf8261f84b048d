"""Copies of a live store: consistent, verified by reading all of them, put in place in one step, files beside it.

A backup replaces a file only when told to. Putting one in the store's place is for `restoring`.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from siperi_geo.errors import SiperiError, Where
from siperi_geo.safe_files import refuse_taken, written_aside
from siperi_geo.store.attachments import Attachments
from siperi_geo.store.carrying import carry
from siperi_geo.store.copying import (
    beside,
    copy_whole,
    refuse_same,
    row_counts,
    snapshot_path,
    speaking_of,
    without_wal,
)
from siperi_geo.store.store import Store


def backup(store: Store, target: Path, *, overwrite: bool = False) -> Path:
    """Copy the open store to `target` while it is in use, read the copy whole, then move it into place.

    Nobody waits while the copy is made. The files that it refers to go beside it; those that cannot be copied are
    found by `file_problems` of the copy. Raises FILE_EXISTS, FILE_NOT_WRITTEN, BACKUP_ONTO_STORE, BACKUP_FAILED,
    BACKUP_INCOMPLETE and EVIDENCE_NOT_WRITTEN; the target is then as it was.
    """
    if store.path is not None:
        refuse_same(target, store.path, snapshot_path(store.path))  # the next commit replaces a snapshot
    old_wal = beside(target, ".wal")
    refuse_taken(old_wal, overwrite=overwrite)
    refuse_taken(target, overwrite=overwrite)
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_aside(target, overwrite=overwrite) as partial, without_wal(partial):
        expected = _copy(store, partial, target)
        with speaking_of(target):
            verify_copy(partial, expected=expected)
        with Store.open(partial, create=False, read_only=True) as copy:
            carry(copy, store.attachments, Attachments.beside(target))
        old_wal.unlink(missing_ok=True)  # a log of the former file would be replayed into the new one
    return target


def _copy(store: Store, partial: Path, target: Path) -> dict[str, int]:
    try:
        return copy_whole(store, partial).rows
    except duckdb.Error as error:
        detail = str(error).rpartition('": ')[2].splitlines()[0]
        raise SiperiError("BACKUP_FAILED", Where(file=target.name), path=target, detail=detail) from error


def verify_copy(copy: Path, *, expected: Mapping[str, int] | None = None) -> dict[str, int]:
    """Read every row of a copy and return the rows per table; BACKUP_INCOMPLETE when not as expected."""
    with Store.open(copy, create=False, read_only=True) as opened:
        counts = row_counts(opened)
    if expected is not None and counts != expected:
        different = sorted(t for t in expected if counts.get(t) != expected[t])
        raise SiperiError("BACKUP_INCOMPLETE", Where(file=copy.name), tables=", ".join(different))
    return counts
