"""The switch "verified only": every page of results on the same basis, said where it is on, never by itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import Review
from siperi_geo.instruments import load
from siperi_geo.intake import accept, examine
from siperi_geo.store import Store
from siperi_geo.ui import table_view
from siperi_geo.ui.view import View
from siperi_geo.verification import decide_all
from tests.pages.conftest import Look
from tests.pages.opening import address, alternatives, change_store, chose, links, map_arguments, open_page, shown
from tests.toytown import build as toytown

BUKIT, LERENG, MUARA = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"
ONLY = {"dasar": "terverifikasi", "tahun": "2025"}
SAID = "Hanya yang terverifikasi: 2025 memakai 2 formulir terverifikasi."


@pytest.fixture(scope="module")
def verified_file(toy_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Toy town after a verifier: in 2025 Bukit (who says "no" to every question of LD) and Muara, in 2024 Bukit;
    Muara has handed in another form since.
    """
    folder = tmp_path_factory.mktemp("verified")
    path, keltana = folder / "toytown.duckdb", load("keltana")
    shutil.copyfile(toy_file, path)
    with pytest.MonkeyPatch.context() as patch, Store.open(path) as store:
        toytown.point_to(patch)
        ids = {
            (year, subject): form
            for year in (2024, 2025)
            for subject, form in store.query("assessments/newest_per_subject", instrument="keltana", year=year)[
                ["subject_id", "assessment_id"]
            ].itertuples(index=False)
        }
        done = [ids[2025, BUKIT], ids[2025, MUARA], ids[2024, BUKIT]]
        said = {done[0]: {item.id: Review(0, "") for item in keltana.items_under("LD")}}
        decide_all(store, done, "verified", actor="bpbd", said=said)
        again = toytown.write_csv(folder / "again.csv", keltana, {MUARA: {"met": 1}})
        accept(store, examine(store, [again], keltana, year=2025), actor="lurah")
    return path


@pytest.fixture
def path(verified_file: Path, toy_path: Path) -> Path:
    """A copy of it that the settings point to."""
    shutil.copyfile(verified_file, toy_path)
    return toy_path


@pytest.fixture
def seen(verified_file: Path, looking: Look) -> Iterator[Path]:
    """It, to be looked at only."""
    with looking(verified_file) as path:
        yield path


def opened(name: str, section: str = "results", **asked: str) -> AppTest:
    return open_page(name, section, **(ONLY | asked))


@pytest.mark.usefixtures("seen")
def test_the_overview_is_of_verified_forms_and_says_so_until_it_is_switched_off() -> None:
    page = opened("overview")
    words = shown(page)
    assert SAID in words
    assert "2025: pada 1 formulir, nilai verifikator menggantikan jawaban sendiri." in words
    assert "2025: untuk 1 formulir sudah masuk yang lebih baru dan belum diverifikasi" in words
    assert "<dt>Kelurahan terverifikasi</dt><dd>2 dari 5</dd>" in words
    assert "74,00" in words, "the mean of Bukit as its verifier sees it (68) and Muara (80)"
    assert "hanya formulir terverifikasi; 2 kelurahan dinilai." in words
    assert "Dasar: hanya formulir yang terverifikasi." in words
    assert any("Belum terverifikasi: 3" in one for one in alternatives(page))
    assert all("dasar=terverifikasi" in one for words, one in links(page).items() if words != "Verifikasi")
    assert address(page)["dasar"] == "terverifikasi"

    page = chose(page, "dasar", "semua")
    words = shown(page)
    assert SAID not in words
    assert "Dasar: hanya" not in words
    assert "2025: 1 dari 5 formulir sudah diverifikasi; selebihnya penilaian sendiri." in words
    assert "<dt>Kelurahan mengisi</dt><dd>5 dari 5</dd>" in words
    assert "dasar" not in address(page)


def test_a_year_without_a_verified_form_says_so_and_where_to_verify(path: Path) -> None:
    change_store(path, "delete from scores where variant like '%@verified' and year = 2024")
    page = opened("map", tahun="2024")
    assert "Belum ada formulir yang terverifikasi tahun 2024." in shown(page)
    assert "tahun=2024" in links(page)["Verifikasi"]
    page = chose(page, "tahun", 2025)
    assert SAID in shown(page)
    assert "Belum terverifikasi" in str(map_arguments(page))
    words = shown(chose(page, "wilayah", LERENG))
    assert "Belum ada formulir terverifikasi tahun 2025 untuk wilayah ini." in words
    words = shown(chose(page, "wilayah", BUKIT))
    assert "<b>68,00</b>" in words
    assert "Status: terverifikasi" in words


