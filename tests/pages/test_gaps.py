"""The gaps page: worst first, next steps of a chosen kelurahan, and the way to the calculation."""

import re
from pathlib import Path

from tests.pages.opening import alternatives, change_store, chose, open_page, shown

BUKIT, LERENG, KARANG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1003"
MUARA, TANJUNG = "99.01.02.1001", "99.01.02.1002"


def test_kelurahan_are_listed_worst_first_with_the_way_to_the_next_class(toy_seen: Path) -> None:
    words = shown(open_page("gaps"))
    table = words[words.index("Kelurahan dari indeks terendah, 2025") :]
    assert table.index("Lereng") < table.index("Tanjung I") < table.index("Karang")
    assert "18,33" in table


def test_the_heat_map_has_every_kelurahan_and_reads_aloud(toy_seen: Path) -> None:
    page = open_page("gaps")
    assert alternatives(page)[0].startswith("Peta panas skor aspek 5 kelurahan")
    assert "Tangguh Bencana (KELTANA) 2021 (disesuaikan dari instrumen resmi), 202" in shown(page)


def test_a_chosen_kelurahan_shows_its_next_steps_and_its_calculation(toy_seen: Path) -> None:
    page = chose(open_page("gaps"), "wilayah", BUKIT)
    words = shown(page)
    assert "Bukit: indeks 80,00, Tangguh Madya" in words.replace("\\", "")
    assert "Perlu naik lebih dari 3,33 poin untuk mencapai Tangguh Utama" in words.replace("\\", "")
    assert words.count("(indeks sampai +1,33 bila penuh)") == 3
    assert "Langkah berikut (5 dari 32, yang paling menaikkan indeks lebih dulu)" in words
    assert "Bukit" in page.get("page_link")[0].proto.label


def test_a_kelurahan_without_a_form_has_no_steps_and_no_false_praise(toy_seen: Path) -> None:
    page = chose(open_page("gaps"), "tahun", 2024)
    words = shown(chose(page, "wilayah", KARANG))
    assert "Karang: belum ada formulir tahun 2024" in words.replace("\\", "")
    assert "Sudah terpenuhi semua" not in words
    assert "Langkah berikut (" not in words
    assert [link.proto.label for link in page.get("page_link")] == ["Masukkan formulir"]


def test_a_form_that_cannot_be_assessed_says_why_and_what_to_fill(toy_seen: Path) -> None:
    page = chose(open_page("gaps"), "tahun", 2024)
    words = shown(chose(page, "wilayah", TANJUNG)).replace("\\", "")
    assert "Tanjung I: sudah mengisi formulir 2024, tetapi belum dapat dinilai." in words
    assert "baru 72 dari 128, perlu sedikitnya 96" in words
    assert "Isi dulu 56 pertanyaan yang belum dijawab: nomor 1–4 (Layanan pendidikan)" in words
    assert "<td>Isi dulu pertanyaan 1–4.</td>" in words


def test_the_top_class_still_has_steps_and_a_full_form_has_a_sentence(toy_seen: Path) -> None:
    page = chose(chose(open_page("gaps"), "tahun", 2024), "wilayah", MUARA)
    words = shown(page).replace("\\", "")
    assert "Muara: indeks 100,00, Tangguh Utama, kelas tertinggi." in words
    assert "Semua pertanyaan sudah terpenuhi; tidak ada langkah berikut." in words
    assert "siperi-steps" not in words


def test_means_and_captions_count_the_same_kelurahan(toy_seen: Path) -> None:
    words = shown(chose(open_page("gaps"), "tahun", 2024))
    assert "rata-rata 3 kelurahan yang dinilai" in words
    assert "2024; 3 kelurahan dinilai." in words
    assert "dari 4 kelurahan" not in words


def test_people_weigh_in_the_means_and_the_caption_says_so(toy_path: Path) -> None:
    people = [f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))]
    change_store(toy_path, *(f"insert into populations values ('{code}', 2024, 500, 'x')" for code in people))
    assert "rata-rata 5 kelurahan yang dinilai, dibobot jumlah penduduk" in shown(open_page("gaps"))


def test_one_aspect_lists_its_own_indicators(toy_seen: Path) -> None:
    page = open_page("gaps")
    box = next(one for one in page.selectbox if one.key == "aspek")
    words = shown(page.selectbox(key="aspek").select(box.options[3]).run())
    assert "Sosialisasi kebencanaan" in words
    assert "3 dari 3 bagian" in words


def test_in_english_nothing_of_ours_stays_indonesian(toy_seen: Path) -> None:
    words = shown(chose(open_page("gaps"), "lang", "en"))
    assert "Where are the biggest gaps?" in words
    for word in ("Indeks", "Kelas", "Belum", "Aspek", "Jarak"):
        assert f">{word}" not in words


def test_the_caption_of_one_kelurahan_says_whether_that_one_is_an_example(toy_path: Path) -> None:
    change_store(
        toy_path,
        *(
            f"update {table} set is_example = true where subject_id <> '99.01.01.1001'"
            for table in ("assessments", "scores")
        ),
    )
    words = shown(open_page("gaps", wilayah="99.01.01.1001"))
    assert "5 kelurahan dinilai. Data: 4 contoh, 1 nyata." in words
    assert "1 kelurahan dinilai. Data: nyata." in words


def test_a_chosen_kecamatan_has_its_own_questions_and_a_single_form_the_city_s(toy_seen: Path) -> None:
    page = chose(open_page("gaps"), "tingkat", "kecamatan")
    everywhere = shown(page).replace("\\", "")
    inside = shown(chose(page, "wilayah", "99.01.01")).replace("\\", "")
    assert re.search(r"Bukit: .*belum terpenuhi di \d dari 2 kelurahan", inside)
    assert not re.search(r"belum terpenuhi di \d dari 2 kelurahan", everywhere)
    alone = shown(chose(open_page("gaps"), "wilayah", BUKIT)).replace("\\", "")
    assert re.search(r"Kota Mainan: .*belum terpenuhi di \d dari \d kelurahan", alone)
