"""Coordinates: as lists write them, held against the kelurahan named, never turned silently."""

import pytest

from siperi_geo.registers.subjects.points import Cells, read_degrees, read_point
from siperi_geo.sheets import RefusedError
from tests.registers.subjects.conftest import MUARA, Hand, codes, errors, new, school


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("-10,178839", -10.178839),
        ("-10.17883917027184", -10.178839),
        ("'-10.5", -10.5),
        ("−10,5", -10.5),
        ("10,5 LS", -10.5),
        ("123.639 BT", 123.639),
        ("10°10'30\"S", -10.175),
        ("123° 38′ 20,5″ E", 123.639028),
        ("124", 124.0),
    ],
)
def test_degrees(text: str, degrees: float) -> None:
    assert read_degrees(text) == degrees


@pytest.mark.parametrize("text", ["-10.178.839", "-10178839", "selatan", "=A1", "200,5", "1e2"])
def test_what_is_no_degrees(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_degrees(text)
    assert refused.value.code == "SUBJECT_POINT_UNREADABLE"


@pytest.mark.parametrize("pair", ["-10.195, 123.55", "-10.195,123.55", "-10,195; 123,55", "(-10,195 123,55)"])
def test_both_in_one_cell(pair: str) -> None:
    assert read_point(Cells(pair=pair)) == (123.55, -10.195)


def test_a_point_in_its_kelurahan_is_stored_without_a_word(hand_in: Hand) -> None:
    found = hand_in([school("50300001", "SD A", "Muara", *MUARA)])
    assert codes(found) == set()
    assert (new(found)["SD A"].lon, new(found)["SD A"].lat) == (123.51, -10.17)


def test_a_point_elsewhere_is_a_warning_with_distance_and_place(hand_in: Hand) -> None:
    found = hand_in(
        [school("50300001", "SD A", "Bukit", *MUARA), school("50300002", "SD B", "Bukit", "-10,3", "123,51")]
    )
    first, second = found.problems
    assert (first.code, first.values["other"]) == ("SUBJECT_POINT_ELSEWHERE", "Muara")
    assert str(first.values["distance"]).endswith(" km")
    assert second.code == "SUBJECT_POINT_OUTSIDE"
    assert {one.area_code for one in new(found).values()} == {"99.01.01.1001"}, "the list's word stays"


@pytest.mark.parametrize(
    ("point", "code"), [(MUARA[::-1], "SUBJECT_POINT_SWAPPED"), (("10,17", "123,51"), "SUBJECT_POINT_SIGN")]
)
def test_a_slip_is_said_and_turned_only_when_checked(hand_in: Hand, point: tuple[str, str], code: str) -> None:
    table = [school("50300001", "SD A", "Muara", *point)]
    held, taken = hand_in(table), hand_in(table, is_checked=True)
    assert (errors(held), held.rows_bad, held.doubts) == ([code], 1, 1)
    assert codes(taken) == {"SUBJECT_POINT_TURNED"}
    assert (new(taken)["SD A"].lon, new(taken)["SD A"].lat) == (123.51, -10.17)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        (("0", "0"), "SUBJECT_POINT_ZERO"),
        (("-10,195", ""), "SUBJECT_POINT_HALF"),
        (("-10.195.000", "123,55"), "SUBJECT_POINT_UNREADABLE"),
    ],
)
def test_what_is_no_point_is_held_and_left_out_when_checked(
    hand_in: Hand, point: tuple[str, str], code: str
) -> None:
    table = [school("50300001", "SD A", "Muara", *point)]
    held, taken = hand_in(table), hand_in(table, is_checked=True)
    assert (errors(held), held.rows_bad) == ([code], 1)
    assert codes(taken) == {"SUBJECT_POINT_LEFT_OUT"}
    assert new(taken)["SD A"].lon is None


def test_a_kelurahan_that_only_the_point_tells_needs_a_person(hand_in: Hand) -> None:
    table = [school("50300001", "SD A", "", *MUARA)]
    held, taken = hand_in(table), hand_in(table, is_checked=True)
    assert (errors(held), held.problems[0].values["area"]) == (["SUBJECT_PLACE_FROM_POINT"], "Muara")
    assert codes(taken) == {"SUBJECT_PLACED_BY_POINT"}
    assert new(taken)["SD A"].area_code == "99.01.02.1001"


@pytest.mark.parametrize("point", [(), ("-10,3", "123,55")])
def test_without_kelurahan_and_without_a_point_in_the_city_there_is_no_place(
    hand_in: Hand, point: tuple[str, ...]
) -> None:
    found = hand_in([school("50300001", "SD A", "", *point)], is_checked=True)
    assert errors(found) == ["SUBJECT_PLACE_MISSING"]


def test_without_boundaries_points_are_taken_and_that_is_said(hand_in: Hand) -> None:
    found = hand_in([school("50300001", "SD A", "Muara", "-10,3", "123,55")], locator=None)
    assert codes(found) == {"SUBJECT_POINTS_UNCHECKED"}
    assert new(found)["SD A"].lat == -10.3
