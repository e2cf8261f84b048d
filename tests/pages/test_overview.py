"""The overview page: numbers, sentences and names for a full, a first, a thin and an empty store."""

from pathlib import Path

import pytest

from siperi_geo.store import Store, close_shared_stores
from tests.pages.opening import alternatives, chose, figures, open_page, shown


def test_the_newest_year_in_numbers_and_sentences(toy_path: Path) -> None:
    words = shown(open_page("overview"))
    assert "<dd>65,60</dd>" in words
    assert "Tangguh Madya" in words
    assert "+6,67" in words
    assert "5 dari 5" in words
    assert "Yang mengangkat: Layanan Dasar (65,0)" in words
    assert "(2 naik, 1 turun, 0 tetap)" in words
    assert "kosong = tidak" in words
    assert "Semua kelurahan sudah mengisi." in words


def test_a_first_year_says_that_there_is_nothing_to_compare(toy_path: Path) -> None:
    words = shown(chose(open_page("overview"), "tahun", 2024))
    assert "Ini tahun penilaian pertama" in words
    assert "4 dari 5" in words
    assert "1 belum dapat dinilai karena jawabannya kurang" in words
    assert "Kecamatan Pantai: Karang" in words
    assert "terlalu sedikit untuk dinilai: Tanjung I" in words


def test_every_chart_can_be_read_aloud_and_has_a_table_twin(toy_path: Path) -> None:
    page = open_page("overview")
    assert len(alternatives(page)) == 3
    assert all(text.endswith(".") for text in alternatives(page))
    assert shown(page).count("<table>") == 3


def test_an_example_year_marks_the_trend_but_not_the_charts_of_a_real_year(toy_path: Path) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="test", action="example", target="toy") as tx:
        tx.execute("update scores set is_example = true where year = 2024")
    page = open_page("overview")
    assert [("DATA CONTOH" in figure) for figure in figures(page)] == [False, False, True]
    words = shown(page)
    assert "Belum ada kelurahan yang dapat dibandingkan dengan 2024." in words
    assert "<td>2024</td>" in words.replace(" class=right", "")
    assert "<td>ya</td>" in words


def test_a_citys_class_is_said_to_be_our_own_reading(toy_path: Path) -> None:
    assert "adalah bacaan kami, bukan kelas resmi" in shown(open_page("overview"))


def test_one_kelurahan_alone_is_described_truly(toy_path: Path) -> None:
    keep = "where subject_id <> '99.01.01.1001' or year <> 2025"
    with Store.open(toy_path) as store, store.transaction(actor="test", action="thin", target="toy") as tx:
        tx.execute(f"delete from scores {keep}")
        tx.execute(f"delete from assessments {keep}")
    words = shown(open_page("overview"))
    assert "<dd>80,00</dd>" in words
    assert "1 dari 5" in words
    assert "Semua aspek sama kuat: skor 75,0 dari 100." in words
    assert "Baru ada satu tahun: indeks 80,00 pada 2025" in words


def test_an_empty_store_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "new.duckdb"))
    try:
        for name in ("overview", "gaps", "change"):
            assert "Belum ada nilai untuk instrumen ini" in shown(open_page(name))
    finally:
        close_shared_stores()


def test_in_english_nothing_of_ours_stays_indonesian(toy_path: Path) -> None:
    words = shown(chose(open_page("overview"), "lang", "en"))
    assert "How resilient is the city now?" in words
    assert "Lifting the index: Basic Services (65.0)" in words
    for word in ("Indeks", "Kelas", "Belum", "dari", "Sumber:"):
        assert f" {word} " not in words.split('<footer class="siperi-footer">')[0]
