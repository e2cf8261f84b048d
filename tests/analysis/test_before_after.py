"""Before and after: the cases worked by hand, laws, and no word that the design cannot carry."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.before_after import begun, beside, chosen_areas, parts_of, touched_areas
from siperi_geo.plans import KeptAction
from siperi_geo.text import catalogue
from tests.plans.conftest import BUKIT, CITY, MUARA, UTARA, action

CASES = yaml.safe_load((Path(__file__).parent / "before_after_cases.yaml").read_text(encoding="utf-8"))
SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 100), max_size=8)
AREAS = st.sets(st.sampled_from("abcdefgh"))


def kept(level: str = "kelurahan", **changes: Any) -> KeptAction:
    return KeptAction(
        action_id="x", revision=1, action=action(**changes), area_name="x", level=level, kecamatan_code=None,
        kecamatan_name=None, recorded_at=datetime(2026, 1, 1, tzinfo=UTC), actor="ani",
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_worked_by_hand(case: dict[str, Any]) -> None:
    found = beside("p", "kelurahan", set(case["chosen"]), case["before"], case["after"], set(case["left_out"]))
    made = {
        "with_count": found.with_action.count, "with_mean": found.with_action.mean,
        "with_spread": found.with_action.spread, "without_count": found.without.count,
        "without_mean": found.without.mean, "difference": found.difference, "error": found.error,
        "alike": found.alike, "alike_difference": found.alike_difference, "unknown": found.unknown,
    }  # fmt: skip
    assert made == {
        name: one if one is None else pytest.approx(one, abs=5e-5) for name, one in case["expect"].items()
    }


@given(before=SCORES, after=SCORES, chosen=AREAS, out=AREAS)
def test_every_area_known_in_both_years_stands_on_at_most_one_side(
    before: dict[str, int], after: dict[str, int], chosen: set[str], out: set[str]
) -> None:
    found = beside("p", "kelurahan", chosen, before, after, out)
    known = before.keys() & after.keys()
    assert found.with_action.count == len(known & chosen)
    assert found.without.count == len(known - chosen - out)
    assert found.unknown == len(chosen - known)
    assert found.alike <= found.with_action.count
    assert (found.difference is None) == (not known & chosen or not known - chosen - out)


@given(before=SCORES, after=SCORES, chosen=AREAS, shift=st.integers(-50, 50))
def test_what_moves_everywhere_alike_is_no_difference(
    before: dict[str, int], after: dict[str, int], chosen: set[str], shift: int
) -> None:
    plain = beside("p", "k", chosen, before, after, set())
    moved = beside("p", "k", chosen, before, {code: one + shift for code, one in after.items()}, set())
    for name in ("difference", "alike_difference", "error"):
        one, other = getattr(plain, name), getattr(moved, name)
        assert one is other is None or one == pytest.approx(other, abs=1e-9)


@given(before=SCORES, chosen=AREAS)
def test_nothing_moved_is_no_difference(before: dict[str, int], chosen: set[str]) -> None:
    found = beside("p", "k", chosen, before, before, set())
    assert found.difference in (None, 0)
    assert found.alike_difference in (None, 0)


def test_five_points_apart_began_alike_and_more_did_not() -> None:
    found = beside("p", "k", {"a"}, {"a": 20, "b": 25, "c": 25.01, "d": 15}, dict.fromkeys("abcd", 30), set())
    assert (found.alike, found.alike_difference) == (1, 0), "b rose by 5 and d by 15, as a by 10 in the middle"


def test_only_what_has_begun_in_the_year_is_looked_at() -> None:
    there = kept(state="running", progress_pct=1)
    others = (
        kept(), kept(state="running", progress_pct=0), kept(year=2025, state="done", progress_pct=100),
        kept(state="cancelled", progress_pct=60, reason="x"),
    )  # fmt: skip
    assert begun((there, *others), 2026) == (there,)


def test_items_are_looked_at_in_their_part_and_each_action_once() -> None:
    one = kept(closes=("keltana:I22_1", "keltana:I22_2", "katana:P1"))
    owners = {"keltana:I22_1": "keltana:I22", "keltana:I22_2": "keltana:I22"}
    assert parts_of([one], owners) == {"katana:P1": (one,), "keltana:I22": (one,)}


def test_an_action_around_or_within_an_area_takes_it_from_those_compared_with() -> None:
    of_kecamatan = kept("kecamatan", area_code=UTARA)
    assert chosen_areas([of_kecamatan], "kelurahan") == set()
    assert chosen_areas([of_kecamatan], "kecamatan") == {UTARA}
    assert touched_areas([of_kecamatan], [BUKIT, MUARA]) == {BUKIT}
    assert touched_areas([kept(area_code=BUKIT)], [UTARA, "99.01.02"]) == {UTARA}
    assert touched_areas([kept("city", area_code=CITY)], [BUKIT, MUARA]) == {BUKIT, MUARA}


@pytest.mark.parametrize(
    ("language", "causal"),
    [
        ("id", r"karena|dampak|akibat|menyebabkan|berkat|efek"),
        ("en", r"because|impact|effect|cause|due to|thanks"),
    ],
)
def test_no_word_claims_a_cause(language: str, causal: str) -> None:
    said = {str(one.id): str(one.string) for one in catalogue(language) if str(one.id).startswith("before_after.")}
    assert len(said) > 20
    assert {key for key, words in said.items() if re.search(causal, words, re.IGNORECASE)} == set()
