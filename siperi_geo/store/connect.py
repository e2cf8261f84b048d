"""Opening the DuckDB file: fixed options, and catalogue errors in place of driver messages.

It knows what a damaged, locked or foreign file looks like; it does not know what is stored.
"""

import os
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
OPEN_HERE = "Unique file handle conflict"
# The second is what DuckDB adds on Windows to the system's own words, which come in the system's language.
LOCKED = ("Conflicting lock", "File is already open in", "different configuration", OPEN_HERE)
NO_SPACE = ("No space left on device", "Disk quota exceeded")
FORBIDDEN = ("Permission denied", "Operation not permitted")
CUT_SHORT = "Could not read enough bytes"  # the file ends before what it says it holds
SYSTEM = re.compile(r"Cannot open file|Could not (?:read|write)|Is a directory|No such file|does not exist")


def connect(path: Path | None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open the file (None: in memory); a new one is its owner's alone.

    Raises STORE_LOCKED, STORE_READ_ONLY, STORE_UNREADABLE, STORE_FAILED, STORE_NEWER, STORE_CORRUPT or
    STORE_TRUNCATED.
    """
    if path is not None and path.exists() and path.stat().st_size == 0:
        raise SiperiError("STORE_CORRUPT", Where(file=path.name), path=path, detail="0 byte")
    is_new = path is not None and not path.exists()
    try:
        connection = duckdb.connect(str(path or ":memory:"), read_only=read_only, config=CONFIG)
        connection.execute(ON_CONNECT)
    except duckdb.Error as error:
        raise _opening_error(error, path) from error
    if path is not None:
        if is_new:
            keep_private(path)
        _refuse_truncated(connection, path)
    return connection


def keep_private(path: Path, *, like: Path | None = None) -> None:
    """Let its owner alone read and write a file, or those who may another one: it holds accounts and households.

    DuckDB makes files as the system's umask says. Windows decides by folder.
    """
    if os.name == "posix" and path.exists():
        mode = like.stat().st_mode & 0o777 if like is not None and like.exists() else 0o600
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)


def _opening_error(error: duckdb.Error, path: Path | None) -> SiperiError:
    text = str(error)
    where = Where(file=path.name if path else None)
    if any(words in text for words in LOCKED):
        holder = re.search(r"\(PID (\d+)\)", text)
        pid = holder[1] if holder else str(os.getpid()) if OPEN_HERE in text else "?"
        return SiperiError("STORE_LOCKED", where, path=path, pid=pid)
    if "version number" in text and "newer" in text:
        return SiperiError("STORE_NEWER", where, path=path, found="DuckDB", known=duckdb.__version__)
    code = _system_refusal(text, path) or "STORE_CORRUPT"
    return SiperiError(code, where, path=path, detail=text.splitlines()[0])


def _system_refusal(text: str, path: Path | None) -> str | None:
    """The code for what the operating system refused; None when DuckDB itself did not like the file.

    Seen with DuckDB 2.0: `IO Error: Cannot open file "/…/siperi.duckdb": Read-only file system`, and in the same
    place `Permission denied`, `Operation not permitted` (a file made immutable), `No space left on device`.
    """
    if CUT_SHORT in text:
        return None
    if any(words in text for words in NO_SPACE):
        return "STORE_FAILED"
    if "Read-only file system" in text:
        return "STORE_READ_ONLY"
    if any(words in text for words in FORBIDDEN):
        is_readable = path is not None and path.is_file() and os.access(path, os.R_OK)
        return "STORE_READ_ONLY" if is_readable else "STORE_UNREADABLE"
    return "STORE_UNREADABLE" if SYSTEM.search(text) else None


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
    except duckdb.Error as error:
        code = _running_refusal(error, path)
        if code is None:
            raise
        where = Where(file=path.name if path else None)
        raise SiperiError(code, where, path=path, detail=str(error).splitlines()[0][:200]) from error


def _running_refusal(error: duckdb.Error, path: Path | None) -> str | None:
    """The code for a failure of the file or the machine; None for a mistake in SQL or in what is written."""
    text = str(error)
    if "Corrupt database file" in text or CUT_SHORT in text:
        return "STORE_CORRUPT"
    if isinstance(error, duckdb.FatalException | duckdb.IOException):
        return "STORE_READ_ONLY" if _system_refusal(text, path) == "STORE_READ_ONLY" else "STORE_FAILED"
    # A full disk shows itself at the commit: "Failed to commit: Could not write file …".
    is_commit = isinstance(error, duckdb.TransactionException) and "Failed to commit" in text
    return "STORE_FAILED" if is_commit and _system_refusal(text, path) else None
