"""`siperi subjects`: dry run unless --commit, exit codes, held rows beside the file, list, template."""

from pathlib import Path

import openpyxl
import pytest

from siperi_geo.registers.subjects import stored_subjects
from siperi_geo.store import Store
from tests.cli.running import Ran

Capsys = pytest.CaptureFixture[str]
HEAD = "NPSN;Nama Sekolah;Bentuk;Status;Kelurahan;Kecamatan;Lintang;Bujur;No. HP"
ROWS = [
    "50300001;SD A;SD;Negeri;Muara;Pantai;-10,17;123,51;0812",
    "50300002;SMP B;SMP;Swasta;Karang;Pantai;;;0813",
]
KIND = ("--kind", "school")


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path / "sekolah.csv", *ROWS)


def run(capsys: Capsys, file: Path, *more: object) -> Ran:
    return Ran(capsys, "subjects", "import", file, *KIND, "--source", "Dapodik 2026", *more)


def stored(path: Path) -> dict[str, bool]:
    with Store.open(path) as store:
        return {one.name: one.is_active for one in stored_subjects(store, "school")}


def test_a_dry_run_says_everything_and_stores_nothing(table: Path, toy_path: Path, capsys: Capsys) -> None:
    ran = run(capsys, table)
    assert ran.code == 0
    assert "Baris masuk 2 = baru 2 + berubah 0 + tetap 0 + ditahan 0." in ran.out
    assert "uji coba" in ran.out
    assert "SUBJECT_PERSONAL_LEFT_OUT" in ran.err
    assert "0812" not in ran.out + ran.err
    assert stored(toy_path) == {}


def test_commit_stores_and_a_second_time_there_is_nothing_to_store(
    table: Path, toy_path: Path, capsys: Capsys
) -> None:
    first, again = run(capsys, table, "--commit"), run(capsys, table, "--commit")
    assert (first.code, "2 baris tersimpan" in first.out) == (0, True)
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (0, True)
    assert stored(toy_path) == {"SD A": True, "SMP B": True}


def test_bad_rows_are_kept_beside_the_file_without_personal_data(
    tmp_path: Path, toy_path: Path, capsys: Capsys
) -> None:
    file = write(tmp_path / "sekolah.csv", ROWS[0], "50300009;SD X;SD;Negeri;Atlantis;;;;0899")
    ran = run(capsys, file, "--commit")
    assert (ran.code, list(stored(toy_path))) == (1, ["SD A"])
    assert "REGISTER_PLACE_UNKNOWN" in ran.err
    kept = (tmp_path / "sekolah.karantina.csv").read_text(encoding="utf-8-sig")
    assert "Atlantis" in kept
    assert "0899" not in kept
    assert kept.startswith("Baris;Tempat;Kode;Pesan;Isi;Judul kolom")
    assert "NPSN" in kept.splitlines()[1], "the headings go with the row"
    elsewhere = run(capsys, file, "--quarantine", tmp_path / "lain.csv")
    assert (elsewhere.code, (tmp_path / "lain.csv").is_file()) == (1, True)


def test_a_row_in_doubt_is_held_until_a_person_has_checked_it(
    tmp_path: Path, toy_path: Path, capsys: Capsys
) -> None:
    file = write(tmp_path / "sekolah.csv", "50300001;SD A;SD;Negeri;Muara;Pantai;123,51;-10,17;")
    held, taken = run(capsys, file, "--commit"), run(capsys, file, "--commit", "--checked")
    assert (held.code, "SUBJECT_POINT_SWAPPED" in held.err) == (1, True)
    assert (taken.code, list(stored(toy_path))) == (0, ["SD A"])


