"""Putting a backup in the store's place, for good: the former store is kept, and no data version comes twice.

Caches and snapshots know a state of the data by its version alone. Making backups is for `backup`.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.rights import Actor, in_the_name_of
from siperi_geo.safe_files import written_aside
from siperi_geo.store.attachments import Attachments
from siperi_geo.store.carrying import carry
from siperi_geo.store.connect import connect, keep_private
from siperi_geo.store.copying import (
    WITH_WAL,
    beside,
    is_same,
    refuse_same,
    row_counts,
    snapshot_path,
    speaking_of,
    without_wal,
)
from siperi_geo.store.replaced import accounts_in, brought_back, highest_version
from siperi_geo.store.store import Store, make_folder

UNUSABLE = {"STORE_CORRUPT", "STORE_TRUNCATED", "STORE_HALF_MIGRATED", "STORE_FOREIGN"}
NEWEST = "select data_version, (select max(happened_at) at time zone 'UTC' from audit) from store_state"
NOT_BELOW = "update store_state set data_version = greatest(data_version, $version)"


@dataclass(frozen=True, slots=True)
class Restored:
    """The store that a backup became, and where the store before it was kept; None where there was none.

    `problems` are warnings: RESTORE_FROM_SNAPSHOT where the copy was one for reading, which lacks what is private;
    RESTORE_ACCOUNTS_AGAIN where accounts stand otherwise than before. `accounts`: how many are
    active now; all sessions have ended.
    """

    path: Path
    former: Path | None
    problems: tuple[Problem, ...] = ()
    accounts: int = 0


@dataclass(frozen=True, slots=True)
class _Origin:
    """What a store is restored from, and the highest data version that was seen in its place."""

    path: Path
    file_at: datetime
    replaced_version: int

    def note(self, opened: Store, actor: Actor) -> Problem | None:
        """Write it into the restored store's audit, under a data version that no state there ever had.

        Every version of a store has its row in the audit, and a snapshot has none: RESTORE_FROM_SNAPSHOT.
        """
        version, data_at = _newest(opened)
        told = {
            "file_at": f"{self.file_at:%Y-%m-%dT%H:%M:%SZ}",
            "data_at": f"{data_at:%Y-%m-%dT%H:%M:%SZ}" if data_at else "",
            "data_version": version,
            "replaced_data_version": self.replaced_version,
            "path": self.path.resolve(),
        }
        detail = "; ".join(f"{name}={value}" for name, value in told.items())
        with opened.transaction(
            actor=in_the_name_of(actor), action="restore", target=self.path.name, detail=detail
        ) as tx:
            tx.execute(NOT_BELOW, {"version": self.replaced_version})
            tx.run("accounts/end_all_sessions")
        if data_at is not None or version == 0:
            return None
        return Problem("RESTORE_FROM_SNAPSHOT", Where(file=self.path.name), {"path": self.path})


def restore(copy: Path, target: Path, *, actor: Actor = "system") -> Restored:
    """Put a copy that was read whole in the store's place; what was there stays as `<name>.before-restore-<time>`.

    A copy of an older schema is brought to this one; the copy itself stays as it is. A damaged store is replaced.
    The audit says from which copy, and the data version becomes higher than that of copy and former store.
    The files beside the copy come too and none is deleted; `file_problems` says which are missing. Raises
    RESTORE_MISSING, RESTORE_UNUSABLE, BACKUP_ONTO_STORE, RESTORE_LOCKED while a server holds the store,
    EVIDENCE_NOT_WRITTEN, and what else is wrong with the copy.
    """
    target = target.resolve()
    refuse_same(copy, target)
    if not copy.exists():
        raise SiperiError("RESTORE_MISSING", Where(file=copy.name), path=copy)
    with _judging(copy):
        connect(copy, read_only=True).close()
    make_folder(target)
    file_at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    origin, before = _Origin(copy, file_at, highest_version(target)), accounts_in(target)
    with written_aside(target, overwrite=True) as partial, without_wal(partial):
        for suffix in WITH_WAL:
            if beside(copy, suffix).exists():
                shutil.copyfile(beside(copy, suffix), beside(partial, suffix))
                keep_private(beside(partial, suffix), like=target)
        with _judging(copy), Store.open(partial, create=False) as opened:
            row_counts(opened)
            problem = origin.note(opened, actor)
            carry(opened, Attachments.beside(copy), Attachments.beside(target))
        former = _set_aside(target)
    _remove_snapshot(target, restored_from=copy)
    now = accounts_in(target)
    found = (problem, brought_back(before, now))
    return Restored(target, former, tuple(filter(None, found)), sum(active for active, _, _ in now.values()))


@contextmanager
def _judging(copy: Path) -> Iterator[None]:
    """Say that it is the backup that cannot be used: what to do about a damaged store does not help with that."""
    try:
        with speaking_of(copy):
            yield
    except SiperiError as error:
        if error.code not in UNUSABLE:
            raise
        where, what = error.problem.where, error.problem.what
        raise SiperiError(
            "RESTORE_UNUSABLE", where, path=copy, reason_id=what("id"), reason_en=what("en")
        ) from error


def _newest(opened: Store) -> tuple[int, datetime | None]:
    """The data version of an open store, and when it was last written to (UTC)."""
    with opened.copying() as cursor:
        version, data_at = cursor.execute(NEWEST).fetchall()[0]
        return int(version), data_at


def _remove_snapshot(store: Path, *, restored_from: Path) -> None:
    """Remove what shows the former store, unless that is the copy itself, which is the user's now."""
    snapshot = snapshot_path(store)
    if not is_same(restored_from, snapshot):
        with suppress(OSError):
            snapshot.unlink(missing_ok=True)


def _set_aside(target: Path) -> Path | None:
    """Move the former store with its log to a name of its own; that name, None where there was no store."""
    was_there = target.exists()
    kept = f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    for suffix in WITH_WAL:
        if beside(target, suffix).exists():
            beside(target, suffix).replace(target.with_name(kept + suffix))
    return target.with_name(kept) if was_there else None
