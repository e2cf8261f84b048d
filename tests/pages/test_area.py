"""The profile of an area: one page for a kelurahan, a kecamatan, the city; sources; families never one by one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import begin, move_round
from siperi_geo.instruments import load
from siperi_geo.store import shared_store
from siperi_geo.text import city_today
from siperi_geo.ui import area_around
from tests.pages import opening
from tests.pages.opening import address, change_store, chose, links, open_page
from tests.pages.signed_in import browser_of
from tests.toytown.build import CITY

BUKIT, LERENG, MUARA, KARANG, PANTAI = (
    "99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1003", "99.01.02",
)  # fmt: skip
HAZARD = "insert into hazards values ('{}', '{}', {}, null, '{}', '{}', {})"


def shown(page: AppTest) -> str:
    """What the page shows, without the signs that keep Markdown from reading names."""
    return opening.shown(page).replace("\\", "")


def opened(**choices: str) -> AppTest:
    return open_page("area", **choices)


def test_without_a_choice_it_is_the_city(toy_seen: Path) -> None:
    page = opened()
    words = shown(page)
    assert "KELTANA 65,60 (Tangguh Madya)." in words
    assert "rata-rata kota" not in words, "the city is not held against itself"
    assert "Kecamatan di dalamnya" in words
    assert address(page)["tahun"] == "2025"


def test_a_kelurahan_against_the_city_with_what_to_do(toy_seen: Path) -> None:
    words = shown(opened(wilayah=LERENG))
    assert "Kelurahan Lereng: KELTANA 40,00 (Tangguh Pratama), 32,0 poin skor di bawah rata-rata kota." in words
    assert "Kelurahan di Kecamatan Bukit · kode 99.01.01.1002 · 2025" in words
    assert "Langkah berikut" in words
    assert "+20,00 sejak 2024" in words
    assert "semua kelurahan" not in words


def test_a_kecamatan_names_the_kelurahan_in_it(toy_seen: Path) -> None:
    words = shown(opened(wilayah=PANTAI))
    assert "Kelurahan di dalamnya" in words
    assert "Tanjung I" in words
    assert "Lereng" not in words


def test_hazards_stand_with_who_says_so_and_nothing_said_is_no_safety(toy_path: Path) -> None:
    change_store(
        toy_path,
        HAZARD.format(LERENG, "flood", 3, "BPBD", "voi.id", 2022),
        HAZARD.format(KARANG, "landslide", "null", "", "RTRW", "null"),
    )
    words = shown(opened(wilayah=LERENG))
    assert all(one in words for one in ("Banjir", "tinggi", "BPBD", "voi.id", "2022"))
    assert "Tanah longsor" not in words
    assert "Itu bukan berarti aman" in shown(opened(wilayah=MUARA))
    city = shown(opened())
    assert all(one in city for one in ("Banjir", "Tanah longsor", "kelas tidak disebut", "Sumber: RTRW; voi.id"))


def test_people_stand_with_year_and_source_and_say_what_is_missing(toy_path: Path) -> None:
    change_store(toy_path, f"insert into populations values ('{LERENG}', 2023, 1200, 'BPS')")
    assert "1.200 jiwa. Sumber: BPS, 2023." in shown(opened(wilayah=LERENG))
    assert "1.200 jiwa di 1 dari 5 kelurahan" in shown(opened())
    assert "Belum ada jumlah penduduk" in shown(opened(wilayah=MUARA))


def test_targets_are_marked(toy_path: Path) -> None:
    change_store(
        toy_path, "insert into targets values ('keltana', 'index', 2025, 84000000, 'RPJMD', now(), 'x')",
        "insert into targets values ('keltana', 'LD', 2025, 800000, 'RPJMD', now(), 'x')",
    )  # fmt: skip
    words = shown(opened(wilayah=LERENG))
    assert "target 75" in words
    assert "80,0" in words


def test_schools_are_listed_with_the_state_of_their_form_and_lead_to_their_profiles(subjects_seen: Path) -> None:
    page = opened(wilayah=BUKIT)
    words = shown(page)
    assert "SPAB: sekolah di wilayah ini" in words
    assert words.index("SD Negeri Bukit") < words.index("SMP Katolik Cendana"), "the lowest first"
    assert "subjek=school" in links(page)["Profil SD Negeri Bukit"]
    assert "KENCANA dinilai per kecamatan" in words
    assert "Tidak ada sekolah yang terdaftar" in shown(opened(wilayah=LERENG))


def test_a_class_that_is_a_step_says_so_and_only_where_there_is_one(subjects_path: Path) -> None:
    assert "Kelas KENCANA mengikuti langkah wajib" in shown(opened(wilayah="99.01.01", tahun="2025"))
    assert "mengikuti langkah wajib" not in shown(opened(wilayah="99.01.01", tahun="2024"))
    assert "mengikuti langkah wajib" not in shown(opened(wilayah=LERENG))


def test_sources_are_of_the_instruments_that_say_something_of_the_area(subjects_path: Path) -> None:
    assert "Satuan Pendidikan" in sources(opened(wilayah=BUKIT))
    here = sources(opened(wilayah=LERENG))
    assert "Kelurahan Tangguh Bencana" in here
    assert "Satuan Pendidikan" not in here, "there is no school in Lereng"


def sources(page: AppTest) -> str:
    words = shown(page)
    return words[words.rindex("Dari mana" if "Dari mana" in words else "Sumber hasil") :]


def test_a_long_list_of_schools_says_how_many_of_them_are_linked(
    subjects_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Tautan ke profil" not in shown(opened(wilayah=BUKIT))
    monkeypatch.setattr(area_around, "MOST_LINKS", 1)
    change_store(subjects_path, "update assessments set is_example = is_example")  # what was kept is made again
    assert "Tautan ke profil 1 yang terendah dari 2 yang ditampilkan" in shown(opened(wilayah=BUKIT))


def test_nothing_is_said_to_agree_where_all_forms_are_examples(subjects_path: Path) -> None:
    assert "Belum ada formulir nyata tahun" not in shown(opened(wilayah=BUKIT))
    change_store(subjects_path, "update assessments set is_example = true")
    words = shown(opened(wilayah=BUKIT))
    assert "Belum ada formulir nyata tahun" in words
    assert "Tidak ada pertentangan" not in words


def test_a_form_filled_in_since_is_listed_as_such_at_the_next_look(subjects_path: Path) -> None:
    here, spab = shared_store(subjects_path), load("spab")
    move_round(here, "spab", 2024, "open", actor="ani", closes_on=city_today())
    schools = here.sql("select subject_id from subjects where kind = 'school' and is_active")["subject_id"]
    drafts = [begin(here, spab, str(code), 2024, actor="ani") for code in schools]
    with here.working(actor="ani") as tx:
        tx.execute("delete from draft_answers")  # they begin with those of an earlier form
    version, before = here.data_version, shown(opened(wilayah=BUKIT, tahun="2024"))
    with here.working(actor="ani") as tx:
        for draft in drafts:
            for item in spab.items:
                values = {"item_id": item.id, "value": 1, "saved_at": datetime.now(UTC), "actor": "ani"}
                tx.run("drafts/put_answer", draft_id=draft.draft_id, **values)
    assert here.data_version == version, "work in progress is no new data"
    assert "sedang diisi, 100" in shown(opened(wilayah=BUKIT, tahun="2024"))
    assert "sedang diisi, 100" not in before


def test_families_are_a_mean_or_not_shown_and_never_listed(families_seen: Path) -> None:
    few, enough = shown(opened(wilayah=BUKIT)), shown(opened(wilayah=MUARA))
    assert "tidak ditampilkan" in few
    assert "dari 3<" not in few
    assert "KATANA" in enough
    assert "KK0" not in few + enough


def test_where_forms_disagree_is_asked_and_changes_nothing(subjects_seen: Path) -> None:
    words = shown(opened())
    assert words.count("Pertanyaan:") == 8
    assert shown(opened(wilayah=MUARA)).count("Pertanyaan:") < 8
    assert "Tidak ada pertentangan yang ditemukan" in shown(opened(tahun="2024", wilayah=LERENG))


def test_where_forms_disagree_is_for_who_may_see_them(
    subjects_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_of(shared_store(subjects_path), monkeypatch)
    assert "Pertanyaan:" not in shown(opened())
    assert "hanya ditunjukkan kepada yang berhak melihat formulir" in shown(opened())
    browser.sign_in("lurah")  # of Bukit
    assert 0 < shown(opened()).count("Pertanyaan:") < 8
    assert "Pertanyaan:" not in shown(opened(wilayah=MUARA))
    browser.sign_in("rencana")
    assert shown(opened()).count("Pertanyaan:") == 8


@pytest.mark.parametrize("area", [CITY, PANTAI, KARANG])
def test_a_year_without_a_form_says_so(toy_path: Path, area: str) -> None:
    change_store(toy_path, "delete from scores where subject_id <> '99.01.01.1001'")
    words = shown(opened(wilayah=area, tahun="2024"))
    assert "belum ada" in words


def test_an_empty_store_says_what_is_missing(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments", "delete from score_methods")
    page = opened()
    assert "Belum ada formulir yang dihitung" in shown(page)
    assert [link.proto.label for link in page.get("page_link")] == ["Masukkan formulir"]


def test_the_choice_of_an_area_is_the_address(toy_seen: Path) -> None:
    page = chose(opened(), "wilayah", KARANG)
    assert address(page)["wilayah"] == KARANG
    assert "Karang: KELTANA 68,00" in shown(page)


def test_in_english(toy_seen: Path) -> None:
    words = shown(opened(lang="en", wilayah=LERENG))
    assert "32.0 points of score below the city's mean" in words
    assert "What to do" in words


def test_with_one_kelurahan_and_one_year_it_says_what_there_is(toy_path: Path) -> None:
    only = f"subject_id = '{LERENG}' and year = 2025"
    change_store(toy_path, f"delete from scores where not ({only})", f"delete from assessments where not ({only})")
    words = shown(opened(wilayah=LERENG))
    assert "Kelurahan Lereng: KELTANA 40,00 (Tangguh Pratama), sama dengan rata-rata kota." in words
    assert "sejak" not in words, "there is no year before"
    assert "belum ada formulir" in shown(opened(wilayah=MUARA))


def test_where_nothing_is_verified_it_says_so_and_shows_no_other_number(toy_seen: Path) -> None:
    words = shown(opened(wilayah=LERENG, dasar="terverifikasi"))
    assert "Lereng: belum ada hasil tahun ini." in words
    assert "40,00" not in words
