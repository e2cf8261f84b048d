"""`siperi subjects --kind family`: a dry run unless --commit, counts per kelurahan, never a household."""

from pathlib import Path

import openpyxl
import pytest

from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from tests import people
from tests.cli.running import Ran
from tests.families import BUKIT, MUARA

Capsys = pytest.CaptureFixture[str]
ROWS = ("Kode keluarga;Kelurahan;RT;RW;Nama kepala keluarga", "A4711;Bukit;3;5;Maria", "A4712;Muara;;;Yohanes")


def run(capsys: Capsys, file: Path, *rows: str, more: tuple[object, ...] = ()) -> Ran:
    file.write_text("\n".join(rows), encoding="utf-8")
    return Ran(capsys, "subjects", "import", file, "--kind", "family", "--source", "kelurahan", *more)


def test_a_list_from_the_dry_run_to_the_counts(toy_path: Path, tmp_path: Path, capsys: Capsys) -> None:
    file = tmp_path / "keluarga.csv"
    dry = run(capsys, file, *ROWS)
    assert (dry.code, "HOUSEHOLD_PERSON_COLUMNS" in dry.out + dry.err) == (0, True)
    assert "Belum ada daftar keluarga" in Ran(capsys, "subjects", "list", "--kind", "family").out
    done = run(capsys, file, *ROWS, more=("--commit",))
    assert (done.code, "2 keluarga diterima." in done.out) == (0, True)
    again = [run(capsys, file, *rows, more=("--commit",)).out for rows in (ROWS, (ROWS[0], ROWS[1], ROWS[2]))]
    assert again == [done.out] * 2, "which of them stood on the list already is told nobody"
    listed = Ran(capsys, "subjects", "list", "--kind", "family", "--format", "csv").out
    assert [row.split(";")[0] for row in listed.splitlines()[1:]] == [f'"{BUKIT}"', f'"{MUARA}"']
    assert [row.split(";")[-1] for row in listed.splitlines()[1:]] == ["", ""], "few"
    gone = run(capsys, file, ROWS[0], ROWS[1].replace("A4711", "A4799"), more=("--commit", "--deactivate-missing"))
    assert "1 keluarga diterima." in gone.out
    held = run(capsys, file, *ROWS, "Maria;Bukit;1;1;", more=("--commit",))
    assert (held.code, "HOUSEHOLD_CODE_NOT_ONE" in held.out + held.err) == (1, True)
    for ran in (dry, done, gone, held):
        assert not [word for word in ("A471", "Maria", "Yohanes") if word in ran.out + ran.err]


def test_many_are_told_apart_and_only_to_who_keeps_the_register_there(
    toy_path: Path, tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, rows = tmp_path / "keluarga.csv", [f"{n};Bukit;1;1;" for n in range(12)]
    assert (
        "12 keluarga disimpan, 0 tidak diminta lagi" in run(capsys, file, ROWS[0], *rows, more=("--commit",)).out
    )
    for rt, is_listed in ((1, True), (2, True), (1, False)):
        one = run(capsys, file, ROWS[0], f"{7 if is_listed else 77};Bukit;{rt};1;").out
        assert "1 keluarga diterima" in one
        assert not [word for word in ("Baru", "Berubah", "Tetap", "Tidak tercantum", "11", "12") if word in one]
    assert '"12"' in Ran(capsys, "subjects", "list", "--kind", "family", "--format", "csv").out.replace(
        ";12", ';"12"'
    )
    with Store.open(toy_path) as store:
        people.begin(store)
        people.join(store, "rina", Grant(Role.PLANNER, None, MUARA))
    monkeypatch.setenv("SIPERI_USER", "rina")
    monkeypatch.setenv("SIPERI_PASSWORD", people.PASSWORD)
    ran = run(capsys, file, ROWS[0], rows[0])
    assert (ran.code, "NOT_ALLOWED" in ran.err, "diterima" in ran.out) == (2, True, False)


def test_the_empty_list_asks_for_no_person(toy_path: Path, tmp_path: Path, capsys: Capsys) -> None:
    target = tmp_path / "daftar.xlsx"
    assert Ran(capsys, "subjects", "template", "--kind", "family", "--out", target).code == 0
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert [cell.value for cell in sheet[4]] == ["Kelurahan", "Kode keluarga", "RT", "RW"]
