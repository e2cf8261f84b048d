"""The compiled SQL against exact fractions, on random trees and random answers."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from siperi_geo.instruments import Instrument
from siperi_geo.scoring import FormScore, score_forms
from tests.scoring.oracle import Answers, oracle, oracle_class, oracle_step
from tests.scoring.trees import forms

CLOSE = {"rel": 1e-11, "abs": 1e-9}


def assert_agrees(instrument: Instrument, answers: Answers, scored: FormScore) -> None:
    expected = oracle(instrument, answers, scored.variant)
    for node in scored.nodes:
        wanted = expected[node.code]
        assert (node.answered, node.total) == (wanted.answered, wanted.total), node.code
        assert (node.index is None) == (wanted.value is None), node.code
        if wanted.value is not None and node.index is not None:
            assert node.index == pytest.approx(float(wanted.value), **CLOSE), node.code
            assert node.score == pytest.approx(float(wanted.score), abs=1.1e-6), node.code
            assert abs(node.index_micro - wanted.value * 1_000_000) <= 1, node.code
    for reading in instrument.readings:
        reached = scored.step(reading.id).code
        assert reached == oracle_step(instrument, answers, scored.variant, reading.id), reading.id
    assert_class_agrees(instrument, expected["index"].value, scored)


def assert_class_agrees(instrument: Instrument, index: Fraction | None, scored: FormScore) -> None:
    """Exactly the oracle's class, but where the index lies within two millionths of an edge."""
    step = scored.step(instrument.classes_from).code if instrument.classes_from else None
    near = [None if index is None else index + off for off in (Fraction(-2, 10**6), 0, Fraction(2, 10**6))]
    classes = {oracle_class(instrument, one, step) for one in near}
    assert scored.class_code in classes


@given(drawn=forms())
@settings(max_examples=20)
def test_random_trees_agree_with_the_oracle(drawn: tuple[Instrument, list[Answers]]) -> None:
    instrument, filled = drawn
    for variant in instrument.variants:
        for answers, scored in zip(filled, score_forms(instrument, filled, variant.id), strict=True):
            assert_agrees(instrument, answers, scored)
