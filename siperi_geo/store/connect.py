"""Opening the DuckDB file: fixed options, and catalogue errors in place of driver messages.

It knows what a damaged, locked or foreign file looks like; it does not know what is stored.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from siperi_geo.errors import SiperiError, Where

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# 2026-11: this optimiser of DuckDB 2.0 costs ten times the CPU and twenty times the memory on our joins.
ON_CONNECT = "set disabled_optimizers = 'partial_aggregate_pushdown'"
FILE_HEADER_BYTES = 3 * 4096


def connect(path: Path | None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open the file (None: in memory). Raises STORE_LOCKED, STORE_CORRUPT, STORE_TRUNCATED, STORE_UNREADABLE."""
    if path is not None and path.exists() and path.stat().st_size == 0:
        raise SiperiError("STORE_CORRUPT", Where(file=path.name), path=path, detail="0 byte")
    try:
        connection = duckdb.connect(str(path or ":memory:"), read_only=read_only, config=CONFIG)
        connection.execute(ON_CONNECT)
    except duckdb.Error as error:
        raise _opening_error(error, path) from error
    if path is not None:
        _refuse_truncated(connection, path)
    return connection


def _opening_error(error: duckdb.Error, path: Path | None) -> SiperiError:
    text = str(error)
    where = Where(file=path.name if path else None)
    if "Conflicting lock" in text or "different configuration" in text:
        holder = re.search(r"held in (\S+) \(PID (\d+)\)", text)
        pid = holder[2] if holder else "?"
        return SiperiError("STORE_LOCKED", where, path=path, pid=pid)
    if "version number" in text and "newer" in text:
        return SiperiError("STORE_NEWER", where, path=path, found="DuckDB", known=duckdb.__version__)
    if "Permission denied" in text or "Is a directory" in text or "No such file" in text:
        return SiperiError("STORE_UNREADABLE", where, path=path, detail=text.splitlines()[0])
    return SiperiError("STORE_CORRUPT", where, path=path, detail=text.splitlines()[0])


def _refuse_truncated(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """DuckDB opens a file whose tail is missing and fails only when it reads there: compare sizes at once.

    Only used blocks must be there: DuckDB trims free ones off the end and still counts them in the total.
    """
    row = connection.execute("select block_size, used_blocks from pragma_database_size()").fetchone()
    expected = FILE_HEADER_BYTES + row[0] * row[1] if row else 0
    actual = path.stat().st_size
    if actual < expected:
        connection.close()
        raise SiperiError("STORE_TRUNCATED", Where(file=path.name), path=path, expected=expected, actual=actual)


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn what DuckDB says while running into catalogue errors; SQL mistakes stay what they are."""
    try:
        yield
    except (duckdb.FatalException, duckdb.IOException) as error:
        name = path.name if path else None
        raise SiperiError(
            "STORE_FAILED", Where(file=name), path=path, detail=str(error).splitlines()[0]
        ) from error
    except duckdb.Error as error:
        if "Corrupt database file" not in str(error):
            raise
        name = path.name if path else None
        raise SiperiError("STORE_CORRUPT", Where(file=name), path=path, detail=str(error)[:200]) from error
