"""The gaps page: worst first, next steps of a chosen kelurahan, and the way to the calculation."""

from pathlib import Path

from tests.pages.opening import alternatives, chose, open_page, shown

BUKIT, LERENG, KARANG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1003"


def test_kelurahan_are_listed_worst_first_with_the_way_to_the_next_class(toy_path: Path) -> None:
    words = shown(open_page("gaps"))
    table = words[words.index("Kelurahan dari indeks terendah, 2025") :]
    assert table.index("Lereng") < table.index("Tanjung I") < table.index("Karang")
    assert "18,33" in table


def test_the_heat_map_has_every_kelurahan_and_reads_aloud(toy_path: Path) -> None:
    page = open_page("gaps")
    assert alternatives(page)[0].startswith("Peta panas skor aspek 5 kelurahan")


def test_a_chosen_kelurahan_shows_its_next_steps_and_its_calculation(toy_path: Path) -> None:
    page = chose(open_page("gaps"), "wilayah", BUKIT)
    words = shown(page)
    assert "Bukit: indeks 80,00, Tangguh Madya" in words.replace("\\", "")
    assert "Kurang 3,33 poin untuk mencapai Tangguh Utama" in words.replace("\\", "")
    assert words.count("(indeks sampai +1,33 bila penuh)") == 3
    assert "Bukit" in page.get("page_link")[0].proto.label


def test_a_kelurahan_without_a_form_has_no_steps_and_no_false_praise(toy_path: Path) -> None:
    page = chose(open_page("gaps"), "tahun", 2024)
    words = shown(chose(page, "wilayah", KARANG))
    assert "Karang: belum ada nilai pada tahun ini" in words.replace("\\", "")
    assert "Sudah terpenuhi semua" not in words
    assert "Langkah berikut yang paling menaikkan" not in words


def test_one_aspect_lists_its_own_indicators(toy_path: Path) -> None:
    page = open_page("gaps")
    box = next(one for one in page.selectbox if one.key == "aspek")
    words = shown(page.selectbox(key="aspek").select(box.options[3]).run())
    assert "Sosialisasi kebencanaan" in words
    assert "3 dari 3 bagian" in words


def test_in_english_nothing_of_ours_stays_indonesian(toy_path: Path) -> None:
    words = shown(chose(open_page("gaps"), "lang", "en"))
    assert "Where are the biggest gaps?" in words
    for word in ("Indeks", "Kelas", "Belum", "Aspek", "Jarak"):
        assert f">{word}" not in words
