"""`check` on what instruments beyond yes and no may state: profiles, descriptions, steps, other weights."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.instruments.small import Data, damaging, every_place, label, problems, rich

Change = Callable[[Data], Any]


def child(data: Data, number: int = 0) -> Data:
    """One of the two aspects (0, 1) or what only describes (2)."""
    found: Data = data["root"]["children"][number]
    return found


def step(data: Data) -> Data:
    """The one step of the one reading."""
    found: Data = data["readings"][0]["steps"][0]
    return found


def scale(data: Data) -> Data:
    """The one scale."""
    found: Data = data["scales"]["yes_no"]
    return found


def drop_points(data: Data) -> None:
    """Leave the scale without points."""
    for choice in scale(data)["choices"]:
        choice["points"] = None


HEAVY = "variants/heavy/weights/"
GATE = "readings/gates/steps/high/requires[1]/of"
RICH_BREAKS: list[tuple[str, str, Change]] = [
    ("INSTRUMENT_MET_FROM", "scales/yes_no/met_from", lambda d: scale(d).update(met_from=0)),
    ("INSTRUMENT_MET_FROM", "scales/yes_no/met_from", lambda d: scale(d).update(met_from=2)),
    ("INSTRUMENT_ALIAS_TWICE", "scales/yes_no/blank", lambda d: scale(d).update(blank=["Y"])),
    ("INSTRUMENT_VALUE_WRONG", "scales/yes_no", drop_points),
    ("INSTRUMENT_PROFILE_FIRST", "B/B1/profiles", lambda d: child(d, 1)["items"][1].update(profiles=["short"])),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "B/B1/profiles", lambda d: child(d, 1)["items"][1].update(profiles=["x"])),
    ("INSTRUMENT_ID_TWICE", "profiles/full/id", lambda d: d["profiles"][1].update(id="full")),
    ("INSTRUMENT_DESCRIBES", "C/rule", lambda d: child(d, 2).update(weight=2)),
    ("INSTRUMENT_DESCRIBES", "C/rule", lambda d: child(d, 2).update(rescale={"from": [0, 1], "to": [0, 2]})),
    ("INSTRUMENT_DESCRIBES", "root/rule", lambda d: d["root"].update(rule="describe")),
    ("INSTRUMENT_WEIGHT_ITEMS", "A/weight", lambda d: child(d)["items"][0].update(weight=2)),
    ("INSTRUMENT_WEIGHT_ITEMS", "A/weight", lambda d: d["root"].update(rule="sum", rescale=None)),
    ("INSTRUMENT_VALUE_WRONG", "A/weight", lambda d: child(d).update(weight="item")),
    (
        "INSTRUMENT_REFERENCE_UNKNOWN",
        "variants/heavy/weights/A",
        lambda d: d["variants"][1].update(weights={"A": 1}),
    ),
    (
        "INSTRUMENT_REFERENCE_UNKNOWN",
        "variants/heavy/weights/Z",
        lambda d: d["variants"][1].update(weights={"Z": 1}),
    ),
    (
        "INSTRUMENT_WEIGHT_NOT_POSITIVE",
        "variants/heavy/weights/B",
        lambda d: d["variants"][1]["weights"].update(B=0),
    ),
    ("INSTRUMENT_REFERENCE_UNKNOWN", GATE, lambda d: _ask(d, "Z")),
    ("INSTRUMENT_REFERENCE_UNKNOWN", GATE, lambda d: _ask(d, "C0")),
    ("INSTRUMENT_GATE_NOT_ASKED", GATE, lambda d: _ask(d, "B1")),
    ("INSTRUMENT_ID_TWICE", "readings/gates/steps/low/code", lambda d: step(d).update(code="low")),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "classes_from", lambda d: d.update(classes_from="stages")),
    ("INSTRUMENT_AGGREGATION", "aggregation[1]/weights", lambda d: d["aggregation"][0].update(rule="mean")),
    ("INSTRUMENT_WEIGHT_NOT_POSITIVE", "aggregation[1]/weights/x", lambda d: _weigh_units(d, -1)),
    ("INSTRUMENT_CLASSES_FROM", "classes", lambda d: d["classes"][1].update(code="top")),
    ("INSTRUMENT_CLASS_EDGE", "classes/low/upper", lambda d: d["classes"][0].update(upper=50)),
    ("INSTRUMENT_KEY_MISSING", "classes/low/upper", lambda d: d.pop("classes_from")),
]


def _weigh(data: Data, code: str, weight: float) -> None:
    data["variants"][1]["weights"] = {code: weight}


def _weigh_units(data: Data, weight: float) -> None:
    data["aggregation"][0]["weights"]["x"] = weight


def _ask(data: Data, code: str) -> None:
    step(data)["requires"][0]["of"] = code


def test_the_rich_instrument_is_right(tmp_path: Path) -> None:
    assert problems(tmp_path, data=rich()) == []


@pytest.mark.parametrize(("code", "place", "change"), RICH_BREAKS)
def test_one_fault_gives_its_code_at_its_place(tmp_path: Path, code: str, place: str, change: Change) -> None:
    found = problems(tmp_path, change, rich())
    assert (code, place) in [(problem.code, problem.where.column) for problem in found]
    assert all(problem.message("id") != problem.message("en") and problem.where.row for problem in found)


def test_parts_that_can_leave_need_one_range_even_where_blanks_never_do(tmp_path: Path) -> None:
    def change(data: Data) -> None:
        data["variants"] = [data["variants"][0] | {"missing": "as_worst"}]
        child(data)["rescale"] = {"from": [0, 1], "to": [0, 2]}
        data["root"]["rescale"] = None

    assert "INSTRUMENT_RANGES_MIXED" in {problem.code for problem in problems(tmp_path, change, rich())}


ODD = st.sampled_from([None, "", "x", "items", "describe", 0, -1, 2.5, True, [], [1], {}, {"id": "x"}, label("x")])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(list(every_place(rich()))), ODD), min_size=1, max_size=3))
def test_no_damage_stops_the_check(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[Any, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("odd")
    assert all(problem.message() for problem in problems(folder, damaging(damage), rich()))
