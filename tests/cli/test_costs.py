"""`siperi costs`: set, list, remove, import, with exit codes and words for what cannot be."""

from pathlib import Path

import pytest

from tests.cli.running import Ran

Capsys = pytest.CaptureFixture[str]
DRILL = "1.05.03.2.02.0018"


def test_set_list_and_remove(toy_path: Path, capsys: Capsys) -> None:
    assert "Belum ada biaya satuan." in Ran(capsys, "costs", "list").out
    ran = Ran(capsys, "costs", "set", DRILL, "2026", "192.000", "--source", "SHS 2026")
    assert (ran.code, ran.err) == (0, "")
    assert "Rp 192.000" in ran.out
    assert "192.373" in Ran(capsys, "costs", "list").out.replace("\n", " ")  # the printed reference, beside it
    assert "sebelumnya Rp 192.000" in Ran(capsys, "costs", "set", DRILL, "2026", "1 juta", "--source", "x").out
    assert Ran(capsys, "costs", "remove", DRILL, "2026").code == 0
    assert "Belum ada biaya satuan." in Ran(capsys, "costs", "list").out


def test_what_cannot_be_is_said_with_its_code(toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "costs", "set", DRILL, "2026", "gratis", "--source", "SHS")
    assert (ran.code, "COST_VALUE" in ran.err) == (2, True)
    assert "COST_LINE" in Ran(capsys, "costs", "set", "pasar", "2026", "5", "--source", "SHS").err


def test_a_file_is_a_dry_run_until_commit(toy_path: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = tmp_path / "biaya.csv"
    path.write_text(f"Kode;Biaya;Tahun;Sumber\n{DRILL};192.000;2026;SHS\n9.9;5;2026;SHS\n", encoding="utf-8")
    ran = Ran(capsys, "costs", "import", str(path))
    assert (ran.code, "COST_LINE" in ran.err + ran.out) == (1, True)
    assert "Belum ada biaya satuan." in Ran(capsys, "costs", "list").out
    assert "1 biaya satuan disimpan" in Ran(capsys, "costs", "import", str(path), "--commit").out
    assert "SHS" in Ran(capsys, "costs", "list").out
    assert (tmp_path / "biaya.karantina.csv").exists()
