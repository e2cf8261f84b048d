"""Change of means: as published without knowing anybody, or of the same respondents; what is compared."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import change, change_groups
from tests.analysis import frames
from tests.analysis.frames import KELTANA

AREAS = pd.DataFrame({"area_code": ["K1"], "area_name": ["Kecamatan"], "kecamatan_name": [None]})
VALUE = st.one_of(st.none(), st.integers(20_000_000, 100_000_000).map(lambda n: n / 1e6))


def groups(*values, forms=None, examples=0, withheld=False):
    rows = [
        {
            "area_code": f"K{place}",
            "area_name": f"Area {place}",
            "kecamatan_name": "Kecamatan",
            "node": "index",
            "subject_count": 4,
            "form_count": forms if forms is not None else 0 if value is None else 2,
            "example_count": examples,
            "scored_count": 0 if value is None else 2,
            "index_value": float("nan") if value is None else value,
        }
        for place, value in enumerate(values)
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(is_withheld=withheld) if withheld else frame


def published(before, after, *, is_one_version=True):
    return change_groups.published(KELTANA, "index", before, after, is_one_version=is_one_version)


def of(before, after, *, is_same, weights=None):
    found = change.compare(before, after).assign(group_code="K1")
    known = dict.fromkeys(found["subject_id"], (1, 1)) | (weights or {})
    return change_groups.of_subjects(KELTANA, "index", AREAS, found, known, is_same=is_same).iloc[0]


def test_published_means_are_subtracted_or_have_their_reason():
    found = published(groups(60, 60, None, None), groups(62.5, None, 40, None))
    assert found["status"].tolist() == ["compared", "only_before", "only_after", "no_form"]
    assert found["change_value"].tolist()[0] == 2.5
    assert found["change_score"].tolist()[0] == 3.125
    assert found["change_value"][1:].isna().all()


def test_a_year_of_forms_without_a_value_cannot_be_assessed():
    assert published(groups(60), groups(None, forms=2))["status"].tolist() == ["not_assessable"]


def test_other_versions_lie_side_by_side_without_a_difference():
    found = published(groups(60), groups(70), is_one_version=False)
    assert found[["value_before", "value_after"]].to_numpy().tolist() == [[60, 70]]
    assert found["status"].tolist() == ["version_differs"]
    assert math.isnan(found["change_value"].iloc[0])


def test_a_node_that_the_other_version_has_not_is_no_form():
    other = groups(70).assign(node="other")
    assert published(other, groups(70), is_one_version=False)["status"].tolist() == ["only_after"]


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [(0, 0, "compared"), (2, 2, "compared"), (2, 0, "example_differs"), (1, 1, "example_differs")],
)
def test_a_mean_that_mixes_examples_and_real_forms_is_compared_with_nothing(first, last, status):
    found = published(groups(60, examples=first), groups(70, examples=last))
    assert found["status"].tolist() == [status]


def test_what_is_withheld_in_one_year_has_no_change():
    hidden = groups(60, withheld=True)
    hidden[["subject_count", "form_count", "example_count", "scored_count", "index_value"]] = float("nan")
    found = published(hidden, groups(70))
    assert found["status"].tolist() == ["withheld"]
    assert found["change_value"].isna().all()
    assert found["scored_before"].isna().all()


def test_a_mean_of_less_than_half_is_thin():
    rows = groups(60)
    rows["scored_count"] = 1
    assert published(rows, groups(70))["is_thin"].tolist() == [True]
    assert published(groups(60), groups(70))["is_thin"].tolist() == [False]


def test_the_same_respondents_leave_out_who_came_and_who_went():
    row = of(frames.scores(60, 20, None), frames.scores(66, None, 90), is_same=True)
    assert (row["value_before"], row["value_after"], row["change_value"], row["scored_after"]) == (60, 66, 6, 1)
    row = of(frames.scores(60, 20, None), frames.scores(66, None, 90), is_same=False)
    assert (row["value_before"], row["value_after"], row["change_value"]) == (40, 78, 38)


def test_of_nobody_there_is_no_change():
    row = of(frames.scores(60, None), frames.scores(None, 60), is_same=True)
    assert row["status"] == "nobody"
    assert pd.isna(row["step"])
    assert of(frames.scores(60), frames.scores(None), is_same=False)["status"] == "only_before"


def test_the_same_respondents_weigh_as_in_the_second_year():
    weights = {"99.01.01.1001": (1, 1), "99.01.01.1002": (1, 3)}
    row = of(frames.scores(60, 20), frames.scores(60, 20), is_same=True, weights=weights)
    assert (row["value_before"], row["value_after"]) == (30, 30)
    row = of(frames.scores(60, 20), frames.scores(60, 20), is_same=False, weights=weights)
    assert (row["value_before"], row["value_after"], row["change_value"]) == (40, 30, -10)


def test_the_same_respondents_are_compared_where_a_mean_of_all_is_mixed():
    before, after = frames.scores(60, 60), frames.scores(70, 60)
    for frame in (before, after):
        frame.loc[0, "is_example"] = True
    assert of(before, after, is_same=False)["status"] == "example_differs"
    assert of(before, after, is_same=True)["change_value"] == 5


@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=6))
def test_a_change_is_the_difference_of_the_values_beside_it(pairs):
    before, after = zip(*pairs, strict=True)
    for is_same in (False, True):
        row = of(frames.scores(*before), frames.scores(*after), is_same=is_same)
        if row["status"] == "compared":
            assert round((row["value_after"] - row["value_before"]) * 1e6) == round(row["change_value"] * 1e6)


@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=6))
def test_published_and_recomputed_means_agree(pairs):
    before, after = zip(*pairs, strict=True)
    row = of(frames.scores(*before), frames.scores(*after), is_same=False)
    for side, values in (("before", before), ("after", after)):
        known = [one for one in values if one is not None]
        assert row[f"scored_{side}"] == len(known)
        if known:
            assert row[f"value_{side}"] == pytest.approx(sum(known) / len(known), abs=1e-6)
