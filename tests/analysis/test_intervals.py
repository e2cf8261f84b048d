"""Intervals of means: worked cases, exhaustive sampling of small populations, coverage in a simulation,
withholding.
"""

import itertools
import random
import statistics
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.intervals import MICRO, Stratum, interval, of_areas, quantile

CASES = yaml.safe_load(Path(__file__).with_name("interval_cases.yaml").read_text(encoding="utf-8"))


def stratum(scores: list[float], population: int | None = None) -> Stratum:
    micros = [round(score * MICRO) for score in scores]
    return Stratum(len(micros), sum(micros), sum(one * one for one in micros), population)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_worked_case(case):
    found = interval([stratum(**one) for one in case["kelurahan"]])
    assert found.mean == pytest.approx(case["mean"], abs=1e-6)
    wanted = case["half_width"]
    assert found.half_width == (None if wanted is None else pytest.approx(wanted, abs=5e-4))


@pytest.mark.parametrize(("freedom", "wanted"), [(1, 12.706), (4, 2.776), (10, 2.228), (30, 2.042), (1000, 1.962)])
def test_t_is_that_of_the_tables(freedom, wanted):
    assert quantile(freedom) == pytest.approx(wanted, abs=5e-4)


def test_nobody_has_no_interval():
    assert interval([]) is None
    assert interval([Stratum(0, 0, 0)]) is None


def test_the_variance_is_unbiased_over_every_sample_that_could_be_drawn():
    """All samples of 2 of 4 and 3 of 5: the mean estimated variance is the variance of the means, exactly."""
    one, other = [0, 10, 40, 90], [20, 25, 30, 60, 100]
    means, estimated = [], []
    for drawn in itertools.combinations(one, 2):
        for further in itertools.combinations(other, 3):
            strata = [stratum(list(drawn), len(one)), stratum(list(further), len(other))]
            found = interval(strata)
            means.append(found.mean)
            estimated.append((found.half_width / quantile(3)) ** 2)
    assert statistics.fmean(estimated) == pytest.approx(statistics.pvariance(means), rel=1e-9)


def test_about_95_of_100_intervals_hold_the_mean_of_the_town():
    """Proportional samples of a town of three kelurahan, with scores in steps as a form gives them."""
    chance = random.Random(5371)  # noqa: S311
    town = [[chance.choice(range(low, 101, 4)) for _ in range(n)] for low, n in ((0, 200), (20, 120), (40, 80))]
    mean = statistics.fmean(score for one in town for score in one)
    holding = 0
    for _ in range(2000):
        found = interval([stratum(chance.sample(one, len(one) // 4), len(one)) for one in town])
        holding += found.low <= mean <= found.high
    assert 0.935 <= holding / 2000 <= 0.965


SCORES = st.lists(st.integers(0, 100), min_size=2, max_size=30)


@given(st.lists(SCORES, min_size=1, max_size=4))
def test_the_interval_lies_around_the_plain_mean_within_the_scale(towns):
    found = interval([stratum([float(one) for one in scores]) for scores in towns])
    assert found.mean == pytest.approx(statistics.fmean(one for scores in towns for one in scores))
    if all(len(set(scores)) == 1 for scores in towns):
        assert (found.flat, found.low, found.high) == ("alike", None, None), "nothing is known of the others"
        return
    assert 0 <= found.low <= found.mean + 1e-9
    assert found.mean - 1e-9 <= found.high <= 100


@given(st.lists(SCORES, min_size=1, max_size=4), st.integers(0, 3))
def test_no_width_is_of_a_whole_count_or_of_families_alike_and_nothing_else(towns, more):
    """No width exactly where each kelurahan is counted in full or has one score; ends only if all are counted."""
    found = interval([stratum([float(one) for one in scores], len(scores) + more) for scores in towns])
    are_alike = all(len(set(scores)) == 1 for scores in towns)
    assert (found.half_width == 0) == (not more or are_alike)
    assert found.flat == ("counted" if not more else "alike" if are_alike else None)
    assert (found.low is None) == (found.flat == "alike")


@given(SCORES, st.integers(0, 200))
def test_knowing_of_how_many_never_widens_it(scores, more):
    values = [float(one) for one in scores]
    assert interval([stratum(values, len(values) + more)]).half_width <= interval([stratum(values)]).half_width


def test_a_list_shorter_than_those_who_took_part_is_no_list():
    values = [10.0, 50.0, 90.0]
    assert interval([stratum(values, 2)]) == interval([stratum(values)])


def test_withheld_kelurahan_are_one_stratum_in_what_lies_above_them():
    few, some, many = (
        stratum([0, 100, 50], 5),
        stratum([20.0] * 6 + [80.0] * 6, 90),
        stratum([40.0, 60.0] * 10, 99),
    )
    areas = {"k.1": ["k.1"], "k.2": ["k.2"], "k.3": ["k.3"], "k": ["k.1", "k.2", "k.3"]}
    found = of_areas({"k.1": few, "k.2": some, "k.3": many}, areas, {"k.1", "k.2"})
    assert set(found) == {"k.3", "k"}
    assert found["k"] == interval([few.joined(some), many])
    other = of_areas({"k.1": some, "k.2": few, "k.3": many}, areas, {"k.1", "k.2"})
    assert other["k"] == found["k"], "which of the withheld has which sums makes no difference"


FAMILIES = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=2, max_size=30)


@given(FAMILIES, SCORES)
def test_how_families_lie_in_the_withheld_kelurahan_shows_nowhere(families, others):
    """Whichever of two withheld kelurahan a family is in, every published interval is the same."""
    areas = {"k.1": ["k.1"], "k.2": ["k.2"], "k.3": ["k.3"], "k": ["k.1", "k.2", "k.3"]}
    shown = stratum([float(one) for one in others], 100)
    parted = [
        stratum([float(score) for score, is_here in families if is_here == side], 50) for side in (True, False)
    ]
    together = [stratum([float(score) for score, _ in families], 50), Stratum(0, 0, 0)]
    published = [
        of_areas({"k.1": one, "k.2": two, "k.3": shown}, areas, {"k.1", "k.2"}) for one, two in (parted, together)
    ]
    assert published[0] == published[1]
    assert set(published[0]) == {"k", "k.3"}
