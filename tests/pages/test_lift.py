"""The page about lifting a class: what it says in full, empty, single and private stores; ticks in the address."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load
from siperi_geo.programmes import catalogue
from siperi_geo.registers.costs import set_cost
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.opening import address, change_store, links, map_arguments, open_page, shown
from tests.pages.test_every_page import INSTRUMENTS, KEYS, NASTY, STORES, stands
from tests.respondents import fill

SECTION = "programmes"


def open_lift(**chosen: str) -> str:
    return shown(open_page("lift", SECTION, **chosen)).replace("\\", "")


def test_it_says_who_is_closest_and_where_it_stands(toy_path: Path) -> None:
    words = open_lift(tahun="2025")
    assert "Siapa paling dekat ke kelas tujuan, 2025" in words
    assert "Paling dekat: Kelurahan" in words
    assert "terbukti paling sedikit" in words
    assert "Rancangan sendiri" in words
    assert "jawaban responden tidak dibaca satu per satu" in words
    assert "Pilih satu wilayah di atas" in words


def test_one_area_shows_its_items_in_words_and_the_way_to_the_calculation(toy_path: Path) -> None:
    page = open_page("lift", SECTION, tahun="2025", wilayah=MUARA)
    words = shown(page).replace("\\", "")
    assert "Kelurahan Muara: jalan terpendek" in words
    assert "Yang harus menjadi benar: Kelurahan Muara ke" in words
    assert "<th scope='col'>Harus menjadi</th>" in words or "Harus menjadi" in words
    assert "Terbukti paling sedikit" in words
    assert any("wilayah=" + MUARA in one for one in links(page).values())


RISK, ZONE = "1.05.03.2.02.0013", "1.05.03.2.02.0020"


def test_the_cheapest_by_unit_costs_names_lines_costs_and_what_could_not_be_chosen(toy_path: Path) -> None:
    assert "Belum ada biaya satuan yang berlaku untuk 2025" in open_lift(tahun="2025", cara="biaya")
    with Store.open(toy_path) as store:
        for line, idr in ((RISK, 25_000_000), (ZONE, 45_000_000)):
            set_cost(store, line, 2025, idr, source="SHS", actor="ani")
    page = open_page("lift", SECTION, tahun="2025", wilayah=MUARA, cara="biaya")
    words = shown(page).replace("\\", "")
    assert address(page)["cara"] == "biaya"
    assert "biaya paling kecil" in words
    assert "tidak dihitung nol" in words
    if "Terbukti paling murah" in words:
        assert "Baris anggaran yang dibayar: Kelurahan Muara" in words
        assert any(f"Rp {idr}" in words for idr in ("25.000.000", "45.000.000", "70.000.000"))
    else:
        assert "hanya dengan baris yang biayanya diketahui" in words
    assert "Usaha" not in words
    fewest = open_lift(tahun="2025", wilayah=MUARA)
    assert "Usaha" in fewest
    assert "Rp " not in fewest


def test_every_line_priced_the_cheapest_set_reaches_the_class(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        for place, line in enumerate(catalogue().lines):
            quantity = None if line.need in ("one", "people_not_served") else 1
            price = 1_000_000 * (place + 1)
            set_cost(store, line.code, 2025, price, source="SHS", actor="ani", quantity=quantity)
    words = open_lift(tahun="2025", wilayah=MUARA, cara="biaya")
    assert "Terbukti paling murah" in words
    assert "Baris anggaran yang dibayar: Kelurahan Muara" in words
    english = open_lift(tahun="2025", wilayah=MUARA, cara="biaya", lang="en")
    assert "Proved the cheapest" in english


def test_of_erat_the_dimensions_that_raise_the_class_from_published_means(toy_path: Path, tmp_path: Path) -> None:
    words = open_lift(tahun="2025")
    assert "Belum ada pemerintah daerah dengan indeks yang terbit" in words
    assert "kompasiana.com" in words
    assert "(terverifikasi)" in words
    assert "Kelas e-RAT asli" in words or "kelasnya tidak terbuka untuk umum" in words
    with Store.open(toy_path) as store:
        fill(store, tmp_path)
    words = open_lift(tahun="2025")
    assert "Kota Toya, 2026: indeks 50,00, Cukup. Kurang 10,00 poin sampai Tangguh." in words
    assert "Tidak ada satu dimensi yang cukup sendirian." in words, "50 + 8 × 10 is more than 100"
    assert "Paling sedikit yang cukup bila mencapai 100: " in words
    table = words[words.index("<caption>Dimensi ") :]
    table = table[: table.index("</table>")]
    assert table.count("<tr>") == 9
    assert table.count("tidak cukup sendirian") == 8
    assert "Butir tidak dapat ditunjukkan di sini" in words


def test_a_target_that_is_reached_already_is_said(toy_path: Path) -> None:
    words = open_lift(tahun="2025", wilayah=MUARA, sasaran="madya")
    assert "Madya" in words
    english = open_lift(tahun="2025", sasaran="utama", lang="en")
    assert "Already in the highest class" not in english, "who is there is there, not at the top"


def test_ticks_are_in_the_address_and_a_link_shows_the_same(toy_path: Path) -> None:
    items = [one.id for one in load("keltana").items]
    page = open_page("lift", SECTION, tahun="2025", butir=".".join(items[:3]))
    assert address(page)["butir"] == ".".join(items[:3])
    assert [one.value for one in page.checkbox if one.key == f"lift_tick_{items[0]}"] == [True]
    assert "Pengandaian, bukan hasil" in shown(page)
    page.checkbox(key=f"lift_tick_{items[1]}").uncheck().run()
    assert address(page)["butir"] == f"{items[0]}.{items[2]}"
    again = open_page("lift", SECTION, **address(page))
    assert shown(again) == shown(page)
    page.button(key="lift_tick_none").click().run()
    assert "butir" not in address(page)
    assert "Belum ada butir yang dicentang" in shown(page)


def test_the_items_of_the_chosen_area_lift_it_when_ticked(toy_path: Path) -> None:
    page = open_page("lift", SECTION, tahun="2025", wilayah=MUARA)
    page.button(key="lift_tick_these").click().run()
    assert "wilayah naik kelas bila" in shown(page)
    assert "Seandainya" in str(map_arguments(page))
    assert any(word in shown(page) for word in ("1 dari", "2 dari", "3 dari", "4 dari", "5 dari"))
    only = open_page("lift", SECTION, **{**address(page), "di": MUARA})
    assert "1 dari" in shown(only), "in one area nobody else rises"


def test_what_the_address_ticks_and_the_form_does_not_have_is_left_out(toy_path: Path) -> None:
    page = open_page("lift", SECTION, tahun="2025", butir="x.y<z>.Q001")
    assert address(page)["butir"] == "Q001"


@pytest.mark.parametrize(("code", "level"), [("keltana", "kecamatan"), ("spab", "kelurahan"),
                                             ("spab", "kecamatan"), ("rsab", "kelurahan"),
                                             ("kencana", "kecamatan")])  # fmt: skip
def test_every_instrument_stands_as_it_is_stored(code: str, level: str, subjects_path: Path) -> None:
    people = "insert into populations select area_code, 2024, 1000 + 7 * length(name), 'BPS' from areas"
    change_store(subjects_path, f"{people} where level = 'kelurahan'")
    page = open_page("lift", SECTION, instrumen=code, tingkat=level)
    assert "kelas tujuan" in shown(page)
    script = AppTest.from_function(held)
    script.query_params["instrumen"], script.query_params["tingkat"] = code, level
    assert not script.run(timeout=60).exception


def held() -> None:
    """What is stored of every area is what its forms have when they are scored again."""
    from siperi_geo.analysis.uplift_parts import standings
    from siperi_geo.ui import filters, lift_reads

    view = filters.choose("level", of="all")
    groups = lift_reads.here(view).groups
    stored = lift_reads.now(view)
    assert groups
    for code, again in zip(
        groups, standings([(one, one.forms) for one in groups.values()], view.variant), strict=True
    ):
        assert (stored[code].class_code, stored[code].index is None) == (again.class_code, again.index is None)
        assert abs((stored[code].index or 0) - (again.index or 0)) < 1e-6, code
        assert abs((stored[code].score or 0) - (again.score or 0)) < 1e-5, code


def test_a_school_alone_can_be_chosen(subjects_path: Path) -> None:
    page = open_page("lift", SECTION, instrumen="spab", wilayah=BUKIT, subjek="school:50300001")
    assert any("subjek=school%3A50300001" in one for one in links(page).values())
    whole = open_lift(instrumen="spab", wilayah=BUKIT)
    assert "Kelurahan Bukit: jalan terpendek" in whole


def test_of_families_no_form_is_read(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 41, KARANG: 25}, 2025)
    page = open_page("lift", SECTION, instrumen="katana", tahun="2025")
    words = shown(page)
    assert "jawaban seseorang bukan untuk dilihat orang lain" in words
    assert "Terlemah ke-1" in words
    assert not page.checkbox


def test_an_empty_store_and_one_area_say_something_true(subjects_file: Path, toy_path: Path) -> None:
    shutil.copyfile(subjects_file, toy_path)
    change_store(
        toy_path,
        *(f"delete from {name} where year = 2024 or subject_id not like '%{MUARA}%'"
          for name in ("scores", "assessments")),
    )  # fmt: skip
    assert "Kelurahan Muara" in open_lift()


def test_without_a_form_it_says_where_forms_come_in(toy_path: Path) -> None:
    change_store(toy_path, *(f"delete from {name}" for name in ("scores", "assessments", "subjects")))
    assert "Apa yang menaikkan kelas?" in open_lift()


@pytest.mark.parametrize("store", STORES)
def test_it_stands_in_stores_that_pages_like_least(store: str, subjects_file: Path, toy_path: Path) -> None:
    shutil.copyfile(subjects_file, toy_path)
    STORES[store](toy_path)
    for place, code in enumerate(INSTRUMENTS):
        stands(open_page("lift", SECTION, instrumen=code, wilayah=BUKIT, lang=("id", "en")[place % 2]))
    ticks = dict.fromkeys((*KEYS, "butir", "sasaran"), NASTY)
    stands(open_page("lift", SECTION, **{**ticks, "instrumen": "spab"}))
