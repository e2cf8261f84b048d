"""Years scored by different versions: side by side without a difference, or re-scored by one, as it is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.instruments import load
from siperi_geo.scoring import rescore
from siperi_geo.store import Store
from tests.newer import NEWER, add_version
from tests.pages.conftest import Look, Once
from tests.pages.opening import address, alternatives, change_store, chose, open_page, shown

MUARA = "99.01.02.1001"


def fill_on_newer(path: Path) -> None:
    change_store(
        path,
        f"update assessments set version = '{NEWER}', answers = answers[2:] where year = 2025",
        "delete from scores where year = 2025",
    )
    with Store.open(path) as store, store.transaction(actor="test", action="test", target="version") as tx:
        rescore(tx, load("keltana", NEWER), 2025)


@pytest.fixture
def path(
    toy_file: Path, once: Once, looking: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Toy town with 2025 filled on version 2030: every form without its first answer."""
    add_version(tmp_path / "instruments", monkeypatch)
    with looking(once("newer", toy_file, fill_on_newer)) as seen:
        yield seen


def test_different_versions_are_rescored_by_that_of_the_year_shown(path: Path) -> None:
    page = open_page("change")
    words = shown(page)
    assert "Di sini keduanya dihitung ulang dengan versi 2030" in words
    assert "1 pertanyaan versi 2030 tidak punya padanan dan tidak ikut dihitung: nomor 5." in words
    assert "3 kelurahan yang dinilai pada kedua tahun berubah rata-rata" in words
    assert "Versi cara hitung" in alternatives(page)[0]
    assert "naik kelas" not in words  # classes are those of published values


def test_as_published_there_is_no_difference_anywhere(path: Path) -> None:
    page = chose(open_page("change"), "hitung", "terbit")
    words = shown(page)
    assert address(page)["hitung"] == "terbit"
    assert "berdampingan tanpa selisih" in words
    assert "4 kelurahan dinilai dengan versi instrumen yang berbeda dan tidak dibandingkan" in words
    assert "Perubahan tidak diurai selama tahun-tahun itu tidak dihitung dengan satu versi." in words
    assert alternatives(page) == []
    assert "<td>Muara</td><td>Pantai</td><td class=right>–</td><td class=right>100,00</td>" in words


def test_the_parts_of_a_rescored_change_add_up_to_the_published_one(path: Path) -> None:
    page = open_page("change", wilayah=MUARA)
    words = shown(page).replace("\\", "")
    assert "Muara, 2024 ke 2025: berapa yang nyata?" in words
    assert "Beda antara nilai yang diterbitkan dan nilai yang dihitung ulang menggeser nilai" in words


def test_the_older_version_can_score_both_too(path: Path) -> None:
    words = shown(open_page("change", hitung="2021"))
    assert "dihitung ulang dengan versi 2021" in words
    assert "2 pertanyaan versi 2021 tidak punya padanan dan tidak ikut dihitung: nomor 1 dan 6." in words


def test_all_years_say_their_versions(path: Path) -> None:
    words = shown(open_page("change"))
    assert "2024<br><small>versi 2021</small>" in words
    assert "2025<br><small>versi 2030</small>" in words


def test_versions_without_a_common_question_are_only_laid_side_by_side(toy_path: Path) -> None:
    old = load("keltana", "2012")
    change_store(
        toy_path,
        "update assessments set version = '2012', answers = answers[1:60] where year = 2024",
        "delete from scores where year = 2024",
    )
    with Store.open(toy_path) as store, store.transaction(actor="test", action="test", target="version") as tx:
        rescore(tx, old, 2024)
    page = open_page("change")
    words = shown(page)
    assert "Kedua versi tidak punya pertanyaan yang sama, jadi tidak dapat dihitung ulang" in words
    assert "Skala versi 2012: 0–60. Skala versi 2021: 20–100." in words
    assert "hitung" not in [box.key for box in page.selectbox]
    assert alternatives(page) == []
    assert "siperi-legend" not in words  # a map of hatches alone would say nothing
    assert "<b>versi 2012</b>" in words  # its classes have colours of their own
    assert "versi instrumen berbeda, hanya disandingkan" in shown(chose(page, "peserta", "sama"))
    assert not chose(page, "tingkat", "kecamatan").exception
    assert not chose(page, "aspek", "LD").exception
