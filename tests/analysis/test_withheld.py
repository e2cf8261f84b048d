"""No number over few families can be derived from what is published: held against linear algebra."""

from fractions import Fraction
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.withheld import counted, hide, one_count, withheld

CITY, WEST, EAST = "99.01", "99.01.01", "99.01.02"
Counts = dict[str, tuple[int, ...]]


def kelurahan(kecamatan: int, place: int) -> str:
    return f"99.01.{kecamatan:02d}.{1000 + place}"


def city(*kecamatan: list[int]) -> Counts:
    """Counts of one thing: a list of numbers for each kecamatan."""
    return {
        kelurahan(at, place): (n,)
        for at, ns in enumerate(kecamatan, start=1)
        for place, n in enumerate(ns, start=1)
    }


def places(*at: tuple[int, int]) -> set[str]:
    return {kelurahan(*one) for one in at}


def in_the_span(vector: list[int], rows: list[list[int]]) -> bool:
    """Whether a vector is a rational combination of rows: the rank does not grow when it is added."""
    return rank([*rows, vector]) == rank(rows)


def rank(rows: list[list[int]]) -> int:
    left, found = [[Fraction(n) for n in row] for row in rows], 0
    for at in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[at]), None)
        if pivot is None:
            continue
        left = [
            [a - row[at] / pivot[at] * b for a, b in zip(row, pivot, strict=True)]
            for row in left
            if row is not pivot
        ]
        found += 1
    return found


def derived_over_few(counts: Counts, hidden: set[str], least: int) -> list[tuple[str, ...]]:
    """The sets of withheld kelurahan with a few families whose sum follows from the published sums."""
    codes = sorted(counts)
    areas = {*codes, *(code[:8] for code in codes), CITY} - hidden
    published = [[int(code.startswith(area)) for code in codes] for area in sorted(areas)]
    secret = [code for code in codes if code in hidden]
    return [
        some
        for size in range(1, len(secret) + 1)
        for some in combinations(secret, size)
        if any(0 < sum(ns) < least for ns in zip(*(counts[code] for code in some), strict=True))
        and in_the_span([int(code in some) for code in codes], published)
    ]


@st.composite
def cities(draw: st.DrawFn) -> Counts:
    """Up to three kecamatan of up to four kelurahan; one thing counted, or a second one that is never more."""
    n = st.integers(0, 25) | st.integers(0, 4) | st.just(0)
    things = draw(st.integers(1, 2))
    found: Counts = {}
    for at in range(1, draw(st.integers(1, 3)) + 1):
        for place in range(1, draw(st.integers(1, 4)) + 1):
            first = draw(n)
            found[kelurahan(at, place)] = (first, *(min(first, draw(n)) for _ in range(things - 1)))
    return found


@settings(max_examples=150)
@given(cities(), st.integers(5, 12))
def test_no_sum_over_few_families_can_be_derived(counts: Counts, least: int) -> None:
    assert derived_over_few(counts, set(withheld(counts, least)), least) == []


@settings(max_examples=50)
@given(cities(), st.integers(5, 12))
def test_every_area_with_few_is_withheld_and_says_so(counts: Counts, least: int) -> None:
    found = withheld(counts, least)
    for area in {*counts, *(code[:8] for code in counts), CITY}:
        sums = zip(*(ns for code, ns in counts.items() if code.startswith(area)), strict=True)
        assert (found.get(area) == "few") == any(0 < sum(ns) < least for ns in sums)


