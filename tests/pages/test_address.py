"""A link holds codes and opens the same screen for whoever opens it fresh, in either language."""

from pathlib import Path

import pytest

from tests.pages.opening import address, chose, follow, links, open_page, shown

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
    toy_seen: Path, name: str, section: str, query: dict[str, str]
) -> None:
    expected = {"tahun": "2025"} | {key: value for key, value in query.items() if USUAL.get(key) != value}
    page = open_page(name, section, **query)
    assert not page.exception
    chosen = {key: page.session_state[key] for key in query}
    assert {key: str(value) for key, value in chosen.items()} == query
    assert address(page) == expected
    english = open_page(name, section, **address(page), lang="en")
    assert not english.exception
    assert {key: english.session_state[key] for key in query} == chosen
    assert address(english) == {**expected, "lang": "en"}


def test_an_address_with_names_is_understood_and_becomes_one_with_codes(toy_seen: Path) -> None:
    page = open_page("map", aspek="Basic Services", wilayah="Bukit (Kec. Bukit)", tingkat="Kelurahan")
    assert address(page) == {"tahun": "2025", "aspek": "LD", "wilayah": BUKIT}


def test_what_an_address_may_not_ask_for_is_left_out(toy_seen: Path) -> None:
    page = open_page("map", aspek="x", tahun="1999", wilayah="53.71.01.1001", lang="xx", other="1")
    assert address(page) == {"tahun": "2025"}
    said = "Tidak ada hasil untuk tahun “1999”; yang ditampilkan 2025."
    assert said in shown(page)
    assert said in shown(page.run())
    assert "Tidak ada hasil untuk tahun" not in shown(chose(page, "tahun", 2024))
    assert "Tidak ada hasil untuk tahun" not in shown(chose(page, "tahun", 2025))


def test_a_link_leaves_out_what_it_does_not_say(toy_seen: Path) -> None:
    page = open_page("map", tahun="2024", aspek="LD", wilayah=BUKIT)
    other = follow(page, "map", wilayah=BUKIT)
    assert address(other) == {"tahun": "2025", "wilayah": BUKIT}


def test_choices_come_along_to_a_page_opened_from_the_menu(toy_seen: Path) -> None:
    page = open_page("map", tahun="2024", aspek="LD", wilayah=BUKIT)
    page.query_params.clear()
    page.switch_page("pages/results/gaps.py").run()
    assert address(page) == {"tahun": "2024", "aspek": "LD", "wilayah": BUKIT}


def test_links_on_a_page_carry_codes_and_the_year(toy_seen: Path) -> None:
    found = links(open_page("gaps", tahun="2024", aspek="KP", wilayah=BUKIT))
    assert found == {"Lihat perhitungan Bukit \\(Kec\\. Bukit\\)": f"tahun=2024&wilayah={BUKIT}&simpul=KP"}


def test_the_newest_year_is_said_in_addresses_and_links(toy_seen: Path) -> None:
    page = open_page("gaps", aspek="KP", wilayah=BUKIT)
    assert address(page) == {"tahun": "2025", "aspek": "KP", "wilayah": BUKIT}
    assert list(links(page).values()) == [f"tahun=2025&wilayah={BUKIT}&simpul=KP"]


def test_what_an_address_left_unsaid_is_no_entry_of_the_history_but_a_choice_is(toy_seen: Path) -> None:
    page = open_page("map", aspek="LD")
    assert set(page.query_params) == {"aspek"}
    again = page.run()
    assert address(again) == {"tahun": "2025", "aspek": "LD"}
    assert set(again.query_params) == {"aspek"}
    assert set(chose(again, "tahun", 2024).query_params) == {"tahun", "aspek"}


def test_a_page_without_years_has_no_year_in_its_address(toy_seen: Path) -> None:
    assert address(open_page("boundaries", "data")) == {}


def test_what_an_address_asks_for_in_vain_is_told_until_a_choice_is_made(toy_seen: Path) -> None:
    said = "Tidak ada di sini, jadi tidak dipakai dari alamat: aspek “x”, wilayah “53.71.01.1001”."
    page = open_page("map", aspek="x", wilayah="53.71.01.1001", tahun="2024")
    assert said in shown(page)
    assert said in shown(page.run())
    assert "tidak dipakai" not in shown(chose(page, "aspek", "LD"))
    assert "tidak dipakai" not in shown(page.run())
    for name, word in (("area", "wilayah"), ("compare", "w1")):
        words = shown(open_page(name, **{word: "<b>9</b>"}))
        assert f"tidak dipakai dari alamat: {word} “&lt;b&gt;9&lt;/b&gt;”" in words, name


def test_what_is_met_or_said_elsewhere_is_not_told_again(toy_seen: Path) -> None:
    for address_ in ({"tahun": "1999"}, {"tahun": "2024", "aspek": "index"}, {"aspek": "LD", "wilayah": BUKIT}):
        assert "tidak dipakai" not in shown(open_page("map", **address_))
