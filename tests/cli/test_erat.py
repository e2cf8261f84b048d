"""`siperi erat summary`: the same numbers as table, CSV and JSON, and what is missing."""

import json
from pathlib import Path

import openpyxl
import pytest

from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from tests import people
from tests.cli.running import Ran
from tests.respondents import ERAT, OFFICES, Row, fill, same, write, write_forms

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
    assert row.endswith(";".join([""] * 26)), "nothing of it stands in the file but how many"
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


def test_one_respondent_is_accepted_whatever_is_stored_of_it_and_only_where_one_may(
    town: Path, tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = set()
    for n, answer in ((1, 2), (1, 3), (9, 3)):
        path = write_forms(tmp_path / "b.csv", [("99.01", "BPBD", n, same(answer))])
        dry, done = (Ran(capsys, "import", path, "--instrument", "erat", *more) for more in ((), ("--commit",)))
        said |= {(dry.out, dry.err, done.out, done.err)}
    assert len(said) == 1
    assert "1 formulir diterima" in next(iter(said))[2]
    with Store.open(town) as store:
        people.begin(store)
        people.join(store, "opd", Grant(Role.FILLER, "erat", area_code="99.02"))
    monkeypatch.setenv("SIPERI_USER", "opd")
    monkeypatch.setenv("SIPERI_PASSWORD", people.PASSWORD)
    ran = Ran(capsys, "import", path, "--instrument", "erat")
    assert (ran.code, "NOT_ALLOWED" in ran.err, "BPBD" in ran.out) == (2, True, False)


def test_the_form_for_telephones_has_the_units_to_choose_from(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "erat", "form", "--out", tmp_path / "hp.xlsx")
    assert ran.code == 0
    choices = openpyxl.load_workbook(tmp_path / "hp.xlsx")["choices"].iter_rows(values_only=True)
    assert sum(row[0] == "unit" for row in choices) == 13


def test_a_round_of_respondents_from_open_to_locked(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    assert "e-RAT 2026 dibuka" in Ran(capsys, "rounds", "open", "erat", 2026).out
    assert {"e-RAT", "13", "38"} <= set(Ran(capsys, "rounds", "list").out.split())
    letter = Ran(capsys, "rounds", "missing", "erat", 2026)
    assert "– Dinas Perhubungan: 2 responden, masih kurang 1" in letter.out
    assert "respondent" not in letter.out
    file = Ran(capsys, "rounds", "missing", "erat", 2026, "--format", "csv").out
    assert next(line for line in file.splitlines() if "Perhubungan" in line).endswith(";2;2;1")
    closed = Ran(capsys, "rounds", "close", "erat", 2026)
    assert "Masuk: 12 OPD cukup, 38 responden" in closed.out
    path = write_forms(tmp_path / "telat.csv", [("99.01", "Dinas Perhubungan", 9, same(5))])
    late = Ran(capsys, "import", path, "--instrument", "erat")
    assert (late.code, "ROUND_CLOSED_IMPORT" in late.err) == (0, True)
    locked = Ran(capsys, "rounds", "lock", "erat", 2026)
    assert "Terbitan 1: rata-rata OPD, pemerintah, tingkat dan provinsi; 12 OPD cukup, 38 responden" in locked.out
    held = Ran(capsys, "import", path, "--instrument", "erat", "--commit")
    assert (held.code, "ROUND_LOCKED" in held.err) == (1, True)
    again = Ran(capsys, "rounds", "open", "erat", 2026, "--reason", "terlambat")
    assert again.code == 0
    assert Ran(capsys, "import", path, "--instrument", "erat", "--commit").code == 0


def test_the_response_rate_comes_with_the_list_of_units(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    head = ["Pemerintah daerah", "Nama OPD", "Responden diundang 2026"]
    rows = [("99", name, 4) for name in OFFICES] + [("99.01", "Dinas Perhubungan", 8)]
    path = write(tmp_path / "undangan.csv", [head, *rows])
    ran = Ran(capsys, "subjects", "import", path, "--kind", "unit", "--source", "surat tugas", "--commit")
    assert "Responden diundang 2026: 28, disebut oleh 6 OPD." in ran.out
    found = json.loads(Ran(capsys, "erat", "summary", "--year", 2026, "--format", "json").out)
    rates = {(row["what"], row["code"], row["unit"]): row["response"] for row in found["rows"]}
    assert rates["government", "99", ""]["rate_pct"] == pytest.approx(75)
    assert rates["unit", "99", "BPBD"]["rate_pct"] == pytest.approx(75)
    assert rates["unit", "99.01", "Dinas Perhubungan"] is None, "two respondents are too few"
    assert rates["province", "", ""]["rate_pct"] == pytest.approx(100 * 17 / 28)
    (remark,) = found["response_remarks"]
    assert remark.startswith("6 dari 13 OPD menyebut")
    sure = next(row["reliability"] for row in found["rows"] if row["what"] == "province")
    assert (sure["RM"]["n"], sure["RM"]["k"], sure["RM"]["alpha"]) == (36, 4, pytest.approx(1))
    text = Ran(capsys, "erat", "summary", "--year", 2026, "--format", "csv").out
    assert '"Tingkat respons (%)"' in text
    assert ";28;60,714286;" in text


def test_years_side_by_side(town: Path, tmp_path: Path, capsys: Capsys) -> None:
    assert "Baru satu tahun" in Ran(capsys, "erat", "trend").out
    before = write_forms(tmp_path / "dulu.csv", [row for row in dulu() if row[0] != "99.02"], year=2025)
    assert Ran(capsys, "import", before, "--instrument", "erat", "--commit").code == 0
    ran = Ran(capsys, "erat", "trend")
    assert (ran.code, "50,00 → 62,50" in ran.out, "+12,50" in ran.out) == (0, True, True)
    assert "2025: 5 OPD, 2026: 7 OPD, 5 di keduanya" in ran.out


def dulu() -> list[Row]:
    """The year before: everybody in the province and the city answers in the middle."""
    return [(code, name, n, same(3)) for code in ("99", "99.01") for name in OFFICES for n in (1, 2, 3)]
