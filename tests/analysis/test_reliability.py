"""The grade of reliability: worked cases that a planner can check, and laws over all values."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import reliability
from siperi_geo.analysis.reliability import GRADES, PARTS, Judged, Part
from siperi_geo.instruments import load

CASES = yaml.safe_load(Path(__file__).with_name("reliability_cases.yaml").read_text(encoding="utf-8"))


def row(counts: dict[str, int]) -> dict[str, Any]:
    """A row of `reliability/part_per_area` with these counts."""
    place = {"area_code": "99.01.01.1001", "area_name": "Bukit", "kecamatan_name": "Bukit"}
    return place | {name if name == "age_days" else f"{name}_count": n for name, n in counts.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_worked_case(case):
    found = reliability.of_row(load(case["instrument"]), case["level"], row(case["row"]))
    assert {one.part.code: one.grade for one in found.parts} == case["parts"]
    assert found.grade == case["grade"]
    assert [one.part.code for one in found.held_down_by] == case["held_down_by"]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_a_threshold_belongs_to_the_better_grade(part: Part):
    beyond = 0.001 if part.is_less_better else -0.001
    for grade, limit in zip(GRADES, part.limits, strict=False):
        assert part.grade(limit) == grade
        assert part.grade(limit + beyond) == GRADES[GRADES.index(grade) + 1]
    assert part.grade(None) == "D"


VALUE = st.none() | st.floats(0, 2000)
VALUES = st.lists(st.tuples(st.sampled_from(PARTS), VALUE), min_size=1, max_size=6)


@given(VALUES, st.data())
def test_better_in_any_part_never_lowers_the_grade(values, data):
    before = tuple(Judged(part, value) for part, value in values)
    place = data.draw(st.integers(0, len(values) - 1))
    part, value = values[place]
    step = data.draw(st.floats(0, 2000))
    better = step if value is None else max(0.0, value - step) if part.is_less_better else value + step
    after = (*before[:place], Judged(part, better), *before[place + 1 :])
    assert reliability.whole(after) <= reliability.whole(before)


@given(VALUES)
def test_a_whole_is_at_most_one_step_above_its_weakest_part_and_never_below_it(values):
    parts = tuple(Judged(part, value) for part, value in values)
    weakest = max(GRADES.index(one.grade) for one in parts)
    assert weakest - 1 <= GRADES.index(reliability.whole(parts)) <= weakest


@given(st.sampled_from(GRADES), st.integers(1, 6))
def test_parts_of_one_grade_make_that_grade(grade, n):
    value = {"A": 100, "B": 80, "C": 50, "D": 0}[grade]
    assert reliability.whole((Judged(PARTS[0], value),) * n) == grade


def test_what_is_withheld_has_no_grade_and_no_parts():
    counts = {"registered": 3, "scored": 3, "answered": 75, "total": 75, "age_days": 3, "verified": 0, "asked": 0}
    hidden = row(counts | {"evidenced": 0}) | {"is_withheld": True}
    found = reliability.of_row(load("katana"), "kelurahan", hidden)
    assert (found.grade, found.parts, found.is_withheld) == (None, (), True)
