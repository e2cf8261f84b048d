"""The page of subjects: it examines first, stores on request, counts by kecamatan, and hands lists out."""

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.registers.subjects import stored_subjects
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.filling import given_with_source, pressed
from tests.pages.opening import address, chose, open_page, shown

HEAD = "NPSN;Nama Sekolah;Bentuk;Kelurahan;Lintang;Bujur;Nama Kepala Sekolah\n"
FULL = (HEAD + "50300001;SD A;SD;Muara;-10,17;123,51;Maria\n50300002;SMP B;SMP;Karang;;;Yohanes\n").encode()


@pytest.fixture
def page(toy_path: object) -> AppTest:
    return open_page("subjects", "data")


def given(page: AppTest, content: bytes, source: str = "Dapodik 2026", name: str = "sekolah.csv") -> AppTest:
    return given_with_source(page, "subjects", name, content, source)


def stored(kind: str = "school") -> dict[str, bool]:
    store = shared_store(settings().store_path)
    return {one.name: one.is_active for one in stored_subjects(store, kind)}


def test_nothing_is_stored_before_the_button(page: AppTest) -> None:
    assert "Belum ada sekolah dan madrasah yang tersimpan." in shown(page)
    words = shown(given(page, FULL))
    assert "Baris masuk 2 = baru 2 + berubah 0 + tetap 0 + ditahan 0." in words
    assert "SUBJECT_PERSONAL_LEFT_OUT" in words
    assert "Maria" not in words
    assert stored() == {}


def test_the_button_stores_and_the_page_counts(page: AppTest) -> None:
    given(page, FULL)
    words = pressed(page, "Simpan 2 baris")
    assert "2 baris tersimpan, 0 dinonaktifkan" in words
    assert stored() == {"SD A": True, "SMP B": True}
    assert "<th scope='col' class=right>SD</th><th scope='col' class=right>SMP</th>" in words
    assert "<td>Pantai</td><td class=right>1</td><td class=right>1</td><td class=right>2</td>" in words
    assert "Tanpa koordinat: 1." in words
    assert {"Unduh daftar (CSV)", "Unduh tabel kosong (xlsx)"} <= {
        one.label for one in page.get("download_button")
    }
    assert "Tidak ada yang perlu disimpan" in shown(given(page, FULL))


def test_a_row_in_doubt_is_stored_once_a_person_says_it_was_checked(page: AppTest) -> None:
    words = shown(given(page, (HEAD + "50300001;SD A;SD;;-10,17;123,51;\n").encode()))
    assert "SUBJECT_PLACE_FROM_POINT" in words
    next(one for one in page.checkbox if "Sudah saya periksa" in one.label).check().run()
    assert "SUBJECT_PLACED_BY_POINT" in shown(page)
    pressed(page, "Simpan 1 baris")
    assert stored() == {"SD A": True}


def test_those_no_longer_listed_are_deactivated_on_request(page: AppTest) -> None:
    given(page, FULL)
    pressed(page, "Simpan 2 baris")
    words = shown(given(page, (HEAD + "50300009;SD Z;SD;Bukit;;;\n").encode(), name="b.csv"))
    assert "SD A (50300001)" in words
    next(one for one in page.checkbox if "Nonaktifkan" in one.label).check().run()
    assert "1 baris tersimpan, 1 dinonaktifkan" in pressed(page, "Simpan 1 baris")
    assert stored() == {"SD Z": True, "SD A": False, "SMP B": True}
    assert "Tidak aktif lagi, jadi tidak dihitung: 1." in shown(page)


def test_rows_that_are_all_held_can_be_recorded(page: AppTest) -> None:
    given(page, (HEAD + "50300001;SD A;SD;Atlantis;;;\n").encode())
    assert "1 baris yang ditahan dicatat" in pressed(page, "Catat 1 baris")
    assert stored() == {}


def test_the_kind_is_chosen_and_stands_in_the_address(page: AppTest) -> None:
    words = shown(chose(page, "jenis", "health_facility"))
    assert "Belum ada fasilitas kesehatan yang tersimpan." in words
    assert address(page)["jenis"] == "health_facility"
    given(page, b"nama;kelurahan\nKlinik A;Muara\n", source="Dinkes")
    assert "SUBJECT_OWN_CODES" in shown(page)
    pressed(page, "Simpan 1 baris")
    assert (stored("health_facility"), stored()) == ({"Klinik A": True}, {})
    assert "tanpa kode resmi" in shown(page)


def test_one_is_corrected_deactivated_and_removed_by_hand(page: AppTest) -> None:
    assert "Satu per satu" not in shown(page), "nobody is there yet"
    given(page, FULL)
    pressed(page, "Simpan 2 baris")
    one = "school:50300001"
    assert "Belum ada yang diubah" in shown(chose(page, "subjects_one_school", one))
    page.text_input(key=f"subjects_{one}_name").set_value("SD A Baru")
    page.text_input(key=f"subjects_{one}_lat").set_value("123,51")
    words = shown(page.text_input(key=f"subjects_{one}_lon").set_value("-10,17").run())
    assert "SUBJECT_POINT_SWAPPED" in words
    save = page.button(key=f"subjects_do_correct_{one}")
    assert save.disabled
    next(box for box in page.checkbox if "Sudah saya periksa" in box.label).check().run()
    words = shown(page.button(key=f"subjects_do_correct_{one}").click().run())
    assert "perubahan tersimpan" in words
    assert "Belum ada yang diubah" in words, "the fields hold what is stored"
    assert stored() == {"SD A Baru": True, "SMP B": True}
    chose(page, f"subjects_act_{one}", "active")
    words = shown(page.button(key=f"subjects_do_deactivate_{one}").click().run())
    assert "SUBJECT_REASON_MISSING" in words
    page.text_input(key=f"subjects_{one}_why_deactivate").set_value("tutup")
    assert "tidak diminta mengisi lagi" in shown(page.button(key=f"subjects_do_deactivate_{one}").click().run())
    assert stored() == {"SD A Baru": False, "SMP B": True}
    chose(page, f"subjects_act_{one}", "remove")
    page.text_input(key=f"subjects_{one}_why_remove").set_value("dobel")
    assert "dihapus dari daftar" in shown(page.button(key=f"subjects_do_remove_{one}").click().run())
    assert stored() == {"SMP B": True}


def test_the_source_is_asked_for_before_anything_is_examined(page: AppTest) -> None:
    words = shown(given(page, FULL, source=""))
    assert "Tulis sumber daftarnya" in words
    assert "Baris masuk" not in words


def test_a_file_that_cannot_be_read_says_why(page: AppTest) -> None:
    assert "FORM_FILE_EMPTY" in shown(given(page, b"", name="kosong.xlsx"))


def test_in_english(toy_seen: object) -> None:
    words = shown(open_page("subjects", "data", lang="en"))
    assert "Register: who fills in forms" in words
    assert "No schools and madrasah are stored yet." in words


def test_on_an_open_network_the_page_only_explains(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    assert "hanya dapat dipakai di komputer tempat server berjalan" in shown(page.run())
    assert not page.file_uploader
