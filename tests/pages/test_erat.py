"""The page about local governments, its empty states, and that other pages say nothing of respondents."""

from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.pages.opening import alternatives, links, open_page, shown
from tests.respondents import add_units, fill

OTHERS = [
    ("map", "results"),
    ("participants", "results"),
    ("method", "method"),
    ("verify", "fill"),
    ("form", "fill"),
]


def test_the_page_says_what_to_do_before_there_is_anything(toy_path: Path, tmp_path: Path) -> None:
    page = open_page("erat")
    assert "Belum ada OPD dalam daftar" in shown(page)
    assert links(page)
    with Store.open(toy_path) as store:
        add_units(store, tmp_path)
    assert "Belum ada formulir pengisi" in shown(open_page("erat"))


@pytest.fixture
def town(toy_path: Path, tmp_path: Path) -> Path:
    with Store.open(toy_path) as store:
        fill(store, tmp_path)
    return toy_path


def test_the_page_shows_levels_gap_and_what_is_missing(town: Path) -> None:
    page = open_page("erat")
    words = shown(page)
    for text in (
        "62,50",
        "75,00",
        "50,00",
        "+25,00",
        "rancangan sendiri",
        "Kabupaten Lembah: 2 dari sedikitnya 5",
    ):
        assert text in words
    assert "100,00" not in words, "a unit with two respondents is nowhere"
    (alt,) = alternatives(page)
    assert "Praktik manajemen risiko, 75,00, 50,00, +25,00" in alt
    page = open_page("erat", rata="99.01", simpul="RM")
    words = shown(page)
    assert "Kota Toya, Praktik manajemen risiko: 50,00" in words.replace("\\", "")
    assert "Rata-rata 5 OPD = 250,00 ÷ 5 = 50,00" in words
    assert "Belum cukup pengisi, jadi tidak ikut: Dinas Perhubungan." in words
    assert "100,00" not in words


@pytest.mark.parametrize(("name", "section"), OTHERS)
def test_other_pages_do_not_offer_it(town: Path, name: str, section: str) -> None:
    somebody = "respondent:unit:siperi-dinas-perhubungan-99.01:1"
    page = open_page(name, section, instrumen="erat", tahun="2026", subjek=somebody)
    words = shown(page)
    assert "respondent:" not in words
    assert all("ERAT" not in option for box in page.selectbox for option in box.options)


def test_forms_of_respondents_come_in_on_the_page_of_forms(town: Path) -> None:
    page = open_page("forms", "data", instrumen="erat")
    words = shown(page)
    assert "respondent:" not in words
    assert any("ERAT" in option for box in page.selectbox for option in box.options)


def test_the_register_shows_units_by_government(town: Path) -> None:
    words = shown(open_page("subjects", "data", jenis="unit"))
    assert "Jumlah per pemerintah daerah dan jenis" in words
    assert "Provinsi Toya" in words
