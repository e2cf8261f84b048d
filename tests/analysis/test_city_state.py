"""Where the city stands: exact distance to a target, change as published, nothing that cannot be compared."""

import pytest

from siperi_geo.analysis.city_state import CityState, change_of_city, share
from siperi_geo.analysis.overview import headline_of_means
from tests.analysis import frames
from tests.analysis.frames import KELTANA


def city(index: float | None) -> object:
    return frames.city(index).assign(kecamatan_name=None)


def state(index: float | None, target: float | None) -> CityState:
    return CityState(KELTANA, 2026, headline_of_means(KELTANA, frames.city(index), ("2021",), 5), target=target)


@pytest.mark.parametrize(
    ("index", "target", "missing"),
    [(68.19, 70, 1.81), (70, 70, 0), (75, 70, 0), (None, 70, None), (68, None, None), (69.999999, 70, 0.000001)],
)
def test_what_is_missing_to_the_target(index: float | None, target: float | None, missing: float | None) -> None:
    assert state(index, target).missing == missing


def test_without_scores_nothing_is_missing() -> None:
    assert CityState(KELTANA, 2026, None, target=70).missing is None


def test_the_change_is_that_of_the_published_values() -> None:
    assert change_of_city(KELTANA, city(60.1), city(62.4), {"2021"}) == 2.3
    assert change_of_city(KELTANA, city(60.1), city(None), {"2021"}) is None
    assert change_of_city(KELTANA, city(60.1), city(62.4), {"2012", "2021"}) is None
    assert change_of_city(KELTANA, city(60.1).head(0), city(62.4), {"2021"}) is None


def test_a_share_of_nothing_is_none() -> None:
    assert (share(1, 4), share(0, 4), share(0, 0)) == (25, 0, None)


def test_the_headline_of_a_withheld_city_says_so_and_counts_nobody() -> None:
    row = frames.city(60).assign(
        is_withheld=True, index_value=None, form_count=None, scored_count=None, subject_count=None
    )
    head = headline_of_means(KELTANA, row, ("2021",), None)
    assert (head.is_withheld, head.index, head.scored_count, head.area_count) == (True, None, 0, 0)
