"""Gaps are never negative, reach exactly to the next class, and a full part wins exactly what scoring says."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import gaps
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


def means(**changed):
    row = frames.city(60, scored=1, kelurahan=12).assign(kecamatan_name="K", **changed)
    return row.assign(area_code="99.01.01.1001", area_name="Bukit")


def test_a_mean_has_the_class_of_its_value_and_says_when_it_is_thin():
    areas = gaps.per_area(KELTANA, gaps.of_means(KELTANA, means()), 70)
    assert (areas["class_code"].tolist(), areas["gap_to_target"].tolist()) == (["madya"], [10])
    found = gaps.matrix(KELTANA, means(), areas)
    assert found[["state", "counted"]].to_numpy().tolist() == [["assessed", "1/12"]]
    enough = gaps.of_means(KELTANA, means(scored_count=6))
    assert gaps.matrix(KELTANA, means(), enough)["counted"].tolist() == [""]


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "assessed"),
        ({"index_value": float("nan")}, "not_assessable"),
        ({"index_value": float("nan"), "form_count": 0}, "no_form"),
        ({"index_value": float("nan"), "form_count": float("nan"), "is_withheld": True}, "withheld"),
    ],
)
def test_a_mean_says_why_it_has_no_value(changed, state):
    assert gaps.state_of(gaps.of_means(KELTANA, means(**changed)).iloc[0].to_dict()) == state


def test_a_reached_target_has_no_gap_and_no_value_has_none():
    found = gaps.per_area(KELTANA, frames.scores(80, None, 65), 70)
    assert found["gap_to_target"].fillna(-1).tolist() == [5, 0, -1]
    assert "gap_to_target" not in gaps.per_area(KELTANA, frames.scores(80))
