"""`siperi import` of forms of families: told by kelurahan and reason, stored on request, no household shown."""

import re
from pathlib import Path

import pytest

from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from tests import people
from tests.cli.running import Ran
from tests.families import MUARA
from tests.intake.builders import families, family, write

Capsys = pytest.CaptureFixture[str]


def stored(path: Path) -> int:
    with Store.open(path) as store:
        return len(store.sql("select 1 from current_assessments where instrument = 'katana'"))


def test_a_file_is_checked_stored_and_taken_back(toy_path: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = write(tmp_path / "katana.csv", [*families(50), family("Karang", "5371012903900001")])
    ask = ("import", path, "--instrument", "katana")
    dry = Ran(capsys, *ask)
    assert (dry.code, stored(toy_path)) == (1, 0)
    assert "Baris masuk 51 = disimpan 50 + tidak berubah 0 + ditahan 0 + tidak terbaca 1." in dry.out
    assert re.search(r"99\.01\.02\.1003 +Karang +10 +0 +0 +0 +0", dry.out)
    assert "Uji coba" in dry.out
    assert "HOUSEHOLD_CODE_IDENTITY" in dry.err
    assert "Membaca baris" not in dry.err, "a short file needs no signs of life"
    done = Ran(capsys, *ask, "--commit")
    assert (done.code, stored(toy_path), "50 formulir tersimpan" in done.out) == (1, 50, True)
    again = Ran(capsys, *ask, "--commit")
    assert (again.code, "Tidak ada yang perlu disimpan" in again.out) == (1, True)
    kept = (tmp_path / "katana.karantina.csv").read_text(encoding="utf-8-sig")
    batch = next(
        w for line in Ran(capsys, "withdraw").out.splitlines() if "katana.csv" in line for w in line.split()
    )
    shown = Ran(capsys, "withdraw", batch)
    assert "Keluarga: 50 formulir" in shown.out
    for ran in (dry, done, again, shown):
        assert "A10" not in ran.out + ran.err
        assert "53710129" not in ran.out + ran.err + kept
    assert Ran(capsys, "withdraw", batch, "--commit", "--reason", "salah").code == 0
    assert stored(toy_path) == 0


def test_one_household_cannot_be_named_for_a_file(toy_path: Path, tmp_path: Path, capsys: Capsys) -> None:
    path = write(tmp_path / "katana.csv", families(3))
    ran = Ran(capsys, "import", path, "--instrument", "katana", "--subject", "A1")
    assert (ran.code, "HOUSEHOLD_SUBJECT_CHOSEN" in ran.err) == (2, True)
    unreadable = tmp_path / "x.csv"
    unreadable.write_text("halo\n", encoding="utf-8")
    assert Ran(capsys, "import", unreadable, "--instrument", "katana").code == 2


def test_one_household_is_accepted_whatever_is_stored_of_it_and_only_where_one_may(
    toy_path: Path, tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "katana.csv"
    said = set()
    for answer in (1, 1, 2):
        ask = ("import", write(path, [family("Bukit", "7", answer)]), "--instrument", "katana")
        dry, done = Ran(capsys, *ask), Ran(capsys, *ask, "--commit")
        said |= {(dry.out, dry.err, done.out, done.err)}
    assert len(said) == 1
    assert "1 formulir diterima" in next(iter(said))[2]
    with Store.open(toy_path) as store:
        people.begin(store)
        people.join(store, "kader", Grant(Role.FILLER, "katana", area_code=MUARA))
    monkeypatch.setenv("SIPERI_USER", "kader")
    monkeypatch.setenv("SIPERI_PASSWORD", people.PASSWORD)
    ran = Ran(capsys, *ask)
    assert (ran.code, "NOT_ALLOWED" in ran.err, "diterima" in ran.out) == (2, True, False)


def test_long_work_gives_signs_of_life(
    toy_path: Path, tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siperi_geo.cli.screen.LINE_EVERY", 20)
    monkeypatch.setattr("siperi_geo.forms.households.read.OFTEN", 20)
    path = write(tmp_path / "katana.csv", families(60))
    ran = Ran(capsys, "import", path, "--instrument", "katana", "--commit")
    assert ran.code == 0
    lines = [line for line in ran.err.splitlines() if line.startswith(("Membaca baris", "Menyimpan keluarga"))]
    assert lines == [
        "Membaca baris 20/61",
        "Membaca baris 40/61",
        "Membaca baris 60/61",
        "Menyimpan keluarga 60/60",
    ]
