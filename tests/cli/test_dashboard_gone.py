"""A dashboard that hangs, is killed or ends midway: commands say so, nothing is half stored, the file is free."""

import json
import os
import signal
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from siperi_geo.cli import handover
from siperi_geo.settings import actor
from siperi_geo.store import Store, snapshot_path
from tests.browser.serving import serving
from tests.cli.dashboards import content, pid_of, wait_for, wait_until_free
from tests.cli.running import Ran, held_by_another


@pytest.fixture
def server(toy_path: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard that holds toy town."""
    with serving(toy_path, tmp_path / "server.log") as address:
        yield address


def test_a_dashboard_that_hangs_is_not_waited_for_and_does_nothing_later(
    server: str, toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(handover, "ANSWER_SECONDS", 1.0)
    pid = pid_of(toy_path)
    os.kill(pid, signal.SIGSTOP)
    try:
        ran = Ran(capsys, "rescore")
    finally:
        os.kill(pid, signal.SIGCONT)
    assert (ran.code, "STORE_LOCKED" in ran.err, str(pid) in ran.err) == (2, True, True)
    monkeypatch.setattr(handover, "ANSWER_SECONDS", 20.0)
    assert "skematis" in Ran(capsys, "boundaries", "list").out
    os.kill(pid, signal.SIGTERM)
    wait_until_free(toy_path)
    with Store.open(toy_path) as store:
        assert store.sql("select 1 as n from audit where action = 'rescore'").empty


def test_a_killed_dashboard_leaves_a_note_that_means_nothing(
    server: str, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pid = pid_of(toy_path)
    wait_for(snapshot_path(toy_path))
    os.kill(pid, signal.SIGKILL)
    wait_until_free(toy_path)
    assert pid_of(toy_path) == pid
    ran = Ran(capsys, "rescore")
    assert (ran.code, str(pid) in ran.err) == (0, False)
    with (
        Store.open(toy_path) as store,
        Store.open(snapshot_path(toy_path), create=False, read_only=True) as snapshot,
    ):
        audit = store.sql("select action from audit order by audit_id desc limit 1")
        assert audit["action"].tolist() == ["rescore"]
        assert snapshot.data_version == store.data_version, "the snapshot does not lag behind a finished command"


def test_another_program_that_holds_the_store_is_named(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = toy_path.with_name(toy_path.name + ".owner")
    note.write_text(json.dumps({"pid": 1, "host": "127.0.0.1", "port": 9, "token": "left behind"}))
    with held_by_another(toy_path) as pid:
        ran = Ran(capsys, "rescore")
    assert (ran.code, "STORE_LOCKED" in ran.err, str(pid) in ran.err) == (2, True, True)


MIDWAY = """
import os, signal, time
from siperi_geo.server import serve
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
def execute(work):
    with shared_store(settings().store_path).transaction(actor="x", action="half", target="x") as tx:
        tx.execute("delete from assessments")
        {end}
        time.sleep(3600)  # a stopped process stops a moment after its signal
serve(execute=execute)
"""


@pytest.mark.parametrize(
    ("end", "code"),
    [("os._exit(9)", "HANDOVER_LOST"), ("os.kill(os.getpid(), signal.SIGSTOP)", "HANDOVER_SILENT")],
)
def test_a_dashboard_that_ends_midway_leaves_nothing_half_stored(
    toy_path: Path,
    tmp_path: Path,
    end: str,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = content(toy_path)
    monkeypatch.setattr(handover, "SILENCE_SECONDS", 3.0)
    with serving(toy_path, tmp_path / "server.log", code=MIDWAY.format(end=end)):
        pid = pid_of(toy_path)
        ran = Ran(capsys, "rescore")
        if code == "HANDOVER_SILENT":
            os.kill(pid, signal.SIGKILL)
    assert (ran.code, code in ran.err, str(pid) in ran.err) == (2, True, True)
    wait_until_free(toy_path)
    assert content(toy_path) == before


def test_a_mistake_of_ours_in_the_dashboard_is_said_and_logged(
    toy_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    work = {"command": "none", "parameters": {}, "language": "en", "actor": "x", "setup": handover._setup()}
    done = copy_context().run(handover.execute, work)
    assert done["exit"] == 2
    assert "HANDOVER_FAILED" in done["shown"][0][1]
    assert "KeyError" in caplog.text
    assert (capsys.readouterr().out, actor() != "x") == ("", True), "nothing of it is left in this context"
