"""`siperi import`: what it stores, what it sets aside and where, and what it says of both."""

from pathlib import Path
from typing import get_args

import pytest

from siperi_geo.cli.forms import Kind
from siperi_geo.forms import KINDS
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.toytown import build as toytown


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return toytown.write_csv(tmp_path / "form.csv", load("keltana"), {"99.01.02.1003": {"met": 2, "LD": 4}})


def test_bad_rows_are_kept_beside_the_file(form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with form.open("a", encoding="utf-8") as file:
        file.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    ran = Ran(capsys, "import", form, "--year", 2026)
    assert ran.code == 1
    assert "mungkin" in form.with_name("form.karantina.csv").read_text(encoding="utf-8-sig")


def kept_beside(form: Path) -> list[str]:
    return sorted(path.name for path in form.parent.glob("*.karantina*.csv"))


def test_an_earlier_file_of_held_rows_is_never_overwritten(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(3):
        ran = Ran(capsys, "import", form)
        assert ran.code == 1
        assert len(kept_beside(form)) == n + 1
    assert kept_beside(form) == ["form.karantina-2.csv", "form.karantina-3.csv", "form.karantina.csv"]
    assert "ASSESSMENT_YEAR_MISSING" in form.with_name("form.karantina.csv").read_text(encoding="utf-8-sig")


def test_a_folder_for_held_rows_that_cannot_be_written_stops_nothing(
    form: Path, toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with form.open("a", encoding="utf-8") as file:
        file.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    nowhere = tmp_path / "missing" / "held.csv"
    ran = Ran(capsys, "import", form, "--year", 2026, "--commit", "--quarantine", nowhere)
    assert ran.code == 1
    assert "CLI_FILE_FAILED" in ran.err
    assert "1 formulir tersimpan" in ran.out
    with Store.open(toy_path) as store:
        assert len(store.sql("select 1 as n from assessments where year = 2026")) == 1


def test_an_import_whose_forms_are_all_held_says_so_and_is_recorded(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "import", form, "--commit")
    assert ran.code == 1
    assert "Tidak ada formulir yang disimpan; 1" in ran.out
    assert kept_beside(form) == ["form.karantina.csv"]
    with Store.open(toy_path) as store:
        assert store.sql("select code from quarantine")["code"].tolist() == ["ASSESSMENT_YEAR_MISSING"]


def test_an_import_that_changes_nothing_says_so(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Ran(capsys, "import", form, "--year", 2026, "--commit")
    again = Ran(capsys, "import", form, "--year", 2026, "--commit")
    assert (first.code, "1 formulir tersimpan" in first.out) == (0, True)
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (0, True)


@pytest.mark.parametrize("year", [0, 1999, 99999])
def test_a_year_that_is_none_is_refused(
    form: Path, toy_path: Path, year: int, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "import", form, "--year", year, "--commit")
    assert ran.code == 2
    assert "ASSESSMENT_YEAR_INVALID" in ran.err


def test_the_kinds_of_forms_are_those_that_can_be_read(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert get_args(Kind) == KINDS
    ran = Ran(capsys, "import", form, "--kind", "foo")
    assert (ran.code, "foo" in ran.err, "Traceback" in ran.err) == (2, True, False)
