"""The snapshot: a read-only copy of the store for everyone but its owner, renewed after commits.

DuckDB lets one process open the store, so analysts, notebooks and QGIS open `siperi.snapshot.duckdb` beside it.
It is always of one data version, and replaced in one step. It holds what `shown` names: no account, no audit, no
household. It is no backup: it lacks these, and the next commit replaces it.
"""

import logging
import os
import shutil
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from siperi_geo.errors import SiperiError, Where
from siperi_geo.store.backup import verify_copy
from siperi_geo.store.copying import copy_shown, snapshot_path
from siperi_geo.store.store import Store

QUIET_SECONDS = 2.0
REST = 4  # times the last copy's duration: copying takes at most a fifth of the time
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot that is in place."""

    data_version: int
    published_at: datetime


def publish(store: Store, target: Path) -> Published:
    """Copy what others may read, read the copy whole, and put it in place; a former one stays where this fails.

    It keeps the permissions of the former one, made read-only; the first has those of the store.

    Raises SiperiError, OSError or duckdb.Error.
    """
    workshop = target.with_name(target.name + ".part")
    shutil.rmtree(workshop, ignore_errors=True)  # of a server that was killed
    try:
        workshop.mkdir(mode=0o700)  # nobody reads a copy before it has its permissions
        partial = workshop / target.name
        copied = copy_shown(store, partial)
        verify_copy(partial, expected=copied.rows)
        if store.path is not None and os.name == "posix":  # Windows cannot replace a read-only file
            partial.chmod((target if target.exists() else store.path).stat().st_mode & 0o444)
        partial.replace(target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return Published(copied.data_version, datetime.now(UTC))


def renew(store: Store, path: Path) -> None:
    """Bring a snapshot that lies beside the store up to date where no server does it. Raises SNAPSHOT_OLD."""
    target = snapshot_path(path)
    if not target.exists():
        return
    try:
        publish(store, target)
    except (SiperiError, OSError, duckdb.Error) as error:
        detail = str(error).splitlines()[0]
        raise SiperiError("SNAPSHOT_OLD", Where(file=target.name), path=target, detail=detail) from error


def renew_if_old(store: Store, path: Path) -> None:
    """As `renew`, and nothing where the snapshot shows the version that the store has."""
    target = snapshot_path(path)
    if not target.exists():
        return
    try:
        with Store.open(target, create=False, read_only=True) as shown:
            is_old = shown.data_version != store.data_version
    except (SiperiError, OSError, duckdb.Error):  # damaged, or of another schema
        is_old = True
    if is_old:
        renew(store, path)


class Publisher:
    """Keeps the snapshot up to date in a thread, from `start` to `stop`, and never fails its server."""

    def __init__(self, store: Store, *, quiet_seconds: float = QUIET_SECONDS) -> None:
        if store.path is None:
            raise ValueError("a store in memory has no place for a snapshot")
        self.target = snapshot_path(store.path)
        self.latest: Published | None = None
        self.problem: str | None = None
        self._store = store
        self._quiet_seconds = quiet_seconds
        self._rested_at = 0.0
        self._changed = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="snapshot", daemon=True)

    def start(self) -> None:
        """Publish now, and from now on after commits: `quiet_seconds` after the first of a row of them."""
        self._store.after_commit(self._changed.set)
        self._thread.start()

    def stop(self) -> None:
        """Publish what is not published yet, and end."""
        self._ended.set()
        self._changed.set()
        self._thread.join()

    def publish_once(self) -> None:
        """Publish unless this version is in place; what fails is logged and kept as `problem`."""
        started = time.monotonic()
        try:
            if self.latest is None or self.latest.data_version != self._store.data_version:
                self.latest = publish(self._store, self.target)
            self.problem = None
        except Exception as error:  # whatever it is, the pages go on; the next commit tries again
            self.problem = error.code if isinstance(error, SiperiError) else type(error).__name__
            log.warning("the snapshot %s could not be published: %s", self.target, error)
        ended = time.monotonic()
        self._rested_at = ended + REST * (ended - started)

    def _run(self) -> None:
        self.publish_once()
        while not self._ended.is_set():
            self._changed.wait()
            self._ended.wait(max(self._quiet_seconds, self._rested_at - time.monotonic()))
            self._changed.clear()
            self.publish_once()
        self.publish_once()  # what was committed while the last one was made
