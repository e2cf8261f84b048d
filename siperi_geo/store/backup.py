"""Copies of a live store: consistent, verified by reading all of them, put in place in one step.

What was there is never lost: a backup replaces a file only when told to, a restore keeps the former store.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from siperi_geo.errors import SiperiError, Where
from siperi_geo.store.connect import connect
from siperi_geo.store.copying import COUNT_TABLES, copy_whole, snapshot_path
from siperi_geo.store.store import Store
from siperi_geo.targets import refuse_taken, written_aside

WITH_WAL = ("", ".wal")


def backup(store: Store, target: Path, *, overwrite: bool = False) -> Path:
    """Copy the open store to `target` while it is in use, read the copy whole, then move it into place.

    Nobody waits while the copy is made. Raises FILE_EXISTS, FILE_NOT_WRITTEN, BACKUP_ONTO_STORE,
    BACKUP_FAILED and BACKUP_INCOMPLETE; the target is then as it was.
    """
    if store.path is not None:
        _refuse_same(target, store.path, snapshot_path(store.path))  # the next commit replaces a snapshot
    old_wal = _beside(target, ".wal")
    refuse_taken(old_wal, overwrite=overwrite)
    refuse_taken(target, overwrite=overwrite)
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_aside(target, overwrite=overwrite) as partial, _without_wal(partial):
        expected = _copy(store, partial, target)
        with _speaking_of(target):
            verify_copy(partial, expected=expected)
        old_wal.unlink(missing_ok=True)  # a log of the former file would be replayed into the new one
    return target


def _copy(store: Store, partial: Path, target: Path) -> dict[str, int]:
    try:
        return copy_whole(store, partial).rows
    except duckdb.Error as error:
        detail = str(error).rpartition('": ')[2].splitlines()[0]
        raise SiperiError("BACKUP_FAILED", Where(file=target.name), path=target, detail=detail) from error


def restore(copy: Path, target: Path) -> Path:
    """Put a copy that was read whole in the store's place; what was there stays as `<name>.before-restore-<time>`.

    A copy of an older schema is brought to this one; the copy itself stays as it is. A damaged store is replaced.
    Raises STORE_MISSING, BACKUP_ONTO_STORE, RESTORE_LOCKED while a server holds the store, and what is wrong with
    the copy.
    """
    target = target.resolve()
    _refuse_same(copy, target)
    if not copy.exists():
        raise SiperiError("STORE_MISSING", Where(file=copy.name), path=copy)
    connect(copy, read_only=True).close()
    target.parent.mkdir(parents=True, exist_ok=True)
    _refuse_locked(target)
    with written_aside(target, overwrite=True) as partial, _without_wal(partial):
        for suffix in WITH_WAL:
            if _beside(copy, suffix).exists():
                shutil.copyfile(_beside(copy, suffix), _beside(partial, suffix))
        with _speaking_of(copy), Store.open(partial, create=False) as opened:
            _row_counts(opened)
        _set_aside(target)
    _remove_snapshot(target, restored_from=copy)
    return target


def _remove_snapshot(store: Path, *, restored_from: Path) -> None:
    """Remove what shows the former store, unless that is the copy itself: it shows the store there is now."""
    snapshot = snapshot_path(store)
    if not _is_same(restored_from, snapshot):
        with suppress(OSError):
            snapshot.unlink(missing_ok=True)


def _set_aside(target: Path) -> None:
    kept = f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    for suffix in WITH_WAL:
        if _beside(target, suffix).exists():
            _beside(target, suffix).replace(target.with_name(kept + suffix))


def _refuse_locked(target: Path) -> None:
    try:
        if target.exists():
            connect(target, read_only=True).close()
    except SiperiError as error:
        if error.code == "STORE_LOCKED":
            raise SiperiError("RESTORE_LOCKED", error.problem.where, **error.problem.values) from error


def _refuse_same(named: Path, *in_use: Path) -> None:
    """Refuse the files in use, or the logs beside them, under whatever name they were given."""
    if any(_is_same(named, _beside(file, suffix)) for file in in_use for suffix in WITH_WAL):
        raise SiperiError("BACKUP_ONTO_STORE", Where(file=named.name), path=named)


def _is_same(named: Path, file: Path) -> bool:
    is_hard_link = named.exists() and file.exists() and named.samefile(file)
    return is_hard_link or named.resolve() == file.resolve()


def verify_copy(copy: Path, *, expected: Mapping[str, int] | None = None) -> dict[str, int]:
    """Read every row of a copy and return the rows per table; BACKUP_INCOMPLETE when not as expected."""
    with Store.open(copy, create=False, read_only=True) as opened:
        counts = _row_counts(opened)
    if expected is not None and counts != expected:
        different = sorted(t for t in expected if counts.get(t) != expected[t])
        raise SiperiError("BACKUP_INCOMPLETE", Where(file=copy.name), tables=", ".join(different))
    return counts


def _row_counts(store: Store) -> dict[str, int]:
    names = sorted(store.sql(COUNT_TABLES)["table_name"])
    read_all = 'select count(*) as n, count(hash(t)) as hashed from "{}" as t'
    return {name: int(store.sql(read_all.format(name))["n"].iloc[0]) for name in names}


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


@contextmanager
def _without_wal(partial: Path) -> Iterator[None]:
    """Leave no log of a copy behind, whatever happens to the copy."""
    try:
        yield
    finally:
        with suppress(OSError):
            _beside(partial, ".wal").unlink(missing_ok=True)


@contextmanager
def _speaking_of(path: Path) -> Iterator[None]:
    """Name the file that the user knows, not the one beside it that is being made or read."""
    try:
        yield
    except SiperiError as error:
        values = {**error.problem.values, "path": path}
        raise SiperiError(error.code, Where(file=path.name), more=error.problems[1:], **values) from error
