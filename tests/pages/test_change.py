"""The change page of the kelurahan's own instrument: what is compared, the same steps always, what is real."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.opening import alternatives, change_store, chose, figures, links, map_arguments, open_page
from tests.pages.opening import shown as shown_as_html

MUARA, KARANG = "99.01.02.1001", "99.01.02.1003"


def shown(page: AppTest) -> str:
    """What the page shows, without tags inside a line and without the marks of Markdown."""
    words = re.sub(r"</?(span|b|em|small)[^>]*>", "", shown_as_html(page))
    return words.replace("\\", "")


def test_who_rose_who_fell_and_who_is_not_compared(toy_seen: Path) -> None:
    words = shown(open_page("change"))
    assert "(2 naik, 1 turun, 0 tetap; tetap berarti berubah kurang dari 0,8)" in words
    assert "1 kelurahan hanya mengisi formulir tahun akhir: Karang." in words
    assert "1 kelurahan belum dapat dinilai pada salah satu tahun: Tanjung I." in words
    assert "Tidak dibandingkan 2" in words
    assert "turun 12 atau lebih 1" in words


def test_a_first_year_has_nothing_to_compare_with(toy_seen: Path) -> None:
    page = chose(open_page("change"), "tahun", 2024)
    assert "Tahun 2024 adalah tahun pertama yang tersimpan" in shown(page)
    assert "siperi-legend" not in shown(page)
    assert [link.proto.label for link in page.get("page_link")] == ["Masukkan formulir"]


def test_a_chosen_kelurahan_tells_its_change_or_why_it_has_none(toy_seen: Path) -> None:
    page = chose(open_page("change"), "wilayah", MUARA)
    assert "Muara: 100,00 → 80,00, berubah −20,00." in shown(page)
    assert "Karang: formulir tahun akhir saja." in shown(chose(page, "wilayah", KARANG))


def test_a_kecamatan_changes_as_published_or_by_the_same_respondents_alone(toy_seen: Path) -> None:
    page = open_page("change")
    kelurahan = map_arguments(page)
    words = shown(chose(page, "tingkat", "kecamatan"))
    assert "Tidak dibandingkan 0" in words
    assert map_arguments(page)["feature_group"] != kelurahan["feature_group"]
    assert "<td>Bukit</td><td class=right>+20,00</td>" in words
    assert "<td>Pantai</td><td class=right>−30,67</td>" in words  # 100 → (80 + 60 + 68) / 3
    words = shown(chose(page, "peserta", "sama"))
    assert "<td>Pantai</td><td class=right>−20,00</td>" in words  # Muara alone: 100 → 80
    assert "Kota Mainan, Indeks ketangguhan kelurahan: 60,00 (2024) → 66,67 (2025), berubah +6,67." in words


def test_classes_move_only_for_the_index(toy_seen: Path) -> None:
    page = open_page("change")
    assert len(alternatives(page)) == 3
    assert "0 kelurahan naik kelas, 1 turun kelas, 2 di kelas yang sama" in shown(page)
    box = next(one for one in page.selectbox if one.key == "aspek")
    words = shown(page.selectbox(key="aspek").select(box.options[1]).run())
    assert "naik kelas" not in words
    assert "turun 0,12 atau lebih" in words
    assert len(alternatives(page)) == 2


def test_in_english_nothing_of_ours_stays_indonesian(toy_seen: Path) -> None:
    words = shown(chose(open_page("change"), "lang", "en"))
    assert "What changed, and how much of it is real?" in words
    assert "fell 12 or more" in words
    for word in ("naik", "turun", "Kelas", "Perubahan", "peserta", "Peserta", "pertanyaan"):
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
    assert "Tidak dibandingkan 5" in words
    assert "DATA CONTOH" in map_arguments(page)["script"]
    assert figures(page) == []  # of nobody there is nothing to draw
    assert "Belum ada kelurahan yang dapat dibandingkan dengan 2024." in words


def test_example_forms_of_both_years_are_compared_under_a_watermark(toy_path: Path) -> None:
    make_example(toy_path, "true")
    page = open_page("change")
    assert "(2 naik, 1 turun, 0 tetap; " in shown(page)
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [True, True, True]


def test_real_years_have_no_watermark(toy_seen: Path) -> None:
    page = open_page("change")
    assert "DATA CONTOH" not in map_arguments(page)["script"]
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [False, False, False]


def test_who_moved_less_than_a_step_is_unchanged_in_words_legend_and_title(toy_path: Path) -> None:
    change_store(
        toy_path,
        "update scores set index_value = 60.5, score_micro = 50625000 "
        "where subject_id = '99.01.01.1001' and year = 2025 and node = 'index' and variant = 'standard'",
    )
    words = shown(open_page("change"))
    assert "(1 naik, 1 turun, 1 tetap; tetap berarti berubah kurang dari 0,8)" in words
    assert "tetap (di bawah 0,8) 1" in words
    assert "1 kelurahan naik, 1 turun, 1 tetap dari 3" in words


def test_other_numbers_of_people_are_a_part_of_their_own(toy_path: Path) -> None:
    codes = [f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))]
    people = [f"insert into populations values ('{code}', 2024, 500, 'x')" for code in codes]
    more = f"insert into populations values ('{codes[1]}', 2025, 1500, 'x')"  # Lereng, which is low
    change_store(toy_path, *people, more)
    words = shown(open_page("change"))
    # 2024: (60 + 20 + 100) / 3 = 60; the same weighed as in 2025: (60 + 3 × 20 + 100) / 5 = 44
    assert "Perubahan jumlah penduduk sebagai bobot menggeser nilai −16,00." in words
    assert "tanpa bobot (2 naik" in words


def test_the_change_of_the_city_is_taken_apart(toy_seen: Path) -> None:
    page = open_page("change")
    words = shown(page)
    # 60 = (60 + 20 + 100) / 3 → 65,6 = (80 + 40 + 80 + 60 + 68) / 5; the same three: 60 → 66,67
    assert "Kota Mainan, Indeks ketangguhan kelurahan: 60,00 (2024) → 65,60 (2025), berubah +5,60." in words
    assert "Dari perubahan +5,60, yang nyata +6,67" in words
    assert (
        "Dari perubahan terbit ke perubahan nyata, Kota Mainan: terbit +5,60. Tanpa peserta yang baru punya hasil "
        "(−1,07): +6,67, perubahan 3 peserta yang sama." in words
    )
    assert "Rata-rata pada grafik garis (+6,67) adalah perubahan peserta yang sama itu." in words
    assert (
        "2 peserta hanya punya hasil pada tahun akhir; itu menggeser nilai −1,07: Tanjung I dan Karang." in words
    )
    assert "Rancangan sendiri" in words
    assert "Peserta yang baru punya hasil: −1,07" in alternatives(page)[0]
    assert "<td>Karang</td><td>hasil tahun akhir saja</td>" in words
    assert "Nilai 2024" in words
    assert links(page)["Lihat perhitungan Kota Mainan, 2024"] == "tahun=2024&bagian=mean"


def test_the_change_of_one_kelurahan_is_taken_apart(toy_seen: Path) -> None:
    page = open_page("change", wilayah=MUARA)
    words = shown(page)
    assert "Muara, 2024 ke 2025: berapa yang nyata?" in words
    assert "Dari perubahan −20,00, yang nyata −20,00" in words
    assert "Peserta" not in alternatives(page)[0]
    assert [links(page)[f"Lihat perhitungan Kelurahan Muara, {year}"] for year in (2024, 2025)] == [
        f"tahun={year}&wilayah={MUARA}" for year in (2024, 2025)
    ]
    words = shown(chose(page, "wilayah", KARANG))
    assert "Perubahan ini tidak dapat diurai: nilai tahun akhir saja." in words


def test_questions_answered_in_one_year_alone_are_no_real_change(toy_path: Path) -> None:
    # of Bukit's first question only 2025 has an answer: 60 → 80 on the 127 others, where 2024 counts for less
    change_store(
        toy_path,
        "update assessments set answers = list_prepend(null, answers[2:]) "
        "where subject_id = '99.01.01.1001' and year = 2024",
    )
    words = shown(open_page("change", wilayah="99.01.01.1001"))
    assert "1 pertanyaan baru dijawab dan 0 kini kosong pada peserta yang sama" in words
    assert "Dari perubahan +20,00, yang nyata" in words


def test_all_years_stand_side_by_side_with_their_gaps(toy_seen: Path) -> None:
    words = shown_as_html(open_page("change"))
    table = words[words.index("siperi-years") :]
    table = table[: table.index("</table>")]
    row = table[table.index("<td>Karang</td>") :]
    row = row[: row.index("</tr>")]
    assert "repeating-linear-gradient" in row
    assert "Belum ada data" in row
    assert "68,0" in row
    assert "Tangguh Madya" in row
    assert "<b>Kota Mainan</b>" in table


def test_equal_scores_are_said_to_have_stayed(toy_path: Path) -> None:
    change_store(
        toy_path,
        "update scores set index_value = 60, index_micro = 60000000, score_micro = 50000000 where node = 'index'",
    )
    words = shown(open_page("change"))
    assert "(0 naik, 0 turun, 4 tetap; " in words or "(0 naik, 0 turun, 3 tetap; " in words


def test_one_kelurahan_alone_has_its_change(toy_path: Path) -> None:
    change_store(
        toy_path,
        *(f"delete from {table} where subject_id <> '{MUARA}'" for table in ("scores", "assessments")),
    )
    words = shown(open_page("change"))
    assert "1 kelurahan yang dinilai pada kedua tahun berubah rata-rata −20,00" in words
    assert "Dari perubahan −20,00, yang nyata −20,00" in words


def test_an_address_with_all_choices_gives_the_same_screen(toy_seen: Path) -> None:
    page = chose(chose(open_page("change"), "tingkat", "kecamatan"), "peserta", "sama")
    again = open_page("change", tahun="2025", tingkat="kecamatan", peserta="sama")
    assert shown(page) == shown(again)


def test_captions_of_charts_count_the_kelurahan_that_are_compared(toy_path: Path) -> None:
    make_example(toy_path, "subject_id <> '99.01.01.1001'")
    words = shown(open_page("change"))
    assert words.count("3 kelurahan dibandingkan. Data: 2 contoh, 1 nyata.") >= 2
    assert "kelurahan dinilai. Data:" not in words


def test_a_picture_of_real_changes_alone_has_no_watermark(toy_path: Path) -> None:
    make_example(toy_path, "subject_id = '99.01.02.1002'")
    page = open_page("change")
    assert shown(page).count("3 kelurahan dibandingkan. Data: nyata.") >= 2
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [
        False,
        False,
    ]  # the mean of the city mixes both kinds
    assert "DATA CONTOH" in map_arguments(page)["script"]
