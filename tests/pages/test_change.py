"""The change page: two years, only what can be compared, and the same steps on the map for every pair."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from tests.pages.opening import alternatives, chose, figures, open_page, shown

MUARA, KARANG = "99.01.02.1001", "99.01.02.1003"


def map_arguments(page: AppTest) -> dict[str, str]:
    frame = next(element for element in page.get("component_instance") if "streamlit_folium" in str(element.proto))
    return dict(json.loads(frame.proto.json_args))


def test_who_rose_who_fell_and_who_is_not_compared(toy_path: Path) -> None:
    words = shown(open_page("change"))
    assert "(2 naik, 1 turun, 0 tetap)" in words
    assert "1 kelurahan hanya dinilai pada tahun akhir: Karang." in words
    assert "terlalu sedikit untuk dinilai pada salah satu tahun: Tanjung I." in words
    assert "Tidak dibandingkan <b>2</b>" in words
    assert "turun 12 atau lebih <b>1</b>" in words


def test_a_first_year_has_nothing_to_compare_with(toy_path: Path) -> None:
    words = shown(chose(open_page("change"), "tahun", 2024))
    assert "Tahun 2024 adalah tahun penilaian pertama" in words
    assert "siperi-legend" not in words


def test_a_chosen_kelurahan_tells_its_change_or_why_it_has_none(toy_path: Path) -> None:
    page = chose(open_page("change"), "wilayah", MUARA)
    assert "Muara: 100,00 → 80,00, berubah −20,00." in shown(page)
    assert "Karang: hanya dinilai pada tahun akhir." in shown(chose(page, "wilayah", KARANG))


def test_kecamatan_change_is_the_mean_of_comparable_kelurahan(toy_path: Path) -> None:
    page = open_page("change")
    kelurahan = map_arguments(page)
    words = shown(chose(page, "tingkat", "kecamatan"))
    assert "Tidak dibandingkan <b>0</b>" in words
    assert map_arguments(page)["feature_group"] != kelurahan["feature_group"]
    assert "+20,00" in words


def test_classes_move_only_for_the_index(toy_path: Path) -> None:
    page = open_page("change")
    assert len(alternatives(page)) == 2
    assert "0 kelurahan naik kelas, 1 turun kelas, 2 tetap" in shown(page)
    box = next(one for one in page.selectbox if one.key == "aspek")
    words = shown(page.selectbox(key="aspek").select(box.options[1]).run())
    assert "naik kelas" not in words
    assert "turun 0,12 atau lebih" in words
    assert len(alternatives(page)) == 1


def test_in_english_nothing_of_ours_stays_indonesian(toy_path: Path) -> None:
    words = shown(chose(open_page("change"), "lang", "en"))
    assert "Who rose, who fell?" in words
    assert "fell 12 or more" in words
    for word in ("naik", "turun", "Kelas", "Perubahan"):
        assert word not in words.split('<footer class="siperi-footer">')[0]


def make_example(path: Path, where: str) -> None:
    with Store.open(path) as store, store.transaction(actor="test", action="example", target="toy") as tx:
        for table in ("assessments", "scores"):
            tx.execute(f"update {table} set is_example = true where {where}")


def test_an_example_year_marks_every_drawing_and_is_not_compared_with_a_real_one(toy_path: Path) -> None:
    make_example(toy_path, "year = 2024")
    page = open_page("change")
    words = shown(page)
    assert "4 kelurahan tidak dibandingkan karena salah satu tahun adalah data contoh" in words
    assert "Tidak dibandingkan <b>5</b>" in words
    assert "DATA CONTOH" in map_arguments(page)["script"]
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [True, True]


def test_example_forms_of_both_years_are_compared_under_a_watermark(toy_path: Path) -> None:
    make_example(toy_path, "true")
    page = open_page("change")
    assert "(2 naik, 1 turun, 0 tetap)" in shown(page)
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [True, True]


def test_real_years_have_no_watermark(toy_path: Path) -> None:
    page = open_page("change")
    assert "DATA CONTOH" not in map_arguments(page)["script"]
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [False, False]
