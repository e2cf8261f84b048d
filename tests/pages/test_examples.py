"""Example and real forms are counted once: banner, doctor and removal give the same numbers, or say why not."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from siperi_geo.assessments import move_round
from siperi_geo.store import Store
from siperi_geo.text import CITY_ZONE
from tests.cli.running import Ran
from tests.pages.opening import change_store, open_page, shown

COPIES = "assessment_id || 'x' as assessment_id, revision + 1 as revision, true as is_example"
APART = "5 di antaranya tersimpan tetapi tidak dihitung, karena sudah digantikan formulir lain."


@pytest.fixture
def mixed(toy_path: Path) -> Path:
    """4 example forms of 2024; 5 real ones of 2025 that took the place of 5 examples."""
    change_store(
        toy_path,
        "update assessments set is_example = true where year = 2024",
        "update scores set is_example = true where year = 2024",
        f"insert into assessments select * replace ({COPIES}) from assessments where year = 2025",
    )
    return toy_path


def test_banner_doctor_and_removal_agree(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    banner = shown(open_page("overview"))
    assert "yang dihitung 4 formulir contoh, 5 formulir nyata" in banner
    assert "5 formulir contoh lagi tersimpan tetapi tidak dihitung" in banner
    doctor = Ran(capsys, "doctor").out
    assert "5 nyata, 4 contoh; tersimpan tetapi tidak dihitung" in doctor
    assert "digantikan formulir lain: 0 nyata, 5 contoh" in doctor
    removed = Ran(capsys, "demo", "--remove")
    assert removed.out.splitlines() == ["9 formulir contoh dihapus.", APART]
    assert "Formulir tersimpan: 5 nyata, 0 contoh\n" in Ran(capsys, "doctor").out


def test_the_page_says_it_too(mixed: Path) -> None:
    page = open_page("forms", "data")
    page.checkbox(key="examples_sure").check().run()
    words = shown(next(one for one in page.button if one.label == "Hapus data contoh").click().run())
    assert f"9 formulir contoh dihapus. {APART}" in words


def test_examples_that_no_longer_count_can_still_be_taken_out(mixed: Path) -> None:
    change_store(mixed, "delete from assessments where year = 2024", "delete from scores where year = 2024")
    page = open_page("forms", "data")
    assert "DATA CONTOH" not in shown(page)
    assert any(one.label == "Hapus data contoh" for one in page.button)


def test_examples_of_one_instrument_are_loaded_and_taken_out_on_the_page(toy_path: Path) -> None:
    change_store(toy_path, "delete from assessments", "delete from scores", "delete from subjects")
    page = open_page("forms", "data")
    assert not [one for one in page.checkbox if one.key.startswith("examples_sure")], "nothing to remove yet"
    page.selectbox(key="examples_of").select("spab").run()
    words = shown(next(one for one in page.button if one.label == "Muat data contoh").click().run())
    assert "formulir contoh dimuat (SPAB)." in words
    assert "DATA CONTOH" in words
    assert re.search(r"SPAB: \d+ formulir dari 7 sekolah contoh, 20\d\d–20\d\d", words)
    year = datetime.now(CITY_ZONE).year
    with Store.open(toy_path) as store:
        move_round(store, "spab", year, "open", actor="uji")
    words = shown(open_page("participants", instrumen="spab"))
    assert "SD Contoh 1" in words
    assert "Putaran ini belum meminta siapa pun: sekolah yang terlihat di sini hanya contoh." in words
    page = open_page("forms", "data")
    page.selectbox(key="examples_of").select("spab").run()
    page.checkbox(key="examples_surespab").check().run()
    words = shown(next(one for one in page.button if one.label == "Hapus data contoh").click().run())
    assert "sekolah, faskes, keluarga atau pengisi yang hanya contoh ikut dihapus: 7." in words.lower()
    assert "DATA CONTOH" not in words
    page = open_page("map", instrumen="kencana")
    words = shown(next(one for one in page.button if one.label == "Isi data contoh").click().run())
    assert "DATA CONTOH" in words
    assert "Indeks keaktifan kecamatan" in words


def test_beside_real_forms_nothing_is_offered(toy_seen: Path) -> None:
    page = open_page("forms", "data")
    assert not [one for one in page.button if one.label in ("Muat data contoh", "Hapus data contoh")]


def test_the_command_loads_all_and_says_what_it_left_out(
    toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change_store(
        toy_path,
        "delete from assessments",
        "delete from scores",
        "insert into subjects (subject_id, kind, code, name, area_code) "
        "values ('school:50300001', 'school', '50300001', 'SD A', '99.01.01.1001')",
    )
    ran = Ran(capsys, "demo", "--instrument", "all", "--year", 2026)
    assert ran.code == 1, "somebody should look"
    assert "DEMO_REAL_SUBJECTS" in ran.err
    said = [line.partition(": ") for line in ran.out.splitlines()]
    lines = {name: n for name, _, n in said if n.replace(".", "").isdigit()}
    assert set(lines) == {"KELTANA", "KENCANA", "e-RAT", "KATANA", "RSAB"}
    assert "contoh menurut instrumen: KATANA" in Ran(capsys, "doctor").out
    assert "DATA CONTOH" in Ran(capsys, "families", "summary", "--year", 2026).out
    removed = Ran(capsys, "demo", "--remove", "--instrument", "katana")
    assert removed.out.startswith(f"{lines['KATANA']} formulir contoh dihapus.")
