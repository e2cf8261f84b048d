"""The worked cases say what they claim: complete ones by the published formula, all of them in words."""

import pytest

from siperi_geo.instruments import load
from tests.instruments.test_keltana import published_index
from tests.worked_cases import Case, answers_of, load_cases

KELTANA = load("keltana", "2021")
CASES = load_cases("keltana")
LETTERS = {"Y": 1, "T": 0, "-": None}


def class_code(index: float) -> str:
    """The class of an index that is there."""
    band = KELTANA.class_of(round(index * 1e6))
    assert band is not None
    return band.code


@pytest.mark.parametrize("case", [case for case in CASES if any(a is not None for a in case.answers)], ids=str)
def test_the_official_reading_follows_the_published_formula(case: Case) -> None:
    blank_is_no = [answer or 0 for answer in case.answers]
    index = published_index(KELTANA, blank_is_no)
    assert case.expect.official_index == pytest.approx(index, abs=1e-6)
    assert case.expect.official_class == class_code(index)


def test_a_form_without_a_single_answer_has_no_result_in_any_reading() -> None:
    (blank,) = (case for case in CASES if not any(answer is not None for answer in case.answers))
    assert (blank.expect.index, blank.expect.official_index) == (None, None)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_index_score_class_and_coverage_fit_together(case: Case) -> None:
    expect = case.expect
    answered = sum(answer is not None for answer in case.answers)
    assert expect.coverage_pct == pytest.approx(answered / len(case.answers) * 100)
    if expect.index is None:
        assert (expect.score, expect.class_code) == (None, None)
        assert expect.coverage_pct < KELTANA.root.min_answered_pct or None in expect.aspects.values()
    else:
        assert expect.class_code == class_code(expect.index)
        assert expect.score == pytest.approx(KELTANA.score_range("index").score(expect.index), abs=1e-6)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_case_says_its_sum_in_words(case: Case) -> None:
    assert len(case.sum) > 60
    if case.expect.index is not None:
        printed = {f"{case.expect.index:.{decimals}f}".replace(".", ",") for decimals in (0, 2, 4)}
        assert any(number in case.sum for number in printed)


def test_the_cases_cover_what_they_must() -> None:
    names = {case.name for case in CASES}
    assert len(names) == len(CASES)
    assert {"semua_tidak", "semua_ya", "kosong_seluruhnya", "bertentangan", "pola_kalibareng"} <= names
    edges = sorted(case.expect.index for case in CASES if "batas_" in case.name and case.expect.index)
    assert edges == pytest.approx([58.32381, 58.333333, 83.32381, 83.333333])
    assert {case.expect.coverage_pct for case in CASES} >= {0, 50, 74.21875, 75, 100}
    lacking = {case.expect.coverage_pct for case in CASES if None in case.expect.aspects.values()}
    assert lacking == {0, 75, 90.625, 94.53125}


def test_a_narrower_pattern_wins() -> None:
    patterns = {"index": "YYYY", "LD": "TTTT", "I01": "YTTT", "Q004": "-"}
    answers = answers_of(KELTANA, patterns, LETTERS)
    assert answers[:8] == (1, 0, 0, None, 0, 0, 0, 0)
    assert set(answers[56:]) == {1}


@pytest.mark.parametrize("patterns", [{"index": "YYYY", "I99": "YYYY"}, {"LD": "YYYY"}, {"index": "YYY"}])
def test_a_pattern_that_fits_nothing_is_refused(patterns: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        answers_of(KELTANA, patterns, LETTERS)
