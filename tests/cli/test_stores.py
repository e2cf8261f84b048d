"""Opening the store for a command: whoever opened it closes it, and a snapshot beside it does not grow old."""

from pathlib import Path

import pytest

from siperi_geo.cli.stores import open_store
from siperi_geo.store import Store, opened_store, publish, shared_store, snapshot_path
from tests.cli.running import Ran


def version_of(snapshot: Path) -> int:
    with Store.open(snapshot, create=False, read_only=True) as opened:
        return opened.data_version


def test_it_is_closed_by_whom_it_was_opened(toy_path: Path) -> None:
    with open_store() as outer:
        with open_store() as inner:
            assert inner is outer
        assert outer.data_version > 0
    assert opened_store(toy_path) is None


def test_the_store_of_the_server_stays_open(toy_path: Path) -> None:
    served = shared_store(toy_path)
    with open_store() as store:
        assert store is served
    assert served.data_version > 0


def test_it_is_closed_after_a_failure(toy_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_store():
        raise ZeroDivisionError
    assert opened_store(toy_path) is None


def test_a_snapshot_follows_a_command_unless_it_is_switched_off(
    toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(toy_path) as store:
        first = publish(store, snapshot_path(toy_path)).data_version
    assert Ran(capsys, "boundaries", "list").code == 0
    assert version_of(snapshot_path(toy_path)) == first
    assert Ran(capsys, "rescore").code == 0
    assert version_of(snapshot_path(toy_path)) == first + 1
    monkeypatch.setenv("SIPERI_SNAPSHOT", "0")
    assert Ran(capsys, "rescore").code == 0
    assert version_of(snapshot_path(toy_path)) == first + 1


def test_a_snapshot_follows_what_was_committed_before_a_failure(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        first = publish(store, snapshot_path(toy_path)).data_version
    with pytest.raises(ZeroDivisionError), open_store() as store:
        with store.transaction(actor="t", action="a", target="x"):
            pass
        raise ZeroDivisionError
    assert version_of(snapshot_path(toy_path)) == first + 1


def test_a_snapshot_left_old_is_renewed_by_whoever_comes_next(
    toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(toy_path) as store:
        first = publish(store, snapshot_path(toy_path)).data_version
        with store.transaction(actor="t", action="a", target="x"):
            pass
    assert Ran(capsys, "boundaries", "list").code == 0
    assert version_of(snapshot_path(toy_path)) == first + 1


def test_a_snapshot_that_cannot_be_renewed_stops_no_command(
    toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    snapshot_path(toy_path).mkdir()
    ran = Ran(capsys, "rescore")
    assert (ran.code, "SNAPSHOT_OLD" in ran.err) == (0, True)
