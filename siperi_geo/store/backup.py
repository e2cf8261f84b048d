"""Copies of a live store: consistent, verified by reading all of them, put in place in one step."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from siperi_geo.errors import SiperiError, Where
from siperi_geo.store.store import Store

COUNT_TABLES = "select table_name from duckdb_tables() where not internal and database_name = current_database()"


def backup(store: Store, target: Path) -> Path:
    """Copy the open store to `target` while it is read, read the copy whole, then move it into place.

    Writes of this process wait while the copy is made.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    with store.writes_paused() as cursor:
        _copy(cursor, partial)
        expected = _row_counts(store)
    verify_copy(partial, expected=expected)
    partial.replace(target)
    return target


def _copy(cursor: duckdb.DuckDBPyConnection, target: Path) -> None:
    source = cursor.execute("select current_database()").fetchall()[0][0]
    quoted = str(target).replace("'", "''")
    cursor.execute(f"attach '{quoted}' as backup_copy")
    try:
        cursor.execute(f'copy from database "{source}" to backup_copy')
    finally:
        cursor.execute("detach backup_copy")


def restore(copy: Path, target: Path) -> Path:
    """Put a verified copy in the store's place; what was there stays as `<name>.before-restore-<time>`.

    A damaged store is replaced; STORE_LOCKED while a server holds it.
    """
    verify_copy(copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    _refuse_locked(target)
    partial = target.with_name(target.name + ".part")
    shutil.copyfile(copy, partial)
    kept = f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    for suffix in ("", ".wal"):
        present = target.with_name(target.name + suffix)
        if present.exists():
            present.replace(target.with_name(kept + suffix))
    partial.replace(target)
    return target


def _refuse_locked(target: Path) -> None:
    try:
        Store.open(target, create=False).close()
    except SiperiError as error:
        if error.code == "STORE_LOCKED":
            raise


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
