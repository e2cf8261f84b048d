"""The worked cases of real instruments and a real filled form, through the SQL and through the oracle."""

from pathlib import Path

import pytest

from siperi_geo.forms import read_form
from siperi_geo.instruments import load
from siperi_geo.scoring import contradictions, score_form
from tests.scoring.oracle import oracle, oracle_class
from tests.worked_cases import Case, load_cases

CASES = load_cases("keltana")
PRINTED = 5.1e-7  # the cases are written with six decimals


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sql_gives_the_worked_result(case: Case) -> None:
    instrument, expect = load("keltana"), case.expect
    score = score_form(instrument, case.answers)
    found = {code: score.node(code).index for code in expect.nodes}
    assert found == pytest.approx(expect.nodes, abs=PRINTED)
    assert (score.class_code, score.coverage_pct) == (expect.class_code, expect.coverage_pct)
    assert expect.score is None or score.score == pytest.approx(expect.score, abs=PRINTED)
    official = score_form(instrument, case.answers, "official_blank_no")
    assert official.index == pytest.approx(expect.official_index, abs=PRINTED)
    assert (official.class_code, official.coverage_pct) == (expect.official_class, expect.coverage_pct)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_oracle_gives_the_worked_result(case: Case) -> None:
    instrument, expect = load("keltana"), case.expect
    exact = oracle(instrument, case.answers, "standard")
    found = {code: None if exact[code].value is None else float(exact[code].value) for code in expect.nodes}
    assert found == pytest.approx(expect.nodes, abs=PRINTED)
    assert oracle_class(instrument, exact["index"].value) == expect.class_code
    official = oracle(instrument, case.answers, "official_blank_no")["index"].value
    assert (None if official is None else float(official)) == pytest.approx(expect.official_index, abs=PRINTED)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_contradictions_are_those_the_case_names(case: Case) -> None:
    found = contradictions(load("keltana"), case.answers)
    assert [problem.values["node"] for problem in found] == list(case.expect.warnings)
    assert {problem.code for problem in found} <= {"SCORING_FIRST_BEFORE_REST"}
    assert not any(problem.is_error for problem in found)


def test_the_real_filled_form_gives_the_index_it_prints(shared: Path) -> None:
    instrument = load("keltana")
    reading = read_form(shared / "real" / "form_pkd_2021_medari.xlsx", instrument, areas=[])
    score = score_form(instrument, reading.forms[0].answers)
    assert score.index == pytest.approx(57.16190476, abs=1e-6)
    components = [score.node(aspect.id).index for aspect in instrument.aspects]
    assert components == pytest.approx([0.8714285714, 0.52, 0.4666666667, 0.6, 0.4], abs=1e-9)
    assert (score.class_code, score.coverage_pct, score.score) == ("pratama", 100, pytest.approx(46.452381))