def test_changes_and_those_no_longer_listed(table: Path, tmp_path: Path, toy_path: Path, capsys: Capsys) -> None:
    run(capsys, table, "--commit")
    file = write(tmp_path / "b.csv", ROWS[0].replace("SD A;", "SD Satu;"), "50300003;SMP C;SMP;Swasta;Karang;;;;")
    dry = run(capsys, file, "--deactivate-missing")
    assert "Tersimpan tetapi tidak ada di berkas ini: 1 (SMP B (50300002))" in dry.out
    assert next(line.split() for line in dry.out.splitlines() if "Satu" in line)[-4:] == ["SD", "A", "SD", "Satu"]
    assert "1 dinonaktifkan" in run(capsys, file, "--commit", "--deactivate-missing").out
    assert stored(toy_path) == {"SD Satu": True, "SMP B": False, "SMP C": True}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--kind", "desa", "--source", "x"), "SUBJECT_KIND_UNKNOWN"),
        ((*KIND, "--source", " "), "SUBJECT_SOURCE_MISSING"),
    ],
)
def test_what_cannot_be_used_is_refused(
    table: Path, toy_path: Path, capsys: Capsys, arguments: tuple[str, ...], code: str
) -> None:
    ran = Ran(capsys, "subjects", "import", table, *arguments)
    assert (ran.code, code in ran.err) == (2, True)


def test_list_shows_the_active_ones_and_as_csv_reads_back(
    table: Path, tmp_path: Path, toy_path: Path, capsys: Capsys
) -> None:
    empty = Ran(capsys, "subjects", "list", *KIND)
    assert (empty.code, "Belum ada" in empty.out) == (0, True)
    run(capsys, table, "--commit")
    run(
        capsys,
        write(tmp_path / "b.csv", ROWS[1], "50300003;SD D;SD;N;Karang;;;;"),
        "--commit",
        "--deactivate-missing",
    )
    shown = Ran(capsys, "subjects", "list", *KIND).out
    assert "SMP B" in shown
    assert "SD A" not in shown
    every = Ran(capsys, "subjects", "list", *KIND, "--format", "csv", "--with-inactive").out
    assert (
        '"SD A";"SD";"Negeri/pemerintah";"99.01.02.1001";"Muara";"Pantai";-10,17;123,51;'
        '"Dapodik 2026";"tidak aktif"' in every
    )
    file = tmp_path / "daftar.csv"
    file.write_text(Ran(capsys, "subjects", "list", *KIND, "--format", "csv").out, encoding="utf-8")
    assert "tetap 2 + ditahan 0" in run(capsys, file).out


@pytest.mark.parametrize("kind", ["school", "health_facility"])
def test_the_template_is_a_list_and_never_replaces_a_file(
    tmp_path: Path, toy_path: Path, capsys: Capsys, kind: str
) -> None:
    path = tmp_path / "tabel.xlsx"
    asked = ("subjects", "template", "--kind", kind, "--out", path)
    assert Ran(capsys, *asked).code == 0
    head = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][4]]
    assert head[1:] == ["Nama", "Jenis", "Status", "Kelurahan", "Lintang", "Bujur"]
    assert Ran(capsys, *asked).code == 2


def test_help_and_report_in_english(table: Path, toy_path: Path, capsys: Capsys) -> None:
    assert "Lists of schools" in Ran(capsys, "--lang", "en", "subjects", "--help").out
    assert "Rows in 2 = new 2 + changed 0" in run(capsys, table, "--lang", "en").out


def test_one_is_corrected_deactivated_activated_and_removed(table: Path, toy_path: Path, capsys: Capsys) -> None:
    run(capsys, table, "--commit")

    def ran(command: str, *more: object) -> Ran:
        return Ran(capsys, "subjects", command, "50300001", *KIND, *more)

    dry = ran("correct", "--name", "SD A Baru", "--no-point")
    assert (dry.code, "SD A Baru" in dry.out, "uji coba" in dry.out) == (0, True, True)
    assert "SD A" in stored(toy_path)
    wrong = ran("correct", "--type", "kampus", "--commit")
    assert (wrong.code, "SUBJECT_WORD_UNKNOWN" in wrong.err) == (1, True)
    assert ran("correct", "--name", "SD A Baru", "--commit").code == 0
    assert "tidak diminta mengisi lagi" in ran("deactivate", "--reason", "tutup").out
    assert stored(toy_path) == {"SD A Baru": False, "SMP B": True}
    assert ran("activate", "--reason", "buka lagi").code == 0
    assert stored(toy_path) == {"SD A Baru": True, "SMP B": True}
    unknown = Ran(capsys, "subjects", "remove", "123", *KIND, "--reason", "dobel")
    assert (unknown.code, "SUBJECT_UNKNOWN" in unknown.err) == (2, True)
    assert ran("remove", "--reason", "dobel").code == 0
    assert stored(toy_path) == {"SMP B": True}
