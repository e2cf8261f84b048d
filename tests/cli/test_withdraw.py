"""`siperi withdraw`: lists, shows, and takes back only with a reason and on request."""

from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran


def left(path: Path) -> int:
    with Store.open(path) as store:
        return len(store.sql("select 1 from current_assessments where year = 2025"))


def test_an_import_is_listed_shown_and_taken_back(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = Ran(capsys, "withdraw").out
    batch = next(
        word for line in listed.splitlines() if "toy-2025.csv" in line for word in line.split() if "T" in word
    )
    asked = Ran(capsys, "withdraw", batch)
    assert (asked.code, "Lereng" in asked.out, left(toy_path)) == (0, True, 5)
    refused = Ran(capsys, "withdraw", batch, "--commit")
    assert (refused.code, "FORM_REASON_MISSING" in refused.err, left(toy_path)) == (2, True, 5)
    done = Ran(capsys, "withdraw", batch, "--commit", "--reason", "berkas tahun lain")
    assert (done.code, "5 formulir" in done.out, left(toy_path)) == (0, True, 0)
    again = Ran(capsys, "withdraw", batch, "--commit", "--reason", "lagi")
    assert (again.code, "BATCH_WITHOUT_FORMS" in again.err) == (2, True)
    assert "BATCH_WITHOUT_FORMS" in Ran(capsys, "withdraw", "nothing").err
