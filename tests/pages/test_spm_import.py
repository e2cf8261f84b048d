"""The page of SPM figures: it examines first, stores on request, takes a year out, and keeps the four steps."""

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.filling import pressed
from tests.pages.opening import open_page, shown

HEAD = b"Kelurahan;Layanan;Target;Realisasi;Sumber;Tahun\n"
ROWS = HEAD + b"Muara;spm_b1;100;40;BPBD;2025\nKarang;spm_b1;50;;LPPD;2025\n"


@pytest.fixture
def page(toy_path: object) -> AppTest:
    return open_page("spm", "data")


def given(page: AppTest, content: bytes = ROWS) -> AppTest:
    page.file_uploader[0].upload("spm.csv", content, "text/csv")
    return page.run()


def stored(table: str = "spm_figures") -> int:
    return len(shared_store(settings().store_path).sql(f"select 1 as n from {table}"))


def test_without_figures_the_page_says_that_this_is_not_zero(page: AppTest) -> None:
    words = shown(page)
    assert "Angka SPM apa yang sudah dilaporkan?" in words
    assert "Belum dilaporkan bukan berarti nol." in words
    assert "Belum ada impor angka SPM." in words
    assert not page.exception


def test_nothing_is_stored_before_the_button_which_then_shows_every_figure(page: AppTest) -> None:
    words = shown(given(page))
    assert "Baris masuk 2 = baik 2 + ditahan 0." in words
    assert "2 angka, tahun 2025; 2 kelurahan" in words
    assert stored() == 0
    words = pressed(page, "Simpan 2 angka")
    assert all(said in words for said in ("2 angka tersimpan", "BPBD; LPPD", "Semua angka", "Muara"))
    assert stored() == 2
    assert "Tidak ada yang perlu disimpan" in shown(given(page))


def test_rows_without_source_or_year_are_held_until_these_are_said(page: AppTest) -> None:
    assert "SPM_SOURCE_MISSING" in shown(given(page, b"Layanan;Target\nspm_b1;5\n"))
    page.text_input(key="spm_data_source").set_value("BPBD").run()
    assert "SPM_YEAR_MISSING" in shown(page)
    page.selectbox(key="spm_data_year").set_value(2024).run()
    assert "1 angka tersimpan" in pressed(page, "Simpan 1 angka")


def test_what_cannot_be_read_is_said_and_rows_that_are_held_can_be_kept(page: AppTest) -> None:
    assert "SPM_HEADER_MISSING" in shown(given(page, b"nama;umur\nAni;5\n"))
    given(page, b"Layanan;Target;Sumber;Tahun\npasar;5;x;2025\n")
    assert "Tidak ada angka yang disimpan" in pressed(page, "Catat 1 baris")
    assert stored() == 0


def test_a_year_or_a_source_goes_with_one_confirmed_action(page: AppTest) -> None:
    given(page)
    pressed(page, "Simpan 2 angka")
    page.selectbox(key="spm_data_remove_source").set_value("LPPD").run()
    button = next(one for one in page.button if one.key == "spm_data_remove")
    assert button.disabled
    page.checkbox(key="spm_data_remove_sure_2025_LPPD").check().run()
    assert "1 angka dihapus" in pressed(page, "Hapus")
    assert stored() == 1


def test_a_step_is_stored_changed_and_taken_back(page: AppTest) -> None:
    page.selectbox(key="spm_step_year").set_value(2025)
    page.selectbox(key="spm_step_service").set_value("spm_b2")
    page.selectbox(key="spm_step").set_value("plan").run()
    mark = "2025_spm_b2_plan"
    page.selectbox(key=f"spm_state_{mark}").set_value("done")
    page.text_input(key=f"spm_note_{mark}").set_value("SK 5")
    words = pressed(page, "Simpan langkah")
    assert "selesai" in words
    assert "SK 5" in words
    assert stored("spm_steps") == 1
    page.selectbox(key=f"spm_state_{mark}").set_value("none")
    pressed(page, "Simpan langkah")
    assert stored("spm_steps") == 0
    assert "memang belum ada catatan" in pressed(page, "Simpan langkah")


def test_on_an_open_network_the_page_only_explains(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    assert "hanya dapat dipakai di komputer tempat server berjalan" in shown(page.run())
    assert not page.file_uploader


def test_in_english(toy_seen: object) -> None:
    words = shown(open_page("spm", "data", lang="en"))
    assert "Which SPM figures have been reported?" in words
    assert "Not reported does not mean zero" in words
