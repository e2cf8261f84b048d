"""`siperi targets`: set, list, remove, with exit codes and words for what cannot be."""

from pathlib import Path

import pytest

from tests.cli.running import Ran

Capsys = pytest.CaptureFixture[str]


def test_set_list_and_remove(toy_path: Path, capsys: Capsys) -> None:
    assert "Belum ada target." in Ran(capsys, "targets", "list").out
    ran = Ran(capsys, "targets", "set", "KELTANA", "2026", "65", "--source", "RPJMD 2025–2029")
    assert (ran.code, ran.err) == (0, "")
    assert "Target KELTANA 2026" in ran.out
    assert "65,00" in ran.out
    listed = Ran(capsys, "targets", "list").out
    assert "65,00" in listed
    assert "RPJMD" in listed
    assert "sebelumnya 65,00" in Ran(capsys, "targets", "set", "keltana", "2026", "70", "--source", "x").out
    assert Ran(capsys, "targets", "remove", "keltana", "2026").code == 0
    assert "Belum ada target." in Ran(capsys, "targets", "list").out


def test_a_part_is_said_by_its_name_and_the_code_that_the_command_takes(toy_path: Path, capsys: Capsys) -> None:
    said = "Layanan Dasar (LD)"
    ran = Ran(capsys, "targets", "set", "keltana", "2026", "0.6", "--node", "LD", "--source", "RPJMD")
    assert said in ran.out
    assert said in Ran(capsys, "targets", "list").out.replace("\n", " ")
    ran = Ran(capsys, "targets", "remove", "keltana", "2026", "--node", "LD")
    assert (ran.code, said in ran.out) == (0, True)
    assert "Indeks ketangguhan kelurahan, dihapus" in _removed_index(capsys)


def _removed_index(capsys: Capsys) -> str:
    Ran(capsys, "targets", "set", "keltana", "2026", "50", "--source", "RPJMD")
    return Ran(capsys, "targets", "remove", "keltana", "2026").out


def test_what_is_not_there_cannot_be_removed(toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "targets", "remove", "keltana", "2026")
    assert ran.code == 2
    assert ran.err


def test_a_value_outside_the_scale_is_refused_with_the_scale(toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "targets", "set", "keltana", "2026", "0.65", "--source", "RPJMD")
    assert ran.code == 2
    assert "TARGET_RANGE" in ran.err
    assert "20" in ran.err
    assert "100" in ran.err