@pytest.mark.usefixtures("seen")
def test_gaps_and_next_steps_follow_the_verifiers_answers() -> None:
    page = opened("gaps", wilayah=BUKIT)
    only, every = shown(page), shown(chose(page, "dasar", "semua"))
    assert "Bukit\\: indeks 68,00" in only
    assert "Bukit\\: indeks 80,00" in every
    assert "Layanan pendidikan (indeks sampai" in only
    assert "belum ada formulir terverifikasi" in only
    assert "1 dari 2" in only, "questions not met, of two verified forms"


@pytest.mark.usefixtures("seen")
def test_change_compares_verified_forms_of_both_years() -> None:
    page = opened("change")
    words = shown(page)
    assert SAID in words
    assert "Hanya yang terverifikasi: 2024 memakai 1 formulir terverifikasi." in words
    assert "Bukit" in words
    assert "1 kelurahan hanya terverifikasi pada tahun akhir: Muara." in words
    assert "+8,00" in words, "Bukit from 60 to 68, not to 80"
    assert "Sebelum tahun 2024 belum ada tahun dengan formulir terverifikasi." in shown(chose(page, "tahun", 2024))


@pytest.mark.usefixtures("seen")
def test_the_calculation_has_both_answers_side_by_side_and_counts_those_of_its_basis() -> None:
    page = opened("method", "method", wilayah=BUKIT, bagian="result", simpul="I01")
    only, every = shown(page), shown(chose(page, "dasar", "semua"))
    for words in (only, every):
        assert "<th scope='col'>Jawaban sendiri</th><th scope='col'>Jawaban verifikator</th>" in words
        assert "<td>Ya</td><td>Tidak</td>" in words
    assert "<td>Ya</td><td>Tidak</td><td>0</td>" in only
    assert "Angka di halaman ini dari jawaban verifikator; jawaban sendiri disandingkan." in only
    assert "<td>Ya</td><td>Tidak</td><td>1</td>" in every
    assert "Angka di halaman ini dari jawaban sendiri; jawaban verifikator hanya disandingkan." in every


@pytest.mark.usefixtures("seen")
def test_participants_are_all_there_with_the_results_of_the_verified() -> None:
    words = shown(opened("participants"))
    assert "<dt>Formulir terverifikasi</dt><dd>2</dd>" in words
    assert "nilai dari formulir terverifikasi sebelumnya" in words, "Muara"
    assert "belum ada formulir terverifikasi" in words, "Lereng"


@pytest.mark.usefixtures("seen")
def test_it_speaks_english_under_the_same_address() -> None:
    words = shown(opened("change", lang="en"))
    assert "Verified only: 2025 is of 2 verified forms." in words
    assert "Both years are of verified forms only." in words


def test_example_data_alone_has_no_switch(toy_path: Path) -> None:
    change_store(toy_path, "update assessments set is_example = true", "update scores set is_example = true")
    page = open_page("overview")
    assert {one.key for one in page.get("button_group")} == {"lang", "tahun"}


def test_a_file_says_its_basis() -> None:
    keys = {"level": "kelurahan", "node": "index", "variant": "standard", "data_version": 7, "is_mixed": False}
    keys |= {"instrument": load("keltana"), "year": 2026, "years": (2025, 2026), "row": None}

    def view(forms: dict[int, tuple[int, int]], *, is_verified_only: bool = False) -> View:
        return View(forms=forms, is_verified_only=is_verified_only, **keys)

    real, example = {2026: (3, 1)}, {2026: (3, 3)}
    assert ("Dasar", "semua formulir yang dihitung, terverifikasi atau belum") in table_view.foot(view(real))
    assert "Dasar" not in dict(table_view.foot(view(example)))
    only = view({2026: (2, 0)}, is_verified_only=True)
    assert dict(table_view.foot(only))["Dasar"] == "hanya formulir yang terverifikasi, dengan nilai verifikator"
    assert table_view.file_name(only, "peta") == "siperi-peta-keltana-2026-terverifikasi.csv"
    assert table_view.file_name(view(real), "peta") == "siperi-peta-keltana-2026.csv"
    assert only.scored_as == "standard@verified"


@pytest.mark.usefixtures("families_path")
def test_families_have_no_switch_and_who_comes_with_it_is_told_why() -> None:
    page = open_page("map", instrumen="katana", dasar="terverifikasi")
    assert "dasar" not in {one.key for one in page.get("button_group")}
    assert "selisih dua rata-rata dapat membuka hasil satu keluarga" in shown(page)
    assert "Hanya yang terverifikasi:" not in shown(page)


def test_a_change_of_verified_forms_is_taken_apart_by_the_verifiers_values(seen: Path) -> None:
    words = shown(opened("change")).replace("\\", "")
    # Bukit 60 → 68 by the verifier's values, Muara only in 2025: 60 → (68 + 80) / 2 = 74
    assert "Dari perubahan +14,00, yang nyata +8,00" in words
    assert "itu menggeser nilai +6,00: Muara." in words
