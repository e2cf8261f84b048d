"""Facts of areas: what a kecamatan has of its kelurahan, and when it is not known."""

import numpy as np
import pandas as pd

from siperi_geo.analysis import area_facts
from tests.analysis.priority_facts import values

AREAS = pd.DataFrame(
    [
        ("99.01", "Kota", "city", "99"),
        ("99.01.01", "Bukit", "kecamatan", "99.01"),
        ("99.01.01.1001", "Atas", "kelurahan", "99.01.01"),
        ("99.01.01.1002", "Bawah", "kelurahan", "99.01.01"),
        ("99.01.02", "Muara", "kecamatan", "99.01"),
        ("99.01.02.1001", "Hilir", "kelurahan", "99.01.02"),
    ],
    columns=["area_code", "name", "level", "parent_code"],
)


def of_level(level: str) -> tuple[list[str], list[list[str]]]:
    found = area_facts.places(AREAS, level)
    return [one.kecamatan_code for one in found], area_facts.inside(AREAS, found)


def test_places_know_their_kecamatan_and_who_is_in_them() -> None:
    assert of_level("kelurahan")[0] == ["99.01.01", "99.01.01", "99.01.02"]
    codes, inside = of_level("kecamatan")
    assert (codes, [len(some) for some in inside]) == (["99.01.01", "99.01.02"], [2, 1])
    assert of_level("city") == (["99.01"], [["99.01.01.1001", "99.01.01.1002", "99.01.02.1001"]])


def test_people_of_a_kecamatan_are_those_of_all_its_kelurahan_or_not_known() -> None:
    _, inside = of_level("kecamatan")
    known = {"99.01.01.1001": 100, "99.01.02.1001": 40}
    np.testing.assert_equal(area_facts.people(known, inside), values(None, 40))
    np.testing.assert_equal(area_facts.people(known | {"99.01.01.1002": 5}, inside), values(105, 40))


def test_hazard_is_the_highest_class_and_of_a_kecamatan_the_mean_of_enough() -> None:
    rows = pd.DataFrame(
        [("99.01.01.1001", "flood", 1), ("99.01.01.1001", "storm", 3), ("99.01.02.1001", "flood", None)],
        columns=["area_code", "hazard", "level"],
    )
    np.testing.assert_allclose(area_facts.hazard(rows, of_level("kelurahan")[1]), values(1, None, None))
    np.testing.assert_allclose(area_facts.hazard(rows, of_level("kecamatan")[1]), values(1, None))
    np.testing.assert_allclose(area_facts.hazard(rows, of_level("city")[1]), values(None))


def test_a_column_has_holes_where_nothing_is_known() -> None:
    found = area_facts.column({"99.01.01": 3.0, "99.01.02": float("nan")}, area_facts.places(AREAS, "kecamatan"))
    np.testing.assert_equal(found, values(3, None))


def test_money_of_a_kecamatan_is_of_none_of_its_kelurahan() -> None:
    rows = pd.DataFrame(
        [("99.01.01.1001", "a", 5, 0), ("99.01.01", "a", 100, 0), ("99.01.02.1001", "b", 7, 0)],
        columns=["area_code", "line", "budget_idr", "unknown_count"],
    )
    of_kelurahan = area_facts.funded(rows, area_facts.places(AREAS, "kelurahan"))
    assert {line: money.tolist() for line, money in of_kelurahan.items()} == {"a": [5, 0, 0], "b": [0, 0, 7]}
    of_kecamatan = area_facts.funded(rows, area_facts.places(AREAS, "kecamatan"))
    assert {line: money.tolist() for line, money in of_kecamatan.items()} == {"a": [105, 0], "b": [0, 7]}


def test_an_action_without_a_budget_is_no_zero() -> None:
    rows = pd.DataFrame(
        [("99.01.01.1001", "a", 5, 1), ("99.01.01.1002", "a", 0, 1), ("99.01.02.1001", "a", 7, 0)],
        columns=["area_code", "line", "budget_idr", "unknown_count"],
    )
    for level, known in (("kelurahan", (None, None, 7)), ("kecamatan", (None, 7)), ("city", (None,))):
        np.testing.assert_equal(area_facts.funded(rows, area_facts.places(AREAS, level))["a"], values(*known))


def test_vulnerability_compares_only_what_all_have() -> None:
    inside = of_level("kelurahan")[1]
    one, two, three = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"
    names = ["area_code", "kind", "value"]
    shares = [(one, "elderly", 0.1), (one, "poor", 0.3), (two, "elderly", 0.2)]
    found = area_facts.vulnerability(pd.DataFrame(shares, columns=names), inside, {"index"})
    np.testing.assert_allclose(found, values(0.1, 0.2, None))
    index = [*shares, (three, "index", 0.7)]
    found = area_facts.vulnerability(pd.DataFrame(index, columns=names), inside, {"index"})
    np.testing.assert_allclose(found, values(None, None, 0.7))
    apart = [(one, "elderly", 0.1), (two, "poor", 0.4)]
    found = area_facts.vulnerability(pd.DataFrame(apart, columns=names), inside, {"index"})
    np.testing.assert_allclose(found, values(None, None, None))
    none = area_facts.vulnerability(pd.DataFrame([], columns=names).astype({"value": float}), inside, {"index"})
    np.testing.assert_allclose(none, values(None, None, None))
