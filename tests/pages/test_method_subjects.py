"""The method page for schools, facilities and kecamatan: one form down to its answers, the means, the rules."""

from pathlib import Path

import pytest

from siperi_geo.assessments import has_register
from siperi_geo.instruments import available, load
from tests.pages.opening import address, open_page, shown

STORABLE = sorted({ref.id for ref in available() if has_register(load(ref.id))})


@pytest.fixture(autouse=True)
def _store(subjects_seen: Path) -> None:
    """Toy town with schools and facilities."""


def test_every_storable_instrument_explains_its_rules() -> None:
    assert STORABLE == ["katana", "keltana", "kencana", "rsab", "spab"]
    for code in STORABLE:
        words = shown(open_page("method", "method", instrumen=code))
        assert load(code).name.id in words
        assert "Contoh hitungan" in words


def test_where_one_answer_is_enough_no_share_of_nought_is_asked() -> None:
    words = shown(open_page("method", "method", instrumen="rsab"))
    assert "Submodul: dinilai bila sedikitnya satu pertanyaannya dijawab." in words
    assert "sedikitnya 0 %" not in words


def test_the_address_of_a_school_opens_its_calculation() -> None:
    page = open_page("method", "method", instrumen="spab", tahun="2025", subjek="school:50300001")
    words = shown(page)
    assert "SD Negeri Bukit \\(Kel\\. Bukit\\), 2025" in words
    assert "Rata-rata 3 nilai pilar = 150 / 3 = 50." in words
    assert "Kurang siap" in words
    assert "<td>" in words
    assert address(page) == {"instrumen": "spab", "tahun": "2025", "subjek": "school:50300001"}


def test_a_school_below_the_minimum_says_what_is_lacking() -> None:
    words = shown(open_page("method", "method", instrumen="spab", subjek="school:50300004"))
    assert "21 dari 41" in words
    assert "Belum dapat dinilai" in words
    assert "belum dijawab" in words


def test_a_kecamatan_opens_by_its_code_with_the_class_of_its_steps() -> None:
    words = shown(open_page("method", "method", instrumen="kencana", wilayah="99.01.01"))
    assert "Bukit, 2025" in words
    assert "menurut langkah yang terpenuhi" in words
    assert "Pratama" in words


def test_without_a_choice_it_asks_for_a_school() -> None:
    page = open_page("method", "method", instrumen="spab", bagian="result")
    assert "Pilih sekolah untuk membuka hitungannya." in shown(page)


def test_a_school_without_a_form_says_so() -> None:
    words = shown(open_page("method", "method", instrumen="spab", subjek="school:50300006"))
    assert "Belum ada formulir SMK Bahari" in words


@pytest.mark.parametrize(
    ("group", "expected", "rows"),
    [
        ("99.01", "jumlah nilai 3 sekolah yang dinilai = 183,3333; 183,3333 / 3 = 61,1111.", 5),
        ("99.01.01", "jumlah nilai 2 sekolah yang dinilai = 150; 150 / 2 = 75.", 2),
        ("99.01.02", "baru satu sekolah yang dinilai; nilainya 33,3333.", 3),
    ],
)
def test_a_mean_opens_the_schools_behind_it(group: str, expected: str, rows: int) -> None:
    page = open_page("method", "method", instrumen="spab", bagian="mean", rata=group)
    words = shown(page)
    assert expected in words
    assert words.count("<tr>") == 1 + rows
    assert "kelurahan yang indeksnya" not in words
    assert "Buka hitungan satu sekolah" in [box.label for box in page.selectbox]


def test_a_school_of_a_mean_opens_its_own_calculation() -> None:
    page = open_page("method", "method", instrumen="spab", bagian="mean")
    page.selectbox(key="siperi_open").select("school:50300002").run()
    assert "SMP Katolik Cendana \\(Kel\\. Bukit\\), 2025" in shown(page)
    assert address(page) == {"instrumen": "spab", "tahun": "2025", "subjek": "school:50300002"}


def test_kecamatan_that_fill_in_the_form_themselves_have_a_mean_of_the_city_alone() -> None:
    page = open_page("method", "method", instrumen="kencana", bagian="mean")
    assert page.selectbox(key="rata").options == ["Kota Mainan"]
    assert "66,6667 / 2 = 33,3333." in shown(page)


def test_one_school_is_not_one_schools_in_english() -> None:
    page = open_page("method", "method", instrumen="spab", bagian="mean", rata="99.01.02", lang="en")
    assert "only one school is assessed" in shown(page)
    assert "Open the calculation of one school" in [box.label for box in page.selectbox]
