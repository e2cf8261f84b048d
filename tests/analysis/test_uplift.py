"""The cheapest way to a class: never dearer than any other way, never cheaper than what scoring accepts."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, product
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.uplift import Group, Uplift, lift, met, standings
from siperi_geo.analysis.uplift_standing import Form, is_reached, least_micro, scored
from siperi_geo.analysis.uplift_tree import movable
from siperi_geo.instruments import NOT_ASKED, ClassBand, Instrument, load
from siperi_geo.instruments.model import MICRO
from tests.conftest import ROOT
from tests.scoring.trees import filled, forms, instruments

MOST = 600  # ways that are all tried
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
    size = 1
    for one in options:
        size *= len(one)
    assume(size <= MOST)
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


@settings(max_examples=120)
@given(st.data())
def test_one_form_is_lifted_as_cheaply_as_can_be(data: st.DataObject) -> None:
    instrument, (answers, *_) = data.draw(forms(size=1))
    assume(has_whole_classes(instrument))
    target = data.draw(st.sampled_from(instrument.classes))
    variant = data.draw(st.sampled_from(instrument.variants)).id
    holds(group_of(instrument, answers), target, variant, data.draw(prices(instrument)))


@settings(max_examples=60)
@given(st.data())
def test_a_mean_is_lifted_as_cheaply_as_can_be(data: st.DataObject) -> None:
    instrument = data.draw(instruments())
    assume(instrument.classes_from is None)
    answers = data.draw(st.lists(filled(instrument), min_size=2, max_size=3))
    assume(has_whole_classes(instrument))
    target = data.draw(st.sampled_from(instrument.classes))
    variant = data.draw(st.sampled_from(instrument.variants)).id
    holds(group_of(instrument, *answers, is_mean=True), target, variant, data.draw(prices(instrument)))
