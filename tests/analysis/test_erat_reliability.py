"""Cronbach's alpha: worked by hand, its laws, and of whom it is published."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis import erat_reliability_words, erat_table
from siperi_geo.analysis.erat import summarise
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_reliability import LEAST, Reliability, cronbach, reliabilities
from siperi_geo.instruments import load
from siperi_geo.tables.erat import calculations, reliability

ERAT = load("erat")
CASES = yaml.safe_load((Path(__file__).parent / "alpha_cases.yaml").read_text(encoding="utf-8"))["cases"]
ITEMS = len(ERAT.items)
ROWS = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=3, max_size=8)
)
cheap = settings(max_examples=30)
Answers = list[list[int | None]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_worked_case(case: dict[str, Any]) -> None:
    found, expect = cronbach(case["answers"]), case["expect"]
    assert (found.k, found.n, found.why, found.grade) == (
        expect["k"], expect["n"], expect.get("why", ""), expect["grade"],
    )  # fmt: skip
    for name in ("of_items", "of_sum", "alpha"):
        wanted = expect[name]
        assert getattr(found, name) == (None if wanted is None else pytest.approx(wanted, abs=1e-6))


@given(ROWS)
@cheap
def test_the_law_of_alpha(rows: list[list[int]]) -> None:
    """Another way to the same: k ÷ (k − 1) times the share of covariances in the variance of the sum."""
    found, frame = cronbach(rows), pd.DataFrame(rows)
    total = frame.sum(axis=1).var()
    if found.alpha is None:
        assert total == pytest.approx(0)
    else:
        between = frame.cov().to_numpy().sum() - frame.var().sum()
        assert found.alpha == pytest.approx(found.k / (found.k - 1) * between / total, abs=1e-9)


@given(ROWS, st.lists(st.integers(-3, 9), min_size=4, max_size=4))
@cheap
def test_constants_change_nothing(rows: list[list[int]], added: list[int]) -> None:
    """Whole points lose nothing: equal, not merely close."""
    assert cronbach([[one + added[k] for k, one in enumerate(row)] for row in rows]) == cronbach(rows)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=9), st.integers(2, 8))
@cheap
def test_alpha_of_identical_items_is_one(answers: list[int], k: int) -> None:
    assert cronbach([[one] * k for one in answers]).alpha in (None, pytest.approx(1))


def people(n: int) -> list[list[float]]:
    return [[float(1 + (person * (item % 3 + 1)) % 5) for item in range(ITEMS)] for person in range(n)]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        (LEAST, LEAST, ""),
        (LEAST - 1, 1, ""),  # neither level is said, so there is nothing to subtract
        (LEAST - 1, 0, "few"),
        (LEAST, 0, "one_level"),
        (LEAST, LEAST - 1, "apart"),
        (1, LEAST, "apart"),
    ],
)
def test_of_whom_it_is_published(upper: int, lower: int, whole: str) -> None:
    found = reliabilities(ERAT, {"provinsi": people(upper), "kabupaten_kota": people(lower)})
    for place, n, why in (("provinsi", upper, ""), ("kabupaten_kota", lower, ""), ("", upper + lower, whole)):
        why = why if place == "" else "" if n >= LEAST else "few"
        assert {one.why for one in found[place].values()} == {why}
        assert all((one.alpha is None) == bool(why) for one in found[place].values())
        assert {one.n for one in found[place].values()} == {n}, "every node stands on the same people"


def town(small: int, *, blank: int = 0) -> Summary:
    """Ten published units of four in the province, one of them with `blank` left out by its last respondent; an
    eleventh unit with two who answer `small` everywhere.
    """
    answers: list[tuple[str, list[int | None]]] = []
    for unit in range(10):
        rows: Answers = [[1 + (unit + who + item % 3) % 5 for item in range(ITEMS)] for who in range(4)]
        if not unit:
            rows[-1][:blank] = [None] * blank
        answers += [(f"u{unit}", row) for row in rows]
    answers += [("few", [small] * ITEMS) for _ in range(2)]
    results = [(unit, who, "index", 50_000_000) for who, (unit, _) in enumerate(answers)]
    counts = pd.Series([unit for unit, _ in answers]).value_counts()
    units = [(unit, unit, "99", True, int(n), None) for unit, n in sorted(counts.items())]
    names = ["unit_id", "unit_name", "government_code", "is_active", "form_count", "invited_people"]
    return summarise(
        ERAT,
        2026,
        governments=[("99", "Provinsi", "provinsi"), ("99.01", "Kota", "kabupaten_kota")],
        units=pd.DataFrame(units, columns=names),
        results=pd.DataFrame(results, columns=["unit_id", "respondent", "node", "index_micro"]),
        answers=pd.DataFrame(answers, columns=["unit_id", "answers"]),
    )


def test_who_is_in_a_unit_with_too_few_is_in_no_alpha() -> None:
    one, other = town(1), town(5)
    assert one.level("provinsi").reliability["index"].n == 40
    assert erat_table.document(one) == erat_table.document(other)


def test_who_left_a_blank_is_in_none() -> None:
    found = town(1, blank=1).level("provinsi").reliability
    assert {one.n for one in found.values()} == {39}


def test_it_opens_its_calculation_and_says_what_it_lacks() -> None:
    found = town(1)
    words = erat_reliability_words
    ((title, table),) = calculations(found).items()
    rows = table.shown
    one = found.level("provinsi").reliability["RM"]
    assert title == "Tingkat provinsi, 2026: n = 40", "the one level that has enough"
    (said,) = rows.loc[rows.iloc[:, 0] == "Praktik manajemen risiko"].iloc[:, -1]
    assert said.startswith("4 ÷ 3 × (1 − ")
    assert one.alpha is not None
    assert one.alpha == pytest.approx(4 / 3 * (1 - (one.of_items or 0) / (one.of_sum or 1)))
    assert words.said(Reliability(12, 4, why="few")) == "belum: 12 responden, sedikitnya 30"
    assert words.said(Reliability(40, 4, 1, 2, 0.704)) == "0,70: cukup sejalan"
    assert words.said(Reliability(40, 4, 1, 2, 0.6949)).startswith("0,69: pertanyaan-pertanyaannya belum sejalan")
    assert list(reliability(found).shown) == ["Dimensi", "Tingkat provinsi"], "what has no alpha has no column"
    assert any("baru satu tingkat" in one for one in words.without(found))
