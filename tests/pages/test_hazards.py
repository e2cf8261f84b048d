"""The page of hazards: it examines first, stores on request, shows who says what, takes a source out."""

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.registers import unsaid
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.filling import pressed
from tests.pages.opening import open_page, shown

ROWS = (
    b"kelurahan;bahaya;kelas;menurut;sumber;tahun\nMuara;banjir;tinggi;BPBD;voi.id;2024\nKarang;longsor;;;RTRW;\n"
)


@pytest.fixture
def page(toy_path: object) -> AppTest:
    return open_page("hazards", "data")


def given(page: AppTest, content: bytes = ROWS) -> AppTest:
    page.file_uploader[0].upload("bahaya.csv", content, "text/csv")
    return page.run()


def stored() -> int:
    return len(shared_store(settings().store_path).sql("select 1 as n from hazards"))


def test_without_hazards_the_page_says_that_this_is_no_safety(page: AppTest) -> None:
    words = shown(page)
    assert "bukan berarti aman" in words
    assert "Belum ada impor data bahaya." in words
    assert "dari ingatan" in words, "how sure the list and its limits are"


def test_nothing_is_stored_before_the_button_which_then_shows_who_says_so(page: AppTest) -> None:
    words = shown(given(page))
    assert "Baris masuk 2 = baik 2 + ditahan 0." in words
    assert "HAZARD_UNDATED" in words
    assert stored() == 0
    words = pressed(page, "Simpan 2 pernyataan")
    assert "2 pernyataan tersimpan" in words
    assert "batch" not in words, "no number that says nothing to a reader"
    assert all(said in words for said in ("voi.id", "kelas tidak disebut", "Semua pernyataan: Banjir"))
    assert stored() == 2
    assert "Tidak ada yang perlu disimpan" in shown(given(page))


def test_rows_without_a_source_are_held_until_it_is_written(page: AppTest) -> None:
    content = b"kelurahan;bahaya\nMuara;banjir\n"
    assert "HAZARD_SOURCE_MISSING" in shown(given(page, content))
    page.text_input(key="hazards_source").set_value("BPBD").run()
    assert "HAZARD_SOURCE_MISSING" not in shown(page)
    assert "1 pernyataan tersimpan" in pressed(page, "Simpan 1 pernyataan")


def test_many_kelurahan_without_a_statement_are_counted_and_stand_in_a_table(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaid, "FEW", 1)
    words = shown(given(page))
    assert "tidak mengatakan apa pun tentang 3 kelurahan: Bukit dan 2 lainnya." in words
    table = next(one for one in words.split("<table") if "Tanjung I" in one)
    assert all(name in table for name in ("Bukit", "Lereng", "Tanjung I"))


def test_a_source_goes_with_one_confirmed_action(page: AppTest) -> None:
    given(page)
    pressed(page, "Simpan 2 pernyataan")
    page.selectbox(key="hazards_remove_source").set_value("RTRW").run()
    button = next(one for one in page.button if one.key == "hazards_remove")
    assert button.disabled
    page.checkbox(key="hazards_remove_sure_RTRW_None").check().run()
    assert "1 pernyataan dihapus" in pressed(page, "Hapus")
    assert stored() == 1


def test_on_an_open_network_the_page_only_explains(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    assert "hanya dapat dipakai di komputer tempat server berjalan" in shown(page.run())
    assert not page.file_uploader


def test_in_english(toy_seen: object) -> None:
    words = shown(open_page("hazards", "data", lang="en"))
    assert "Hazards per kelurahan" in words
    assert "from memory" in words
