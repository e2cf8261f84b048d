"""`siperi plan`: a file in (dry run, then stored), the list, the plan and the office's table out."""

from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.store import Store
from tests.assessments.test_evidence import PDF
from tests.cli.running import Ran

NAME = "Gladi Kesiapsiagaan Terhadap Bencana Kabupaten/Kota"
FILE = (
    f"tahun;aksi;wilayah;sub kegiatan;anggaran\n2027;Gladi;Bukit;{NAME};12.500.000\n2027;Lain;Atlantis;{NAME};1\n"
)

Capsys = pytest.CaptureFixture[str]


def stored(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [one.action.what for one in plans.actions(store)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "rencana.csv"
    found.write_text(FILE, encoding="utf-8")
    return found


def test_a_dry_run_stores_nothing_and_commit_stores_what_is_good(
    toy_path: Path, file: Path, capsys: Capsys
) -> None:
    dry = Ran(capsys, "plan", "import", str(file))
    assert dry.code == 1
    assert "REGISTER_PLACE_UNKNOWN" in dry.err
    assert "--commit" in dry.out
    assert stored(toy_path) == []
    assert Ran(capsys, "plan", "import", str(file), "--commit").code == 1
    assert stored(toy_path) == ["Gladi"]
    assert file.with_name("rencana.karantina.csv").exists()
    assert "Gladi" in Ran(capsys, "plan", "list").out
    assert "Belum ada aksi." in Ran(capsys, "plan", "list", "--year", "2030").out


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_back_unchanged(toy_path: Path, file: Path, kind: str, capsys: Capsys) -> None:
    Ran(capsys, "plan", "import", str(file), "--commit")
    out = file.with_name(f"keluar.{kind}")
    assert Ran(capsys, "plan", "export", "--out", str(out), "--format", kind).code == 0
    again = Ran(capsys, "plan", "import", str(out), "--commit")
    assert "Aksi baru: 0; berubah: 0; sama: 1." in again.out
    assert Ran(capsys, "plan", "export", "--out", str(out), "--format", kind).code == 2


def test_the_table_of_the_office_is_of_a_year_and_its_codes_are_text(
    toy_path: Path, file: Path, capsys: Capsys
) -> None:
    Ran(capsys, "plan", "import", str(file), "--commit")
    out = file.with_name("renja.csv")
    missing = Ran(capsys, "plan", "export", "--kind", "renja", "--out", str(out))
    assert (missing.code, "PLAN_YEAR_NEEDED" in missing.err, out.exists()) == (2, True, False)
    assert Ran(capsys, "plan", "export", "--kind", "renja", "--year", "2027", "--out", str(out)).code == 0
    words = out.read_text(encoding="utf-8-sig")
    assert '"1.05.03.2.02.0018";"1.05.03.2.02.10"' in words
    assert words.count("12500000") == 4


def test_a_file_is_added_to_an_action_as_on_its_page(toy_path: Path, file: Path, capsys: Capsys) -> None:
    Ran(capsys, "plan", "import", str(file), "--commit")
    with Store.open(toy_path) as store:
        (kept,) = plans.actions(store)
    proof = file.with_name("berita acara.pdf")
    proof.write_bytes(PDF)
    ran = Ran(capsys, "plan", "file", kept.action_id, str(proof))
    assert (ran.code, "berita acara.pdf" in ran.out, "Gladi" in ran.out) == (0, True, True)
    assert "EVIDENCE_TWICE" in Ran(capsys, "plan", "file", kept.action_id, str(proof)).err
    assert "PLAN_ACTION_UNKNOWN" in Ran(capsys, "plan", "file", "x", str(proof)).err
    assert Ran(capsys, "plan", "file", kept.action_id, str(file.with_name("none.pdf"))).code == 2
    assert "EVIDENCE_KIND" in Ran(capsys, "plan", "file", kept.action_id, str(file)).err
    with Store.open(toy_path) as store:
        assert [one.file_name for one in plans.files(store, kept.action_id)] == ["berita acara.pdf"]
