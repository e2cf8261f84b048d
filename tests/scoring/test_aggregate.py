"""From respondents to a province: the worked cases of e-RAT, step by step."""

from typing import Any

import pytest

from siperi_geo.instruments import Aggregation, load
from siperi_geo.scoring import aggregate
from tests.worked_cases import aggregation_cases

ERAT = load("erat")
STEPS = {(step.from_, step.to): step for step in ERAT.aggregation}
CASES = [case for case in aggregation_cases("erat") if case["step"]["from"] != "aspect"]


def named(values: list[float | None]) -> dict[str, float | None]:
    return {str(place): value for place, value in enumerate(values)}


def given(case: dict[str, Any]) -> dict[str, float | None]:
    """What the step is taken from; respondents of several units are first brought to their units."""
    values = case["given"]
    if "provinsi" in values:
        return dict(values)
    (found,) = values.values()
    if isinstance(found[0], list):
        found = [aggregate(STEPS["respondent", "unit"], named(one)).value for one in found]
        assert found == case["expect"]["units"]
    return named(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_step_gives_the_worked_result(case: dict[str, Any]) -> None:
    step: Aggregation = STEPS[case["step"]["from"], case["step"]["to"]]
    expect, results = case["expect"], given(case)
    found = aggregate(step, results)
    assert found.value == pytest.approx(expect["value"])
    assert found.is_published == expect.get("published", expect["value"] is not None)
    if "gap" in expect:
        ends = [results["provinsi"], results["kabupaten_kota"]]
        assert expect["gap"] == (None if None in ends else ends[0] - ends[1])


def test_the_profile_of_dimensions_is_the_index() -> None:
    (case,) = (one for one in aggregation_cases("erat") if one["step"]["from"] == "aspect")
    values = case["given"]
    index = sum(ERAT.node(code).weight * value for code, value in values.items()) / sum(
        ERAT.node(code).weight for code in values
    )
    assert index == case["expect"]["value"]
    band = ERAT.class_of(round(index * 1e6))
    assert band is not None
    assert band.code == case["expect"]["class"]


def test_nobody_with_a_value_gives_none_and_an_unknown_part_is_refused() -> None:
    assert aggregate(STEPS["unit", "government"], {"a": None}).value is None
    assert aggregate(STEPS["unit", "government"], {}).counted == 0
    with pytest.raises(KeyError):
        aggregate(STEPS["level", "province"], {"negara": 50})
