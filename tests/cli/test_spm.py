"""`siperi spm`: dry run unless --commit, exit codes, held rows beside the file, list, remove, template, steps."""

from pathlib import Path

import openpyxl
import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran

Capsys = pytest.CaptureFixture[str]
HEAD = "Kelurahan;Layanan;Target;Realisasi;Sumber;Tahun\n"
ROWS = HEAD + "Muara;spm_b1;100;40;BPBD;2025\nKarang;spm_b1;50;;LPPD;2025\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "spm.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def stored(path: Path, table: str = "spm_figures") -> int:
    with Store.open(path) as store:
        return len(store.sql(f"select 1 as n from {table}"))


def test_a_dry_run_says_everything_and_stores_nothing(table: Path, toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "spm", "import", table)
    assert ran.code == 0
    for words in ("Baris masuk 2 = baik 2 + ditahan 0.", "2 angka, tahun 2025; 2 kelurahan", "uji coba", "LPPD"):
        assert words in ran.out
    assert stored(toy_path) == 0


def test_commit_stores_and_a_second_time_there_is_nothing_to_store(
    table: Path, toy_path: Path, capsys: Capsys
) -> None:
    first, again = (Ran(capsys, "spm", "import", table, "--commit") for _ in range(2))
    assert (first.code, "2 angka tersimpan" in first.out) == (0, True)
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (0, True)
    assert stored(toy_path) == 2


def test_bad_rows_are_kept_beside_the_file_and_the_others_stored(
    table: Path, toy_path: Path, tmp_path: Path, capsys: Capsys
) -> None:
    table.write_text(ROWS + "Atlantis;spm_b1;5;;BPBD;2025\nBukit;pasar;5;;BPBD;2025\n", encoding="utf-8")
    ran = Ran(capsys, "spm", "import", table, "--commit")
    assert (ran.code, stored(toy_path)) == (1, 2)
    assert all(code in ran.err for code in ("SPM_LINE_UNKNOWN", "REGISTER_PLACE_UNKNOWN"))
    assert "Bukit;pasar" in (tmp_path / "spm.karantina.csv").read_text(encoding="utf-8-sig")
    kept = tmp_path / "lain.csv"
    assert Ran(capsys, "spm", "import", table, "--quarantine", kept).code == 1
    assert "Atlantis" in kept.read_text(encoding="utf-8-sig")


def test_a_file_that_is_no_table_of_the_standard(tmp_path: Path, toy_path: Path, capsys: Capsys) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("nama;umur\nAni;5\n", encoding="utf-8")
    ran = Ran(capsys, "spm", "import", path, "--source", "x", "--year", "2025")
    assert (ran.code, "SPM_HEADER_MISSING" in ran.err) == (2, True)


def test_list_shows_years_and_figures(table: Path, toy_path: Path, capsys: Capsys) -> None:
    Ran(capsys, "spm", "import", table, "--commit")
    every = Ran(capsys, "spm", "list").out
    assert all(words in every for words in ("2025", "BPBD; LPPD"))
    of_year = Ran(capsys, "spm", "list", "--year", "2025").out
    assert all(words in of_year for words in ("Muara", "100", "40", "LPPD"))
    assert Ran(capsys, "spm", "list", "--year", "2020").code == 2


def test_figures_are_removed_only_with_commit(table: Path, toy_path: Path, capsys: Capsys) -> None:
    Ran(capsys, "spm", "import", table, "--commit")
    dry = Ran(capsys, "spm", "remove", "--year", "2025", "--source", "LPPD")
    assert (dry.code, "1 angka akan dihapus" in dry.out, stored(toy_path)) == (0, True, 2)
    done = Ran(capsys, "spm", "remove", "--year", "2025", "--source", "LPPD", "--commit")
    assert (done.code, stored(toy_path)) == (0, 1)
    assert Ran(capsys, "spm", "remove", "--year", "2025", "--commit").code == 0
    gone = Ran(capsys, "spm", "remove", "--year", "2025", "--commit")
    assert (gone.code, "SPM_ABSENT" in gone.err) == (2, True)


def test_the_empty_tables_are_written_once_and_never_over_a_file(
    tmp_path: Path, toy_path: Path, capsys: Capsys
) -> None:
    out = tmp_path / "kosong.xlsx"
    assert Ran(capsys, "spm", "template", "--out", out, "--year", "2025").code == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Penerima", "Sub kegiatan", "Mutu"]
    assert book["Penerima"]["B4"].value == 2025
    assert Ran(capsys, "spm", "template", "--out", out).code == 2
    assert "SPM_NO_ROWS" in Ran(capsys, "spm", "import", out, "--source", "x").err


def test_a_step_is_said_listed_and_taken_back(toy_path: Path, capsys: Capsys) -> None:
    asked = ("spm", "step", "spm_b1", "plan", "--year", "2025", "--state")
    done = Ran(capsys, *asked, "done", "--date", "2025-03-01", "--note", "SK 5")
    assert (done.code, "selesai" in done.out, stored(toy_path, "spm_steps")) == (0, True, 1)
    said = Ran(capsys, "spm", "list").out
    assert "SK 5" in said
    assert "1 Maret 2025" in said
    assert "SPM_DAY_UNREADABLE" in Ran(capsys, *asked, "done", "--date", "kemarin").err
    assert "SPM_STATE_UNKNOWN" in Ran(capsys, *asked, "maybe").err
    assert Ran(capsys, *asked, "none").code == 0
    assert (Ran(capsys, *asked, "none").code, stored(toy_path, "spm_steps")) == (2, 0)


def test_help_and_report_in_english(table: Path, toy_path: Path, capsys: Capsys) -> None:
    assert "SPM figures" in Ran(capsys, "--lang", "en", "spm", "--help").out
    assert "Recipients (people): 2 figures" in Ran(capsys, "spm", "import", table, "--lang", "en").out
