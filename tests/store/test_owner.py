"""The owner's note: only its user reads it, never half of it, and without DuckDB's lock it means nothing."""

import os
from pathlib import Path

import duckdb
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, announce, holder, read_owner, withdraw


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "town.duckdb"


def locked(pid: object) -> SiperiError:
    return SiperiError("STORE_LOCKED", path="town.duckdb", pid=str(pid))


def test_a_note_is_read_as_it_was_written_and_goes_with_its_server(store: Path) -> None:
    owner = announce(store, host="127.0.0.1", port=8501)
    assert read_owner(store) == owner
    assert (owner.pid, owner.address) == (os.getpid(), "http://127.0.0.1:8501")
    withdraw(store, owner)
    assert read_owner(store) is None
    assert list(store.parent.iterdir()) == []


def test_a_link_to_the_store_finds_the_same_note(store: Path, tmp_path: Path) -> None:
    store.touch()
    link = tmp_path / "link.duckdb"
    link.symlink_to(store)
    owner = announce(link, host="::1", port=1)
    assert read_owner(link) == read_owner(store) == owner
    assert owner.address == "http://[::1]:1"


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_only_its_own_user_may_read_it(store: Path) -> None:
    before = os.umask(0)
    try:
        announce(store, host="127.0.0.1", port=1)
    finally:
        os.umask(before)
    (note,) = store.parent.iterdir()
    assert note.stat().st_mode & 0o777 == 0o600


def test_each_server_has_a_token_of_its_own_and_never_shows_it(store: Path) -> None:
    first, second = (announce(store, host="127.0.0.1", port=1) for _ in range(2))
    assert first.token != second.token
    assert len(first.token) >= 32
    assert first.token not in repr(first)


def test_the_note_of_a_later_server_stays(store: Path) -> None:
    first, second = (announce(store, host="127.0.0.1", port=1) for _ in range(2))
    withdraw(store, first)
    assert read_owner(store) == second


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"pid": 1}', '{"pid": 1, "other": 2}'])
def test_what_is_no_note_says_nothing(store: Path, content: str) -> None:
    store.with_name("town.duckdb.owner").write_text(content)
    assert read_owner(store) is None


def test_the_holder_is_the_process_that_the_lock_names(store: Path) -> None:
    assert holder(store, locked(os.getpid())) is None
    owner = announce(store, host="127.0.0.1", port=1)
    assert holder(store, locked(os.getpid())) == owner
    assert holder(store, locked("?")) == owner, "where DuckDB cannot say who"
    assert holder(store, locked(os.getpid() + 1)) is None, "a note left behind, the lock is another's"
    assert holder(store, SiperiError("STORE_MISSING", path=store)) is None


WINDOWS = """IO Error: Cannot open file "D:\\data\\siperi.duckdb": Proses lain memakai berkas ini.

File is already open in
D:\\Program Files\\Python\\python.exe (PID 7812)"""
LINUX = """IO Error: Could not set lock on file "/x/siperi.duckdb": Conflicting lock is held in \
/opt/My Apps/python (PID 4711) by user ani."""


@pytest.mark.parametrize(("words", "pid"), [(WINDOWS, "7812"), (LINUX, "4711")])
def test_the_lock_is_understood_on_every_system(
    store: Path, words: str, pid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException(words)

    monkeypatch.setattr("duckdb.connect", refuse)
    with pytest.raises(SiperiError) as caught:
        Store.open(store)
    assert (caught.value.code, caught.value.problem.values["pid"]) == ("STORE_LOCKED", pid)
