"""Codes, kelurahan and doubles: what is held, with what suggestion, and what a person's word releases."""

import pytest

from siperi_geo.instruments import available, load
from siperi_geo.registers.subjects import KINDS, Kind
from siperi_geo.registers.subjects.codes import is_own, own_code
from tests.registers.subjects.conftest import HEAD, Hand, codes, errors, new, school

FACILITIES = ["Kode", "Nama Faskes", "Kelurahan"]


@pytest.mark.parametrize("code", ["50300001", "P2961234", "121253710001", " 5030 0001 ", "'50300001"])
def test_codes_of_schools(hand_in: Hand, code: str) -> None:
    assert errors(hand_in([school(code, "SD A", "Muara")])) == []


@pytest.mark.parametrize("code", ["5030000", "1.21254E+11", "503000011", "53.71.01.1001", "siperi-x-1"])
def test_what_is_no_code_is_held_even_when_checked(hand_in: Hand, code: str) -> None:
    assert errors(hand_in([school(code, "SD A", "Muara")], is_checked=True)) == ["SUBJECT_CODE_SHAPE"]


def test_the_code_of_the_ministry_of_religion_serves_where_there_is_no_other(hand_in: Hand) -> None:
    head = ["NSM", *HEAD]
    found = hand_in([["121253710001", *school("", "MTs A", "Muara", kind="MTs")]], head=head)
    assert new(found)["MTs A"].subject_id == "school:121253710001"
    both = hand_in([["121253710001", *school("50300001", "MTs A", "Muara", kind="MTs")]], head=head)
    assert new(both)["MTs A"].subject_id == "school:50300001"


def test_a_school_without_a_code_waits_and_then_gets_one_of_ours(hand_in: Hand) -> None:
    table = [school("-", "TK Kasih", "Muara", kind="TK")]
    assert errors(hand_in(table)) == ["SUBJECT_CODE_MISSING"]
    found = hand_in(table, is_checked=True)
    one = new(found)["TK Kasih"]
    assert (one.code, one.has_own_code) == ("siperi-tk-kasih-99.01.02.1001", True)
    assert codes(found) == {"SUBJECT_OWN_CODES"}


def test_a_facility_without_a_code_gets_one_of_ours_and_that_is_said(hand_in: Hand) -> None:
    found = hand_in([["", "Klinik Kasih", "Muara"]], kind="health_facility", head=FACILITIES)
    assert (errors(found), codes(found)) == ([], {"SUBJECT_OWN_CODES", "SUBJECT_TYPES_FROM_NAMES"})
    one = new(found)["Klinik Kasih"]
    assert (one.subtype, one.subject_id) == ("klinik", "health_facility:siperi-klinik-kasih-99.01.02.1001")


def test_own_codes_say_that_they_are_ours() -> None:
    assert own_code("RS. St. Carolus (Kupang)", "53.71.02.1005") == "siperi-rs-st-carolus-kupang-53.71.02.1005"
    assert is_own(own_code("É" * 100, "53.71.02.1005"))
    assert not is_own("50300001")


def test_a_kelurahan_that_is_not_known_comes_with_suggestions(hand_in: Hand) -> None:
    found = hand_in([school("50300001", "SD A", "Tanjung")])
    assert errors(found) == ["REGISTER_PLACE_UNKNOWN"]
    assert "Tanjung I (99.01.02.1002)" in found.problems[0].message()


def test_a_kelurahan_under_another_kecamatan_is_taken_and_said(hand_in: Hand) -> None:
    found = hand_in([school("50300001", "SD A", "Lereng", kecamatan="Pantai")])
    assert codes(found) == {"REGISTER_MATCHED_BY_NAME"}
    assert new(found)["SD A"].area_code == "99.01.01.1002"


def test_the_same_code_twice_is_held_twice_and_said_once(hand_in: Hand) -> None:
    found = hand_in([school("50300001", "SD A", "Muara"), school("50300001", "SD B", "Karang")], is_checked=True)
    assert (found.rows_in, found.rows_bad, errors(found)) == (2, 2, ["SUBJECT_DOUBLED"])
    assert "#2" in found.problems[0].message()
    assert "#3" in found.problems[0].message()


