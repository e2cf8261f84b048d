"""`siperi hazards`: dry run unless --commit, exit codes, held rows beside the file, list, remove."""

from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran

Capsys = pytest.CaptureFixture[str]
ROWS = "kelurahan;bahaya;kelas;sumber;tahun\nMuara;banjir;tinggi;BPBD;2024\nKarang;longsor;;RTRW;2020\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "bahaya.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def stored(path: Path) -> int:
    with Store.open(path) as store:
        return len(store.sql("select 1 as n from hazards"))


def test_a_dry_run_says_everything_and_stores_nothing(table: Path, toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "hazards", "import", table)
    assert ran.code == 0
    for words in ("Baris masuk 2 = baik 2 + ditahan 0.", "Banjir: disebut untuk 1 kelurahan", "uji coba", "RTRW"):
        assert words in ran.out
    assert stored(toy_path) == 0


def test_commit_stores_and_a_second_time_there_is_nothing_to_store(
    table: Path, toy_path: Path, capsys: Capsys
) -> None:
    first, again = (Ran(capsys, "hazards", "import", table, "--commit") for _ in range(2))
    assert (first.code, "2 pernyataan tersimpan" in first.out) == (0, True)
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (0, True)
    assert stored(toy_path) == 2


def test_bad_rows_are_kept_beside_the_file_and_the_others_stored(
    table: Path, toy_path: Path, tmp_path: Path, capsys: Capsys
) -> None:
    table.write_text(ROWS + "Atlantis;banjir;;BPBD;2024\nBukit;naga;;BPBD;2024\n", encoding="utf-8")
    ran = Ran(capsys, "hazards", "import", table, "--commit")
    assert (ran.code, stored(toy_path)) == (1, 2)
    assert all(code in ran.err for code in ("HAZARD_UNKNOWN", "REGISTER_PLACE_UNKNOWN"))
    assert "Bukit;naga" in (tmp_path / "bahaya.karantina.csv").read_text(encoding="utf-8-sig")


def test_list_shows_hazards_and_statements(table: Path, toy_path: Path, capsys: Capsys) -> None:
    Ran(capsys, "hazards", "import", table, "--commit")
    every = Ran(capsys, "hazards", "list")
    assert all(words in every.out for words in ("flood", "Banjir", "Tanah longsor", "dari ingatan"))
    of_one = Ran(capsys, "hazards", "list", "--area", "99.01.02.1001").out
    assert "BPBD" in of_one
    assert "RTRW" not in of_one
    assert Ran(capsys, "hazards", "list", "--hazard", "tsunami").code == 2


def test_statements_are_removed_only_with_commit(table: Path, toy_path: Path, capsys: Capsys) -> None:
    Ran(capsys, "hazards", "import", table, "--commit")
    dry = Ran(capsys, "hazards", "remove", "--source", "BPBD")
    assert (dry.code, "akan dihapus" in dry.out, stored(toy_path)) == (0, True, 2)
    done = Ran(capsys, "hazards", "remove", "--source", "BPBD", "--commit")
    assert (done.code, stored(toy_path)) == (0, 1)
    assert Ran(capsys, "hazards", "remove", "--source", "BPBD", "--commit").code == 2
    assert "HAZARD_REMOVE_NOTHING_NAMED" in Ran(capsys, "hazards", "remove", "--commit").err


def test_help_and_report_in_english(table: Path, toy_path: Path, capsys: Capsys) -> None:
    assert "Hazards per kelurahan" in Ran(capsys, "--lang", "en", "hazards", "--help").out
    assert "Flood: said of 1 kelurahan" in Ran(capsys, "hazards", "import", table, "--lang", "en").out
