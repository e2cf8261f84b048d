"""What raises a mean of dimensions: each alone to the edge of the class, as few as can be, never above 100."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.uplift_dimensions import raising
from siperi_geo.instruments import load
from siperi_geo.instruments.model import MICRO

ERAT = load("erat")
PARTS = [node.id for node in ERAT.root.parts]
VALUES = st.lists(st.integers(0, 100), min_size=8, max_size=8)


def of(values: list[int]) -> dict[str, float | None]:
    return {"index": sum(values) / 8} | dict(zip(PARTS, map(float, values), strict=True))


def test_by_hand() -> None:
    """Index 55 (seven at 60, one at 20), Cukup; Tangguh from 60: 5 points lack, so one must rise by 40."""
    found = raising(ERAT, of([20, 60, 60, 60, 60, 60, 60, 60]), "standard")
    assert found is not None
    assert found.now is not None
    assert found.target is not None
    assert (found.now.code, found.target.code, found.lacking) == ("cukup", "tangguh", 5.0)
    assert (found.dimensions[0].node.id, found.dimensions[0].needed) == (PARTS[0], 60.0)
    assert [one.needed for one in found.dimensions[1:]] == [100.0] * 7
    assert [one.id for one in found.fewest] == [PARTS[0]]


@given(VALUES)
def test_alone_it_reaches_the_class_and_a_little_less_does_not(values: list[int]) -> None:
    found = raising(ERAT, of(values), "standard")
    assert found is not None
    if found.target is None:
        assert found.lacking == 0
        return
    for one in found.dimensions:
        more = found.lacking * 8
        if one.needed is None:
            assert one.value + more > 100
            continue
        band = ERAT.class_of(round((found.index + (one.needed - one.value) / 8) * MICRO))
        below = ERAT.class_of(round((found.index + (one.needed - one.value - 0.01) / 8) * MICRO))
        assert band is not None
        assert band.order >= found.target.order
        assert below is None or below.order < found.target.order


@given(VALUES)
def test_the_fewest_are_as_few_as_any(values: list[int]) -> None:
    found = raising(ERAT, of(values), "standard")
    assert found is not None
    if found.target is None:
        return
    enough = [n for n in range(9) for some in combinations(values, n)
              if sum(100 - one for one in some) / 8 >= found.lacking - 1e-9]  # fmt: skip
    assert len(found.fewest) == min(enough)


@pytest.mark.parametrize("missing", ["index", PARTS[3]])
def test_what_is_not_published_raises_nothing(missing: str) -> None:
    assert raising(ERAT, of([50] * 8) | {missing: None}, "standard") is None
