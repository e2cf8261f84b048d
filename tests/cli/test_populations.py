"""`siperi populations`: dry run unless --commit, exit codes, held rows beside the file, list, remove, template."""

from pathlib import Path

import openpyxl
import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran

PEOPLE = {"Bukit": 3000, "Lereng": 1000, "Muara": 2000, "Tanjung I": 1000, "Karang": 1000}
Capsys = pytest.CaptureFixture[str]


def write(path: Path, people: dict[str, object]) -> Path:
    lines = ["kelurahan;jumlah penduduk", *(f"{name};{n}" for name, n in people.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path / "penduduk.csv", PEOPLE)


def run(capsys: Capsys, file: Path, *more: object) -> Ran:
    return Ran(capsys, "populations", "import", file, "--source", "Disdukcapil", "--year", 2025, *more)


def stored(path: Path) -> int:
    with Store.open(path) as store:
        return len(store.sql("select 1 as n from populations"))


def test_a_dry_run_says_everything_and_stores_nothing(table: Path, toy_path: Path, capsys: Capsys) -> None:
    ran = run(capsys, table)
    assert ran.code == 0
    assert "Baris masuk 5 = baik 5 + ditahan 0." in ran.out
    assert "5 dari 5 kelurahan mempunyai angka di berkas ini, seluruhnya 8.000 jiwa" in ran.out
    assert "KELTANA 2024: belum ada" in ran.out, "a number of 2025 does not weigh in 2024"
    assert "KELTANA 2025: belum ada" not in ran.out
    assert "uji coba" in ran.out
    assert stored(toy_path) == 0


def test_commit_stores_and_a_second_time_there_is_nothing_to_store(
    table: Path, toy_path: Path, capsys: Capsys
) -> None:
    first, again = run(capsys, table, "--commit"), run(capsys, table, "--commit")
    assert (first.code, "5 angka tersimpan" in first.out) == (0, True)
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (0, True)
    assert stored(toy_path) == 5


def test_bad_rows_are_kept_beside_the_file_and_the_others_stored(
    tmp_path: Path, toy_path: Path, capsys: Capsys
) -> None:
    file = write(tmp_path / "penduduk.csv", PEOPLE | {"Karang": "banyak", "Atlantis": 3})
    ran = run(capsys, file, "--commit")
    assert (ran.code, stored(toy_path)) == (1, 4)
    assert "POPULATION_UNREADABLE" in ran.err
    assert "REGISTER_PLACE_UNKNOWN" in ran.err
    assert "Pantai: Karang" in ran.out, "who keeps the city's value plain"
    kept = (tmp_path / "penduduk.karantina.csv").read_text(encoding="utf-8-sig")
    assert "Karang;banyak" in kept
    assert "jumlah penduduk" in kept.splitlines()[1].casefold(), "the headings go with the row"


def test_a_jump_is_held_until_a_person_has_checked_it(tmp_path: Path, toy_path: Path, capsys: Capsys) -> None:
    run(capsys, write(tmp_path / "a.csv", {"Karang": 1000}), "--commit")
    later = write(tmp_path / "b.csv", {"Karang": 9000})
    asked = ["populations", "import", later, "--source", "BPS", "--year", 2026, "--commit"]
    held, taken = Ran(capsys, *asked), Ran(capsys, *asked, "--checked")
    assert (held.code, "POPULATION_JUMP" in held.err) == (1, True)
    assert (taken.code, stored(toy_path)) == (0, 2)


def test_fewer_than_a_hundred_are_held_until_a_person_has_checked(
    tmp_path: Path, toy_path: Path, capsys: Capsys
) -> None:
    file = write(tmp_path / "a.csv", {"Karang": 99, "Muara": 2000})
    held, stored_first = run(capsys, file, "--commit"), stored(toy_path)
    assert (held.code, "POPULATION_FEW" in held.err, stored_first) == (1, True, 1)
    assert (run(capsys, file, "--commit", "--checked").code, stored(toy_path)) == (0, 2)


def test_the_report_names_the_reading_it_answers_for(table: Path, toy_path: Path, capsys: Capsys) -> None:
    words = "menurut Bacaan SiPERI Geo"
    assert words in run(capsys, table).out
    assert words in Ran(capsys, "populations", "list").out


@pytest.mark.parametrize(
    ("source", "year", "code"),
    [(" ", 2025, "REGISTER_SOURCE_MISSING"), ("x", 1800, "REGISTER_YEAR_INVALID")],
)
def test_what_cannot_be_used_is_refused(
    table: Path, toy_path: Path, capsys: Capsys, source: str, year: int, code: str
) -> None:
    ran = Ran(capsys, "populations", "import", table, "--source", source, "--year", year)
    assert (ran.code, code in ran.err) == (2, True)


def test_the_source_is_asked_for(table: Path, toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "populations", "import", table)
    assert (ran.code, "--source" in ran.err, "Traceback" in ran.err) == (2, True, False)


def test_list_shows_years_and_kelurahan(table: Path, toy_path: Path, capsys: Capsys) -> None:
    empty = Ran(capsys, "populations", "list")
    assert (empty.code, "KELTANA 2025, 2024: belum ada" in empty.out) == (0, True)
    run(capsys, table, "--commit")
    years = Ran(capsys, "populations", "list").out
    assert all(word in years for word in ("2025", "5 dari 5", "8.000", "Disdukcapil"))
    of_year = Ran(capsys, "populations", "list", "--year", 2025).out
    assert all(word in of_year for word in ("99.01.02.1003", "Karang", "1.000"))
    assert Ran(capsys, "populations", "list", "--year", 2001).code == 2


def test_list_of_a_year_shows_who_is_missing(tmp_path: Path, toy_path: Path, capsys: Capsys) -> None:
    run(capsys, write(tmp_path / "a.csv", {"Karang": 1000}), "--commit")
    lines = Ran(capsys, "populations", "list", "--year", 2025).out.splitlines()
    assert [line.split()[1:] for line in lines if line.startswith("99.01.02")] == [
        ["Muara", "–", "–"],
        ["Tanjung", "I", "–", "–"],
        ["Karang", "1.000", "Disdukcapil"],
    ]


def test_a_year_is_removed_only_with_commit(table: Path, toy_path: Path, capsys: Capsys) -> None:
    run(capsys, table, "--commit")
    dry = Ran(capsys, "populations", "remove", 2025)
    assert (dry.code, "akan dihapus" in dry.out, stored(toy_path)) == (0, True, 5)
    done = Ran(capsys, "populations", "remove", 2025, "--commit")
    assert (done.code, "dihapus" in done.out, stored(toy_path)) == (0, True, 0)
    assert Ran(capsys, "populations", "remove", 2025, "--commit").code == 2


def test_the_template_has_every_kelurahan(tmp_path: Path, toy_path: Path, capsys: Capsys) -> None:
    path = tmp_path / "tabel.xlsx"
    assert Ran(capsys, "populations", "template", "--out", path, "--year", 2025).code == 0
    cells = [row for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True) if row[2]]
    assert [row[0] for row in cells[1:]][-1] == "99.01.02.1003"
    assert len(cells) == 6
    assert Ran(capsys, "populations", "template", "--out", path).code == 2, "never onto another file unasked"


def test_help_and_report_in_english(table: Path, toy_path: Path, capsys: Capsys) -> None:
    assert "People per kelurahan and year" in Ran(capsys, "--lang", "en", "populations", "--help").out
    assert "Rows in 5 = good 5 + held 0." in run(capsys, table, "--lang", "en").out


def test_years_that_lack_the_same_kelurahan_name_them_once(tmp_path: Path, toy_path: Path, capsys: Capsys) -> None:
    file = tmp_path / "p.csv"
    file.write_text("kelurahan;tahun;penduduk\nBukit;2024;3000\nBukit;2025;3100\n", encoding="utf-8")
    ran = Ran(capsys, "populations", "import", file, "--source", "x")
    assert ran.out.count("Lereng, ") == 1
    assert "4 kelurahan tanpa angka untuk 2024, 2025 di berkas ini: Lereng, " in ran.out
