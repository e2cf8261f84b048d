"""The page about local governments, its empty states, and that other pages say nothing of respondents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.pages.conftest import Look, Once
from tests.pages.opening import alternatives, links, open_page, shown
from tests.respondents import OFFICES, add_units, bring_in, fill, same, write_forms

OTHERS = [
    ("map", "results"),
    ("participants", "results"),
    ("method", "method"),
]


def test_the_page_says_what_to_do_before_there_is_anything(toy_path: Path, tmp_path: Path) -> None:
    page = open_page("erat")
    assert "Belum ada OPD dalam daftar" in shown(page)
    assert links(page)
    with Store.open(toy_path) as store:
        add_units(store, tmp_path)
    assert "Belum ada formulir responden" in shown(open_page("erat"))


def fill_town(path: Path) -> None:
    with Store.open(path) as store:
        fill(store, path.parent)


@pytest.fixture
def town(toy_path: Path) -> Path:
    fill_town(toy_path)
    return toy_path


@pytest.fixture
def town_seen(toy_file: Path, once: Once, looking: Look) -> Iterator[Path]:
    with looking(once("respondents", toy_file, fill_town)) as path:
        yield path


def test_the_page_shows_levels_gap_and_what_is_missing(town_seen: Path) -> None:
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
    for text in (
        "<td>Dinas Perhubungan</td><td class=right>2</td><td class=right>2</td><td class=right>1</td>",
        "Belum ada OPD yang menyebut berapa responden yang diundang",
        "<td>Praktik manajemen risiko</td><td>1,00: sangat sejalan</td></tr>",
        "Tingkat provinsi: belum: 15 responden, sedikitnya 30.",
        "4 ÷ 3 × (1 − ",
        "tingkat provinsi 25,00 poin di atas kabupaten/kota",
        "1 dari 13 OPD belum cukup respondennya; 0 di antaranya belum ada yang menjawab.",
        "<td>13 dari 13</td><td>12 dari 13 (92,3 %)</td>",
        "<li>OPD yang cukup responden: 12 dari 13 (92,3 %).</li>",
        "<li>Kota Toya: 50,00</li>",
        "bertanyalah kepada Provinsi Toya, 25,00 poin di atas Kota Toya",
        "Baru satu tahun yang punya nilai terbit",
        "kaidah umum menurut Nunnally 1978, diingat",
    ):
        assert text in words
    alt, spread = alternatives(page)
    assert "Praktik manajemen risiko, 75,00, 50,00, +25,00" in alt
    assert "Praktik manajemen risiko: 12 OPD, dari 0,00 sampai 75,00" in spread
    page = open_page("erat", rata="99.01", simpul="RM")
    words = shown(page)
    assert [box.value for box in page.selectbox if box.key in ("simpul", "rata")] == ["RM", "99.01"]
    assert "Kota Toya, Praktik manajemen risiko: 50,00" in words.replace("\\", "")
    assert "Rata-rata 5 OPD = 250,00 ÷ 5 = 50,00" in words
    assert "Belum cukup responden, jadi tidak ikut: Dinas Perhubungan." in words
    assert "100,00" not in words


@pytest.mark.parametrize(("name", "section"), OTHERS)
def test_other_pages_do_not_offer_it(town_seen: Path, name: str, section: str) -> None:
    somebody = "respondent:unit:siperi-dinas-perhubungan-99.01:1"
    page = open_page(name, section, instrumen="erat", tahun="2026", subjek=somebody)
    words = shown(page)
    assert "respondent:" not in words
    assert all("e-RAT" not in option for box in page.selectbox for option in box.options)


@pytest.mark.parametrize("name", ["form", "verify"])
def test_where_it_is_offered_nobody_is_a_single_respondent(town_seen: Path, name: str) -> None:
    somebody = "respondent:unit:siperi-dinas-perhubungan-99.01:1"
    page = open_page(name, "fill", instrumen="erat", tahun="2026", subjek=somebody)
    assert "respondent:" not in shown(page) + str([box.options for box in page.selectbox])


def test_forms_of_respondents_come_in_on_the_page_of_forms(town_seen: Path) -> None:
    page = open_page("forms", "data", instrumen="erat")
    words = shown(page)
    assert "respondent:" not in words
    assert any("e-RAT" in option for box in page.selectbox for option in box.options)


def test_the_register_shows_units_by_government(town_seen: Path) -> None:
    words = shown(open_page("subjects", "data", jenis="unit"))
    assert "Jumlah per pemerintah daerah dan jenis" in words
    assert "Provinsi Toya" in words


def test_a_round_of_respondents_is_moved_on_the_page_and_its_edition_taken_along(
    town: Path, tmp_path: Path
) -> None:
    before = [("99", unit, n, same(2)) for unit in OFFICES for n in (1, 2, 3)]
    with Store.open(town) as store:
        bring_in(store, write_forms(tmp_path / "dulu.csv", before, year=2025))
    page = open_page("rounds", "fill", instrumen="erat", tahun="2026")
    page.button(key="rounds_open").click().run()
    words = shown(page)
    assert all(f"<dd>{n}</dd>" in words for n in (13, 12, 1, 0, 38))
    assert "– Dinas Perhubungan: 2 responden, masih kurang 1" in str(page.code[0].value)
    assert "respondent:" not in words
    page.button(key="rounds_close").click().run()
    words = shown(page)
    assert "Menerbitkan rata-rata 12 OPD yang cukup respondennya" in words
    assert "1 dari 13 OPD belum punya 3 responden bernilai" in words
    next(one for one in page.checkbox if "lock_sure" in str(one.key)).check().run()
    page.button(key="rounds_lock").click().run()
    words = shown(page)
    assert "Hasil yang dihitung sekarang sama dengan terbitan 1." in words
    assert "12 OPD, 3 pemerintah, 38 responden" in words
    assert "Unduh semua terbitan (CSV)" in [one.label for one in page.get("download_button")]
    assert not page.code, "of a locked year nobody is asked"
    page = open_page("erat", tahun="2026", lang="en")
    words = shown(page)
    assert "The round 2026 is locked and published (edition 1)" in words
    assert "From year to year" in words
    assert "<td>Leadership capabilities</td><td>25.00 → 75.00 (+50.00)</td>" in words
    assert "with too few respondents in 2025 or 2026: Province, Kabupaten/kota level." in words
    assert "Provincial level 2025 → 2026" in words.replace("\\", "")
    assert (
        "Kabupaten/kota level: not the same units are published. 2025: 0 units, 2026: 7 units, 0 in both." in words
    )
    assert any("Values of the dimensions in 2025 and 2026" in one for one in alternatives(page))
