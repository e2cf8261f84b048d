"""The page that takes forms in, around storing: what is said, what goes away, what never stays for other files."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load
from tests.pages.filling import YEAR, button, forms_of, given
from tests.pages.opening import open_page, shown
from tests.toytown import build as toytown


@pytest.fixture
def page(toy_path: Path) -> AppTest:
    return open_page("forms", "data")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return toytown.write_csv(tmp_path / "karang.csv", load("keltana"), {"99.01.02.1003": {"met": 4}})


def chosen(page: AppTest) -> list[object]:
    """What the boxes of year and area say."""
    return [page.selectbox(key=key).value for key in ("forms_year", "forms_subject")]


def stored(page: AppTest) -> AppTest:
    return button(page, "Simpan dan hitung").click().run()  # type: ignore[attr-defined, union-attr, no-any-return]


def test_a_choice_against_the_form_is_said_before_and_after_storing(page: AppTest, form: Path) -> None:
    page.selectbox(key="forms_subject").set_value("99.01.02.1001")
    before = shown(given(page, form.name, form.read_bytes()))
    after = shown(stored(page)).replace("\\", "")
    for words in (before, after):
        assert "Pilihan Anda berbeda dari isi formulir: 1" in words
        assert "PERHATIKAN" in words
    assert before.count("PERHATIKAN") == 1
    assert f"1 formulir tersimpan dan dinilai: Muara {YEAR}" in after
    assert forms_of(YEAR) == 1


def test_after_storing_nothing_of_the_file_is_left_but_its_outcome(page: AppTest, form: Path) -> None:
    page.selectbox(key="forms_subject").set_value("99.01.02.1003")
    given(page, form.name, form.read_bytes())
    words = shown(stored(page))
    assert [one.value.partition(" dan")[0] for one in page.success] == ["1 formulir tersimpan"]
    assert "Hasil pemeriksaan" not in words
    assert "Tidak ada yang disimpan" not in words
    assert [one.label for one in page.button if "impan" in one.label] == []
    assert chosen(page) == [None, None]
    assert page.run().success, "it stays as long as the reader does"
    page.switch_page("pages/method/method.py").run()
    assert not page.switch_page("pages/data/forms.py").run().success


def test_the_outcome_goes_when_other_files_come(page: AppTest, form: Path) -> None:
    given(page, form.name, form.read_bytes())
    stored(page)
    assert not given(page, form.name, form.read_bytes(), year=None).success


def test_what_was_chosen_for_one_file_is_not_taken_for_the_next(page: AppTest, form: Path) -> None:
    page.selectbox(key="forms_subject").set_value("99.01.02.1001")
    given(page, form.name, form.read_bytes())
    assert chosen(page) == [YEAR, "99.01.02.1001"]
    assert chosen(page.run()) == [YEAR, "99.01.02.1001"]
    words = shown(given(page, "lain.csv", form.read_bytes(), year=None))
    assert chosen(page) == [None, None]
    assert "ASSESSMENT_YEAR_MISSING" in words


def test_what_was_held_can_still_be_fetched_after_storing(page: AppTest, form: Path) -> None:
    bad = form.read_text(encoding="utf-8") + "99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n"
    given(page, form.name, bad.encode())
    words = shown(stored(page))
    assert "2 baris atau formulir lain ditahan dan dicatat" in words
    assert [one.label for one in page.get("download_button") if "ditahan" in one.label]


def test_many_problems_are_one_table_and_one_file(page: AppTest, form: Path) -> None:
    bad = form.read_text(encoding="utf-8") + "99.01.02.1002," + ",".join(["mungkin"] * 32 + ["1"] * 96) + "\n"
    words = shown(given(page, form.name, bad.encode()))
    assert [one.value for one in page.error] == ["Harus diperbaiki: 32. Perlu diperiksa: 0."]
    assert "Temuan: 4 dari 32, yang terberat lebih dulu" in words
    assert words.count("FORM_ANSWER_UNKNOWN") == 4
    assert [one.label for one in page.get("download_button") if "semua 33 temuan" in one.label]


def test_a_blank_form_is_held_on_the_page_too(page: AppTest, tmp_path: Path) -> None:
    instrument = load("keltana")
    blank = {"met": 0, "blank": [aspect.id for aspect in instrument.aspects]}
    form = toytown.write_csv(tmp_path / "kosong.csv", instrument, {"99.01.02.1003": blank})
    words = shown(given(page, form.name, form.read_bytes()))
    assert "ASSESSMENT_BLANK" in words
    assert button(page, "Simpan dan hitung") is None
