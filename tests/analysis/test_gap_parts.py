"""What indicators lack: never negative, and a full part wins exactly what scoring says."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis import gap_parts
from siperi_geo.instruments import load
from siperi_geo.scoring import score_forms
from tests.analysis import frames
from tests.analysis.frames import KELTANA

SPAB = load("spab")


def test_parts_are_listed_by_gap_and_parts_without_a_value_have_none():
    nodes = frames.nodes({0: {"LD": 1.0, "PK": 0.2}, 1: {"LD": 0.6}})
    table = gap_parts.per_node(KELTANA, nodes, ["LD", "PK", "PM"])
    assert table["node"].tolist() == ["PK", "LD", "PM"]
    assert table["gap_to_full_score"].tolist()[:2] == pytest.approx([100, 25])
    assert table["scored_count"].tolist() == [1, 2, 0]
    assert math.isnan(table["gap_to_full"].iloc[2])


@settings(max_examples=15)
@given(st.lists(st.sampled_from([0, 1, None]), min_size=128, max_size=128), st.integers(0, 31))
def test_a_full_indicator_wins_what_scoring_says(answers, place):
    indicator = gap_parts.leaves(KELTANA, "index")[place]
    better = list(answers)
    for item in indicator.items:
        better[KELTANA.item_position(item.id)] = 1
    form, improved = score_forms(KELTANA, [answers, better])
    values = {node.code: node.index for node in form.nodes if node.index is not None}
    if form.index is None or indicator.id not in values:
        return
    gain = gap_parts.gains(KELTANA, values)[indicator.id]
    assert gain >= 0
    assert improved.index - form.index == pytest.approx(gain, abs=1e-6)


@settings(max_examples=15)
@given(st.lists(st.sampled_from([0, 1, 2, 2, 9, None]), min_size=41, max_size=41), st.integers(0, 7))
def test_so_does_one_that_weighs_as_many_as_its_answers(answers, place):
    indicator = gap_parts.leaves(SPAB, "index")[place]
    better = list(answers)
    for item in indicator.items:
        if answers[SPAB.item_position(item.id)] in (0, 1):
            better[SPAB.item_position(item.id)] = 2
    form, improved = score_forms(SPAB, [answers, better])
    values = {node.code: node.index for node in form.nodes if node.index is not None}
    if form.index is None or indicator.id not in values:
        return
    gain = gap_parts.gains(SPAB, values, gap_parts.carried(SPAB, answers))[indicator.id]
    assert improved.index - form.index == pytest.approx(gain, abs=2e-6)


def test_what_answers_make_a_part_weigh_counts_those_with_points():
    assert gap_parts.carried(KELTANA, [None] * 128) == {}
    first = gap_parts.leaves(SPAB, "index")[0]
    answers = [2] * 41
    answers[SPAB.item_position(first.items[0].id)] = 9
    answers[SPAB.item_position(first.items[1].id)] = None
    assert gap_parts.carried(SPAB, answers)[first.id] == len(first.items) - 2


def test_gains_of_full_parts_are_zero_and_of_aspects_their_distance_times_weight():
    found = gap_parts.gains(KELTANA, {"LD": 1.0, "PK": 0.2, "PM": 0.2, "KD": 0.2, "KP": 0.2})
    assert found["LD"] == 0
    assert found["PK"] == pytest.approx(16)


def test_a_part_left_out_of_the_weights_is_left_out_of_gains():
    assert gap_parts.gains(KELTANA, {"LD": 1.0, "PK": 0.2, "PM": math.nan})["PK"] == pytest.approx(40)


def test_gains_are_averaged_over_forms_that_have_an_index():
    table = frames.nodes({0: {"index": 60, "LD": 0.6}, 1: {"index": 20, "LD": 0.2}, 2: {"LD": 0.2}})
    parts = gap_parts.per_node(KELTANA, table, ["LD", "PK"])
    gain = gap_parts.with_gain(KELTANA, parts, table).set_index("node")["index_gain"]
    assert gain["LD"] == pytest.approx((40 + 80) / 2)
    assert math.isnan(gain["PK"])


@given(st.permutations(range(4)))
def test_the_order_of_kelurahan_changes_no_mean(order):
    values = [{"LD": 0.2}, {"LD": 0.6}, {"LD": 1.0}, {"LD": 0.4}]
    table = gap_parts.per_node(KELTANA, frames.nodes({place: values[place] for place in order}), ["LD"])
    assert table["index_value"].iloc[0] == 0.55


def test_aspect_of_knows_its_indicators():
    assert gap_parts.aspect_of(KELTANA, "I32").id == "KP"
    assert gap_parts.aspect_of(KELTANA, "LD").id == "LD"
    with pytest.raises(KeyError):
        gap_parts.aspect_of(KELTANA, "index")


def test_the_32_indicators_are_the_leaves():
    assert len(gap_parts.leaves(KELTANA, "index")) == 32
    assert [node.id for node in gap_parts.leaves(KELTANA, "PM")] == ["I20", "I21", "I22"]


def test_means_are_over_the_kelurahan_whose_index_could_be_assessed():
    table = frames.nodes(
        {0: {"index": 60, "I01": 3}, 1: {"index": math.nan, "I01": 1}, 2: {"index": 80, "I01": 5}}
    )
    everyone = gap_parts.indicators(KELTANA, table, "LD", None).set_index("node").loc["I01"]
    assert (everyone["index_value"], everyone["scored_count"]) == (4, 2)
    alone = gap_parts.indicators(KELTANA, table, "LD", "99.01.01.1002").set_index("node").loc["I01"]
    assert (alone["index_value"], alone["scored_count"]) == (1, 1)


def test_people_weigh_in_indicators_where_they_weigh_in_the_city():
    table = frames.nodes({0: {"index": 60, "I01": 3}, 1: {"index": 80, "I01": 5}})
    people = {"99.01.01.1001": 300, "99.01.01.1002": 100}
    found = gap_parts.indicators(KELTANA, table, "LD", None, people).set_index("node")
    assert found.loc["I01", "index_value"] == 3.5
    alone = gap_parts.indicators(KELTANA, table, "LD", "99.01.01.1002", people).set_index("node")
    assert alone.loc["I01", "index_value"] == 5


def test_the_parts_of_a_published_mean_are_its_own_rows():
    city = frames.city(60, aspects={"LD": 80.0, "PK": None})
    rows = city.assign(node=["index", "I01", "I02"], index_value=[60, 3.0, float("nan")])
    found = gap_parts.of_mean(KELTANA, "LD", rows).set_index("node")
    assert found.loc["I01", ["score", "gap_to_full_score", "scored_count"]].tolist() == [80, 20, 5]
    assert found["score"].notna().sum() == 1
    assert "index_gain" not in found
