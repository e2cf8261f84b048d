"""How far apart units answer: worked by hand, and nothing of a unit below its minimum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.erat_spread import ranges, widest
from siperi_geo.tables import erat_units
from tests.analysis.test_erat import GOVERNMENTS, summary
from tests.analysis.test_erat_peers import units

KOTA = next(code for code, _, level in GOVERNMENTS if level == "kabupaten_kota")
NAME = next(name for code, name, _ in GOVERNMENTS if code == KOTA)


def test_lowest_middle_highest_and_deviation() -> None:
    rows = {one.node: one for one in ranges(summary({NAME: units(40.0, 50.0, 90.0)}))}
    one = rows["RM"]
    assert (one.low, one.median, one.high, one.distance) == (40, 50, 90, 50)
    assert one.deviation == pytest.approx(((20**2 + 10**2 + 30**2) / 3) ** 0.5)
    assert one.of_level("kabupaten_kota") == [40, 50, 90]
    assert one.of_level("provinsi") == []
    assert [row.node for row in widest([rows["RM"], rows["LD"]])] == ["RM"], "all units say 50 on the other"


def test_what_is_below_the_minimum_is_in_no_range() -> None:
    (one,) = (row for row in ranges(summary({NAME: units(40.0, 99.0, each=2)})) if row.node == "RM")
    assert (one.values, one.low, one.deviation, one.distance) == ((), None, None, None)
    assert widest([one]) == ()


def test_of_one_alone_there_is_no_distance() -> None:
    found = summary({NAME: units(40.0)})
    assert widest(ranges(found)) == ()
    values = erat_units.ranges(found, ranges(found)).values.iloc[0].tolist()
    assert values[1:7] == [1, 40, 40, 40, None, None]


@given(st.lists(st.integers(0, 100), min_size=2, max_size=8))
def test_every_value_lies_within(values: list[int]) -> None:
    one = ranges(summary({NAME: units(*map(float, values))}))[0]
    assert one.low == min(values)
    assert one.high == max(values)
    assert one.low <= (one.median or 0) <= one.high
    assert (one.deviation or 0) <= (one.distance or 0)
