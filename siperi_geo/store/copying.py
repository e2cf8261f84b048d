"""Copying an open store into a new file: all of one moment, while others go on reading and writing.

It makes the copy and says what must be in it; reading it back and putting it in place is for
`backup` and `snapshot`.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import duckdb

from siperi_geo.store.store import Store

COUNT_TABLES = "select table_name from duckdb_tables() where not internal and database_name = current_database()"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds: the data version and the rows per table."""

    data_version: int
    rows: dict[str, int]


def snapshot_path(store: Path) -> Path:
    """Where the snapshot of a store lies: `siperi.duckdb` → `siperi.snapshot.duckdb`, in the same folder.

    No two stores of a folder share one: `siperi.db` has `siperi.snapshot.db`.
    """
    return store.with_name(f"{store.stem}.snapshot{store.suffix}")


def copy_whole(store: Store, target: Path) -> Copied:
    """Copy all that is committed now into `target`, a new file. Nobody waits: one transaction sees one moment.

    Raises duckdb.Error when the file cannot be written (a full disk leaves the store as it was); the caller
    removes `target` and its `.wal` then.
    """
    with store.cursor() as cursor:
        source = cursor.execute("select current_database()").fetchall()[0][0]
        copy = f"copy_{uuid4().hex}"  # attached names are seen by all threads
        quoted = str(target).replace("'", "''")
        cursor.execute(f"attach '{quoted}' as {copy}")
        try:
            cursor.execute("begin")
            copied = _counted(cursor)
            cursor.execute(f'copy from database "{source}" to {copy}')
            cursor.execute("commit")
        finally:
            with suppress(duckdb.Error):  # nothing to undo after a commit
                cursor.execute("rollback")
            cursor.execute(f"detach {copy}")
        return copied


def _counted(cursor: duckdb.DuckDBPyConnection) -> Copied:
    version = cursor.execute("select data_version from store_state").fetchall()[0][0]
    names = sorted(row[0] for row in cursor.execute(COUNT_TABLES).fetchall())
    rows = {name: cursor.execute(f'select count(*) from "{name}"').fetchall()[0][0] for name in names}
    return Copied(version, rows)
