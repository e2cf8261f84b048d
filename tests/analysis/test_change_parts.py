"""A change taken apart: cases to follow by hand, and laws that hold for any respondents."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.change_items import common
from siperi_geo.analysis.change_parts import Parts, Respondent, decompose
from siperi_geo.instruments import NOT_ASKED, load

MICRO = 1_000_000
CASES = yaml.safe_load((Path(__file__).parent / "change_parts_cases.yaml").read_text(encoding="utf-8"))
VALUE = st.integers(0, 100 * MICRO)
MAYBE = st.one_of(st.none(), VALUE)
WEIGHT = st.integers(1, 10_000)
RESPONDENT = st.builds(
    Respondent,
    published=st.tuples(MAYBE, MAYBE),
    scored=st.tuples(MAYBE, MAYBE),
    common=st.one_of(st.just((None, None)), st.tuples(VALUE, VALUE)),
    weights=st.tuples(WEIGHT, WEIGHT),
    is_same=st.booleans(),
)
SAME = st.builds(
    lambda first, last, weight: Respondent((first, last), (first, last), (first, last), (weight, weight)),
    VALUE, VALUE, WEIGHT,
)  # fmt: skip


def micro(value):
    return None if value is None else value * MICRO


def respondent(told):
    published = micro(told.get("before")), micro(told.get("after"))
    scored = tuple(map(micro, told["by_one_method"])) if "by_one_method" in told else published
    same_items = tuple(map(micro, told["common"])) if "common" in told else scored
    return Respondent(published, scored, same_items, tuple(told.get("weights", (1, 1))))


def only(parts, *names):
    """Whether nothing but these parts is other than zero."""
    return all(getattr(parts, name) == 0 for name in Parts.__slots__ if name not in names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_to_follow_by_hand(case):
    found = decompose(map(respondent, case["respondents"].values()))
    told = {"before": found.before, "after": found.after}
    told |= {name: getattr(found.parts, name) for name in Parts.__slots__}
    assert told == {name: value * MICRO for name, value in case["expected"].items()}


@given(st.lists(RESPONDENT, max_size=8))
def test_the_parts_add_up_exactly(respondents):
    found = decompose(respondents)
    if found is not None:
        assert found.parts.total == found.after - found.before


@given(st.lists(SAME, min_size=1, max_size=8))
def test_the_same_questions_of_the_same_people_are_real_alone(respondents):
    assert only(decompose(respondents).parts, "real")


@given(st.lists(SAME, min_size=1, max_size=8))
def test_nothing_changed_is_zero_everywhere(respondents):
    still = [
        replace(one, published=(one.published[0],) * 2, scored=(one.scored[0],) * 2, common=(one.common[0],) * 2)
        for one in respondents
    ]
    assert only(decompose(still).parts)


def unchanged(value, weight=1):
    return Respondent((value, value), (value, value), (value, value), (weight, weight))


@given(st.lists(VALUE, min_size=1, max_size=6), st.lists(VALUE, min_size=1, max_size=6))
def test_who_comes_and_who_goes_touches_no_other_part(stayed, others):
    same = [unchanged(value) for value in stayed]
    new = [Respondent((None, value), (None, value)) for value in others]
    lost = [Respondent((value, None), (value, None)) for value in others]
    assert only(decompose([*same, *new]).parts, "new")
    assert only(decompose([*same, *lost]).parts, "lost")


@given(st.lists(st.tuples(VALUE, WEIGHT, WEIGHT), min_size=1, max_size=6))
def test_other_weights_touch_no_other_part(rows):
    same = [replace(unchanged(value), weights=(one, two)) for value, one, two in rows]
    assert only(decompose(same).parts, "weights")


@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=6))
def test_more_answers_alone_are_coverage_alone(rows):
    same = [Respondent((first, last), (first, last), (first, first)) for first, last in rows]
    assert only(decompose(same).parts, "coverage")


@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=6))
def test_another_method_alone_is_method_alone(rows):
    same = [Respondent((old, new), (new, new), (new, new)) for old, new in rows]
    assert only(decompose(same).parts, "method")


@given(st.lists(SAME, min_size=1, max_size=5), st.lists(VALUE, max_size=3), st.lists(VALUE, max_size=3))
def test_looking_back_turns_every_sign(same, came, went):
    there = [*same, *(Respondent((None, one), (None, one)) for one in came)]
    there += [Respondent((one, None), (one, None)) for one in went]
    back = [replace(one, published=one.published[::-1], scored=one.scored[::-1], common=one.common[::-1])
            for one in there]  # fmt: skip
    one, two = decompose(there).parts, decompose(back).parts
    assert (one.real, one.coverage, one.new, one.lost) == (-two.real, -two.coverage, -two.lost, -two.new)


@given(st.lists(RESPONDENT, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_respondents_changes_nothing(respondents, random):
    shuffled = random.sample(respondents, len(respondents))
    assert decompose(shuffled) == decompose(respondents)


@given(VALUE, VALUE)
def test_an_example_is_never_the_same_respondent_as_a_real_form(first, last):
    other = Respondent((first, last), (first, last), (first, last), is_same=False)
    assert only(decompose([other]).parts, "new")


def test_a_year_without_a_value_cannot_be_taken_apart():
    assert decompose([Respondent((None, MICRO), (None, MICRO))]) is None
    assert decompose([]) is None


def test_what_one_year_leaves_blank_is_blank_in_both():
    instrument = load("keltana")
    rest = [1] * (len(instrument.items) - 3)
    found = common(instrument, [1, None, 0, *rest], [0, 1, None, *rest])
    assert found.before[:4] == (1, None, None, 1)
    assert found.after[:4] == (0, None, None, 1)
    assert (found.newly_answered, found.newly_blank) == (1, 1)


def test_what_does_not_apply_in_one_year_leaves_the_sum_in_both():
    spab = load("spab")
    place = next(
        n for n, item in enumerate(spab.items) if any(one.points is None for one in spab.scale_of(item).choices)
    )
    absent = next(one.value for one in spab.scale_of(spab.items[place]).choices if one.points is None)
    answers = [2] * len(spab.items)
    other = [*answers[:place], absent, *answers[place + 1 :]]
    found = common(spab, answers, other)
    assert found.before[place] == found.after[place] == absent
    assert (found.newly_answered, found.newly_blank) == (0, 0)


def test_what_one_form_does_not_ask_counts_in_neither():
    rsab = load("rsab")
    whole = rsab.in_profile([None] * len(rsab.items), rsab.profile(None))
    less = rsab.in_profile([None] * len(rsab.items), rsab.profiles[-1])
    found = common(rsab, whole, less)
    assert found.before == found.after
    assert found.before.count(NOT_ASKED) >= less.count(NOT_ASKED)
    assert (found.newly_answered, found.newly_blank) == (0, 0)
