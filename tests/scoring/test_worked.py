"""What the method page works with: shares of the index, and a made-up form that shows the rules at work."""

import pytest
from hypothesis import given, settings

from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import score_form, shares_pct, worked_answers
from tests.scoring.trees import instruments


@given(instrument=instruments())
@settings(max_examples=10)
def test_shares_add_up_to_the_whole_at_every_node(instrument: Instrument) -> None:
    shares = shares_pct(instrument)
    assert sum(shares[item.id] for item in instrument.items_under("index")) == pytest.approx(100)
    for node in instrument.nodes():
        assert sum(shares[part.id] for part in node.parts or node.items) == pytest.approx(shares[node.id])


def test_shares_of_keltana_are_the_published_ones() -> None:
    shares = shares_pct(load("keltana"))
    assert [round(shares[code], 2) for code in ("LD", "I01", "I15", "I20", "I23", "I29")] == [
        20,
        1.43,
        4,
        6.67,
        3.33,
        5,
    ]


def test_the_made_up_form_can_be_assessed_and_has_blanks() -> None:
    instrument = load("keltana")
    answers = worked_answers(instrument)
    assert answers[:12] == (0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0)
    assert answers.count(None) == 4
    standard, official = (score_form(instrument, answers, variant.id) for variant in instrument.variants)
    assert standard.index is not None
    assert official.index is not None
    assert standard.index > official.index
