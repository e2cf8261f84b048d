"""`check` says everything that is wrong with an instrument file at once, each with its line and place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.errors import CATALOGUE
from siperi_geo.instruments import available, check
from tests.instruments.small import Data, damaging, every_place, problems, small, write
from tests.instruments.test_check_rich import RICH_BREAKS

Change = Callable[[Data], Any]


def child(data: Data, number: int = 0) -> Data:
    """One of the two aspects."""
    found: Data = data["root"]["children"][number]
    return found


def item(data: Data, number: int = 0) -> Data:
    """One of the items of the first aspect."""
    found: Data = child(data)["items"][number]
    return found


def rescale(data: Data, start: list[int], end: list[int]) -> None:
    """Give the first aspect a rescaling."""
    child(data)["rescale"] = {"from": start, "to": end}


def mix_ranges(data: Data) -> None:
    """Let the first aspect run to 2 and the second to 1, the index still to 100."""
    rescale(data, [0, 1], [0, 2])
    data["root"]["rescale"] = {"from": [0, 1.5], "to": [0, 100]}


def choices(data: Data) -> list[Data]:
    """The two answers."""
    found: list[Data] = data["scales"]["yes_no"]["choices"]
    return found


BREAKS: list[tuple[str, str, Change]] = [
    ("INSTRUMENT_KEY_UNKNOWN", "colour", lambda d: d.update(colour="red")),
    ("INSTRUMENT_KEY_UNKNOWN", "A/A0/hint", lambda d: item(d).update(hint="?")),
    ("INSTRUMENT_KEY_MISSING", "subject", lambda d: d.pop("subject")),
    ("INSTRUMENT_KEY_MISSING", "A/A0/text", lambda d: item(d).pop("text")),
    ("INSTRUMENT_KEY_MISSING", "A/items[1]/id", lambda d: item(d).pop("id")),
    ("INSTRUMENT_LANGUAGE_MISSING", "A/A0/text/en", lambda d: item(d)["text"].pop("en")),
    ("INSTRUMENT_LANGUAGE_MISSING", "A/A1/text/id", lambda d: item(d, 1)["text"].update(id=" ")),
    ("INSTRUMENT_LANGUAGE_MISSING", "classes_note/en", lambda d: d["classes_note"].pop("en")),
    ("INSTRUMENT_VALUE_WRONG", "version", lambda d: d.update(version=2021)),
    ("INSTRUMENT_VALUE_WRONG", "A/A0/mark", lambda d: item(d).update(mark="certain")),
    ("INSTRUMENT_VALUE_WRONG", "valid_from", lambda d: d.update(valid_from="soon")),
    ("INSTRUMENT_VALUE_WRONG", "item_defaults/mark", lambda d: d["item_defaults"].update(mark="certain")),
    ("INSTRUMENT_WEIGHT_NOT_POSITIVE", "A/weight", lambda d: child(d).update(weight=0)),
    ("INSTRUMENT_WEIGHT_NOT_POSITIVE", "A/A0/weight", lambda d: item(d).update(weight=-1)),
    ("INSTRUMENT_FILE_NAME", "version", lambda d: d.update(version="2")),
    ("INSTRUMENT_FILE_NAME", "id", lambda d: d.update(id="other")),
    ("INSTRUMENT_ID_TWICE", "A/A0/id", lambda d: item(d, 1).update(id="A0")),
    ("INSTRUMENT_ID_TWICE", "A/id", lambda d: child(d, 1).update(id="A")),
    ("INSTRUMENT_ID_TWICE", "classes/low/code", lambda d: d["classes"][1].update(code="low")),
    ("INSTRUMENT_ID_TWICE", "scales/yes_no/choices[2]", lambda d: choices(d)[1].update(value=1)),
    ("INSTRUMENT_ID_REUSED", "A/A0/previous", lambda d: item(d).update(previous="B1")),
    ("INSTRUMENT_NUMBER_BROKEN", "A/A1/number", lambda d: item(d, 1).update(number=7)),
    ("INSTRUMENT_SCALE_FLAT", "scales/yes_no", lambda d: choices(d)[1].update(points=1)),
    ("INSTRUMENT_ALIAS_TWICE", "scales/yes_no/choices[2]", lambda d: choices(d)[1].update(aliases=["Y"])),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "A/A0/scale", lambda d: item(d).update(scale="0_to_4")),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "item_defaults/scale", lambda d: d["item_defaults"].update(scale="?")),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "A/A0/spm", lambda d: item(d).update(spm=["spm_z"])),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "scales/yes_no/source", lambda d: d["scales"]["yes_no"].update(source="S9")),
    ("INSTRUMENT_REFERENCE_UNKNOWN", "consistency[1]/level", lambda d: d["consistency"][0].update(level="page")),
    ("INSTRUMENT_ROOT_NOT_INDEX", "root/id", lambda d: d["root"].update(id="index_")),
    ("INSTRUMENT_LEVEL_WRONG", "A/level", lambda d: child(d).update(level="index")),
    ("INSTRUMENT_CHILDREN_OR_ITEMS", "A", lambda d: child(d).update(items=[])),
    (
        "INSTRUMENT_RANGE_UNBALANCED",
        "A/rescale",
        lambda d: child(d).update(rescale={"from": [1, 5], "to": [0, 1]}),
    ),
    (
        "INSTRUMENT_NO_CHILDREN",
        "A/min_valued_children_pct",
        lambda d: child(d).update(min_valued_children_pct=100),
    ),
    (
        "INSTRUMENT_VALUE_WRONG",
        "root/min_valued_children_pct",
        lambda d: d["root"].update(min_valued_children_pct=101),
    ),
    ("INSTRUMENT_RANGE_EMPTY", "A/rescale", lambda d: rescale(d, [0, 1], [1, 1])),
    ("INSTRUMENT_RANGES_MIXED", "root/children", lambda d: mix_ranges(d)),
    ("INSTRUMENT_CLASS_ORDER", "classes/high/upper", lambda d: d["classes"][1].update(upper=40)),
    ("INSTRUMENT_CLASS_ORDER", "classes/high/order", lambda d: d["classes"][1].update(order=3)),
    ("INSTRUMENT_CLASS_TOP", "classes/high/upper", lambda d: d["classes"][1].update(upper=99)),
    ("INSTRUMENT_CLASS_TOP", "classes/high/upper", lambda d: d["classes"][1].update(upper_inclusive=False)),
    ("INSTRUMENT_CLASS_EMPTY", "classes/low/upper", lambda d: d["classes"][0].update(upper=-1)),
    ("INSTRUMENT_VARIANT_FIRST", "variants/usual/id", lambda d: d["variants"][0].update(id="usual")),
    ("INSTRUMENT_DATES", "valid_to", lambda d: d.update(valid_to="2020-12-31")),
]


def test_the_small_instrument_is_right(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(("code", "place", "change"), BREAKS, ids=[f"{code}-{place}" for code, place, _ in BREAKS])
def test_one_fault_gives_its_code_at_its_place(tmp_path: Path, code: str, place: str, change: Change) -> None:
    found = [(problem.code, problem.where.column) for problem in problems(tmp_path, change)]
    assert (code, place) in found


@pytest.mark.parametrize(("code", "place", "change"), BREAKS, ids=[f"{code}-{place}" for code, place, _ in BREAKS])
def test_every_problem_can_be_said_in_both_languages(
    tmp_path: Path, code: str, place: str, change: Change
) -> None:
    for problem in problems(tmp_path, change):
        assert problem.message("id") != problem.message("en")
        assert problem.where.row


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    def break_much(data: Data) -> None:
        data["colour"] = "red"
        item(data).pop("mark", None)
        item(data)["text"].pop("en")
        item(data, 1).update(id="A0", number=9)
        child(data, 1).update(weight=0, rescale={"from": [1, 5], "to": [0, 1]})
        data["classes"][1]["order"] = 5

    codes = {problem.code for problem in problems(tmp_path, break_much)}
    assert codes == {
        "INSTRUMENT_KEY_UNKNOWN",
        "INSTRUMENT_LANGUAGE_MISSING",
        "INSTRUMENT_ID_TWICE",
        "INSTRUMENT_NUMBER_BROKEN",
        "INSTRUMENT_WEIGHT_NOT_POSITIVE",
        "INSTRUMENT_RANGE_UNBALANCED",
        "INSTRUMENT_CLASS_ORDER",
    }


def test_a_fault_stated_once_is_reported_once(tmp_path: Path) -> None:
    def break_defaults(data: Data) -> None:
        data["item_defaults"]["mark"] = "certain"
        data["levels"][1]["defaults"]["rule"] = "median"

    places = [problem.where.column for problem in problems(tmp_path, break_defaults)]
    assert places == ["levels/aspect/defaults/rule", "item_defaults/mark"]


def test_a_key_missing_everywhere_is_reported_everywhere(tmp_path: Path) -> None:
    found = problems(tmp_path, lambda data: data["item_defaults"].pop("mark"))
    assert [problem.where.column for problem in found] == [f"{a}/{a}{n}/mark" for a in "AB" for n in (0, 1)]


def test_two_questions_cannot_follow_the_same_one(tmp_path: Path) -> None:
    found = problems(tmp_path, lambda data: [item(data, n).update(previous="Z9") for n in (0, 1)])
    assert [problem.code for problem in found] == ["INSTRUMENT_ID_REUSED"] * 2


def test_a_key_written_twice_is_not_silently_lost(tmp_path: Path) -> None:
    found = check(write(tmp_path, "id: small\nversion: '1'\nid: other\n"))
    assert ("INSTRUMENT_KEY_TWICE", 3) in {(problem.code, problem.where.row) for problem in found}


def test_yaml_that_does_not_parse_names_its_line(tmp_path: Path) -> None:
    (problem,) = check(write(tmp_path, "id: small\nname: {id: a\nversion: 1\n"))
    assert problem.code == "INSTRUMENT_NOT_YAML"
    assert problem.where.row in (2, 3)


@pytest.mark.parametrize("text", ["", "[1, 2]", "just words", "root: []", "root: {children: [3]}\nlevels: 7"])
def test_a_file_without_the_shape_of_an_instrument_is_reported(tmp_path: Path, text: str) -> None:
    assert check(write(tmp_path, text))


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    path.write_bytes(b"name: \xff\xfe")
    assert [problem.code for problem in check(path)] == ["INSTRUMENT_UNREADABLE"]
    assert [problem.code for problem in check(tmp_path / "none.yaml")] == ["INSTRUMENT_UNREADABLE"]


def test_every_instrument_of_the_project_is_right() -> None:
    refs = available()
    assert refs
    assert [problem for ref in refs for problem in check(ref.path)] == []


def test_every_code_of_this_room_is_tested() -> None:
    ours = set(yaml.safe_load((CATALOGUE / "instruments.yaml").read_text(encoding="utf-8")))
    elsewhere = {"INSTRUMENT_KEY_TWICE", "INSTRUMENT_NOT_YAML", "INSTRUMENT_UNREADABLE"}
    loading = {"INSTRUMENT_UNKNOWN", "INSTRUMENT_VERSION_ABSENT", "INSTRUMENT_INVALID"}
    assert ours == {code for code, _, _ in (*BREAKS, *RICH_BREAKS)} | elsewhere | loading


PLACES = list(every_place(small()))
ODD = st.sampled_from([None, "", "x", 0, -1, 2.5, True, [], [1], {}, {"id": "x"}, [{}]])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
def test_no_damage_stops_the_check(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[Any, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("odd")
    assert all(problem.message() for problem in problems(folder, damaging(damage)))


def test_the_check_changes_nothing(tmp_path: Path) -> None:
    before = small()
    problems(tmp_path)
    assert small() == before
