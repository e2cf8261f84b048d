"""The score map for schools, health facilities and kecamatan: means, what tips and profiles say of them, links."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load
from tests.pages.opening import change_store, chose, links, map_arguments, open_page, shown

BUKIT, LERENG, MUARA, KARANG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1003"


@pytest.fixture(autouse=True)
def _store(subjects_seen: Path) -> None:
    """Toy town with schools and facilities."""


def opened(instrument: str, **address: str) -> AppTest:
    return open_page("map", instrumen=instrument, **address)


def levels(page: AppTest) -> list[str]:
    return list(next(one for one in page.get("button_group") if one.key == "tingkat").options)


def tips(page: AppTest) -> str:
    return map_arguments(page)["feature_group"]


@pytest.mark.parametrize(
    ("instrument", "expected"),
    [
        ("keltana", ["Kelurahan", "Kecamatan"]),
        ("spab", ["Kelurahan", "Kecamatan"]),
        ("rsab", ["Kelurahan", "Kecamatan"]),
        ("kencana", ["Kecamatan"]),
    ],
)
def test_no_level_is_smaller_than_who_fills_in_the_form(instrument: str, expected: list[str]) -> None:
    assert levels(opened(instrument)) == expected


def test_kelurahan_show_the_means_of_their_schools() -> None:
    page = opened("spab")
    words = shown(page)
    assert "Indeks SPAB, 2025, 5 kelurahan: Belum siap: 1" in words
    assert "Siap: 1, Sangat siap: 0, Belum dapat dinilai: 1, Belum ada data: 2." in words
    assert "Nilai wilayah adalah rata-rata sekolah di dalamnya" in words
    assert "rata-rata kelurahan" not in words
    for tip in ("2 dari 2 sekolah dinilai", "0 dari 2 sekolah dinilai", "Tidak ada sekolah yang terdaftar"):
        assert tip in tips(page)


def test_kecamatan_count_all_their_schools_and_list_them_in_the_table() -> None:
    page = opened("spab", tingkat="kecamatan")
    assert "1 dari 3 sekolah dinilai" in tips(page)
    table = next(html for html in shown(page).split("\n") if "siperi-table" in html)
    assert "<th scope='col' class=right>Diminta mengisi</th>" in table
    assert table.index("Pantai") < table.index("Bukit")


def test_facilities_and_kecamatan_have_maps_too() -> None:
    assert "1 dari 1 fasilitas kesehatan dinilai" in tips(opened("rsab"))
    page = opened("kencana")
    assert "2 kecamatan: Belum memenuhi syarat Pratama: 1, Pratama: 1" in shown(page)
    assert "Indeks 16,67" in tips(page)


def test_the_profile_of_a_mean_leads_to_its_participants() -> None:
    page = opened("spab", wilayah=BUKIT)
    words = shown(page)
    assert f"Kecamatan Bukit · {BUKIT} · 2025 · 2 dari 2 sekolah dinilai" in words
    assert "<b>75,00</b>" in words
    assert "bacaan kami, bukan kelas resmi" in words
    assert links(page)["Lihat sekolah di Kelurahan Bukit"] == f"instrumen=spab&tahun=2025&di={BUKIT}"
    chose(page, "tingkat", "kecamatan")
    page = chose(page, "wilayah", "99.01.02")
    assert "99.01.02 · 2025 · 1 dari 3 sekolah dinilai" in shown(page)
    assert links(page) == {
        "Lihat sekolah di Kecamatan Pantai": "instrumen=spab&tahun=2025&di=99.01.02",
        "Profil lengkap wilayah ini": "instrumen=spab&tahun=2025&wilayah=99.01.02",
    }


def test_where_nobody_is_registered_the_profile_says_only_that() -> None:
    page = opened("spab", wilayah=LERENG)
    words = shown(page)
    assert f"{LERENG} · 2025 · Tidak ada sekolah yang terdaftar" in words
    assert "0 dari 0" not in words
    assert "siperi-index" not in words
    assert list(links(page)) == ["Profil lengkap wilayah ini"]


def test_where_nobody_filled_in_a_form_the_profile_says_that_instead_of_not_assessable() -> None:
    page = opened("rsab", wilayah=MUARA)
    words = shown(page)
    assert "0 dari 1 fasilitas kesehatan dinilai" in words
    assert "Belum ada formulir tahun 2025" in words
    assert "siperi-index" not in words
    assert "Lihat fasilitas kesehatan di Kelurahan Muara" in links(page)


def test_a_form_that_cannot_be_assessed_has_coverage_and_no_class() -> None:
    words = shown(opened("spab", wilayah=KARANG))
    assert "Belum dapat dinilai</span>" in words
    assert "51 % pertanyaan terjawab" in words


def test_a_kecamatan_with_its_own_form_leads_to_its_calculation() -> None:
    page = opened("kencana", wilayah="99.01.01")
    assert "Pratama</span>" in shown(page)
    assert links(page) == {
        "Lihat perhitungan Kecamatan Bukit": "instrumen=kencana&tahun=2025&wilayah=99.01.01",
        "Profil lengkap wilayah ini": "instrumen=kencana&tahun=2025&wilayah=99.01.01",
    }


def test_a_partly_filled_form_of_a_kecamatan_is_not_called_that_of_a_kelurahan(subjects_path: Path) -> None:
    fewer = "update scores set answered_items = 29 where subject_id = '99.01.01' and node = 'index'"
    change_store(subjects_path, fewer)
    words = shown(opened("kencana"))
    assert "1 kecamatan dinilai dari formulir yang terisi sebagian: Bukit (29 dari 30" in words


def test_a_pillar_of_schools_is_painted_by_score() -> None:
    page = opened("spab", aspek="P1")
    words = shown(page)
    assert f"{load('spab').node('P1').name.id}, 2025, 5 kelurahan" in words
    assert "Kelas hanya berlaku untuk indeks" in words


def test_an_empty_register_is_no_error(subjects_path: Path) -> None:
    left = "update subjects set is_active = false where kind = 'school'"
    change_store(subjects_path, left, "delete from scores where instrument = 'spab' and node <> 'index'")
    assert "Indeks SPAB, 2025" in shown(opened("spab"))


def test_it_speaks_english() -> None:
    page = opened("spab", lang="en", wilayah=LERENG)
    words = shown(page)
    assert "No schools registered" in words
    assert "sekolah" not in words
    assert "2 of 2 schools assessed" in tips(page)
