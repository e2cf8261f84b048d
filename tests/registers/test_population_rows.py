"""Rows of populations that need a person: each is held whole, with its place and reason, and the others go on."""

from pathlib import Path

import pytest

from siperi_geo.areas import Area
from siperi_geo.registers.populations import examine
from siperi_geo.store import Store
from tests.registers.conftest import Hand, codes, people
from tests.sheets import builders

HEAD = ["kode", "kelurahan", "kecamatan", "penduduk"]
GOOD = ["", "Muara", "Pantai", 2000]
ROWS = {
    "REGISTER_PLACE_UNKNOWN": ["", "Atlantis", "Pantai", 10],
    "REGISTER_PLACE_MISSING": ["", "", "", 10],
    "REGISTER_PLACE_CONFLICT": ["99.01.02.1003", "Lereng", "", 10],
    "REGISTER_BPS_CODE": ["9901020003", "", "Pantai", 10],
    "REGISTER_FORMULA": ["", "Karang", "Pantai", "=B2*2"],
    "POPULATION_UNREADABLE": ["", "Karang", "Pantai", "banyak"],
    "POPULATION_NEGATIVE": ["", "Karang", "Pantai", -10],
    "POPULATION_FRACTION": ["", "Karang", "Pantai", "10,5"],
    "POPULATION_OUT_OF_RANGE": ["", "Karang", "Pantai", "1.500.000"],
}


@pytest.mark.parametrize("code", sorted(ROWS))
def test_a_bad_row_is_kept_and_named_with_its_place(hand_in: Hand, code: str) -> None:
    found = hand_in([HEAD, GOOD, ROWS[code], ["", "Lereng", "Bukit", 1000]], year=2023)
    assert [problem.code for problem in found.errors] == [code]
    assert (found.rows_in, found.rows_good, found.rows_bad) == (3, 2, 1)
    assert people(found) == {("Muara", 2023): 2000, ("Lereng", 2023): 1000}
    bad = found.quarantine[0]
    assert (bad.line, bad.code) == (3, code)
    assert bad.raw == ";".join(map(str, ROWS[code]))


def test_a_known_code_of_another_city_is_unknown_here(hand_in: Hand) -> None:
    found = hand_in([HEAD, GOOD, ["53.71.01.1001", "", "", 10]], year=2023)
    assert codes(found) == ["REGISTER_PLACE_UNKNOWN"]


def test_codes_without_dots_are_never_taken_for_kemendagri_codes(hand_in: Hand) -> None:
    found = hand_in([HEAD, ["9901021003", "Muara", "Pantai", 2000]], year=2023)
    assert people(found) == {("Muara", 2023): 2000}
    assert codes(found) == ["REGISTER_CODES_UNUSED"]


def test_names_are_matched_in_any_spelling_and_likeness_is_said_with_its_confidence(hand_in: Hand) -> None:
    rows = [
        HEAD,
        ["", "TANJUNG 1", "PANTAI", 1000],
        ["", "Kel. Lereng", "Kec. Bukit", 2000],
        ["", "Karamg", "Pantai", 3000],
    ]
    found = hand_in(rows, year=2023)
    assert people(found) == {("Tanjung I", 2023): 1000, ("Lereng", 2023): 2000}
    assert codes(found) == ["REGISTER_PLACE_UNKNOWN"]
    assert "Karang" in found.problems[0].what("id")
    found = hand_in([HEAD, ["", "Muara", "Bukit", 3000]], year=2023)
    assert codes(found) == ["REGISTER_MATCHED_BY_NAME"]
    assert "80 %" in found.problems[0].what("id")


def test_the_same_kelurahan_and_year_twice_holds_both_rows(hand_in: Hand) -> None:
    rows = [HEAD, GOOD, ["99.01.02.1001", "", "", 2000], ["", "Lereng", "Bukit", 1000]]
    found = hand_in(rows, year=2023)
    assert people(found) == {("Lereng", 2023): 1000}
    assert (codes(found), [row.line for row in found.quarantine]) == (["REGISTER_DOUBLED"] * 2, [2, 3])
    assert "#2" in found.problems[0].what("id")
    assert "#3" in found.problems[0].what("id")


