"""Commands that write a file: one that is there stays unless they are told to replace it."""

from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file of somebody's."""
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "letter.xlsx"
    path.write_bytes(b"dear sir")
    return path


COMMANDS = {
    "export": ("instruments", "export", "keltana", "--out"),
    "backup": ("backup",),
    "fetch": ("boundaries", "fetch", "big", "--base-url", "http://127.0.0.1:9", "--out"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_file_that_is_there_stays(
    command: tuple[str, ...], letter: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, *command, letter)
    assert (ran.code, "FILE_EXISTS" in ran.err, "--overwrite" in ran.err) == (2, True, True)
    assert [(path.name, path.read_bytes()) for path in letter.parent.iterdir()] == [("letter.xlsx", b"dear sir")]


@pytest.mark.parametrize("command", [COMMANDS["export"], COMMANDS["backup"]], ids=["export", "backup"])
def test_it_is_replaced_when_asked(
    command: tuple[str, ...], letter: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Ran(capsys, *command, letter, "--overwrite").code == 0
    assert [path.name for path in letter.parent.iterdir()] == ["letter.xlsx"]
    assert letter.stat().st_size > 5_000


def test_a_fetch_that_may_overwrite_and_fails_leaves_the_old_file(
    letter: Path, toy_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)  # it tries again a few times
    ran = Ran(capsys, *COMMANDS["fetch"], letter, "--overwrite")
    assert (ran.code, "FETCH_" in ran.err) == (2, True)
    assert [path.read_bytes() for path in letter.parent.iterdir()] == [b"dear sir"]


def test_the_store_is_never_its_own_backup(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "backup", toy_path, "--overwrite")
    assert (ran.code, "BACKUP_ONTO_STORE" in ran.err) == (2, True)
    with Store.open(toy_path) as store:
        assert len(store.sql("select * from assessments")) > 0


def test_a_backup_is_noted_with_its_place(
    toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Ran(capsys, "backup", tmp_path / "copy.duckdb")
    with Store.open(toy_path) as store:
        assert store.query("audit/last_backup")["path"].tolist() == [str(tmp_path / "copy.duckdb")]
