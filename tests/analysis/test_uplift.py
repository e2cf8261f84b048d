"""The cheapest way to a class: never dearer than any other way, never cheaper than what scoring accepts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.advice import answers_in
from siperi_geo.analysis.uplift import lift
from siperi_geo.analysis.uplift_parts import Group, Tariff, Uplift, met, standings
from siperi_geo.analysis.uplift_standing import Form, is_reached, least_micro
from siperi_geo.analysis.uplift_tree import movable
from siperi_geo.instruments import NOT_ASKED, ClassBand, Instrument, load
from siperi_geo.instruments.model import MICRO
from siperi_geo.scoring import score_form
from siperi_geo.store import Store
from tests.scoring.trees import filled, forms, instruments
from tests.toytown.build import answers_below, answers_of

MOST = 200  # ways that are all tried
Answers = tuple[int | None, ...]


def group_of(instrument: Instrument, *answers: Answers, is_mean: bool = False) -> Group:
    given_ = tuple(Form(f"f{n}", instrument, one) for n, one in enumerate(answers))
    return Group(instrument, given_, is_mean=is_mean)


def better(instrument: Instrument, answers: Answers) -> list[list[tuple[int, int]]]:
    """For every item that may change, the places and answers that win something or fill a blank."""
    found = []
    for item in movable(instrument, answers):
        place, scale = instrument.item_position(item.id), instrument.scale_of(item)
        least = None if answers[place] is None else scale.points_of(answers[place] or 0)
        found.append(
            [(place, one.value) for one in scale.choices
             if one.points is not None and (least is None or one.points > least)]
        )  # fmt: skip
    return found


def ways(group: Group) -> Iterator[tuple[tuple[Form, ...], list[str]]]:
    """Every way to change answers, also to ones that are not the best, with the items that it changes."""
    options = [
        [None, *((n, place, answer) for place, answer in one)]
        for n, form in enumerate(group.forms)
        for one in better(form.instrument, form.answers)
    ]
    for way in product(*options):
        given_ = [list(form.answers) for form in group.forms]
        items = []
        for n, place, answer in filter(None, way):
            given_[n][place] = answer
            items.append(group.forms[n].instrument.items[place].id)
        changed = tuple(
            Form(form.subject_id, form.instrument, tuple(one), form.weight)
            for form, one in zip(group.forms, given_, strict=True)
        )
        yield changed, items


def least_cost(group: Group, target: ClassBand, variant: str, costs: Mapping[str, float]) -> float | None:
    every = list(ways(group))
    found = standings([(group, changed) for changed, _ in every], variant)
    prices = [
        sum(costs.get(one, 1.0) for one in items)
        for standing, (_, items) in zip(found, every, strict=True)
        if is_reached(group.instrument, standing, target)
    ]
    return min(prices, default=None)


def few_ways(group: Group) -> Group:
    """The same with the best answer to as many items as it takes for every way to be tried."""
    size, trimmed = 1, []
    for form in group.forms:
        settled = []
        for item, one in zip(
            movable(form.instrument, form.answers), better(form.instrument, form.answers), strict=True
        ):
            if size * (len(one) + 1) > MOST:
                settled.append(item.id)
            else:
                size *= len(one) + 1
        trimmed.append(met(form, settled))
    return replace(group, forms=tuple(trimmed))


def has_whole_classes(instrument: Instrument) -> bool:
    """Whether rounding takes no index above the last class: then better answers would lose their class."""
    top = round(instrument.value_range(instrument.root.id)[1] * MICRO)
    try:
        return bool(instrument.classes_from) or instrument.class_of(top) is not None
    except ValueError:
        return False


def holds(group: Group, target: ClassBand, variant: str, costs: Mapping[str, float]) -> Uplift:
    """What the solver says, held against every way there is."""
    (found,) = lift([group], target.code, variant=variant, costs=costs)
    least = least_cost(group, target, variant, costs)
    if found.state == "there":
        assert least == 0
        return found
    assert found.is_proved
    if least is None:
        assert found.state == "unreachable"
        return found
    assert found.state == "reached"
    assert found.cost == pytest.approx(least)
    assert found.cost == pytest.approx(sum(costs.get(one.item.id, 1.0) for one in found.changes))
    return found


@st.composite
def prices(draw: st.DrawFn, instrument: Instrument) -> dict[str, float]:
    chosen = draw(st.sampled_from(((1.0,), (1.0, 2.0, 5.0), (0.25, 1.0, 3.5))))
    return {item.id: draw(st.sampled_from(chosen)) for item in instrument.items}


@settings(max_examples=40)
@given(st.data())
def test_one_form_is_lifted_as_cheaply_as_can_be(data: st.DataObject) -> None:
    instrument, (answers, *_) = data.draw(forms(size=1))
    assume(has_whole_classes(instrument))
    target = data.draw(st.sampled_from(instrument.classes))
    variant = data.draw(st.sampled_from(instrument.variants)).id
    holds(few_ways(group_of(instrument, answers)), target, variant, data.draw(prices(instrument)))


def least_pay(items: list[str], tariff: Tariff) -> float | None:
    """What the cheapest lines cost that close all of these items; None where one of them cannot be paid."""
    lines = sorted(tariff.prices)
    prices = [
        sum(tariff.prices[line] for line in some)
        for n in range(len(lines) + 1)
        for some in combinations(lines, n)
        if all(set(tariff.closers.get(one, ())) & set(some) for one in items)
    ]
    return min(prices, default=None)


@st.composite
def tariffs(draw: st.DrawFn, instrument: Instrument) -> Tariff:
    """Up to four lines, of which some have no price; every item is closed by none, one or several."""
    lines = [f"L{n}" for n in range(4)]
    prices = {one: float(draw(st.integers(1, 9)) * 999_983) for one in lines if draw(st.integers(0, 3))}
    closers = {one.id: tuple(draw(st.lists(st.sampled_from(lines), max_size=2, unique=True)))
               for one in instrument.items}  # fmt: skip
    return Tariff(prices, closers)


@settings(max_examples=60)
@given(st.data(), st.booleans())
def test_lines_are_paid_as_cheaply_as_can_be(data: st.DataObject, is_mean: bool) -> None:
    """Against every way to change answers, each at the price of the cheapest lines that close what it changes."""
    instrument = data.draw(instruments())
    assume(not is_mean or instrument.classes_from is None)
    answers = data.draw(st.lists(filled(instrument), min_size=1 + is_mean, max_size=1 + is_mean))
    assume(has_whole_classes(instrument))
    target = data.draw(st.sampled_from(instrument.classes))
    variant = data.draw(st.sampled_from(instrument.variants)).id
    group, tariff = few_ways(group_of(instrument, *answers, is_mean=is_mean)), data.draw(tariffs(instrument))
    (found,) = lift([group], target.code, variant=variant, tariffs=[tariff])
    every = [(forms_, price) for forms_, items in ways(group)
             if (price := least_pay(items, tariff)) is not None]  # fmt: skip
    reached = standings([(group, forms_) for forms_, _ in every], variant)
    prices_ = [price for (_, price), one in zip(every, reached, strict=True)
               if is_reached(instrument, one, target)]  # fmt: skip
    if found.state == "there":
        assert min(prices_) == 0
        return
    assert found.is_proved
    assert found.state == ("reached" if prices_ else "unreachable")
    open_ = {item.id for form in group.forms for item in movable(instrument, form.answers)}
    assert {one.id for one in found.unpriced} == {one for one in open_ if not tariff.payable(one)}
    if found.state == "reached":
        assert found.cost == min(prices_)
        assert found.cost == sum(tariff.prices[one] for one in found.lines)
        assert all(set(tariff.payable(one.item.id)) & set(found.lines) for one in found.changes)


def test_a_line_is_paid_once_and_nothing_without_a_price_is_free() -> None:
    """By hand: two items of one line at Rp 5 are cheaper than one of another at Rp 7; the unpriced are said."""
    keltana = load("keltana")
    low = Form("f", keltana, tuple(0 for _ in keltana.items))
    ids = [one.id for one in movable(keltana, low.answers)]
    closers = dict.fromkeys(ids[:64], ("dear",)) | dict.fromkeys(ids[64:120], ("cheap",))
    (found,) = lift([Group(keltana, (low,))], tariffs=[Tariff({"dear": 7.0, "cheap": 5.0}, closers)])
    assert found.state == "reached"
    assert (found.lines, found.cost) == (("cheap",), 5.0)
    assert len(found.changes) > 1
    assert {one.id for one in found.unpriced} == set(ids[120:])


@settings(max_examples=20)
@given(st.data())
def test_a_mean_is_lifted_as_cheaply_as_can_be(data: st.DataObject) -> None:
    instrument = data.draw(instruments())
    assume(instrument.classes_from is None)
    answers = data.draw(st.lists(filled(instrument), min_size=2, max_size=3))
    assume(has_whole_classes(instrument))
    target = data.draw(st.sampled_from(instrument.classes))
    variant = data.draw(st.sampled_from(instrument.variants)).id
    holds(few_ways(group_of(instrument, *answers, is_mean=True)), target, variant, data.draw(prices(instrument)))


@settings(max_examples=20)
@given(st.data())
def test_what_costs_less_is_not_lifted_dearer(data: st.DataObject) -> None:
    instrument, (answers, *_) = data.draw(forms(size=1))
    assume(has_whole_classes(instrument))
    group, target = group_of(instrument, answers), data.draw(st.sampled_from(instrument.classes)).code
    dear = data.draw(prices(instrument))
    cheap = {item: cost * data.draw(st.sampled_from((0.5, 1.0))) for item, cost in dear.items()}
    (one,), (other,) = lift([group], target, costs=dear), lift([group], target, costs=cheap)
    assert one.state == other.state
    assert other.cost <= one.cost + 1e-9


def case_answers(instrument: Instrument, form: dict[str, Any]) -> Answers:
    return tuple((answers_of if "met" in form else answers_below)(instrument, form))


CASES = yaml.safe_load((Path(__file__).parent / "uplift_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_worked_case(case: dict[str, Any]) -> None:
    instrument = load(case["instrument"])
    group = group_of(instrument, case_answers(instrument, case["form"]))
    (found,) = lift([group], case.get("to"))
    assert (found.state, found.target.code if found.target else None) == (case["state"], case.get("target"))
    assert (len(found.changes), found.blank_count) == (case["items"], case["unanswered"])
    assert found.is_proved
    if "index" in case:
        assert found.after.index == pytest.approx(case["index"], abs=1e-4)
    if case["state"] == "reached":
        assert found.after.class_code == case.get("reaches", found.target.code)
        changed = met(group.forms[0], [one.item.id for one in found.changes])
        assert score_form(instrument, changed.answers).index == found.after.index


def toy_groups(store: Store, code: str) -> list[Group]:
    """Every form of toy town, alone; and where a mean has a class, the mean of all of them."""
    rows = pd.concat([store.query("assessments/current_per_subject", instrument=code, year=year)
                      for year in (2024, 2025)])  # fmt: skip
    instrument = load(code)
    filled_in = [answers_in(answers) for answers in rows["answers"]]
    found = [Form(f"form{n}", instrument, answers) for n, answers in enumerate(filled_in)]
    groups = [Group(instrument, (one,)) for one in found]
    if not instrument.classes_from:
        groups.append(Group(instrument, tuple(found), is_mean=True))
    return groups


@pytest.mark.parametrize("code", ["keltana", "kencana", "spab", "rsab"])
def test_a_real_instrument_reaches_what_scoring_says(code: str, subjects_store: Store) -> None:
    """One item fewer is too few: every change of the set is needed."""
    groups = toy_groups(subjects_store, code)
    found = lift(groups)
    assert {one.state for one in found} >= {"reached"}
    for group, one in zip(groups, found, strict=True):
        assert one.is_proved
        ids = {(change.form.subject_id, change.item.id) for change in one.changes}
        changed = [met(form, [item for who, item in ids if who == form.subject_id]) for form in group.forms]
        (standing,) = standings([(group, changed)], "standard")
        assert standing == one.after
        if one.state == "reached" and one.target is not None:
            assert is_reached(group.instrument, standing, one.target)
            assert not is_reached(group.instrument, one.now, one.target)
            fewer = [(group, [met(form, [item for who, item in ids - {left} if who == form.subject_id])
                              for form in group.forms]) for left in sorted(ids)[:5]]  # fmt: skip
            assert not any(is_reached(group.instrument, two, one.target) for two in standings(fewer, "standard"))


def test_items_that_a_profile_does_not_ask_never_move() -> None:
    instrument = load("rsab")
    low = [instrument.scale_of(item).worst.value for item in instrument.items]
    answers = instrument.in_profile(low, instrument.profile("puskesmas"))
    (found,) = lift([group_of(instrument, answers)], "A")
    assert found.state == "reached"
    assert not [one for one in found.changes if answers[instrument.item_position(one.item.id)] == NOT_ASKED]
    everything = met(Form("x", instrument, answers), [item.id for item in instrument.items])
    assert [one == NOT_ASKED for one in everything.answers] == [one == NOT_ASKED for one in answers]


def test_the_edge_of_a_class_is_the_one_that_scoring_draws() -> None:
    for code in ("keltana", "spab", "rsab"):
        instrument = load(code)
        for band in instrument.classes[1:]:
            least = least_micro(instrument, band)
            assert least is not None
            below = instrument.class_of(least - 1)
            assert instrument.class_of(least) == band
            assert below is not None
            assert below.order == band.order - 1


def test_among_sets_of_one_cost_it_takes_those_early_in_the_form() -> None:
    instrument = load("spab")
    (found,) = lift([group_of(instrument, case_answers(instrument, {"all": 1}))])
    assert [one.item.number for one in found.changes] == [one.number for one in instrument.items_under("A8")[:2]]


def test_a_mean_of_steps_has_no_class_to_reach() -> None:
    instrument = load("kencana")
    (found,) = lift([group_of(instrument, case_answers(instrument, {"all": 2}), is_mean=True)])
    assert found.state == "no_class"


def test_an_aspect_with_too_few_answers_weighs_nothing() -> None:
    """Pillars 100, 100 and 8.33; the third needs 40. One of four answers of A7 gives A7 neither value nor weight.

    With one half in hand, two full answers make 2.5 of 6 = 41.67; did A7 weigh, three would be needed.
    """
    instrument = load("spab")
    answers = list(case_answers(instrument, {"all": 2, "A7": None, "A8": 0}))
    answers[instrument.item_position(instrument.node("A7").items[0].id)] = 0
    answers[instrument.item_position(instrument.node("A8").items[0].id)] = 1
    (found,) = lift([group_of(instrument, tuple(answers))], "sangat_siap")
    assert (found.state, len(found.changes)) == ("reached", 2)
    assert found.after.index == pytest.approx((100 + 100 + 100 * 2.5 / 6) / 3)
