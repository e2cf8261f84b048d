"""The files of a store are its owner's alone, whatever the umask, unless somebody decided otherwise."""

import os
import shutil
from pathlib import Path

import pytest

from siperi_geo.store import Store, backup, restore

pytestmark = pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def note(store: Store) -> None:
    with store.transaction(actor="test", action="x", target="x"):
        pass


def test_a_new_store_with_its_log_and_its_backup_is_private(tmp_path: Path) -> None:
    path, copy = tmp_path / "town.duckdb", tmp_path / "copy.duckdb"
    with Store.open(path) as store:
        note(store)
        assert (mode(path), mode(tmp_path / "town.duckdb.wal")) == (0o600, 0o600)
        store.sql("checkpoint")
        store.write(lambda tx: tx.execute("delete from rounds"), actor="test")
        note(store)
        assert mode(tmp_path / "town.duckdb.wal") == 0o600, "a new log too"
        backup(store, copy)
    assert (mode(path), mode(copy)) == (0o600, 0o600)
    shutil.copyfile(copy, tmp_path / "open.duckdb")
    restore(tmp_path / "open.duckdb", tmp_path / "other.duckdb")
    assert mode(tmp_path / "other.duckdb") == 0o600


def test_who_opened_it_to_a_group_finds_it_open(tmp_path: Path) -> None:
    path, copy = tmp_path / "town.duckdb", tmp_path / "copy.duckdb"
    with Store.open(path) as store:
        backup(store, copy)
    path.chmod(0o640)
    with Store.open(path) as store:
        note(store)
        assert (mode(path), mode(tmp_path / "town.duckdb.wal")) == (0o640, 0o640)
    restore(copy, path)
    assert mode(path) == 0o640
