"""The page of populations: it examines first, stores on request, says whether people weigh, removes a year."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.filling import given_with_source, pressed
from tests.pages.opening import change_store, open_page, shown

ROOT = Path(__file__).resolve().parents[2]
FULL = b"kelurahan;penduduk 2025\nBukit;3000\nLereng;1000\nMuara;2000\nTanjung I;1000\nKarang;1000\n"


@pytest.fixture
def page(toy_path: Path) -> AppTest:
    return open_page("people", "data")


def given(page: AppTest, content: bytes, source: str = "Disdukcapil", name: str = "penduduk.csv") -> AppTest:
    return given_with_source(page, "people", name, content, source)


def stored() -> list[int]:
    rows = shared_store(settings().store_path).sql("select population_people from populations order by area_code")
    return [int(one) for one in rows["population_people"]]


def test_without_numbers_the_page_says_that_means_are_plain(page: AppTest) -> None:
    words = shown(page)
    assert "Belum ada jumlah penduduk." in words
    assert "KELTANA 2025, 2024: belum ada jumlah penduduk" in words


def test_the_source_is_asked_for_before_anything_is_examined(page: AppTest) -> None:
    words = shown(given(page, FULL, source=""))
    assert "Tulis sumber datanya" in words
    assert "Baris masuk" not in words


def test_nothing_is_stored_before_the_button(page: AppTest) -> None:
    words = shown(given(page, FULL))
    assert "Baris masuk 5 = baik 5 + ditahan 0." in words
    assert "seluruhnya 8.000 jiwa" in words
    assert words.count("KELTANA 2025, 2024: belum ada") == 1, "now, but not once this is stored"
    assert "KELTANA 2024: belum ada" in words
    assert "Sumber yang akan dicatat: Disdukcapil." in words
    assert "ditimbang menurut penduduk" in words
    assert stored() == []


def test_the_button_stores_says_so_and_people_weigh(page: AppTest) -> None:
    given(page, FULL)
    words = pressed(page, "Simpan 5 angka")
    assert "5 angka tersimpan" in words
    assert "5 dari 5" in words
    assert "Disdukcapil" in words
    assert stored() == [3000, 1000, 2000, 1000, 1000]
    assert "Tidak ada yang perlu disimpan" in shown(given(page, FULL))


def test_pages_with_weighted_values_say_where_the_weights_come_from(page: AppTest) -> None:
    used = "Penimbang: jumlah penduduk 2025 (5 kelurahan), sumber: Disdukcapil."
    assert used not in shown(page.switch_page("pages/results/overview.py").run())
    given(page.switch_page("pages/data/people.py").run(), FULL)
    pressed(page, "Simpan 5 angka")
    for name in ("overview", "map"):
        assert used in shown(page.switch_page(f"pages/results/{name}.py").run())


def test_bad_rows_are_named_and_offered_as_a_file(page: AppTest) -> None:
    words = shown(given(page, FULL + b"Atlantis;5\nLereng;6\n"))
    assert "Baris masuk 7 = baik 4 + ditahan 3." in words
    assert "REGISTER_PLACE_UNKNOWN" in words
    assert "REGISTER_DOUBLED" in words
    assert "1 kelurahan tanpa angka untuk 2025 di berkas ini: Lereng." in words
    assert [one.label for one in page.get("download_button") if "ditahan" in one.label]
    assert "4 angka tersimpan" in pressed(page, "Simpan 4 angka")


def test_rows_that_are_all_held_can_be_recorded(page: AppTest) -> None:
    given(page, b"kelurahan;penduduk 2025\nAtlantis;5\n")
    assert "1 baris yang ditahan dicatat" in pressed(page, "Catat 1 baris")
    assert stored() == []


def test_a_jump_is_stored_once_a_person_says_it_was_checked(page: AppTest) -> None:
    given(page, FULL)
    pressed(page, "Simpan 5 angka")
    words = shown(given(page, b"kelurahan;penduduk 2026\nKarang;9000\n", name="b.csv"))
    assert "POPULATION_JUMP" in words
    box = next(one for one in page.checkbox if "Sudah saya periksa" in one.label)
    box.check().run()
    assert "POPULATION_JUMP" not in shown(page)
    pressed(page, "Simpan 1 angka")
    assert stored()[-1] == 9000


def test_the_table_names_the_reading_it_answers_for(page: AppTest) -> None:
    assert "menurut Bacaan SiPERI Geo" in shown(page)


def test_the_source_of_one_file_is_not_that_of_the_next(page: AppTest) -> None:
    page.text_input(key="people_source").set_value("Disdukcapil").run()
    page.file_uploader[0].upload("penduduk.csv", FULL, "text/csv")
    assert "Sumber yang akan dicatat: Disdukcapil." in shown(page.run()), "written before the first file: it stays"
    page.file_uploader[0].upload("lain.csv", FULL + b"\n", "text/csv")
    words = shown(page.run())
    assert "Tulis sumber datanya" in words
    assert "Sumber yang akan dicatat" not in words
    page.text_input(key="people_source").set_value("BPS").run()
    pressed(page, "Simpan 5 angka")
    assert not page.text_input(key="people_source").value


def test_a_file_that_cannot_be_read_says_why(page: AppTest) -> None:
    assert "FORM_FILE_EMPTY" in shown(given(page, b"", name="kosong.xlsx"))


def test_a_year_goes_with_one_confirmed_action(page: AppTest) -> None:
    given(page, FULL)
    pressed(page, "Simpan 5 angka")
    remove = next(one for one in page.button if one.label == "Hapus")
    assert remove.disabled
    page.checkbox(key="people_remove_sure_2025").check().run()
    assert "5 jumlah penduduk tahun 2025 dihapus" in pressed(page, "Hapus")
    assert stored() == []


def test_the_empty_table_can_be_downloaded(page: AppTest) -> None:
    assert "Unduh tabel kosong (xlsx)" in [one.label for one in page.get("download_button")]


def test_on_an_open_network_the_page_only_explains(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    assert "hanya dapat dipakai di komputer tempat server berjalan" in shown(page.run())
    assert not page.file_uploader


def test_people_are_named_as_weights_only_where_they_weigh(subjects_path: Path) -> None:
    codes = ("99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1002", "99.01.02.1003")
    people = "insert into populations values ('{}', 2024, 500, 'Dukcapil')"
    change_store(subjects_path, *(people.format(code) for code in codes))
    assert "Penimbang: jumlah penduduk" in shown(open_page("overview"))
    for code in ("spab", "katana"):
        assert "Penimbang" not in shown(open_page("overview", instrumen=code))
