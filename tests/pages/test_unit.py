"""The profile of a school or facility: among its kind, what to do, what rights show; families are refused."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.store import shared_store
from tests.pages import opening
from tests.pages.opening import address, change_store, chose, links, open_page
from tests.pages.signed_in import browser_of

BUKIT_SCHOOL, NELAYAN, KARANG_SCHOOL, NO_FORM = (f"school:5030000{n}" for n in (1, 3, 4, 6))
HOSPITAL = "health_facility:53990001"


def shown(page: AppTest) -> str:
    """What the page shows, without the signs that keep Markdown from reading names."""
    return opening.shown(page).replace("\\", "")


def opened(**choices: str) -> AppTest:
    return open_page("unit", **choices)


def test_without_a_choice_it_asks_for_one(subjects_seen: Path) -> None:
    assert "Pilih satu sekolah di atas." in shown(opened())
    page = chose(opened(), "subjek", BUKIT_SCHOOL)
    assert address(page)["subjek"] == BUKIT_SCHOOL


def test_a_school_among_its_kind(subjects_seen: Path) -> None:
    page = opened(subjek=BUKIT_SCHOOL)
    words = shown(page)
    assert (
        "SD Negeri Bukit: SPAB 50,00 (Kurang siap), 11,1 poin skor di bawah rata-rata 3 sekolah kota ini." in words
    )
    assert "<dt>Kode</dt><dd>50300001</dd>" in words
    assert "toy town" in words, "the source of the list"
    assert "Bukit (2)" in words, "the mean of its kelurahan is of so many"
    assert "Langkah berikut" in words
    assert "paling banyak satu tiap indikator" in words, "how the steps and all that is not met hang together"
    found = links(page)
    assert "wilayah=99.01.01.1001" in found["Profil Bukit"]
    assert "subjek=school" in found["Lihat perhitungan SD Negeri Bukit"]


def test_the_years_with_the_change(subjects_seen: Path) -> None:
    words = shown(opened(subjek=BUKIT_SCHOOL))
    assert "+50,00" in words
    assert "Baru satu tahun" in shown(opened(subjek=NELAYAN))


def test_a_facility_is_known_by_its_id_alone(subjects_seen: Path) -> None:
    words = shown(opened(subjek=HOSPITAL))
    assert "RSUD Kota Mainan: RSAB 0,50 (B" in words
    assert "rata-rata 1" not in words, "it is not held against itself alone"


def test_without_a_form_or_a_result_it_says_so(subjects_seen: Path) -> None:
    assert "SMK Bahari: belum ada formulir tahun ini." in shown(opened(subjek=NO_FORM))
    words = shown(opened(subjek=KARANG_SCHOOL))
    assert "SMA Negeri Karang: formulirnya belum dapat dinilai." in words


def test_who_left_the_register_keeps_the_years_with_a_form(subjects_seen: Path) -> None:
    words = shown(opened(subjek="school:50300005", tahun="2024"))
    assert "SD Kristen Lama: SPAB 100,00" in words
    assert "<dt>Masih diminta mengisi</dt><dd>tidak</dd>" in words
    assert "tidak ada di antara yang ditanyai pada 2025" in shown(opened(subjek="school:50300005"))


@pytest.mark.parametrize("asked", [{"subjek": "family:x"}, {"subjek": "respondent:x"}, {"instrumen": "katana"}])
def test_families_and_respondents_have_no_profile(subjects_seen: Path, asked: dict[str, str]) -> None:
    words = shown(opened(**asked))
    assert "Keluarga dan responden tidak mempunyai profil" in words
    assert "Pilih satu" not in words


def test_an_instrument_of_areas_leads_elsewhere(subjects_seen: Path) -> None:
    assert "KELTANA diisi untuk wilayah" in shown(opened(instrumen="keltana"))


def test_evidence_and_disagreements_are_for_who_may_see_the_form(
    subjects_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Berkas bukti ada pada 0 dari" in shown(opened(subjek=BUKIT_SCHOOL))
    browser = browser_of(shared_store(subjects_path), monkeypatch)
    words = shown(opened(subjek=BUKIT_SCHOOL))
    assert "Bukti dan catatan hanya ditunjukkan" in words
    assert "Berkas bukti ada pada" not in words
    assert "SPAB 50,00" in words, "the result is open to everybody"
    browser.sign_in("lurah")  # of Kelurahan Bukit alone
    assert "Bukti dan catatan hanya ditunjukkan" in shown(opened(subjek=BUKIT_SCHOOL))
    browser.sign_in("rencana")
    assert "Berkas bukti ada pada" in shown(opened(subjek=BUKIT_SCHOOL))


def test_participants_lead_here(subjects_seen: Path) -> None:
    page = open_page("participants", instrumen="spab", subjek=BUKIT_SCHOOL)
    assert "subjek=school" in links(page)["Profil SD Negeri Bukit"]


def test_an_empty_store_says_what_is_missing(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments", "delete from score_methods")
    page = opened()
    assert "Belum ada formulir sekolah yang dihitung" in shown(page)
    assert [link.proto.label for link in page.get("page_link")] == ["Masukkan formulir"]


def test_in_english(subjects_seen: Path) -> None:
    words = shown(opened(lang="en", subjek=BUKIT_SCHOOL))
    assert "11.1 points of score below the mean of 3 schools of this city." in words
