"""The file of rules between instruments: everything that can be wrong with it is said, with its line and place."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from siperi_geo.errors import CATALOGUE, Problem, SiperiError
from siperi_geo.instruments import check_cross, cross_file, cross_rules, meeting_level
from tests.instruments.small import Data, label

Change = Callable[[Data], Any]
RULE = {
    "id": "first",
    "text": label("the kelurahan warns; its schools do not know"),
    "question": label("who is told?"),
    "mark": "own_design",
    "claim": {"instrument": "keltana", "versions": ["2021"], "item": "Q093", "answers": [1]},
    "against": {"instrument": "spab", "versions": ["2026"], "item": "A6_R5", "answers": [0]},
    "where": "within",
    "at_least_pct": 50,
}
FAMILIES = {"instrument": "katana", "versions": ["2026"], "item": "K16", "answers": [0]}
BREAKS: list[tuple[str, str, Change]] = [
    ("INSTRUMENT_KEY_UNKNOWN", "rules/first/colour", lambda d: rule(d).update(colour="red")),
    ("INSTRUMENT_KEY_UNKNOWN", "rules/first/claim/answer", lambda d: claim(d).update(answer=1)),
    ("INSTRUMENT_KEY_MISSING", "rules/first/where", lambda d: rule(d).pop("where")),
    ("INSTRUMENT_LANGUAGE_MISSING", "rules/first/text/en", lambda d: rule(d)["text"].pop("en")),
    ("INSTRUMENT_VALUE_WRONG", "rules/first/mark", lambda d: rule(d).update(mark="certain")),
    ("INSTRUMENT_VALUE_WRONG", "rules/first/at_least_pct", lambda d: rule(d).update(at_least_pct=0)),
    ("INSTRUMENT_VALUE_WRONG", "rules/first/claim/answers[2]", lambda d: claim(d).update(answers=[1, True])),
    ("INSTRUMENT_ID_TWICE", "rules/first/id", lambda d: d["rules"].append(copy.deepcopy(rule(d)))),
    ("INSTRUMENT_UNKNOWN", "rules/first/against/instrument", lambda d: against(d).update(instrument="x")),
    ("INSTRUMENT_VERSION_ABSENT", "rules/first/claim/versions[1]", lambda d: claim(d).update(versions=["1"])),
    ("INSTRUMENT_RULE_ITEM", "rules/first/claim/item", lambda d: claim(d).update(versions=["2021", "2012"])),
    ("INSTRUMENT_RULE_ITEM", "rules/first/against/item", lambda d: against(d).update(item="A6_R9")),
    ("INSTRUMENT_RULE_ANSWER", "rules/first/claim/answers[1]", lambda d: claim(d).update(answers=[2])),
    ("INSTRUMENT_RULE_ANSWER", "rules/first/against/answers[2]", lambda d: against(d).update(answers=[0, 9])),
    ("INSTRUMENT_RULE_ITSELF", "rules/first/against", lambda d: rule(d).update(against=rule(d)["claim"])),
    ("INSTRUMENT_RULE_FAMILIES", "rules/first/at_least", lambda d: rule(d).update(against=FAMILIES, at_least=9)),
    ("INSTRUMENT_RULE_FAMILY_CLAIM", "rules/first/claim", lambda d: rule(d).update(claim=FAMILIES)),
    (
        "INSTRUMENT_RULE_PLACE",
        "rules/first/where",
        lambda d: rule(d).update(
            where="same_kelurahan",
            claim={"instrument": "kencana", "versions": ["2023"], "item": "L3_5", "answers": [2]},
        ),
    ),
]


def rule(data: Data) -> Data:
    found: Data = data["rules"][0]
    return found


def claim(data: Data) -> Data:
    found: Data = rule(data)["claim"]
    return found


def against(data: Data) -> Data:
    found: Data = rule(data)["against"]
    return found


def table() -> Data:
    return copy.deepcopy({"version": "1", "name": label("rules"), "note": label("ours"), "rules": [RULE]})


def problems(folder: Path, data: Any) -> list[Problem]:
    path = folder / "pertentangan.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return check_cross(path)


@pytest.mark.parametrize(("code", "place", "change"), BREAKS, ids=[f"{code} {at}" for code, at, _ in BREAKS])
def test_what_is_wrong_is_said_where_it_is(tmp_path: Path, code: str, place: str, change: Change) -> None:
    data = table()
    change(data)
    found = problems(tmp_path, data)
    assert [(one.code, one.where.column) for one in found] == [(code, place)]
    assert all(found[0].message(language) for language in ("id", "en"))


def test_a_fault_in_one_rule_hides_no_fault_of_another(tmp_path: Path) -> None:
    data = table()
    data["rules"].append(copy.deepcopy(RULE) | {"id": "second", "where": "same_street"})
    rule(data)["claim"]["answers"] = [7]
    found = problems(tmp_path, data)
    assert {one.code for one in found} == {"INSTRUMENT_RULE_ANSWER", "INSTRUMENT_VALUE_WRONG"}


@pytest.mark.parametrize("content", [None, [], "x", {"rules": 3}, {"rules": [None, 3]}])
def test_no_content_stops_the_check(tmp_path: Path, content: Any) -> None:
    assert problems(tmp_path, content)


def test_the_shipped_rules_are_right_and_a_small_table_too(tmp_path: Path) -> None:
    shipped = cross_file()
    assert shipped is not None
    assert [str(one) for one in check_cross(shipped)] == []
    assert problems(tmp_path, table()) == []
    assert 12 <= len(cross_rules()) <= 20
    assert {one.mark for one in cross_rules()} == {"own_design"}


def test_an_installation_without_rules_has_none_and_broken_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(tmp_path))
    assert cross_rules() == ()
    shutil.copyfile(Path(__file__), tmp_path / "pertentangan.yaml")
    with pytest.raises(SiperiError) as refused:
        cross_rules()
    assert refused.value.code == "INSTRUMENT_INVALID"


def test_every_code_of_the_rules_is_tested() -> None:
    ours = set(yaml.safe_load((CATALOGUE / "cross.yaml").read_text(encoding="utf-8")))
    assert ours <= {code for code, _, _ in BREAKS}


@pytest.mark.parametrize(
    ("where", "one", "other", "level"),
    [
        ("within", "kelurahan", "school", "kelurahan"),
        ("within", "school", "kelurahan", "kelurahan"),
        ("within", "kecamatan", "kelurahan", "kecamatan"),
        ("within", "kecamatan", "family", "kecamatan"),
        ("within", "kelurahan", "kelurahan", None),
        ("within", "school", "health_facility", None),
        ("same_kelurahan", "school", "health_facility", "kelurahan"),
        ("same_kelurahan", "kelurahan", "school", "kelurahan"),
        ("same_kelurahan", "kecamatan", "school", None),
        ("same_kecamatan", "school", "health_facility", "kecamatan"),
        ("same_kecamatan", "kelurahan", "government_unit", None),
    ],
)
def test_where_two_kinds_of_subjects_meet(where: Any, one: Any, other: Any, level: str | None) -> None:
    assert meeting_level(where, one, other) == level
