"""Where one row is all that is asked, the largest weights are as few as the solver finds, and of nothing more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.uplift_programme import Programme, Sum

WEIGHTS = st.lists(st.integers(-50, 1000).map(lambda one: one / 8), min_size=1, max_size=12)


def made(weights: list[float], least: float) -> tuple[Programme, dict[int, float]]:
    programme = Programme()
    numbers = [next(iter(programme.yes_no().terms)) for _ in weights]
    programme.at_least(Sum(0.0, dict(zip(numbers, weights, strict=True))), least)
    return programme, dict.fromkeys(numbers, 1.0)


@settings(max_examples=60, deadline=None)
@given(WEIGHTS, st.integers(-10, 3000))
def test_the_largest_first_are_as_few_as_the_solver_finds(weights: list[float], least: int) -> None:
    programme, costs = made(weights, least)
    found = programme.solve(costs)
    slow, _ = made(weights, least)
    slow.rows.append(({0: 1.0}, -1.0, 2.0))  # asks for nothing, so that there are two rows
    other = slow.solve(costs)
    if other is None:
        assert found is None
        return
    assert found is not None
    assert found.is_proved
    assert found.cost == other.cost
    assert sum(weights[one] for one in found.chosen) >= least


def test_different_prices_are_for_the_solver() -> None:
    """By hand: one of 10 for Rp 9 is dearer than two of 5 for Rp 1 each."""
    programme, _ = made([10.0, 5.0, 5.0], 10.0)
    found = programme.solve({0: 9.0, 1: 1.0, 2: 1.0})
    assert found is not None
    assert (found.chosen, found.cost) == (frozenset({1, 2}), 2.0)
