"""What the operating system refuses is said as that, not as damage. The sentences are DuckDB 2.0's own."""

import os
from pathlib import Path

import duckdb
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.store import Store
from siperi_geo.store.connect import _opening_error, translated

CANNOT_OPEN = 'IO Error: Cannot open file "/x/siperi.duckdb": '
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "closed" / "siperi.duckdb"
    Store.open(path).close()
    return path


@pytest.mark.parametrize(
    ("says", "code"),
    [
        (CANNOT_OPEN + "Read-only file system", "STORE_READ_ONLY"),
        (CANNOT_OPEN + "Permission denied", "STORE_READ_ONLY"),
        (CANNOT_OPEN + "Operation not permitted", "STORE_READ_ONLY"),
        (CANNOT_OPEN + "Is a directory", "STORE_UNREADABLE"),
        (CANNOT_OPEN + "Too many open files", "STORE_UNREADABLE"),
        ('IO Error: Could not write file "/x/siperi.duckdb": No space left on device', "STORE_FAILED"),
        ("IO Error: The file is not a valid DuckDB database file!", "STORE_CORRUPT"),
        ('IO Error: Could not read enough bytes from file "/x/siperi.duckdb"', "STORE_CORRUPT"),
        ("Serialization Error: Failed to deserialize", "STORE_CORRUPT"),
    ],
)
def test_opening_tells_the_system_from_the_file(path: Path, says: str, code: str) -> None:
    error = _opening_error(duckdb.IOException(says), path)
    assert error.code == code
    assert says in error.problem.message("id")


def test_what_cannot_even_be_read_is_not_called_read_only(tmp_path: Path) -> None:
    error = _opening_error(duckdb.IOException(CANNOT_OPEN + "Permission denied"), tmp_path / "hidden.duckdb")
    assert error.code == "STORE_UNREADABLE"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (
            duckdb.IOException('IO Error: Cannot open file "/x/siperi.duckdb.wal": Read-only file system'),
            "STORE_READ_ONLY",
        ),
        (duckdb.IOException("IO Error: whatever"), "STORE_FAILED"),
        (
            duckdb.TransactionException(
                'TransactionContext Error: Failed to commit: Could not write file "/x": No space left on device'
            ),
            "STORE_FAILED",
        ),
    ],
)
def test_running_does_so_too(path: Path, error: duckdb.Error, code: str) -> None:
    with pytest.raises(SiperiError) as caught, translated(path):
        raise error
    assert caught.value.code == code


def test_a_mistake_in_sql_stays_what_it_is(path: Path) -> None:
    with pytest.raises(duckdb.ParserException), translated(path):
        raise duckdb.ParserException("Permission denied near select")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder here in which nobody can make one")
def test_a_folder_that_cannot_be_made_is_said_with_its_setting() -> None:
    with pytest.raises(SiperiError) as caught:
        Store.open(Path("/proc/nowhere/x.duckdb"))
    said = caught.value.problem.message("id")
    assert (caught.value.code, "/proc/nowhere/x.duckdb" in said, "SIPERI_DATA" in said) == (
        "STORE_FOLDER",
        True,
        True,
    )


@pytest.mark.skipif(IS_ROOT or os.name != "posix", reason="the administrator may write everywhere")
@pytest.mark.parametrize(("mode", "code"), [(0o444, "STORE_READ_ONLY"), (0o000, "STORE_UNREADABLE")])
def test_permissions_of_the_file(path: Path, mode: int, code: str) -> None:
    path.chmod(mode)
    with pytest.raises(SiperiError) as caught:
        Store.open(path)
    path.chmod(0o644)
    assert caught.value.code == code
