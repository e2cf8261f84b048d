"""The map of two measures: people and hazards, whole city limits, what is said where nothing is stored."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import change_store, map_arguments, open_page, shown

TOWN = [f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))]


@pytest.fixture
def peopled(toy_path: Path) -> Path:
    """Toy town with 100, 200 … 500 people in its kelurahan."""
    people = (f"insert into populations values ('{code}', 2024, {n}00, 'x')" for n, code in enumerate(TOWN, 1))
    change_store(toy_path, *people)
    return toy_path


def layer(page: AppTest) -> str:
    return map_arguments(page)["feature_group"]


def test_without_people_the_map_shows_the_value_and_says_why(toy_seen: Path) -> None:
    page = open_page("map", silang="penduduk")
    words = shown(page)
    assert "Jumlah penduduk belum dimuat" in words
    assert "siperi-pairs" not in words
    assert "Tangguh Madya: 4" in words


def test_people_are_cut_into_thirds_of_the_city_with_their_limits(peopled: Path) -> None:
    words = shown(open_page("map", silang="penduduk"))
    assert "siperi-pairs" in words
    assert "sepertiga dari 5 kelurahan kota, tahun 2025; sedikit sampai 200 orang, sedang sampai 400" in words
    assert "lemah dan banyak orang: dahulukan" in words
    assert "kelas instrumen dilipat menjadi tiga" in words


def test_a_filter_moves_no_limit(peopled: Path) -> None:
    whole, part = (open_page("map", silang="penduduk", **address) for address in ({}, {"di": "99.01.02"}))
    limits = "sedikit sampai 200 orang, sedang sampai 400"
    assert limits in shown(whole)
    assert limits in shown(part)
    for code in TOWN[2:]:
        paints = [layer(page).split(f'["{code}", "')[1].split('"')[0] for page in (whole, part)]
        assert paints[0] == paints[1]


def test_areas_carry_signs_and_the_tip_says_both(peopled: Path) -> None:
    page = open_page("map", silang="penduduk")
    assert '"signs": {"99.01' in layer(page)
    assert "Penduduk 500 orang" in layer(page)


def test_hazard_classes_count_with_the_highest_and_the_unmentioned_are_not_safe(toy_path: Path) -> None:
    change_store(
        toy_path,
        hazard(TOWN[0], "banjir", "1"),
        hazard(TOWN[0], "gempa", "3"),
        hazard(TOWN[1], "banjir", "null"),
    )
    page = open_page("map", silang="bahaya")
    words = shown(page)
    assert "kelas tertinggi di antara semua jenis bahaya" in words
    assert f'["{TOWN[0]}", "pair2C"' in layer(page)
    assert f'["{TOWN[1]}", "other_unknown"' in layer(page)
    assert "Kelas bahaya tidak diketahui</span> <b>4</b>" in words


def test_without_any_class_hazards_are_counted(toy_path: Path) -> None:
    change_store(toy_path, *(hazard(TOWN[0], kind, "null") for kind in ("banjir", "gempa")))
    page = open_page("map", silang="bahaya")
    assert "belum ada kelas yang diketahui" in shown(page)
    assert "lemah, sedikit bahaya tercatat" in shown(page)
    assert "bahaya kecil" not in shown(page), "what nobody recorded is not small"
    assert f'["{TOWN[0]}", "pair2C"' in layer(page)
    assert f'["{TOWN[1]}", "pair2A"' in layer(page) or f'["{TOWN[1]}", "pair1A"' in layer(page)


def test_without_hazards_the_map_says_so(toy_seen: Path) -> None:
    assert "Bahaya per kelurahan belum dimuat" in shown(open_page("map", silang="bahaya"))


def test_people_of_a_kecamatan_are_those_of_all_its_kelurahan(peopled: Path) -> None:
    page = open_page("map", silang="penduduk", tingkat="kecamatan")
    words = shown(page)
    assert "Penduduk 300 orang" in layer(page), "100 and 200"
    assert "Penduduk 1.200 orang" in layer(page), "300, 400 and 500"
    assert "sepertiga dari 2 kecamatan kota, tahun 2025; sedikit sampai 300 orang, sedang sampai 1.200" in words
    assert "jumlah penduduk semua kelurahannya" in words
    assert "<td>1.200" not in words
    assert "Penduduk 1.200 orang</td>" in words, "the table says it too"


def test_a_kecamatan_with_one_kelurahan_without_people_is_unknown(peopled: Path) -> None:
    change_store(peopled, f"delete from populations where area_code = '{TOWN[4]}'")
    page = open_page("map", silang="penduduk", tingkat="kecamatan")
    assert '["99.01.02", "other_unknown"' in layer(page)
    change_store(peopled, f"delete from populations where area_code = '{TOWN[0]}'")
    words = shown(open_page("map", silang="penduduk", tingkat="kecamatan"))
    assert "belum lengkap untuk satu kecamatan pun" in words
    assert "siperi-pairs" not in words


@pytest.mark.parametrize(
    ("levels", "step"),
    [
        (("1", "2", "1"), "A"),  # none of three is high
        (("3", "1", "1"), "B"),  # one of three
        (("3", "3", "1"), "C"),  # two of three
        (("3", "1", "null"), "B"),  # one of two with a class
        (("3", "null", "null"), None),  # of one of three a class is known: too few
    ],
)
def test_the_hazard_of_a_kecamatan_is_the_part_of_its_kelurahan_with_a_high_one(
    toy_path: Path, levels: tuple[str, ...], step: str | None
) -> None:
    named = (hazard(code, "banjir", level) for code, level in zip(TOWN[2:], levels, strict=True))
    change_store(toy_path, *named, hazard(TOWN[0], "banjir", "1"), hazard(TOWN[1], "banjir", "1"))
    page = open_page("map", silang="bahaya", tingkat="kecamatan")
    paint = layer(page).split('["99.01.02", "')[1].split('"')[0]
    assert paint == ("other_unknown" if step is None else f"pair2{step}")
    assert "bagian kelurahannya yang kelas tertingginya" in shown(page)
    assert "(rancangan sendiri)" in shown(page)


def test_without_any_class_the_part_with_two_hazards_counts(toy_path: Path) -> None:
    change_store(toy_path, *(hazard(code, kind, "null") for code in TOWN[2:4] for kind in ("banjir", "gempa")))
    page = open_page("map", silang="bahaya", tingkat="kecamatan")
    assert "Dua jenis bahaya atau lebih di 2 dari 3 kelurahan" in layer(page)
    assert layer(page).split('["99.01.02", "')[1].startswith("pair2C")


def hazard(code: str, kind: str, level: str) -> str:
    columns = "area_code, hazard, level, according_to, source, year"
    return f"insert into hazards ({columns}) values ('{code}', '{kind}', {level}, 'x', 'x', 2024)"
