"""Laws of every instrument: bounds, monotone, order-free, scale-free weights, one class, missing is not worst.

Monotone is about answers that carry points: calling an answer "not applicable", or filling in another profile,
takes it out of the sum, and may raise or lower what is left.
"""

from math import isclose
from operator import le
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.instruments import NOT_ASKED, Instrument, Node
from siperi_geo.scoring import FormScore, score_form, score_forms
from tests.scoring.oracle import Answers
from tests.scoring.trees import filled, forms, instruments, with_root

LAW = settings(max_examples=8)
Drawn = tuple[Instrument, list[Answers]]


def every_score(instrument: Instrument, answers: list[Answers]) -> list[FormScore]:
    return [score for variant in instrument.variants for score in score_forms(instrument, answers, variant.id)]


@given(drawn=forms())
@LAW
def test_values_stay_in_their_range_and_scores_in_0_to_100(drawn: Drawn) -> None:
    instrument, answers = drawn
    for score in every_score(instrument, answers):
        for node in score.nodes:
            low, high = instrument.value_range(node.code)
            if node.index is not None and node.score is not None:
                assert low - 1e-9 <= node.index <= high + 1e-9
                assert -1e-6 <= node.score <= 100 + 1e-6


@given(data=st.data())
@LAW
def test_one_better_answer_never_lowers_any_node(data: st.DataObject) -> None:
    instrument = data.draw(instruments())
    before = data.draw(filled(instrument).filter(lambda answers: carrying(instrument, answers)))
    place = data.draw(st.sampled_from(carrying(instrument, before)))
    scale = instrument.scale_of(instrument.items[place])
    old = scale.points_of(before[place])
    better = [c.value for c in scale.choices if c.points is not None and c.points >= old]
    after = (*before[:place], data.draw(st.sampled_from(better)), *before[place + 1 :])
    for variant in instrument.variants:
        low, high = score_forms(instrument, [before, after], variant.id)
        for was, now in zip(low.nodes, high.nodes, strict=True):
            assert (was.index is None) == (now.index is None)
            assert was.index is None or was.index <= now.index
        assert all(map(le, rungs(instrument, low), rungs(instrument, high)))


def carrying(instrument: Instrument, answers: Answers) -> list[int]:
    """The places of the answers that carry points."""
    pairs = zip(instrument.items, answers, strict=True)
    given = [(n, instrument.scale_of(item), one) for n, (item, one) in enumerate(pairs)]
    return [n for n, scale, one in given if one not in (None, NOT_ASKED) and scale.points_of(one) is not None]


def rungs(instrument: Instrument, score: FormScore) -> list[int]:
    """How high each reading is, 0 for not even the first step."""
    return [
        [rung.code for rung in reading.rungs].index(score.step(reading.id).code) for reading in instrument.readings
    ]


@given(drawn=forms(), random=st.randoms(use_true_random=False))
@LAW
def test_the_order_of_forms_changes_nothing(drawn: Drawn, random: Any) -> None:
    instrument, answers = drawn
    order = random.sample(range(len(answers)), len(answers))
    in_order = score_forms(instrument, answers)
    assert score_forms(instrument, [answers[place] for place in order]) == [in_order[place] for place in order]


@given(drawn=forms(size=2))
@LAW
def test_a_form_alone_scores_as_among_many(drawn: Drawn) -> None:
    instrument, answers = drawn
    for variant in instrument.variants:
        alone = [score_form(instrument, one, variant.id) for one in answers]
        assert alone == score_forms(instrument, answers, variant.id)


@given(drawn=forms(size=2), random=st.randoms(use_true_random=False))
@LAW
def test_the_order_of_nodes_and_items_changes_nothing(drawn: Drawn, random: Any) -> None:
    instrument, answers = drawn
    shuffled = with_root(instrument, shuffle(instrument.root, random))
    moved = [tuple(one[instrument.item_position(item.id)] for item in shuffled.items) for one in answers]
    assert_same_values(every_score(instrument, answers), every_score(shuffled, moved))


def shuffle(node: Node, random: Any) -> Node:
    children = [shuffle(child, random) for child in node.children]
    return node.model_copy(
        update={
            "children": tuple(random.sample(children, len(children))),
            "items": tuple(random.sample(node.items, len(node.items))),
        }
    )


@given(drawn=forms(size=2), factor=st.sampled_from([0.5, 3, 7.3, 1000]))
@LAW
def test_weights_times_a_constant_change_nothing(drawn: Drawn, factor: float) -> None:
    """True where every node is a mean: a sum grows with its weights."""
    instrument, answers = drawn
    means = with_root(instrument, reweigh(instrument.root, 1))
    heavier = with_root(instrument, reweigh(instrument.root, factor))
    for variant in ("standard", "worst"):  # the third has weights of its own
        assert_same_values(score_forms(means, answers, variant), score_forms(heavier, answers, variant))


