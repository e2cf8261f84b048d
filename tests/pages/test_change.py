"""The change page: two years, only what can be compared, and the same steps on the map for every pair."""

from pathlib import Path

from tests.pages.opening import alternatives, change_store, chose, figures, map_arguments, open_page, shown

MUARA, KARANG = "99.01.02.1001", "99.01.02.1003"


def test_who_rose_who_fell_and_who_is_not_compared(toy_path: Path) -> None:
    words = shown(open_page("change"))
    assert "(2 naik, 1 turun, 0 tetap; tetap berarti berubah kurang dari 0,8)" in words
    assert "1 kelurahan hanya mengisi formulir tahun akhir: Karang." in words
    assert "1 kelurahan belum dapat dinilai pada salah satu tahun: Tanjung I." in words
    assert "Tidak dibandingkan <b>2</b>" in words
    assert "turun 12 atau lebih <b>1</b>" in words


def test_a_first_year_has_nothing_to_compare_with(toy_path: Path) -> None:
    page = chose(open_page("change"), "tahun", 2024)
    assert "Tahun 2024 adalah tahun pertama yang tersimpan" in shown(page)
    assert "siperi-legend" not in shown(page)
    assert [link.proto.label for link in page.get("page_link")] == ["Masukkan formulir"]


def test_a_chosen_kelurahan_tells_its_change_or_why_it_has_none(toy_path: Path) -> None:
    page = chose(open_page("change"), "wilayah", MUARA)
    assert "Muara: 100,00 → 80,00, berubah −20,00." in shown(page)
    assert "Karang: formulir tahun akhir saja." in shown(chose(page, "wilayah", KARANG))


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
    assert "0 kelurahan naik kelas, 1 turun kelas, 2 di kelas yang sama" in shown(page)
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
    change_store(
        path, *(f"update {table} set is_example = true where {where}" for table in ("assessments", "scores"))
    )


def test_an_example_year_marks_every_drawing_and_is_not_compared_with_a_real_one(toy_path: Path) -> None:
    make_example(toy_path, "year = 2024")
    page = open_page("change")
    words = shown(page)
    assert "4 kelurahan tidak dibandingkan karena salah satu tahun adalah data contoh" in words
    assert "Tidak dibandingkan <b>5</b>" in words
    assert "DATA CONTOH" in map_arguments(page)["script"]
    assert figures(page) == []  # of nobody there is nothing to draw
    assert "Belum ada kelurahan yang dapat dibandingkan dengan 2024." in words


def test_example_forms_of_both_years_are_compared_under_a_watermark(toy_path: Path) -> None:
    make_example(toy_path, "true")
    page = open_page("change")
    assert "(2 naik, 1 turun, 0 tetap; " in shown(page)
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [True, True]


def test_real_years_have_no_watermark(toy_path: Path) -> None:
    page = open_page("change")
    assert "DATA CONTOH" not in map_arguments(page)["script"]
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [False, False]


def test_who_moved_less_than_a_step_is_unchanged_in_words_legend_and_title(toy_path: Path) -> None:
    change_store(
        toy_path,
        "update scores set index_value = 60.5, score_micro = 50625000 "
        "where subject_id = '99.01.01.1001' and year = 2025 and node = 'index' and variant = 'standard'",
    )
    words = shown(open_page("change")).replace("\\", "")
    assert "(1 naik, 1 turun, 1 tetap; tetap berarti berubah kurang dari 0,8)" in words
    assert "tetap (di bawah 0,8) <b>1</b>" in words
    assert "1 kelurahan naik, 1 turun, 1 tetap dari 3" in words


def test_changes_are_said_to_be_unweighted_also_where_people_weigh(toy_path: Path) -> None:
    people = [f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))]
    change_store(toy_path, *(f"insert into populations values ('{code}', 2024, 500, 'x')" for code in people))
    words = shown(open_page("change"))
    assert "Rata-rata perubahan tidak dibobot jumlah penduduk." in words
    assert "tanpa bobot (2 naik" in words


def test_captions_of_charts_count_the_kelurahan_that_are_compared(toy_path: Path) -> None:
    make_example(toy_path, "subject_id <> '99.01.01.1001'")
    words = shown(open_page("change"))
    assert words.count("3 kelurahan dibandingkan. Data: 2 contoh, 1 nyata.") == 2
    assert "kelurahan dinilai. Data:" not in words


def test_a_picture_of_real_changes_alone_has_no_watermark(toy_path: Path) -> None:
    make_example(toy_path, "subject_id = '99.01.02.1002'")
    page = open_page("change")
    assert shown(page).count("3 kelurahan dibandingkan. Data: nyata.") == 2
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [False, False]
    assert "DATA CONTOH" in map_arguments(page)["script"]
