"""The overview page: numbers, sentences and names for a full, a first, a thin and an empty store."""

from pathlib import Path

import pytest

from siperi_geo.store import close_shared_stores
from tests.pages.opening import alternatives, change_store, chose, figures, links, open_page, shown


def test_the_newest_year_in_numbers_and_sentences(toy_seen: Path) -> None:
    words = shown(open_page("overview"))
    assert "<dd>65,60</dd>" in words
    assert "Tangguh Madya" in words
    assert "+6,67" in words
    assert "5 dari 5" in words
    assert "Yang mengangkat: Layanan Dasar (65,0)" in words
    assert "(2 naik, 1 turun, 0 tetap; " in words
    assert "Indeks terendah: Lereng (40,00). Indeks tertinggi: Bukit dan Muara (80,00)." in words
    assert "kosong = tidak" in words
    assert "Semua kelurahan sudah mengisi." in words


def test_a_first_year_says_that_there_is_nothing_to_compare(toy_seen: Path) -> None:
    words = shown(chose(open_page("overview"), "tahun", 2024))
    assert "Ini tahun pertama yang tersimpan" in words
    assert "4 dari 5" in words
    assert "1 belum dapat dinilai" in words
    assert "Kecamatan Pantai: Karang" in words
    assert "belum dapat dinilai: Tanjung I (72 dari 128 pertanyaan dijawab; tanpa nilai: Layanan Dasar)." in words


def test_the_weakest_and_the_strongest_are_links_to_their_profiles(toy_seen: Path) -> None:
    found = links(chose(open_page("overview"), "tahun", 2024))
    assert found["Profil Kelurahan Lereng \\(terendah\\)"] == "tahun=2024&wilayah=99.01.01.1002"
    assert found["Profil Kelurahan Muara \\(tertinggi\\)"] == "tahun=2024&wilayah=99.01.02.1001"


def test_every_chart_can_be_read_aloud_and_has_a_table_twin(toy_seen: Path) -> None:
    page = open_page("overview")
    assert len(alternatives(page)) == 3
    assert all(text.endswith(".") for text in alternatives(page))
    assert shown(page).count("<table>") == 4  # and all instruments


def test_an_example_year_marks_the_trend_but_not_the_charts_of_a_real_year(toy_path: Path) -> None:
    change_store(
        toy_path,
        *(f"update {table} set is_example = true where year = 2024" for table in ("scores", "assessments")),
    )
    page = open_page("overview")
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [False, False, True]
    words = shown(page)
    assert "Belum ada kelurahan yang dapat dibandingkan dengan 2024." in words
    assert "<td>2024</td>" in words.replace(" class=right", "")
    assert "<td>contoh</td>" in words
    assert "<td>nyata</td>" in words


def test_a_citys_class_is_said_to_be_our_own_reading(toy_seen: Path) -> None:
    assert "adalah bacaan kami, bukan kelas resmi" in shown(open_page("overview"))


def test_one_kelurahan_alone_is_described_truly(toy_path: Path) -> None:
    keep = "where subject_id <> '99.01.01.1001' or year <> 2025"
    change_store(toy_path, f"delete from scores {keep}", f"delete from assessments {keep}")
    words = shown(open_page("overview"))
    assert "<dd>80,00</dd>" in words
    assert "1 dari 5" in words
    assert "Semua aspek sama kuat: skor 75,0 dari 100." in words
    assert "Baru ada satu tahun: indeks 80,00 pada 2025" in words
    assert "skala 20–100; baru 1 dari 5 kelurahan" in words
    assert "Baru 1 dari 5 kelurahan yang dinilai." in words
    assert "siperi-warned" in words
    assert "Satu-satunya kelurahan yang dinilai berada di kelas Tangguh Madya" in words.replace("\\", "")


def test_only_forms_that_cannot_be_assessed_are_described_truly(toy_path: Path) -> None:
    keep = "where subject_id <> '99.01.02.1002' or year <> 2024"
    change_store(toy_path, f"delete from scores {keep}", f"delete from assessments {keep}")
    words = shown(open_page("overview"))
    assert "Belum ada kelurahan yang dapat dinilai, jadi belum ada aspek yang kuat atau lemah." in words
    assert "skala 20–100; belum ada kelurahan yang dapat dinilai" in words
    assert "sudah terpenuhi" not in words
    assert "sama kuat" not in words
    for name in ("map", "gaps"):
        assert "sudah terpenuhi" not in shown(open_page(name))


@pytest.mark.parametrize(
    ("count", "words"), [(5, "dibobot jumlah penduduk"), (4, "rata-rata 5 dari 5 kelurahan<")]
)
def test_the_city_says_how_its_kelurahan_weigh(toy_path: Path, count: int, words: str) -> None:
    codes = [f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))][:count]
    change_store(toy_path, *(f"insert into populations values ('{code}', 2024, 500, 'x')" for code in codes))
    cards = shown(open_page("overview")).split("siperi-cards")[1].split("siperi-findings")[0]
    assert words in cards
    assert ("dibobot jumlah penduduk" in cards) == (count == 5)


def test_the_banner_counts_what_is_mixed(toy_path: Path) -> None:
    change_store(
        toy_path,
        *(f"update {table} set is_example = true where year = 2024" for table in ("scores", "assessments")),
    )
    words = shown(open_page("overview"))
    assert "4 formulir contoh, 5 formulir nyata" in words
    assert "○ data contoh: 2024; ● data nyata: 2025; garis hanya" in words
    assert "5 kelurahan dinilai. Data: nyata." in words
    assert "contoh" not in shown(open_page("overview")).split("siperi-cards")[1].split("siperi-findings")[0]


def test_an_empty_store_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "new.duckdb"))
    try:
        for name in ("overview", "map", "gaps", "change"):
            page = open_page(name)
            assert "Belum ada nilai untuk instrumen ini" in shown(page)
            assert [one.label for one in page.button] == ["Isi data contoh"]
            assert list(links(page)) == ["Masukkan formulir"]
    finally:
        close_shared_stores()


def test_in_english_nothing_of_ours_stays_indonesian(toy_seen: Path) -> None:
    words = shown(chose(open_page("overview"), "lang", "en"))
    assert "How resilient is the city now?" in words
    assert "Lifting the index: Basic Services (65.0)" in words
    for word in ("Indeks", "Kelas", "Belum", "dari", "Sumber:"):
        assert f" {word} " not in words.split('<footer class="siperi-footer">')[0]


def test_an_empty_store_can_be_filled_where_it_is_found_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "new.duckdb"))
    try:
        page = open_page("overview")
        words = shown(page.button[0].click().run())
        assert "DATA CONTOH: 194 formulir" in words
        assert "50 dari 51" in words
    finally:
        close_shared_stores()


def test_a_server_open_to_others_fills_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "new.duckdb"))
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    try:
        assert open_page("overview").button == []
    finally:
        close_shared_stores()


@pytest.mark.parametrize(("name", "count"), [("overview", 4), ("map", 1), ("gaps", 4)])
def test_every_table_twin_can_be_downloaded(toy_seen: Path, name: str, count: int) -> None:
    page = open_page(name)
    files = page.get("download_button")
    assert [one.proto.label for one in files] == ["Unduh tabel (CSV)", "Unduh tabel (Excel)"] * count
    assert shown(page).count("<table>") == count
