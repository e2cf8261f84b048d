"""The overview's numbers, also with nothing, one year, one kelurahan, or equal values (words: test_narrative)."""

import pandas as pd
import pytest

from siperi_geo.analysis import class_counts, overview
from siperi_geo.analysis.exact import decimals, floor_pct
from tests.analysis import frames
from tests.analysis.frames import KELTANA

SCORES = {"LD": 80.0, "PK": 50.0, "PM": 50.0, "KD": 50.0, "KP": 20.0}


def test_the_headline_takes_the_citys_value_and_class_from_the_instrument():
    scores = frames.unassessable(frames.scores(60, None, 80, 40), 3)
    head = overview.headline(KELTANA, frames.city(58.33, scored=2), scores)
    assert (head.band.code, head.area_count, head.filled_count, head.scored_count) == ("pratama", 4, 3, 2)
    assert head.versions == ("2021",)


@pytest.mark.parametrize(("scored", "is_thin"), [(0, False), (1, True), (25, True), (26, False), (51, False)])
def test_a_value_of_less_than_half_of_the_city_is_thin(scored, is_thin):
    scores = frames.scores(*[60.0] * scored, *[None] * (51 - scored))
    assert overview.headline(KELTANA, frames.city(60 if scored else None), scores).is_thin == is_thin


def test_class_counts_hold_every_kelurahan_once():
    scores = frames.unassessable(frames.scores(20, 60, 60, None, 90, 50), 5)
    counts = class_counts.of_subjects(KELTANA, scores)
    assert [(one.kind, one.count) for one in counts] == [
        ("class", 1), ("class", 2), ("class", 1), ("not_assessable", 1), ("no_form", 1),
    ]  # fmt: skip
    assert sum(one.count for one in counts) == len(scores)


def test_aspects_lift_and_hold_back_against_their_mean_and_unknown_ones_do_neither():
    found = overview.standings(KELTANA, frames.city(60, aspects=SCORES))
    assert [(one.node.id, one.side) for one in found] == [
        ("LD", "lifts"), ("PK", "level"), ("PM", "level"), ("KD", "level"), ("KP", "holds_back"),
    ]  # fmt: skip
    partly = overview.standings(KELTANA, frames.city(60, scored=3, aspects=SCORES | {"LD": None}))
    assert [(one.node.id, one.side, one.count) for one in partly[-2:]] == [
        ("KP", "holds_back", 3),
        ("LD", "unknown", 0),
    ]
    assert {one.side for one in overview.standings(KELTANA, frames.city(None).head(0))} == {"unknown"}


def test_the_ends_of_the_city_hold_equals_together():
    found = overview.extremes(frames.scores(60, 40, None, 40, 80))
    assert (list(frames.names(found.lowest)), list(frames.names(found.highest))) == (
        ["Kelurahan 1", "Kelurahan 3"], ["Kelurahan 4"],
    )  # fmt: skip
    assert not found.are_equal
    assert overview.extremes(frames.scores(60, 60)).are_equal
    assert overview.extremes(frames.scores(None)).lowest.empty


def test_the_trend_has_a_row_per_year_with_its_version_and_its_weighting():
    years = pd.DataFrame({"year": [2024, 2025], "versions": ["2019", "2021"]})
    cities = {2024: frames.city(50, scored=3), 2025: frames.city(60, scored=4, weighting="population")}
    found = overview.trend(KELTANA, years, cities)
    assert found[["year", "versions", "index_value", "scored_count", "weighting"]].to_numpy().tolist() == [
        [2024, "2019", 50, 3, "mean"], [2025, "2021", 60, 4, "population"],
    ]  # fmt: skip


def test_decimals_follow_the_range_of_the_node():
    assert [decimals(KELTANA, node) for node in ("index", "LD", "I01")] == [2, 4, 3]


def test_only_a_whole_is_written_as_a_hundred_per_cent():
    assert [floor_pct(value) for value in (100, 99.96, 99.2, 0.4, None)] == [100, 99, 99, 0, None]
