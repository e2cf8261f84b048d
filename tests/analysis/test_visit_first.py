"""Whom to visit first: the lowest that say enough, in a fixed order, with the reasons that the numbers give."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import visit_first
from siperi_geo.analysis.thin import is_thin
from siperi_geo.text import use_language
from tests.analysis.frames import KELTANA


def rows(
    *areas: tuple[str, float | None, int, int], aspects: dict[str, dict[str, float]] | None = None
) -> pd.DataFrame:
    """`scores/score_per_group` of areas: name, index, assessed, registered; scores of aspects by area."""
    made = []
    for name, value, scored, asked in areas:
        base = {"area_code": f"c{name}", "area_name": name, "kecamatan_name": "K", "subject_count": asked}
        base |= {"scored_count": scored}
        made.append(base | {"node": "index", "index_value": value, "score": value})
        for node, score in (aspects or {}).get(name, {}).items():
            made.append(base | {"node": node, "index_value": score / 100, "score": score})
    return pd.DataFrame(made)


def names(found: visit_first.Visits) -> list[str]:
    return [one.area_name for one in found.first]


def test_the_lowest_come_first_and_equals_by_name() -> None:
    found = visit_first.visits(KELTANA, rows(("D", 50, 1, 1), ("B", 30, 1, 1), ("A", 30, 1, 1), ("C", 40, 1, 1)))
    assert names(found) == ["A", "B", "C"]
    assert (found.alike, found.thin) == (0, 0)


def test_equals_that_do_not_fit_are_counted() -> None:
    found = visit_first.visits(KELTANA, rows(*((name, 30, 1, 1) for name in "ABCDE")))
    assert (names(found), found.alike) == (["A", "B", "C"], 2)


def test_a_thin_mean_and_one_without_a_value_are_not_in_the_order() -> None:
    found = visit_first.visits(KELTANA, rows(("A", 20, 1, 12), ("B", 30, 6, 12), ("C", None, 0, 3)))
    assert (names(found), found.thin) == (["B"], 1)


def test_the_reasons_are_the_numbers() -> None:
    given_rows = rows(("A", 40, 1, 1), aspects={"A": {"LD": 60.0, "PK": 10.0}})
    (one,) = visit_first.visits(KELTANA, given_rows, change={"cA": -2.5}, people={"cA": 5000}).first
    said = visit_first.reasons(KELTANA, one, 2025)
    assert said == (
        "indeks 40,00 (Tangguh Pratama), terlemah pada Peraturan dan Kebijakan Penanggulangan Bencana "
        "(skor 10 dari 100), −2,50 sejak 2025 dan 5.000 jiwa"
    )
    assert visit_first.reasons(KELTANA, one, None).count("sejak") == 0
    use_language("en")
    assert visit_first.reasons(KELTANA, one, None).startswith("index 40.00, Pratama (basic), weakest in")


@given(st.lists(st.tuples(st.integers(20, 100), st.integers(0, 12)), max_size=8))
def test_nobody_left_out_is_lower_and_says_enough(given_areas: list[tuple[int, int]]) -> None:
    made = rows(
        *(
            (f"A{place}", value if scored else None, scored, 12)
            for place, (value, scored) in enumerate(given_areas)
        )
    )
    if made.empty:
        return
    found = visit_first.visits(KELTANA, made)
    enough = sorted(value for value, scored in given_areas if scored and not is_thin(scored, 12))
    assert [one.value for one in found.first] == pytest.approx(enough[: visit_first.FIRST])
    assert found.thin == sum(is_thin(scored, 12) for _, scored in given_areas)
