"""From whom to learn: the best of what is published, equals together, and nothing below a minimum."""

from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.erat_peers import peers
from tests.analysis.test_erat import GOVERNMENTS, summary

KOTA, KABUPATEN = [(code, name) for code, name, level in GOVERNMENTS if level == "kabupaten_kota"][:2]


def units(*values: float, each: int = 3) -> dict[str, list[dict[str, float]]]:
    """A government whose units have this value in two dimensions; each unit has so many respondents."""
    return {f"U{place}": [{"index": v, "RM": v, "LD": 50.0}] * each for place, v in enumerate(values)}


def test_the_best_government_and_unit_of_a_dimension() -> None:
    found = summary({KOTA[1]: units(*[40.0] * 5), KABUPATEN[1]: units(*[60.0] * 4, 80.0)})
    one = {row.node: row for row in peers(found, KOTA[0])}["RM"]
    assert one.own == 40
    assert (one.government.names, one.government.value, one.government.among) == ((KABUPATEN[1],), 64, 2)
    assert (one.unit.names, one.unit.value, one.unit.among) == ((f"U4 ({KABUPATEN[1]})",), 80, 10)


def test_equals_are_named_together() -> None:
    found = summary({KOTA[1]: units(*[40.0] * 5), KABUPATEN[1]: units(*[60.0] * 5)})
    one = {row.node: row for row in peers(found, KOTA[0])}["LD"]
    assert one.government.names == tuple(sorted((KOTA[1], KABUPATEN[1])))
    assert len(one.unit.names) == 10


def test_what_is_below_a_minimum_is_never_the_best() -> None:
    found = summary({KOTA[1]: units(*[40.0] * 5), KABUPATEN[1]: units(*[99.0] * 5, each=2)})
    one = {row.node: row for row in peers(found, KOTA[0])}["RM"]
    assert one.government is None
    assert (one.unit.value, one.unit.among) == (40, 5)


def test_of_one_alone_nothing_is_said() -> None:
    found = summary({KOTA[1]: units(40.0)})
    assert {(row.own, row.government, row.unit) for row in peers(found, KOTA[0])} == {(None, None, None)}


@given(
    st.lists(st.integers(0, 100), min_size=5, max_size=7), st.lists(st.integers(0, 100), min_size=5, max_size=7)
)
def test_nobody_published_is_above_the_best(first: list[int], second: list[int]) -> None:
    found = summary({KOTA[1]: units(*map(float, first)), KABUPATEN[1]: units(*map(float, second))})
    one = {row.node: row for row in peers(found, KOTA[0])}["RM"]
    assert one.unit.value == max(*first, *second)
    known = [government.figures["RM"].value for level in found.levels for government in level.governments]
    assert one.government.value == max(value for value in known if value is not None)
    assert one.own <= one.government.value
