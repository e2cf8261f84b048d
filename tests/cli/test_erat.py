"""`siperi erat summary`: the same numbers as table, CSV and JSON, and what is missing."""

import json
from pathlib import Path

import openpyxl
import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.respondents import ERAT, fill, same, write_forms

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def town(toy_path: Path, tmp_path: Path) -> Path:
    with Store.open(toy_path) as store:
        fill(store, tmp_path)
    return toy_path


def test_the_summary_in_every_form(town: Path, capsys: Capsys) -> None:
    table = Ran(capsys, "erat", "summary", "--year", 2026)
    assert (table.code, "62,50" in table.out, "+25,00" in table.out) == (0, True, True)
    assert "Kabupaten Lembah: 2 dari sedikitnya 5 OPD" in table.out
    found = json.loads(Ran(capsys, "erat", "summary", "--year", 2026, "--format", "json").out)
    assert (found["status"], found["gap"]["index"]) == ("own_design", pytest.approx(25))
    by_unit = {(row["code"], row["unit"]): row["figures"]["index"]["value"] for row in found["rows"]}
    assert by_unit["99.01", "Dinas Perhubungan"] is None, "two respondents are too few"
    assert (by_unit["99", ""], by_unit["99.01", ""], by_unit["99.02", ""]) == (75, 50, None)
    text = Ran(capsys, "erat", "summary", "--year", 2026, "--format", "csv").out
    row = next(line for line in text.splitlines() if "Dinas Perhubungan" in line)
    assert row.endswith(";".join([""] * 12)), "nothing of it stands in the file"
    assert "100" not in row


def test_a_year_without_forms_says_what_to_do(town: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "erat", "summary", "--year", 2019)
    assert (ran.code, "ERAT_NONE" in ran.err, "siperi subjects import" in ran.err) == (2, True, True)


def test_the_import_names_units_and_no_result(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = write_forms(tmp_path / "b.csv", [("99.01", "BPBD", 9, same(5)), ("99.01", "BPBD", 1, same(2))])
    ran = Ran(capsys, "import", path, "--instrument", "erat", "--commit")
    assert ran.code == 0
    assert "BPBD" in ran.out
    assert not any(value in ran.out + ran.err for value in ("100,00", "25,00", "Sangat tangguh", ERAT.name.id))


def test_the_form_for_telephones_has_the_units_to_choose_from(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "erat", "form", "--out", tmp_path / "hp.xlsx")
    assert ran.code == 0
    choices = openpyxl.load_workbook(tmp_path / "hp.xlsx")["choices"].iter_rows(values_only=True)
    assert sum(row[0] == "unit" for row in choices) == 13


def test_respondents_have_no_rounds(town: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "rounds", "open", "erat", 2026)
    assert (ran.code, "ASSESSMENT_NO_REGISTER" in ran.err) == (2, True)
