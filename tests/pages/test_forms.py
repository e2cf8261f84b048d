"""The page that takes forms in: it examines first, stores on request, and shows what it could not use."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.forms.builders import csv_text, wide_rows
from tests.pages.filling import YEAR, button, forms_of, given
from tests.pages.opening import chose, open_page, shown
from tests.toytown import build as toytown

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page(toy_path: Path) -> AppTest:
    return open_page("forms", "data")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return toytown.write_csv(tmp_path / "karang.csv", load("keltana"), {"99.01.02.1003": {"met": 4}})


def test_nothing_is_stored_before_the_button(page: AppTest, form: Path) -> None:
    words = shown(given(page, form.name, form.read_bytes()))
    assert "Karang" in words
    assert "100,00" in words
    assert "Baris masuk 1 = baik 1 + pada formulir yang ditahan 0 + tidak terbaca 0." in words
    assert forms_of(YEAR) == 0


def test_the_button_stores_and_says_so(page: AppTest, form: Path) -> None:
    given(page, form.name, form.read_bytes())
    store = button(page, "Simpan dan hitung 1 formulir")
    assert store is not None
    words = shown(store.click().run())  # type: ignore[attr-defined]
    assert "1 formulir tersimpan dan dinilai" in words
    assert forms_of(YEAR) == 1


def test_the_year_must_be_known(page: AppTest, form: Path) -> None:
    words = shown(given(page, form.name, form.read_bytes(), year=None))
    assert "ASSESSMENT_YEAR_MISSING" in words
    assert button(page, "Simpan dan hitung") is None


def test_a_held_form_is_offered_as_a_file_and_can_be_recorded(page: AppTest, form: Path) -> None:
    words = shown(given(page, form.name, form.read_bytes(), year=None))
    assert "Formulir yang ditahan: 1" in words
    assert [one.label for one in page.get("download_button") if "1 baris atau formulir yang ditahan" in one.label]
    record = button(page, "Catat 1 baris atau formulir yang ditahan")
    assert record is not None
    assert "Tidak ada formulir yang disimpan; 1" in shown(record.click().run())  # type: ignore[attr-defined]
    kept = shared_store(settings().store_path).sql("select code from quarantine")
    assert kept["code"].tolist() == ["ASSESSMENT_YEAR_MISSING"]


def test_only_what_is_stored_is_counted(page: AppTest, tmp_path: Path) -> None:
    patterns = {"99.01.02.1003": {"met": 4}, "99.01.02.1001": {"met": 1}}
    one = toytown.write_csv(tmp_path / "a.csv", load("keltana"), {"99.01.02.1003": patterns["99.01.02.1003"]})
    given(page, one.name, one.read_bytes())
    button(page, "Simpan dan hitung 1 formulir").click().run()  # type: ignore[attr-defined, union-attr]
    both = toytown.write_csv(tmp_path / "b.csv", load("keltana"), patterns)
    given(page, both.name, both.read_bytes())
    store = button(page, "Simpan dan hitung 1 formulir")
    assert store is not None, "the unchanged one does not count"
    assert "1 formulir tersimpan dan dinilai" in shown(store.click().run())  # type: ignore[attr-defined]


def test_bad_rows_are_offered_as_a_file(page: AppTest, form: Path) -> None:
    bad = form.read_text(encoding="utf-8") + "99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n"
    words = shown(given(page, form.name, bad.encode()))
    assert "Baris masuk 2 = baik 1 + pada formulir yang ditahan 0 + tidak terbaca 1." in words
    assert "FORM_ANSWER_UNKNOWN" in words
    assert [one.label for one in page.get("download_button") if "ditahan" in one.label]


def test_a_file_that_cannot_be_read_says_why(page: AppTest) -> None:
    assert "FORM_FILE_EMPTY" in shown(given(page, "kosong.xlsx", b""))


def test_the_empty_form_can_be_downloaded_for_the_desk_and_for_telephones(page: AppTest) -> None:
    labels = [one.label for one in page.get("download_button")]
    assert labels == ["Unduh formulir kosong (xlsx)", "Unduh XLSForm (Kobo/ODK)"]
    assert "tanpa internet dengan KoboToolbox" in shown(page)
    for instrument in ("rsab", "katana"):
        labels = [one.label for one in chose(page, "instrumen", instrument).get("download_button")]
        assert "Unduh XLSForm (Kobo/ODK)" in labels


def test_on_an_open_network_the_page_only_explains(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    assert "hanya dapat dipakai di komputer tempat server berjalan" in shown(page.run())
    assert not page.file_uploader


def test_example_data_goes_with_one_confirmed_action(
    tmp_path: Path, toy_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "examples.duckdb"
    monkeypatch.setenv("SIPERI_DATA", str(path))
    toytown.build(path, tmp_path, is_example=True)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    page = app.run().switch_page("pages/data/forms.py").run()
    remove = button(page, "Hapus data contoh")
    assert remove is not None
    assert remove.disabled  # type: ignore[attr-defined]
    page.checkbox(key="examples_sure").check().run()
    words = shown(button(page, "Hapus data contoh").click().run())  # type: ignore[attr-defined, union-attr]
    assert "9 formulir contoh dihapus." in words
    assert button(page, "Hapus data contoh") is None
    assert forms_of(2024) + forms_of(2025) == 0


def unreadable(tmp_path: Path) -> Path:
    """A form of Karang whose first question cannot be read, all others yes."""
    form = toytown.write_csv(tmp_path / "bad.csv", load("keltana"), {"99.01.02.1003": {"met": 4}})
    form.write_text(
        form.read_text(encoding="utf-8").replace("99.01.02.1003,1", "99.01.02.1003,mungkin"), encoding="utf-8"
    )
    return form


def test_a_held_form_stands_in_a_table_of_its_own_and_no_row_of_it_is_good(page: AppTest, form: Path) -> None:
    words = shown(given(page, form.name, form.read_bytes(), year=None))
    assert "Formulir yang ditahan: 1. Tidak disimpan" in words
    assert words.count("ASSESSMENT_YEAR_MISSING") == 1
    assert "baik 0 + pada formulir yang ditahan 1 + tidak terbaca 0" in words
    assert "Formulir yang dapat disimpan" not in words


def test_unreadable_answers_count_as_blank_only_by_a_recorded_decision(page: AppTest, tmp_path: Path) -> None:
    form = unreadable(tmp_path)
    assert "ASSESSMENT_UNREADABLE" in shown(given(page, form.name, form.read_bytes()))
    assert button(page, "Simpan dan hitung") is None
    page.checkbox(key="forms_unreadable_as_blank").check().run()
    words = shown(page)
    assert "ASSESSMENT_UNREADABLE" not in words
    assert "dianggap kosong karena Anda memutuskannya" in words.replace("\\", "")
    after = shown(button(page, "Simpan dan hitung 1 formulir").click().run())  # type: ignore[attr-defined, union-attr]
    assert "dianggap kosong karena Anda memutuskannya" in after.replace("\\", "")
    assert forms_of(YEAR) == 1
    kept = shared_store(settings().store_path).sql("select code from quarantine")
    assert "FORM_UNREADABLE_AS_BLANK" in kept["code"].tolist()


def test_that_decision_never_stays_for_another_file(page: AppTest, tmp_path: Path) -> None:
    form = unreadable(tmp_path)
    given(page, form.name, form.read_bytes())
    page.checkbox(key="forms_unreadable_as_blank").check().run()
    given(page, "lain.csv", form.read_bytes(), year=None)
    assert "ASSESSMENT_UNREADABLE" in shown(page.selectbox(key="forms_year").set_value(YEAR).run())
    assert not page.checkbox(key="forms_unreadable_as_blank").value


def test_fewer_answers_than_before_are_said_above_the_button(page: AppTest, form: Path, tmp_path: Path) -> None:
    given(page, form.name, form.read_bytes())
    button(page, "Simpan dan hitung 1 formulir").click().run()  # type: ignore[attr-defined, union-attr]
    fewer = {"99.01.02.1003": {"met": 4, "blank": ["LD"]}}
    less = toytown.write_csv(tmp_path / "less.csv", load("keltana"), fewer)
    words = shown(given(page, less.name, less.read_bytes()))
    assert "Jawaban lebih sedikit daripada formulir yang tersimpan: 1" in words
    assert words.count("PERHATIKAN") == 1


def test_version_and_profile_are_asked_where_there_are_several(page: AppTest, tmp_path: Path) -> None:
    old = load("keltana", "2012")
    rows = csv_text(wide_rows(old, {"99.01.02.1003": [1] * len(old.items)}))
    page.selectbox(key="forms_version").set_value("2012")
    assert "versi 2012 (yang ada: 2012, 2021)" in shown(given(page, "lama.csv", rows.encode()))
    button(page, "Simpan dan hitung 1 formulir").click().run()  # type: ignore[attr-defined, union-attr]
    stored = shared_store(settings().store_path).sql("select version from assessments where year = 2023")
    assert stored["version"].tolist() == ["2012"]
    assert page.selectbox(key="forms_version").value is None, "the word was about that file"
    boxes = {box.key: box.options for box in chose(page, "instrumen", "rsab").selectbox}
    assert boxes["forms_profile"] == ["Rumah sakit", "Puskesmas"]
    assert "forms_version" not in boxes


def test_an_import_made_by_mistake_is_taken_back_with_a_reason(page: AppTest) -> None:
    batches = shared_store(settings().store_path).query("assessments/batch_list", actor=None)
    words = shown(chose(page, "withdraw_batch", batches["batch_id"].iloc[0]))
    assert "Lereng" in words
    take_back = button(page, "Tarik kembali")
    assert take_back is not None
    assert take_back.disabled  # type: ignore[attr-defined]
    chose(page, f"withdraw_reason_{batches['batch_id'].iloc[0]}", "berkas tahun lain")
    take_back = button(page, "Tarik kembali")
    assert take_back is not None
    assert "Ditarik kembali" in shown(take_back.click().run())  # type: ignore[attr-defined]
    assert len(shared_store(settings().store_path).sql("select * from current_assessments")) < 9
