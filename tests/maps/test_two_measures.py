"""Two measures on one map: the rules of the steps, nine colours told apart by every eye, and what is missing."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo import palette
from siperi_geo.instruments import load
from siperi_geo.maps import NO_DATA, WITHHELD, MapView
from siperi_geo.maps.pair_legend import pair_legend_html
from siperi_geo.maps.two_measures import (
    COLOURS,
    UNKNOWN,
    Other,
    folded,
    limits,
    pair_facts,
    pair_paints,
    third,
    third_of,
)
from tests.colour_maths import VISIONS, contrast, difference, lab
from tests.maps.conftest import square
from tests.maps.test_scores import FAMILIES, NOTHING, index_row

NINE = [colour for row in COLOURS for colour in row]
A, B = "99.01.01.1001", "99.01.01.1002"


def other(**steps: int) -> Other:
    return Other(
        of_area={f"99.01.01.{code[1:]}": step for code, step in steps.items()},
        said={A: "Penduduk 900 orang"},
        steps=("sedikit", "sedang", "banyak"),
        rows=("lemah", "sedang", "kuat"),
        unknown="tidak diketahui",
    )


@pytest.mark.parametrize("vision", VISIONS)
def test_nine_colours_differ_for_every_eye(vision: str) -> None:
    for one, another in combinations([*NINE, palette.SUPPRESSED], 2):
        assert difference(one, another, vision) >= 10, (one, another)


@pytest.mark.parametrize("vision", VISIONS)
def test_none_of_them_looks_like_no_data(vision: str) -> None:
    for colour in NINE:
        assert difference(colour, palette.NO_DATA, vision) >= 20, colour


def test_more_of_the_other_is_darker_and_signs_can_be_read() -> None:
    for row in COLOURS:
        lightness = [lab(colour)[0] for colour in row]
        assert lightness == sorted(lightness, reverse=True)
    assert all(contrast(colour, palette.ink_on(colour)) >= 4.5 for colour in NINE)


@pytest.mark.parametrize(
    ("n", "steps"),
    [(3, [1, 2, 3]), (4, [1, 1, 2, 3]), (5, [1, 1, 2, 2, 3]), (6, [1, 1, 2, 2, 3, 3])],
)
def test_classes_are_folded_into_three_in_order(n: int, steps: list[int]) -> None:
    assert [folded(order, n) for order in range(1, n + 1)] == steps


@pytest.mark.parametrize(("score", "step"), [(0, 1), (33.3, 1), (33.4, 2), (66.6, 2), (66.7, 3), (100, 3)])
def test_scores_are_cut_at_thirds_of_the_scale(score: float, step: int) -> None:
    assert third(score) == step


@given(st.lists(st.integers(0, 50_000), min_size=1, max_size=60))
def test_thirds_hold_at_least_a_third_up_to_each_limit(values: list[int]) -> None:
    edges = limits(values)
    steps = [third_of(value, edges) for value in values]
    assert 3 * steps.count(1) >= len(values)
    assert 3 * (steps.count(1) + steps.count(2)) >= 2 * len(values)
    assert all(
        third_of(a, edges) <= third_of(b, edges) for a, b in zip(sorted(values), sorted(values)[1:], strict=False)
    )


def test_an_area_says_both_measures_and_its_sign() -> None:
    keltana = load("keltana")
    facts = pair_facts(keltana, "index", pd.DataFrame([index_row(40.0)]), other(n1001=3))[A]
    assert facts.paint == "pair1C"
    assert facts.lines[-2:] == ("Penduduk 900 orang", "1C: lemah, banyak")
    paint = pair_paints(keltana, "index", other())[facts.paint]
    assert (paint.sign, paint.label, paint.fill) == ("1C", "lemah, banyak", COLOURS[0][2])


def test_what_is_missing_of_either_measure_is_no_step() -> None:
    keltana = load("keltana")
    rows = pd.DataFrame([index_row(40.0), {**index_row(None, None), "area_code": B}])
    facts = pair_facts(keltana, "index", rows, other(n1002=1))
    assert [facts[code].paint for code in (A, B)] == [UNKNOWN, NO_DATA]
    paints = pair_paints(keltana, "index", other())
    assert all(paints[key].hatch for key in (UNKNOWN, NO_DATA))
    assert paints[UNKNOWN].angle != paints[NO_DATA].angle


def test_a_withheld_area_stays_withheld() -> None:
    rows = pd.DataFrame([FAMILIES | NOTHING | {"is_withheld": True}])
    assert pair_facts(load("katana"), "index", rows, other(n1001=3))[A].paint == WITHHELD


def test_the_legend_counts_every_area_once_with_plain_corners() -> None:
    keltana = load("keltana")
    rows = pd.DataFrame([index_row(40.0), {**index_row(90.0), "area_code": B}])
    measure = other(n1001=3)
    shapes = (square(A, "Kiri", 123.5), square(B, "Kanan", 123.51))
    view = MapView(
        shapes, pair_facts(keltana, "index", rows, measure), pair_paints(keltana, "index", measure), is_signed=True
    )
    shown = pair_legend_html(view, measure, "Dua ukuran", {"1C": "lemah dan <padat>"})
    assert "<i>1C</i> <b>1</b><small>lemah dan &lt;padat&gt;</small>" in shown
    assert shown.count("<i>") == 9
    assert "<span>tidak diketahui</span> <b>1</b>" in shown
