"""What commands say of a store that others can read, and of one that was made from a copy for reading."""

import os
from pathlib import Path

import pytest

from siperi_geo.store import Store, publish, snapshot_path
from tests.cli.running import Ran
from tests.people import begin


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_doctor_says_that_others_can_read_a_store_with_accounts(
    toy_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "0")
    toy_path.chmod(0o644)
    assert "chmod 600" not in Ran(capsys, "doctor").out, "without accounts there is nothing to keep from others"
    with Store.open(toy_path) as store:
        begin(store)
    assert f"chmod 600 {toy_path}" in Ran(capsys, "doctor").out
    toy_path.chmod(0o640)
    assert "chmod 600" not in Ran(capsys, "doctor").out, "a group was chosen by somebody"


def test_restoring_from_a_copy_for_reading_says_what_is_not_there(
    toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(toy_path) as store:
        publish(store, snapshot_path(toy_path))
    ran = Ran(capsys, "restore", snapshot_path(toy_path))
    assert (ran.code, "RESTORE_FROM_SNAPSHOT" in ran.err) == (1, True)
    assert "formulir keluarga" in " ".join(ran.err.split())
