"""Copies of a live store: consistent, verified by reading all of them, put in place in one step."""

import shutil
from pathlib import Path

from siperi_geo.errors import SiperiError, Where
from siperi_geo.store.store import Store

COUNT_TABLES = "select table_name from duckdb_tables() where not internal and database_name = current_database()"


def backup(store: Store, target: Path) -> Path:
    """Copy the open store to `target` while it is in use, read the copy whole, then move it into place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    quoted = str(partial).replace("'", "''")
    source = str(store.sql("select current_database() as name")["name"].iloc[0])
    cursor = store._connection.cursor()
    try:
        cursor.execute(f"attach '{quoted}' as backup_copy")
        cursor.execute(f'copy from database "{source}" to backup_copy')
        cursor.execute("detach backup_copy")
    finally:
        cursor.close()
    verify_copy(partial, like=store)
    partial.replace(target)
    return target


def restore(copy: Path, target: Path) -> Path:
    """Put a verified copy in the store's place; what was there is kept beside it as `<name>.before-restore`.

    A damaged store is replaced; STORE_LOCKED while a server holds it.
    """
    verify_copy(copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    _refuse_locked(target)
    partial = target.with_name(target.name + ".part")
    shutil.copyfile(copy, partial)
    for suffix in ("", ".wal"):
        present = target.with_name(target.name + suffix)
        if present.exists():
            present.replace(target.with_name(target.name + ".before-restore" + suffix))
    partial.replace(target)
    return target


def _refuse_locked(target: Path) -> None:
    try:
        Store.open(target, create=False).close()
    except SiperiError as error:
        if error.code == "STORE_LOCKED":
            raise


def verify_copy(copy: Path, *, like: Store | None = None) -> dict[str, int]:
    """Read every row of a copy and return the row counts per table; BACKUP_INCOMPLETE when they differ."""
    with Store.open(copy, create=False, read_only=True) as opened:
        counts = _row_counts(opened)
    if like is not None and counts != (expected := _row_counts(like)):
        different = sorted(t for t in expected if counts.get(t) != expected[t])
        raise SiperiError("BACKUP_INCOMPLETE", Where(file=copy.name), tables=", ".join(different))
    return counts


def _row_counts(store: Store) -> dict[str, int]:
    names = sorted(store.sql(COUNT_TABLES)["table_name"])
    read_all = 'select count(*) as n, count(hash(t)) as hashed from "{}" as t'
    return {name: int(store.sql(read_all.format(name))["n"].iloc[0]) for name in names}
