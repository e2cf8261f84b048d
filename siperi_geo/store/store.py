"""The store handle: a cursor per read, one writer at a time, a version that tells readers when to look again."""

import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import duckdb
import pandas as pd

from siperi_geo.errors import SiperiError, Where
from siperi_geo.rights import Actor
from siperi_geo.settings import settings
from siperi_geo.store.attachments import Attachments
from siperi_geo.store.connect import connect, translated
from siperi_geo.store.migrations import migrate
from siperi_geo.store.queries import load_query
from siperi_geo.store.transaction import Transaction, begun
from siperi_geo.store.turn import Turn
from siperi_geo.store.writer import Writer

T = TypeVar("T")


class Store:
    """An open store. Safe to share between threads: each call uses a cursor of its own."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None, *, read_only: bool) -> None:
        self._connection = connection
        self._queries = settings().queries
        self._turn = Turn()
        self._begun = partial(begun, connection, self._queries, path)
        self._writer = Writer(self._turn, self._begun)
        self._copier = threading.Lock()
        self._after_commit: list[Callable[[], None]] = []
        self._attachments = Attachments.beside(path) if path is not None else None
        self.path = path
        self.read_only = read_only

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open (or create) and migrate the file.

        Raises STORE_MISSING, STORE_FOLDER, STORE_LOCKED, STORE_CORRUPT, STORE_TRUNCATED, STORE_UNREADABLE,
        STORE_FOREIGN, STORE_NEWER or STORE_HALF_MIGRATED; the file is left as it was found in each of these cases.
        """
        if not path.exists() and (read_only or not create):
            raise SiperiError("STORE_MISSING", Where(file=path.name), path=path)
        make_folder(path)
        return cls._migrated(connect(path, read_only=read_only), path, read_only=read_only)

    @classmethod
    def memory(cls) -> Self:
        """A migrated, empty store in memory, for one form at a time and for tests."""
        return cls._migrated(connect(None), None, read_only=False)

    @classmethod
    def _migrated(cls, connection: duckdb.DuckDBPyConnection, path: Path | None, *, read_only: bool) -> Self:
        try:
            with translated(path):
                migrate(connection, settings().queries / "schema", path, write=not read_only)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path, read_only=read_only)

    def query(self, name: str, /, **params: Any) -> pd.DataFrame:
        """The rows of `queries/<name>.sql`; KeyError for an unknown name, a driver error for wrong parameters."""
        return self.sql(load_query(self._queries, name).sql, params)

    def sql(
        self,
        text: str,
        params: Mapping[str, Any] | None = None,
        tables: Mapping[str, pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        """The rows of one statement given as text, with frames visible as tables under the names given."""
        cursor = self._connection.cursor()
        try:
            for name, frame in (tables or {}).items():
                cursor.register(name, frame)
            with translated(self.path):
                rows: pd.DataFrame = cursor.execute(text, dict(params or {})).df()
                return rows
        finally:
            cursor.close()

    @contextmanager
    def transaction(self, *, actor: Actor, action: str, target: str, detail: str = "") -> Iterator[Transaction]:
        """One write, whole or not at all; commits on leaving, rolls back on any exception.

        Leaves an audit row and raises `data_version`. Threads wait for each other; do not nest.
        """
        with self.recording(actor=actor, action=action, target=target, detail=detail) as tx:
            yield tx
            tx.execute("update store_state set data_version = data_version + 1")
        for call in self._after_commit:
            call()

    @contextmanager
    def recording(self, *, actor: Actor, action: str, target: str, detail: str = "") -> Iterator[Transaction]:
        """One write that leaves an audit row and changes nothing that readers show, as somebody signing in."""
        with self.working(actor=actor) as tx:
            yield tx
            tx.record(action, target, detail)

    @contextmanager
    def working(self, *, actor: Actor) -> Iterator[Transaction]:
        """One write of work in progress, which counts nowhere yet: as `transaction`, and no reader looks again.

        It leaves no audit row: what it writes says itself who wrote it and when.
        """
        with self._turn, self._begun() as transaction:
            tx = transaction(actor)
            yield tx
            tx.check_permitted()

    def write(self, job: Callable[[Transaction], T], *, actor: Actor) -> T:
        """One small write, as `working`, together with others that wait; what the job returns, once it is on disk.

        The job runs on another thread, in one transaction with the jobs of others, and again where one of these
        fails: it must be repeatable and do nothing but what it does through the transaction. What it raises, its
        caller gets, and only its caller. RuntimeError inside another write.
        """
        return self._writer.write(job, actor)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Have a short function called after every committed write, by the thread that wrote."""
        self._after_commit.append(call)

    @contextmanager
    def copying(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for this room's own copies, one at a time; it neither waits for writers nor makes them wait.

        Who lists tables holds every attached file until its transaction ends: two copies side by side would keep
        each other's file open after its detach, and whoever reads it back would be refused.
        """
        with self._copier:
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()

    @property
    def attachments(self) -> Attachments:
        """The files beside the store; of one in memory a folder that goes with it."""
        if self._attachments is None:
            folder = tempfile.mkdtemp(prefix="siperi-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._attachments = Attachments(Path(folder))
        return self._attachments

    @property
    def data_version(self) -> int:
        """A number that grows with every committed write; part of every cache key."""
        return int(self.sql("select data_version from store_state")["data_version"].iloc[0])

    def close(self) -> None:
        """Close the file when what waits to be written is; calling it twice does nothing."""
        if not self._turn.is_mine:
            self._writer.finish()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def make_folder(path: Path) -> None:
    """The folder for a store, made where it is missing; raises STORE_FOLDER."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        detail = error.strerror or str(error)
        raise SiperiError("STORE_FOLDER", Where(file=path.name), path=path, detail=detail) from error