@settings(max_examples=50)
@given(cities(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(counts: Counts, random: object) -> None:
    shuffled = list(counts.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert withheld(dict(shuffled), 10) == withheld(counts, 10)


@settings(max_examples=30)
@given(st.lists(st.lists(st.integers(10, 25) | st.just(0), min_size=1, max_size=4), min_size=1, max_size=3))
def test_nothing_is_withheld_where_every_kelurahan_has_none_or_enough(ns: list[list[int]]) -> None:
    assert withheld(city(*ns), 10) == {}


@pytest.mark.parametrize(
    ("ns", "hidden"),
    [
        ([[3, 12, 80], [20]], places((1, 1), (1, 2))),  # alone it would be kecamatan minus the others
        ([[3, 12, 12], [20]], places((1, 1), (1, 2))),  # of equals the first by code
        ([[3, 7, 80], [20]], places((1, 1), (1, 2))),  # together they are enough
        ([[4, 5, 80, 11], [20]], places((1, 1), (1, 2), (1, 4))),
        ([[9], [40, 30]], {WEST, EAST, *places((1, 1), (2, 2))}),  # a kecamatan would be city minus the other
        ([[9], [3, 7, 30]], {WEST, EAST, *places((1, 1), (2, 1), (2, 2))}),  # what is withheld there is enough
        ([[9], [3]], {WEST, EAST, *places((1, 1), (2, 1))}),  # the city is over twelve
        ([[4], [3]], {WEST, EAST, CITY, *places((1, 1), (2, 1))}),
        ([[9], [0]], {WEST, CITY, *places((1, 1))}),
        ([[0, 10], [0]], set()),
        ([[0]], set()),
    ],
)
def test_what_is_withheld(ns: list[list[int]], hidden: set[str]) -> None:
    assert set(withheld(city(*ns), 10)) == hidden


def test_the_reasons_are_told_apart() -> None:
    assert withheld(city([3, 12, 80]), 10) == {kelurahan(1, 1): "few", kelurahan(1, 2): "complementary"}


def test_a_place_is_withheld_for_everything_when_it_must_be_for_one() -> None:
    counts = {kelurahan(1, 1): (40, 4), kelurahan(1, 2): (50, 0), kelurahan(1, 3): (60, 30)}
    assert set(withheld(counts, 10)) == places((1, 1), (1, 3))  # the second has none of what is few


def rows(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"area_code": [kelurahan(1, 1), kelurahan(1, 2)], "node": "index"} | columns)


def test_real_forms_are_counted_apart_from_examples() -> None:
    found = rows(form_count=[30, 12], example_count=[22, 0], scored_count=[30, 11])
    assert counted([found, found]) == {
        kelurahan(1, 1): (30, 8, 30) * 2,
        kelurahan(1, 2): (12, 12, 11) * 2,
    }


def test_versions_with_different_nodes_are_counted_alike_everywhere() -> None:
    """What a kelurahan has nothing of is none, and forms are those of the index: every version has it."""
    columns = ["area_code", "node", "form_count", "example_count", "scored_count"]
    first = [(kelurahan(1, 1), "P1", 4, 0, 4), (kelurahan(1, 1), "index", 30, 0, 29)]
    other = [(kelurahan(1, 2), "P9", 12, 0, 11), (kelurahan(1, 2), "index", 12, 0, 12)]
    mixed, alone = pd.DataFrame([*first, *other], columns=columns), pd.DataFrame(other, columns=columns)
    assert counted([mixed, alone]) == {
        kelurahan(1, 1): (30, 30, 4, 0, 29, 0, 0, 0, 0),
        kelurahan(1, 2): (12, 12, 0, 11, 12, 12, 12, 11, 12),
    }
    assert counted([]) == {}


def test_a_hidden_row_keeps_its_name_and_nothing_else() -> None:
    values = {"index_value": [50.0, 60.0], "score": [50.0, 60.0], "coverage_pct": [100.0, 90.0]}
    counts = {name: [3, 12] for name in ("subject_count", "form_count", "example_count", "scored_count")}
    one, other = hide(
        rows(area_name=["Bukit", "Lereng"], is_example=[True, False], **values, **counts), [kelurahan(1, 1)]
    ).to_dict("records")
    assert (one["area_name"], one["is_withheld"]) == ("Bukit", True)
    assert all(pd.isna(one[name]) for name in (*values, *counts, "is_example"))
    assert (other["index_value"], other["form_count"], other["is_withheld"]) == (60.0, 12, False)


FORMS = st.tuples(st.integers(0, 40), st.integers(0, 12), st.lists(st.integers(0, 12), min_size=2, max_size=2))


@given(st.lists(FORMS, min_size=1, max_size=6))
def test_no_difference_of_published_counts_is_of_few_families(areas: list[tuple[int, int, list[int]]]) -> None:
    """Of each area and every sum of areas, forms and those behind the index and each aspect are one number."""
    rows = []
    for place, (scored, unassessed, lacking) in enumerate(areas):
        for node, n in {"index": scored, "P1": scored - lacking[0], "P2": scored - lacking[1]}.items():
            row = {"area_code": kelurahan(1, place), "node": node, "scored_count": max(n, 0)}
            rows.append(row | {"form_count": scored + unassessed, "example_count": 0})
    found = one_count(pd.DataFrame(rows))
    for _, area in found.groupby("area_code"):
        n = int(area.loc[area["node"] == "index", "scored_count"].iloc[0])
        assert set(area["scored_count"]) <= {0, n}, "an aspect that nobody has, or the families of the index"
        assert n == 0 or set(area["form_count"]) == {n}
    whole = found[found["node"] == "index"]
    assert whole.loc[whole["scored_count"] > 0, "form_count"].sum() == whole["scored_count"].sum()


def test_an_aspect_that_some_lack_is_said_to_be_partial_without_how_many() -> None:
    rows = pd.DataFrame({
        "area_code": "a", "node": ["index", "P1", "P2"], "scored_count": [38, 36, 38], "form_count": 40,
        "example_count": 0,
    })  # fmt: skip
    found = one_count(rows)
    assert found["scored_count"].tolist() == found["form_count"].tolist() == [38, 38, 38]
    assert found["is_partial"].tolist() == [False, True, False]
