"""Gaps are never negative, reach exactly to the next class, and a full part wins exactly what scoring says."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis import gaps
from siperi_geo.scoring import score_forms
from tests.analysis import frames
from tests.analysis.frames import KELTANA

INDEX = st.integers(20_000_000, 100_000_000)


@given(INDEX)
def test_the_gap_to_the_next_class_is_the_smallest_step_that_reaches_it(micros):
    step = gaps.next_class(KELTANA, micros / 1e6)
    if step is None:
        assert KELTANA.class_of(micros) == KELTANA.classes[-1]
        return
    gap = round(step.gap * 1e6)
    assert gap > 0
    assert KELTANA.class_of(micros + gap) == step.band
    assert KELTANA.class_of(micros + gap - 1) == KELTANA.class_of(micros)


@pytest.mark.parametrize(
    ("index", "code", "gap"),
    [
        (58.33, "madya", 0.000001),
        (58.333333, "utama", 24.996668),
        (20, "madya", 38.330001),
        (83.33, "utama", 0.000001),
    ],
)
def test_the_edges_of_the_classes(index, code, gap):
    step = gaps.next_class(KELTANA, index)
    assert (step.band.code, step.gap) == (code, pytest.approx(gap))


def test_no_value_has_no_next_class():
    assert gaps.next_class(KELTANA, None) is None
    assert gaps.next_class(KELTANA, math.nan) is None


def test_kelurahan_are_listed_worst_first_and_missing_last():
    table = gaps.per_area(KELTANA, frames.scores(80, None, 20, 100))
    assert list(frames.names(table)) == ["Kelurahan 2", "Kelurahan 0", "Kelurahan 3", "Kelurahan 1"]
    assert table["gap_to_full"].tolist()[:3] == [80, 20, 0]
    assert table["next_class"].tolist() == ["madya", "utama", None, None]
    assert math.isnan(table["gap_to_full"].iloc[3])


def test_the_matrix_keeps_every_kelurahan_and_aspect():
    found = gaps.matrix(KELTANA, frames.nodes({0: {"LD": 1.0, "PK": 0.2}}), frames.scores(60, None, 40))
    assert found["area_name"].tolist() == ["Kelurahan 2", "Kelurahan 0", "Kelurahan 1"]
    assert found[["LD", "PK"]].iloc[1].tolist() == [100, 0]
    assert found[[a.id for a in KELTANA.aspects]].iloc[[0, 2]].isna().all(axis=None)


def test_parts_are_listed_by_gap_and_parts_without_a_value_have_none():
    table = gaps.per_node(KELTANA, frames.nodes({0: {"LD": 1.0, "PK": 0.2}, 1: {"LD": 0.6}}), ["LD", "PK", "PM"])
    assert table["node"].tolist() == ["PK", "LD", "PM"]
    assert table["gap_to_full_score"].tolist()[:2] == pytest.approx([100, 25])
    assert table["scored_count"].tolist() == [1, 2, 0]
    assert math.isnan(table["gap_to_full"].iloc[2])


@settings(max_examples=15)
@given(st.lists(st.sampled_from([0, 1, None]), min_size=128, max_size=128), st.integers(0, 31))
def test_a_full_indicator_wins_what_scoring_says(answers, place):
    indicator = gaps.leaves(KELTANA, "index")[place]
    better = list(answers)
    for item in indicator.items:
        better[KELTANA.item_position(item.id)] = 1
    form, improved = score_forms(KELTANA, [answers, better])
    values = {node.code: node.index for node in form.nodes if node.index is not None}
    if form.index is None or indicator.id not in values:
        return
    gain = gaps.gains(KELTANA, values)[indicator.id]
    assert gain >= 0
    assert improved.index - form.index == pytest.approx(gain, abs=1e-6)


def test_gains_of_full_parts_are_zero_and_of_aspects_their_distance_times_weight():
    found = gaps.gains(KELTANA, {"LD": 1.0, "PK": 0.2, "PM": 0.2, "KD": 0.2, "KP": 0.2})
    assert found["LD"] == 0
    assert found["PK"] == pytest.approx(16)


def test_a_part_left_out_of_the_weights_is_left_out_of_gains():
    assert gaps.gains(KELTANA, {"LD": 1.0, "PK": 0.2, "PM": math.nan})["PK"] == pytest.approx(40)


def test_gains_are_averaged_over_forms_that_have_an_index():
    table = frames.nodes({0: {"index": 60, "LD": 0.6}, 1: {"index": 20, "LD": 0.2}, 2: {"LD": 0.2}})
    parts = gaps.per_node(KELTANA, table, ["LD", "PK"])
    gain = gaps.with_gain(KELTANA, parts, table).set_index("node")["index_gain"]
    assert gain["LD"] == pytest.approx((40 + 80) / 2)
    assert math.isnan(gain["PK"])


@given(st.permutations(range(4)))
def test_the_order_of_kelurahan_changes_no_mean(order):
    values = [{"LD": 0.2}, {"LD": 0.6}, {"LD": 1.0}, {"LD": 0.4}]
    table = gaps.per_node(KELTANA, frames.nodes({place: values[place] for place in order}), ["LD"])
    assert table["index_value"].iloc[0] == 0.55


def test_aspect_of_knows_its_indicators():
    assert gaps.aspect_of(KELTANA, "I32").id == "KP"
    assert gaps.aspect_of(KELTANA, "LD").id == "LD"
    with pytest.raises(KeyError):
        gaps.aspect_of(KELTANA, "index")


def test_the_32_indicators_are_the_leaves():
    assert len(gaps.leaves(KELTANA, "index")) == 32
    assert [node.id for node in gaps.leaves(KELTANA, "PM")] == ["I20", "I21", "I22"]


def test_means_are_over_the_kelurahan_whose_index_could_be_assessed():
    table = frames.nodes(
        {0: {"index": 60, "I01": 3}, 1: {"index": math.nan, "I01": 1}, 2: {"index": 80, "I01": 5}}
    )
    everyone = gaps.indicators(KELTANA, table, "LD", None).set_index("node").loc["I01"]
    assert (everyone["index_value"], everyone["scored_count"]) == (4, 2)
    alone = gaps.indicators(KELTANA, table, "LD", "99.01.01.1002").set_index("node").loc["I01"]
    assert (alone["index_value"], alone["scored_count"]) == (1, 1)


def test_people_weigh_in_indicators_where_they_weigh_in_the_city():
    table = frames.nodes({0: {"index": 60, "I01": 3}, 1: {"index": 80, "I01": 5}})
    people = {"99.01.01.1001": 300, "99.01.01.1002": 100}
    found = gaps.indicators(KELTANA, table, "LD", None, people).set_index("node")
    assert found.loc["I01", "index_value"] == 3.5
    alone = gaps.indicators(KELTANA, table, "LD", "99.01.01.1002", people).set_index("node")
    assert alone.loc["I01", "index_value"] == 5
