"""A link holds codes and opens the same screen for whoever opens it fresh, in either language."""

from pathlib import Path

import pytest

from tests.pages.opening import address, follow, links, open_page

BUKIT = "99.01.01.1001"
ADDRESSES = [
    ("overview", "results", {"tahun": "2024"}),
    ("map", "results", {"tahun": "2024", "tingkat": "kelurahan", "aspek": "KD", "wilayah": BUKIT}),
    ("map", "results", {"tingkat": "kecamatan", "aspek": "LD", "wilayah": "99.01.02"}),
    ("gaps", "results", {"tahun": "2024", "aspek": "PM", "wilayah": BUKIT}),
    ("change", "results", {"tingkat": "kecamatan", "aspek": "PK", "wilayah": "99.01.02"}),
    ("method", "method", {"bagian": "mean", "rata": "99.01.02", "simpul": "I15", "tahun": "2024"}),
    ("method", "method", {"wilayah": BUKIT, "simpul": "LD", "bacaan": "official_blank_no"}),
]
USUAL = {"tingkat": "kelurahan"}


@pytest.mark.parametrize(("name", "section", "query"), ADDRESSES)
def test_a_link_opens_the_same_screen_in_both_languages(
    toy_path: Path, name: str, section: str, query: dict[str, str]
) -> None:
    expected = {key: value for key, value in query.items() if USUAL.get(key) != value}
    page = open_page(name, section, **query)
    assert not page.exception
    chosen = {key: page.session_state[key] for key in query}
    assert {key: str(value) for key, value in chosen.items()} == query
    assert address(page) == expected
    english = open_page(name, section, **address(page), lang="en")
    assert not english.exception
    assert {key: english.session_state[key] for key in query} == chosen
    assert address(english) == {**expected, "lang": "en"}


def test_an_address_with_names_is_understood_and_becomes_one_with_codes(toy_path: Path) -> None:
    page = open_page("map", aspek="Basic Services", wilayah="Bukit (Bukit)", tingkat="Kelurahan")
    assert address(page) == {"aspek": "LD", "wilayah": BUKIT}


def test_what_an_address_may_not_ask_for_is_left_out(toy_path: Path) -> None:
    page = open_page("map", aspek="x", tahun="1999", wilayah="53.71.01.1001", lang="xx", other="1")
    assert address(page) == {}


def test_a_link_leaves_out_what_it_does_not_say(toy_path: Path) -> None:
    page = open_page("map", tahun="2024", aspek="LD", wilayah=BUKIT)
    other = follow(page, "map", wilayah=BUKIT)
    assert address(other) == {"wilayah": BUKIT}


def test_choices_come_along_to_a_page_opened_from_the_menu(toy_path: Path) -> None:
    page = open_page("map", tahun="2024", aspek="LD", wilayah=BUKIT)
    page.query_params.clear()
    page.switch_page("pages/results/gaps.py").run()
    assert address(page) == {"tahun": "2024", "aspek": "LD", "wilayah": BUKIT}


def test_links_on_a_page_carry_codes_and_the_year(toy_path: Path) -> None:
    found = links(open_page("gaps", tahun="2024", aspek="KP", wilayah=BUKIT))
    assert found == {"Lihat perhitungan Bukit \\(Bukit\\)": f"tahun=2024&wilayah={BUKIT}&simpul=KP"}
