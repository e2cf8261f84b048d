"""Example and real forms are counted once: banner, doctor and removal give the same numbers, or say why not."""

from pathlib import Path

import pytest

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
    assert "4 formulir contoh, 5 formulir nyata" in shown(open_page("overview"))
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