def test_the_same_name_under_another_code_in_the_same_kelurahan_waits(hand_in: Hand) -> None:
    table = [
        school("50300001", "SD A", "Muara"),
        school("50300002", "S.D.  a", "Muara"),
        school("50300003", "SD A", "Karang"),
    ]
    held = hand_in(table)
    assert (held.rows_bad, errors(held)) == (0, [])
    table[1][1] = "sd-A"
    held, taken = hand_in(table), hand_in(table, is_checked=True)
    assert (held.rows_bad, set(errors(held))) == (2, {"SUBJECT_SAME_NAME"})
    assert (taken.rows_bad, len(taken.entries)) == (0, 3)


def test_the_same_name_without_a_code_twice_in_a_kelurahan(hand_in: Hand) -> None:
    table = [["", "Klinik A", "Muara"], ["", "KLINIK A", "Muara"]]
    found = hand_in(table, kind="health_facility", head=FACILITIES, is_checked=True)
    assert (found.rows_bad, errors(found)) == (2, ["SUBJECT_NAME_DOUBLED"])


def test_a_list_of_working_areas_is_no_list_of_places(hand_in: Hand) -> None:
    table = [
        ["", "Puskesmas Pantai", "Muara"],
        ["", "Puskesmas Pantai", "Karang"],
        ["", "Puskesmas Bukit", "Bukit"],
    ]
    held = hand_in(table, kind="health_facility", head=FACILITIES)
    assert errors(held) == ["SUBJECT_BESIDE_SCATTERED", "SUBJECT_SCATTERED"], "one name is reported once"
    assert held.rows_bad == 3
    checked = hand_in(table, kind="health_facility", head=FACILITIES, is_checked=True)
    assert (checked.rows_bad, list(new(checked))) == (2, ["Puskesmas Bukit"])


def test_with_codes_one_name_may_stand_in_several_kelurahan(hand_in: Hand) -> None:
    table = [["1001001", "Klinik Pantai", "Muara"], ["1001002", "Klinik Pantai", "Karang"]]
    assert errors(hand_in(table, kind="health_facility", head=FACILITIES)) == []


@pytest.mark.parametrize(
    ("city", "is_ours"), [("Kota Mainan", True), ("Mainan", True), ("Kab. Mainan", False), ("Ende", False)]
)
def test_rows_of_other_cities_are_refused(hand_in: Hand, city: str, is_ours: bool) -> None:
    found = hand_in([[*school("50300001", "SD A", "Muara"), city]], head=[*HEAD, "Kabupaten/Kota"])
    assert errors(found) == ([] if is_ours else ["SUBJECT_OTHER_CITY"])


def test_types_and_statuses_that_are_not_known_stay_empty_and_are_said(hand_in: Hand) -> None:
    row = school("50300001", "SD A", "Muara")
    row[2:4] = ["Lainnya", "Akreditasi A"]
    found = hand_in([row])
    assert codes(found) == {"SUBJECT_TYPE_UNKNOWN", "SUBJECT_OWNERSHIP_UNKNOWN"}
    assert (new(found)["SD A"].subtype, new(found)["SD A"].ownership) == (None, None)


@pytest.mark.parametrize(
    ("name", "code"), [("", "SUBJECT_NAME_MISSING"), ("-", "SUBJECT_NAME_MISSING"), ("=A1&B1", "REGISTER_FORMULA")]
)
def test_a_row_without_a_name_is_held(hand_in: Hand, name: str, code: str) -> None:
    assert errors(hand_in([school("50300001", name, "Muara")])) == [code]


def test_a_dash_is_no_kelurahan(hand_in: Hand) -> None:
    assert errors(hand_in([school("50300001", "SD A", "-")])) == ["SUBJECT_PLACE_MISSING"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_kind_serves_an_instrument(kind: Kind) -> None:
    """But governments: they are places of their units, and fill in nothing themselves."""
    assert (kind.serves is None) == (kind.within == "itself")
    assert kind.serves in {None, *(load(ref.id).subject for ref in available())}
