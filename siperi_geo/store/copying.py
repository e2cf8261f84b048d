"""Copying an open store into a new file: all of one moment, while others go on reading and writing.

It makes the copy, says what must be in it and keeps it from the files in use; reading it back and putting it in
place is for `backup`, `restoring` and `snapshot`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import duckdb

from siperi_geo.errors import SiperiError, Where
from siperi_geo.store.connect import keep_private
from siperi_geo.store.shown import ALL, BY, NOBODY, NONE, ROWS
from siperi_geo.store.store import Store

WITH_WAL = ("", ".wal")

COUNT_TABLES = "select table_name from duckdb_tables() where not internal and database_name = current_database()"

SIGNED_TABLES = (
    "select table_name from duckdb_columns() where database_name = current_database() and column_name = $by"
)


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
    with _copying_into(store, target) as (cursor, source, copy):
        copied = _counted(cursor, dict.fromkeys(_tables(cursor), ALL))
        cursor.execute(f'copy from database "{source}" to {copy}')
        return copied


def copy_shown(store: Store, target: Path) -> Copied:
    """As `copy_whole`, and only the rows that others may read, without the names of accounts: the rest is never
    written into the file.
    """
    with _copying_into(store, target) as (cursor, source, copy):
        rows = {name: ROWS.get(name, NONE) for name in _tables(cursor)}
        copied = _counted(cursor, rows)
        cursor.execute(f'copy from database "{source}" to {copy} (schema)')
        signed = _signed(cursor)
        for name, condition in rows.items():
            columns = f"* replace ('{NOBODY}' as {BY})" if name in signed else "*"
            cursor.execute(
                f'insert into {copy}.main."{name}" by name select {columns} from "{name}" where {condition}'
            )
        return copied


@contextmanager
def _copying_into(store: Store, target: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, str, str]]:
    """A transaction with the new file attached: the cursor, the store's name and the copy's."""
    with store.copying() as cursor:
        source = str(cursor.execute("select current_database()").fetchall()[0][0])
        copy = f"copy_{uuid4().hex}"  # attached names are seen by all threads
        quoted = str(target).replace("'", "''")
        cursor.execute(f"attach '{quoted}' as {copy}")
        try:
            keep_private(target)
            cursor.execute("begin")
            yield cursor, source, copy
            cursor.execute("commit")
        finally:
            with suppress(duckdb.Error):  # nothing to undo after a commit
                cursor.execute("rollback")
            cursor.execute(f"detach {copy}")


def _signed(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables of the store that say whose account did something."""
    return {row[0] for row in cursor.execute(SIGNED_TABLES, {"by": BY}).fetchall()}


def _tables(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    return sorted(row[0] for row in cursor.execute(COUNT_TABLES).fetchall())


def _counted(cursor: duckdb.DuckDBPyConnection, rows: Mapping[str, str]) -> Copied:
    version = cursor.execute("select data_version from store_state").fetchall()[0][0]
    count = 'select count(*) from "{}" where {}'
    return Copied(
        version, {name: cursor.execute(count.format(name, that)).fetchall()[0][0] for name, that in rows.items()}
    )


def refuse_same(named: Path, *in_use: Path) -> None:
    """Refuse the files in use, or the logs beside them, under whatever name they were given."""
    if any(is_same(named, beside(file, suffix)) for file in in_use for suffix in WITH_WAL):
        raise SiperiError("BACKUP_ONTO_STORE", Where(file=named.name), path=named)


def is_same(named: Path, file: Path) -> bool:
    """Whether two names mean one file, be it by a link, and be it not there yet."""
    is_hard_link = named.exists() and file.exists() and named.samefile(file)
    return is_hard_link or named.resolve() == file.resolve()


def row_counts(store: Store) -> dict[str, int]:
    """Rows per table, every one of them read."""
    names = sorted(store.sql(COUNT_TABLES)["table_name"])
    read_all = 'select count(*) as n, count(hash(t)) as hashed from "{}" as t'
    return {name: int(store.sql(read_all.format(name))["n"].iloc[0]) for name in names}


def beside(path: Path, suffix: str) -> Path:
    """The file itself for `""`, its log for `.wal`."""
    return path.with_name(path.name + suffix)


@contextmanager
def without_wal(partial: Path) -> Iterator[None]:
    """Leave no log of a copy behind, whatever happens to the copy."""
    try:
        yield
    finally:
        with suppress(OSError):
            beside(partial, ".wal").unlink(missing_ok=True)


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Name the file that the user knows, not the one beside it that is being made or read."""
    try:
        yield
    except SiperiError as error:
        values = {**error.problem.values, "path": path}
        raise SiperiError(error.code, Where(file=path.name), more=error.problems[1:], **values) from error
