"""Numbered migrations from `queries/schema/NNN_name.sql`, each applied once and in one transaction."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from siperi_geo.errors import SiperiError, Where

LEDGER = """
create table if not exists schema_migrations (
    version integer primary key, name varchar not null, sha256 varchar not null, applied_at timestamptz not null
)"""
APPLIED = "select version, sha256 from schema_migrations order by version"


@dataclass(frozen=True, slots=True)
class Migration:
    """One schema file: its number, name, text and content hash."""

    version: int
    name: str
    sql: str
    sha256: str


def read_migrations(folder: Path) -> list[Migration]:
    """The migrations of a checkout in order; ValueError when a number is missing or doubled."""
    found = []
    for path in sorted(folder.glob("[0-9][0-9][0-9]_*.sql")):
        sql = path.read_text(encoding="utf-8")
        digest = hashlib.sha256(sql.encode()).hexdigest()
        found.append(Migration(int(path.name[:3]), path.stem, sql, digest))
    if [m.version for m in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations are not numbered 1, 2, …: {[m.name for m in found]}")
    return found


def migrate(connection: duckdb.DuckDBPyConnection, folder: Path, path: Path | None, *, write: bool = True) -> int:
    """Bring an open store to the newest schema and return its number.

    Raises STORE_FOREIGN (a DuckDB file of something else), STORE_NEWER (schema of a later release),
    STORE_HALF_MIGRATED (a recorded migration is missing, changed or not applied while reading only).
    """
    known = read_migrations(folder)
    where = Where(file=path.name if path else None)
    applied = _applied(connection, path, write=write)
    if len(applied) > len(known):
        raise SiperiError("STORE_NEWER", where, path=path, found=len(applied), known=len(known))
    for number, migration in enumerate(known[: len(applied)], start=1):
        if applied.get(number) != migration.sha256:
            raise SiperiError("STORE_HALF_MIGRATED", where, path=path, number=number)
    pending = known[len(applied) :]
    if pending and not write:
        raise SiperiError("STORE_HALF_MIGRATED", where, path=path, number=pending[0].version)
    for migration in pending:
        _apply(connection, migration, path)
    return len(known)


def _applied(connection: duckdb.DuckDBPyConnection, path: Path | None, *, write: bool) -> dict[int, str]:
    try:
        return dict(connection.execute(APPLIED).fetchall())
    except duckdb.CatalogException:  # listing the tables takes as long as all the rest of opening a store
        tables = {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if tables:
        where = Where(file=path.name if path else None)
        raise SiperiError("STORE_FOREIGN", where, path=path, tables=", ".join(sorted(tables)[:5]))
    if write:
        connection.execute(LEDGER)
    return {}


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration, path: Path | None) -> None:
    connection.execute("begin")
    try:
        connection.execute(migration.sql)
        connection.execute(
            "insert into schema_migrations values ($version, $name, $sha256, now())",
            {"version": migration.version, "name": migration.name, "sha256": migration.sha256},
        )
        connection.execute("commit")
    except duckdb.Error as error:
        connection.execute("rollback")
        where = Where(file=path.name if path else None)
        raise SiperiError("STORE_HALF_MIGRATED", where, path=path, number=migration.version) from error