def reweigh(node: Node, factor: float) -> Node:
    return node.model_copy(
        update={
            "rule": "describe" if node.rule == "describe" else "weighted_mean",
            "rescale": None,
            "weight": node.weight * factor,
            "weighs_items": False,
            "children": tuple(reweigh(child, factor) for child in node.children),
            "items": tuple(item.model_copy(update={"weight": item.weight * factor}) for item in node.items),
        }
    )


def assert_same_values(one: list[FormScore], other: list[FormScore]) -> None:
    for left, right in zip(one, other, strict=True):
        for node in left.nodes:
            assert same(node.index, right.node(node.code).index), node.code


def same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-11, abs_tol=1e-9)


@given(drawn=forms())
@LAW
def test_every_index_has_exactly_one_class(drawn: Drawn) -> None:
    instrument, answers = drawn
    for score in every_score(instrument, answers):
        if instrument.classes_from is None:
            band = instrument.class_of(score.nodes[0].index_micro)
            assert score.class_code == (band and band.code)
        else:
            assert score.class_code in (None, score.step(instrument.classes_from).code)
        assert (score.class_code is None) == (score.index is None)


@given(data=st.data())
@LAW
def test_missing_is_not_worst(data: st.DataObject) -> None:
    """Without minimum shares, leaving a blank out never gives less than calling it the worst answer."""
    drawn = data.draw(instruments())
    instrument = with_root(drawn, without_minimum(drawn.root))
    answers = data.draw(filled(instrument))
    left_out, worst = (score_form(instrument, answers, variant) for variant in ("standard", "worst"))
    for mild, strict in zip(left_out.nodes, worst.nodes, strict=True):
        assert (mild.answered, mild.total) == (strict.answered, strict.total)
        assert mild.index is None or mild.index >= strict.index - 1e-9 * max(1, abs(strict.index))
        assert mild.answered < mild.total or same(mild.index, strict.index)


def without_minimum(node: Node) -> Node:
    children = tuple(without_minimum(child) for child in node.children)
    minimum = {"min_answered_pct": 0, "min_valued_children_pct": 0}
    return node.model_copy(update={**minimum, "children": children})


@given(data=st.data())
@LAW
def test_one_more_answer_never_takes_a_value_or_a_step_away(data: st.DataObject) -> None:
    """An answer with points: one that is not applicable may leave a node with nothing to value."""
    instrument = data.draw(instruments())
    before = data.draw(filled(instrument).filter(lambda answers: None in answers))
    place = data.draw(st.sampled_from([n for n, answer in enumerate(before) if answer is None]))
    scale = instrument.scale_of(instrument.items[place])
    choices = [choice.value for choice in scale.choices if choice.points is not None]
    after = (*before[:place], data.draw(st.sampled_from(choices)), *before[place + 1 :])
    for variant in instrument.variants:
        fewer, more = score_forms(instrument, [before, after], variant.id)
        for was, now in zip(fewer.nodes, more.nodes, strict=True):
            assert was.index is None or now.index is not None
        assert all(map(le, rungs(instrument, fewer), rungs(instrument, more)))


@given(drawn=forms())
@LAW
def test_asking_for_every_child_leaves_the_same_value_or_none(drawn: Drawn) -> None:
    """An index that stands for all its parts is absent exactly when one of them is; nothing else changes."""
    instrument, answers = drawn
    lax, strict = (with_root(instrument, asking(instrument.root, share)) for share in (0, 100))
    before, after = every_score(lax, answers), every_score(strict, answers)
    for loose, tight in zip(before, after, strict=True):
        assert loose.nodes[1:] == tight.nodes[1:]
        asked = [loose.node(aspect.id) for aspect in instrument.aspects if loose.node(aspect.id).total]
        lacks_one = any(aspect.index is None for aspect in asked)
        assert tight.index == (None if lacks_one else loose.index)


def asking(root: Node, share: float) -> Node:
    """The tree whose root asks for this share of its children; a root of items has none to ask for."""
    return root.model_copy(update={"min_valued_children_pct": share})


@given(instrument=instruments())
@LAW
def test_a_blank_form_has_no_value_in_any_variant(instrument: Instrument) -> None:
    blank = tuple(None for _ in instrument.items)
    for score in every_score(instrument, [blank]):
        assert {(node.index, node.score, node.answered) for node in score.nodes} == {(None, None, 0)}
        assert score.class_code is None
        assert not any(rungs(instrument, score))


@given(drawn=forms())
@LAW
def test_the_profile_of_a_form_shows_in_what_it_does_not_ask(drawn: Drawn) -> None:
    """Items that are not asked are in no count; an answer to what only describes changes nothing at all."""
    instrument, answers = drawn
    counted = instrument.items_under("index")
    for one, score in zip(answers, score_forms(instrument, answers), strict=True):
        asked = [item for item in counted if one[instrument.item_position(item.id)] != NOT_ASKED]
        assert score.nodes[0].total == len(asked)
        names = {item.id for item in counted}
        pairs = zip(instrument.items, one, strict=True)
        without = [None if item.id not in names and answer != NOT_ASKED else answer for item, answer in pairs]
        assert score_form(instrument, without) == score