def test_a_row_beside_an_unreadable_one_of_the_same_kelurahan_is_held_too(hand_in: Hand) -> None:
    found = hand_in([HEAD, GOOD, ["", "Muara", "Pantai", "2o00"]], year=2023)
    assert (people(found), found.rows_bad) == ({}, 2)


def test_a_likeness_gives_way_to_the_row_that_names_it(hand_in: Hand) -> None:
    rows = [HEAD, ["", "Tanjung I", "Pantai", 700], ["", "Tanjung I", "Bukit", 500]]
    found = hand_in(rows, year=2023)
    assert people(found) == {("Tanjung I", 2023): 700}
    assert "REGISTER_CLAIMED" in codes(found)


def test_two_years_of_one_kelurahan_are_no_double(hand_in: Hand) -> None:
    rows = [["kelurahan", "tahun", "jiwa"], ["Muara", 2022, 1900], ["Muara", 2023, 2000], ["Muara", 2024, "-"]]
    assert people(hand_in(rows)) == {("Muara", 2022): 1900, ("Muara", 2023): 2000}


def test_a_blank_is_missing_and_never_zero(hand_in: Hand) -> None:
    found = hand_in([HEAD, GOOD, ["", "Karang", "Pantai", "-"], ["", "Lereng", "Bukit", ""]], year=2023)
    assert people(found) == {("Muara", 2023): 2000}
    assert (found.rows_in, found.rows_bad) == (3, 0)
    assert {area.name for area in found.missing[2023]} == {"Bukit", "Lereng", "Tanjung I", "Karang"}


def test_a_fraction_in_a_workbook_is_held_though_its_text_looks_like_thousands(hand_in: Hand) -> None:
    found = hand_in({"2023": [HEAD, ["", "Muara", "Pantai", 12.345], ["", "Karang", "Pantai", "12.345"]]})
    assert people(found) == {("Karang", 2023): 12345}
    assert codes(found) == ["POPULATION_FRACTION"]
    assert str(found.problems[0].where) == "penduduk.xlsx · 2023 · D2"


def test_a_bad_cell_of_one_year_holds_the_whole_row_with_every_reason(hand_in: Hand) -> None:
    rows = [["kelurahan", "penduduk 2021", "penduduk 2022", "penduduk 2023"], ["Muara", "x", 1900, -3]]
    found = hand_in([*rows, ["Karang", 1001, 1002, 1003]])
    assert people(found) == {("Karang", year): n for year, n in ((2021, 1001), (2022, 1002), (2023, 1003))}
    assert codes(found) == ["POPULATION_NEGATIVE", "POPULATION_UNREADABLE"]
    assert found.rows_bad == 1


def test_an_open_quotation_mark_costs_its_own_row(areas: list[Area], tmp_path: Path, empty_store: Store) -> None:
    text = 'kelurahan;penduduk 2023\nMuara;2000\nKarang;"900\nLereng;1000\n'
    found = examine(empty_store, builders.write_text(tmp_path / "f.csv", text), areas, source="uji")
    assert people(found) == {("Muara", 2023): 2000, ("Lereng", 2023): 1000}
    assert (codes(found), found.quarantine[0].raw) == (["FORM_QUOTE_OPEN"], 'Karang;"900')


def test_a_code_may_stand_in_the_column_of_names(hand_in: Hand) -> None:
    rows = [["kelurahan", "penduduk"], ["99.01.02.1003", 2000], ["99.01.01.1001 – Bukit", 500], ["Lereng", 1000]]
    found = hand_in(rows, year=2023)
    assert not found.errors
    assert sorted(people(found).values()) == [500, 1000, 2000]
