"""What can be done inside one write transaction: run named statements, read, append rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from siperi_geo.rights import WHOLE, About, Actor, Right, name_of
from siperi_geo.store import permits
from siperi_geo.store.connect import keep_private, translated
from siperi_geo.store.queries import load_query

# After a failed statement whose error was passed over, DuckDB 2.0 takes a commit for a rollback and says nothing.
IS_ALIVE = "select 1"
AUDIT = """
insert into audit
select coalesce(max(audit_id), 0) + 1, now(), $actor, $action, $target, $detail from audit"""


class Transaction:
    """The writer's hand: made by `Store.transaction`, valid until its block ends."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, queries: Path, actor: Actor) -> None:
        self._cursor = cursor
        self._queries = queries
        self._person = actor
        self._is_permitted = False
        self.actor = name_of(actor)

    def permit(self, right: Right, abouts: Iterable[About] = (WHOLE,)) -> None:
        """Go on where whoever writes may do this about all of these; raises SIGN_IN_NEEDED or NOT_ALLOWED."""
        permits.permit(self, self._person, right, abouts)
        self._is_permitted = True

    def check_permitted(self) -> None:
        """Before the commit: where there are accounts, what nobody asked a permit for is the administrator's."""
        if not self._is_permitted:
            self.permit(Right.MAINTAIN)

    def query(self, name: str, /, **params: Any) -> pd.DataFrame:
        """Rows of a named query, seeing what this transaction has written so far."""
        rows: pd.DataFrame = self._cursor.execute(load_query(self._queries, name).sql, params).df()
        return rows

    def run(self, name: str, /, **params: Any) -> int:
        """Run a named write; returns the number of rows changed."""
        return self.execute(load_query(self._queries, name).sql, params)

    def execute(self, sql: str, params: Mapping[str, Any] | None = None) -> int:
        """Run one statement given as text (compiled scoring SQL); returns the number of rows changed."""
        result = self._cursor.execute(sql, dict(params or {})).fetchone()
        return int(result[0]) if result and isinstance(result[0], int) else 0

    def record(self, action: str, target: str, detail: str) -> None:
        """Leave an audit row; one more where a write is more than its own row says."""
        self.execute(AUDIT, {"actor": self.actor, "action": action, "target": target, "detail": detail})

    def append(self, table: str, frame: pd.DataFrame) -> int:
        """Insert the frame's rows by column name (every column of the frame must exist in the table)."""
        if frame.empty:
            return 0
        columns = ", ".join(f'"{column}"' for column in frame.columns)
        self._cursor.register("appended_rows", frame)
        try:
            self._cursor.execute(f'insert into "{table}" ({columns}) select {columns} from appended_rows')
        finally:
            with suppress(duckdb.Error):  # after a failed insert this fails too and would hide the reason
                self._cursor.unregister("appended_rows")
        return len(frame)


@contextmanager
def begun(
    connection: duckdb.DuckDBPyConnection, queries: Path, path: Path | None
) -> Iterator[Callable[[Actor], Transaction]]:
    """A transaction of the database that commits on leaving and rolls back on any exception.

    It is for one writer, or for several one after the other: each gets a `Transaction` with a permit of its own.
    """
    cursor = connection.cursor()
    try:
        with translated(path):
            cursor.execute("begin")
            yield partial(Transaction, cursor, queries)
            cursor.execute(IS_ALIVE)
            cursor.execute("commit")
        if path is not None:
            keep_private(path.with_name(path.name + ".wal"), like=path)  # DuckDB begins a new log again and again
    except BaseException:
        with suppress(duckdb.Error):  # an invalidated database has nothing to undo and says so at the next call
            cursor.execute("rollback")
        raise
    finally:
        cursor.close()
