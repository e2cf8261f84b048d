"""The page that lays up to six side by side: who is chosen is its address, and every state says something."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import opening
from tests.pages.opening import address, alternatives, change_store, chose, links, open_page

BUKIT, LERENG, MUARA, KARANG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1003"


def opened(**choices: str) -> AppTest:
    return open_page("compare", **choices)


def shown(page: AppTest) -> str:
    """What the page shows, without the signs that keep Markdown from reading names."""
    return opening.shown(page).replace("\\", "")


def test_without_a_choice_the_lowest_and_the_highest_are_shown(toy_seen: Path) -> None:
    page = opened()
    words = shown(page)
    assert "Belum ada yang dipilih." in words
    assert "50,0 poin skor di atas Lereng (Kec. Bukit)" in words
    assert [one.key for one in page.selectbox if str(one.key).startswith("w")] == ["w1", "w2"]


def test_the_chosen_ones_are_the_address_and_one_more_can_be_chosen(toy_seen: Path) -> None:
    page = opened(w1=KARANG, w2=LERENG)
    words = shown(page)
    assert "Karang (Kec. Pantai) 35,0 poin skor di atas Lereng (Kec. Bukit)." in words
    assert "Paling berbeda pada Layanan Dasar: Karang (Kec. Pantai) 100, Lereng (Kec. Bukit) 25." in words
    assert "(skor 57,0). Di bawahnya 1 dari 2: Lereng (Kec. Bukit)." in words
    assert "Muara" not in words
    assert "Skor berdampingan" in alternatives(page)[0]
    assert "belum ada hasil sebelumnya" in words, "Karang has no form of 2024"
    assert "+20,00" in words
    page = chose(page, "w3", BUKIT)
    assert [one.key for one in page.selectbox if str(one.key).startswith("w")] == ["w1", "w2", "w3", "w4"]
    assert {key: address(page)[key] for key in ("w1", "w2", "w3")} == {"w1": KARANG, "w2": LERENG, "w3": BUKIT}


def test_nobody_can_be_chosen_twice_and_never_more_than_six(toy_seen: Path) -> None:
    page = opened(w1=KARANG, w2=KARANG)
    assert not any("Karang" in name for name in page.selectbox(key="w2").options)
    assert "Baru 1 dari 1 yang dipilih mempunyai nilai" in shown(page)


def test_names_lead_to_their_profiles(toy_seen: Path) -> None:
    found = links(opened(w1=KARANG, w2=LERENG))
    assert f"wilayah={KARANG}" in found["Profil Karang \\(Kec\\. Pantai\\)"]


def test_who_has_no_form_says_so(toy_seen: Path) -> None:
    words = shown(opened(tahun="2024", w1=KARANG, w2=LERENG))
    assert "belum ada formulir" in words
    assert "Baru 1 dari 2" in words


def test_kecamatan_are_means_of_so_many(toy_seen: Path) -> None:
    assert "2 dari 2" in shown(opened(tingkat="kecamatan"))


def test_schools_are_compared_as_areas_or_one_by_one(subjects_seen: Path) -> None:
    assert "2 dari 2" in shown(opened(instrumen="spab"))
    page = opened(instrumen="spab", banding="subjects", w1="school:50300001", w2="school:50300002")
    words = shown(page)
    assert "SMP Katolik Cendana (Kel. Bukit) 50,0 poin skor di atas SD Negeri Bukit (Kel. Bukit)." in words
    assert "subjek=school" in links(page)["Profil SD Negeri Bukit \\(Kel\\. Bukit\\)"]


def test_families_are_never_chosen_and_few_of_them_are_withheld(families_seen: Path) -> None:
    page = opened(instrumen="katana", w1=BUKIT, w2=MUARA)
    words = shown(page)
    assert "tidak ditampilkan" in words
    assert "KK0" not in words
    assert not any(one.key == "banding" for one in page.get("button_group"))


@pytest.mark.parametrize("level", ["kelurahan", "kecamatan"])
def test_with_equal_results_nobody_stands_above(toy_path: Path, level: str) -> None:
    change_store(toy_path, "update scores set index_micro = 50000000, score_micro = 37500000 where node <> 'x'")
    assert "pilihan sama: skor 37,5." in shown(opened(tingkat=level))


def test_an_empty_store_says_what_is_missing(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments", "delete from score_methods")
    assert "Belum ada" in shown(opened())


def test_in_english(toy_seen: Path) -> None:
    assert "stands 35.0 points of score above" in shown(opened(lang="en", w1=KARANG, w2=LERENG))


def test_with_one_kelurahan_there_is_nothing_to_compare(toy_path: Path) -> None:
    only = f"subject_id = '{LERENG}' and year = 2025"
    change_store(toy_path, f"delete from scores where not ({only})", f"delete from assessments where not ({only})")
    words = shown(opened())
    assert "belum ada yang dapat dibandingkan" in words
    assert "Perubahan sejak" not in words
