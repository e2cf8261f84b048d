"""The rule of thin areas: fewer than half of those registered could be assessed, and somebody was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import thin

COUNTS = st.integers(min_value=0, max_value=10_000)


@pytest.mark.parametrize(
    ("scored", "registered", "is_thin"),
    [(0, 12, False), (1, 12, True), (5, 12, True), (6, 12, False), (12, 12, False), (3, 7, True), (0, 0, False)],
)
def test_fewer_than_half_is_thin(scored, registered, is_thin):
    assert thin.is_thin(scored, registered) is is_thin


@given(COUNTS, COUNTS)
def test_one_more_assessed_never_makes_an_area_thin(scored, registered):
    if scored and not thin.is_thin(scored, registered):
        assert not thin.is_thin(scored + 1, registered)


@given(COUNTS)
def test_where_everybody_is_assessed_nothing_is_thin(registered):
    assert not thin.is_thin(registered, registered)
