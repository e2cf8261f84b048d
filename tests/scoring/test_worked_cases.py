"""The worked cases of real instruments and a real filled form, through the SQL and through the oracle."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from siperi_geo.errors import Where
from siperi_geo.forms import read_form
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import FormScore, contradictions, explain, score_form, score_forms, together
from tests.scoring.oracle import oracle, oracle_class, oracle_step
from tests.worked_cases import Answers, Case, load_cases

FILES = [
    ("keltana", None),
    ("keltana", "2012"),
    ("spab", None),
    ("rsab", None),
    ("kencana", None),
    ("katana", None),
    ("erat", None),
]
CASES = [
    pytest.param(load(code, version), case, id=f"{code} {version or ''} {case}")
    for code, version in FILES
    for case in load_cases(code, version)
]
PRINTED = 5.1e-7  # the cases are written with six decimals


@cache
def scored(instrument: Instrument, variant: str = "standard") -> dict[Answers, FormScore]:
    """The score of every case of an instrument by its answers, from one statement."""
    forms = [one.values[1].answers for one in CASES if one.values[0] == instrument]
    return dict(zip(forms, score_forms(instrument, forms, variant), strict=True))


def near(wanted: Any) -> Any:
    return pytest.approx(wanted, abs=PRINTED)


def valued(instrument: Instrument, case: Case) -> dict[str, float | None]:
    """What the case says of nodes that can have a value; of one that only describes it can only say that."""
    described = {one.id for one in instrument.sections if one.rule == "describe"} & case.expect.nodes.keys()
    assert all(case.expect.nodes[code] is None for code in described)
    return {code: value for code, value in case.expect.nodes.items() if code not in described}


@pytest.mark.parametrize(("instrument", "case"), CASES)
def test_sql_gives_the_worked_result(instrument: Instrument, case: Case) -> None:
    expect, score = case.expect, scored(instrument)[case.answers]
    assert {code: score.node(code).index for code in valued(instrument, case)} == near(valued(instrument, case))
    assert (score.class_code, score.coverage_pct) == (expect.class_code, near(expect.coverage_pct))
    assert expect.score is None or score.score == near(expect.score)
    assert expect.reading in (None, *(step.code for step in score.steps))


@pytest.mark.parametrize(("instrument", "case"), CASES)
def test_the_oracle_gives_the_worked_result(instrument: Instrument, case: Case) -> None:
    expect, found = case.expect, oracle(instrument, case.answers, "standard")
    wanted = valued(instrument, case)
    values = {code: None if found[code].value is None else float(found[code].value) for code in wanted}
    assert values == near(wanted)
    steps = {one.id: oracle_step(instrument, case.answers, "standard", one.id) for one in instrument.readings}
    assert expect.reading in (None, *steps.values())
    step = steps.get(instrument.classes_from or "")
    assert oracle_class(instrument, found["index"].value, step) == expect.class_code


@pytest.mark.parametrize(("instrument", "case"), CASES)
def test_other_readings_of_the_answers_give_the_worked_result(instrument: Instrument, case: Case) -> None:
    """Where a case names none, every variant reads a complete form alike, but for other weights."""
    own = {"index": case.expect.index, "class": case.expect.class_code}
    for variant in instrument.variants[1:]:
        wanted = case.expect.variants.get(variant.id, None if variant.weights else own)
        if wanted is None:
            continue
        score = scored(instrument, variant.id)[case.answers]
        assert score.index == near(wanted["index"])
        assert score.class_code == wanted["class"]
        exact_index = oracle(instrument, case.answers, variant.id)["index"].value
        assert (None if exact_index is None else float(exact_index)) == near(wanted["index"])


@pytest.mark.parametrize(("instrument", "case"), [one for one in CASES if one.values[1].expect.crude])
def test_the_value_before_rescaling_is_the_crude_one(instrument: Instrument, case: Case) -> None:
    found = {code: explain(instrument, case.answers, code).raw for code in case.expect.crude}
    assert found == near(case.expect.crude)


@pytest.mark.parametrize(("instrument", "case"), [one for one in CASES if one.values[1].expect.to_improve])
def test_the_words_about_strong_and_weak_parts_fit_the_values(instrument: Instrument, case: Case) -> None:
    """The note `strongest_and_to_improve`: the highest; those 10 points below the index, three at most."""
    score = scored(instrument)[case.answers]
    values = {aspect.id: score.node(aspect.id).index for aspect in instrument.aspects}
    weak = sorted((value, code) for code, value in values.items() if value <= score.index - 10)
    assert [code for _, code in weak][:3] == list(case.expect.to_improve)
    best = tuple(code for code, value in values.items() if value == max(values.values()))
    assert case.expect.strongest in (None, best)


@pytest.mark.parametrize(("instrument", "case"), CASES)
def test_contradictions_are_those_the_case_names(instrument: Instrument, case: Case) -> None:
    found = contradictions(instrument, case.answers)
    assert [problem.values["node"] for problem in found] == list(case.expect.warnings)
    assert {problem.code for problem in found} <= {"SCORING_FIRST_BEFORE_REST"}
    assert not any(problem.is_error for problem in found)


def test_contradictions_of_one_form_are_read_as_one_and_those_of_two_forms_as_two() -> None:
    instrument = load("keltana")
    answers = [0, 1, 1, 1] * 32
    found = [
        *contradictions(instrument, answers, Where(file="a")),
        *contradictions(instrument, answers, Where("b")),
    ]
    first, second = together(found)
    assert (len(found), first.values["n"], second.where.file) == (64, 32, "b")
    assert "(nomor 1–2, 5–6, " in first.what("id")
    assert together(found[:1]) == found[:1]


def test_the_real_filled_form_gives_the_index_it_prints(shared: Path) -> None:
    instrument = load("keltana")
    reading = read_form(shared / "real" / "form_pkd_2021_medari.xlsx", instrument, areas=[])
    score = score_form(instrument, reading.forms[0].answers)
    assert score.index == pytest.approx(57.16190476, abs=1e-6)
    components = [score.node(aspect.id).index for aspect in instrument.aspects]
    assert components == pytest.approx([0.8714285714, 0.52, 0.4666666667, 0.6, 0.4], abs=1e-9)
    assert (score.class_code, score.coverage_pct, score.score) == ("pratama", 100, pytest.approx(46.452381))
