"""A file of actions on the page: examined first, stored on request, bad rows held; the example reads back."""

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo import plans
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from siperi_geo.ui.plan_import import _example
from tests.pages.filling import pressed
from tests.pages.opening import open_page, shown
from tests.pages.signed_in import browser_of
from tests.plans.conftest import BUKIT, GLADI, MUARA

HEAD = "tahun;aksi;kode wilayah;kode baris;anggaran\n"
ROWS = HEAD + f"2027;=1+1 <b>Gladi</b>;{BUKIT};{GLADI};5000000\n;Simulasi;{MUARA};{GLADI};\n"
BOX = "plan_import_file"


@pytest.fixture
def page(toy_path: object) -> AppTest:
    return open_page("plans", "programmes", tahun_anggaran="2027")


def given(page: AppTest, content: bytes, name: str = "rencana.csv") -> AppTest:
    box = next(one for one in page.file_uploader if str(one.key).startswith(BOX) or "aksi" in one.label)
    box.upload(name, content, "text/csv")
    return page.run()


def names() -> list[str]:
    return [one.action.what for one in plans.actions(shared_store(settings().store_path))]


def test_nothing_is_stored_before_the_button(page: AppTest) -> None:
    words = shown(given(page, ROWS.encode()))
    assert "Baris dibaca: 2; dipakai 2; disisihkan 0." in words
    assert "Aksi baru: 2" in words
    assert ("&lt;b&gt;Gladi" in words, names()) == (True, [])
    assert "2 aksi disimpan" in pressed(page, "Simpan 2 aksi")
    assert sorted(names()) == ["=1+1 <b>Gladi</b>", "Simulasi"]
    assert "Tidak ada yang perlu disimpan" in shown(given(page, ROWS.encode()))


def test_bad_rows_are_held_with_row_and_column_and_the_others_stored(page: AppTest) -> None:
    bad = f"2027;Bantuan untuk 5371010101010001;{BUKIT};{GLADI};1\n2027;Lain;{BUKIT};{GLADI};banyak\n"
    words = shown(given(page, (ROWS + bad).encode()))
    assert "disisihkan 2" in words
    assert "PLAN_IDENTITY" in words
    assert "PLAN_NUMBER_UNREADABLE" in words
    assert "anggaran" in words
    assert "2 aksi disimpan" in pressed(page, "Simpan 2 aksi")
    assert len(names()) == 2


def test_a_file_without_a_head_is_refused_whole(page: AppTest) -> None:
    assert "PLAN_HEADER_MISSING" in shown(given(page, b"nama;umur\nAni;5\n"))


def test_the_example_file_is_read_without_a_problem_once_its_words_are_replaced(page: AppTest) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_example(2027)))
    cells = [one for row in book.worksheets[0] for one in row if "CONTOH" in str(one.value)]
    assert len(cells) == 2
    as_it_is, filled_in = io.BytesIO(), io.BytesIO()
    book.save(as_it_is)
    assert "disisihkan 2" in shown(given(page, as_it_is.getvalue(), "contoh.xlsx"))
    for cell in cells:
        cell.value = str(cell.value).split(": ", 1)[1]
    book.save(filled_in)
    words = shown(given(page, filled_in.getvalue(), "rencana.xlsx"))
    assert "Aksi baru: 2" in words
    assert "disisihkan 0" in words


def test_only_planners_see_the_box(toy_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = browser_of(shared_store(settings().store_path), monkeypatch)
    for name, is_there in {"": False, "camat": False, "rencana": True}.items():
        browser.sign_in(name)
        assert (name, "Impor berkas rencana aksi" in shown(open_page("plans", "programmes"))) == (name, is_there)
