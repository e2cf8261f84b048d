"""Local clusters: the statistic exact, p-values against a slow oracle, false discoveries held, nothing loaded
early.
"""

import random
import statistics
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import cluster_words, clusters, clusters_job
from siperi_geo.analysis.clusters import Local, discoveries, local_clusters

SIDE = 7


def grid(side: int = SIDE) -> dict[str, list[str]]:
    """A square of areas, each beside the eight around it."""
    spots = [(x, y) for x in range(side) for y in range(side)]
    return {
        f"{x}.{y}": [f"{a}.{b}" for a, b in spots if (a, b) != (x, y) and abs(a - x) <= 1 and abs(b - y) <= 1]
        for x, y in spots
    }


def scattered(seed: int, side: int = SIDE) -> dict[str, float]:
    chance = random.Random(seed)  # noqa: S311
    return {code: chance.uniform(20, 90) for code in grid(side)}


def with_a_weak_corner(seed: int) -> dict[str, float]:
    weak = {f"{x}.{y}" for x in range(3) for y in range(3)}
    return {code: 5 + score / 100 if code in weak else score for code, score in scattered(seed).items()}


@pytest.fixture(scope="module")
def found() -> list[Local]:
    """Of a town with a weak corner, one area without a value, and one island; found in another process."""
    links = grid() | {"island": []}
    scores = with_a_weak_corner(1) | {"island": 50.0}
    del scores["6.6"]
    return clusters_job.run({"index": scores}, links)["index"]


def local_i(scores: dict[str, float], links: dict[str, list[str]]) -> dict[str, float]:
    """Anselin's statistic as written: (n − 1) z_i Σ w_ij z_j / Σ z², z standardised, weights of a row summing to
    1.
    """
    mean, spread = statistics.fmean(scores.values()), statistics.pstdev(scores.values())
    z = {code: (score - mean) / spread for code, score in scores.items()}
    total = sum(one * one for one in z.values())
    return {c: (len(z) - 1) * z[c] * statistics.fmean(z[other] for other in links[c]) / total for c in scores}


def oracle(scores: dict[str, float], links: dict[str, list[str]], times: int) -> dict[str, float]:
    """Two-sided p-values by dealing out the other scores again and again, an area at a time."""
    chance, told = random.Random(7), {}  # noqa: S311
    own = local_i(scores, links)
    mean, spread = statistics.fmean(scores.values()), statistics.pstdev(scores.values())
    z = {code: (score - mean) / spread for code, score in scores.items()}
    scale = (len(z) - 1) / sum(one * one for one in z.values())
    for code in scores:
        others = [z[other] for other in scores if other != code]
        drawn = [scale * z[code] * statistics.fmean(chance.sample(others, len(links[code]))) for _ in range(times)]
        tails = (sum(one >= own[code] for one in drawn), sum(one <= own[code] for one in drawn))
        told[code] = min(1.0, 2 * (min(tails) + 1) / (times + 1))
    return told


def test_the_statistic_is_exact_and_p_values_are_those_of_a_slow_oracle():
    links, scores = grid(4), scattered(5, 4)
    found = {one.area_code: one for one in clusters_job.run({"index": scores}, links)["index"]}
    assert {code: one.i for code, one in found.items()} == pytest.approx(local_i(scores, links))
    slow = oracle(scores, links, 4000)
    assert {code: one.p for code, one in found.items()} == pytest.approx(slow, abs=0.035)


def test_a_weak_corner_is_found_and_named_in_plain_words(found):
    weak = {one.area_code for one in found if one.kind == "low_low"}
    assert {"0.1", "1.0", "1.1"} <= weak <= {f"{x}.{y}" for x in range(4) for y in range(4)}
    said = cluster_words.findings(found, {one.area_code: one.area_code for one in found})
    names = ", ".join(sorted(weak))
    assert said[0] == f"Kelurahan lemah yang bertetangga dengan yang lemah ({len(weak)}): {names}."
    assert "Tanpa tetangga yang punya nilai, jadi tidak diuji (1): island." in said


def test_an_island_and_an_area_without_a_value_are_said_to_be_that(found):
    kinds = {one.area_code: (one.kind, one.p) for one in found}
    assert kinds["island"] == ("island", None)
    assert kinds["6.6"] == ("missing", None)
    assert len(found) == SIDE * SIDE + 1


def test_the_same_again_is_the_same():
    scores = {"index": scattered(2)}
    assert clusters_job.run(scores, grid()) == clusters_job.run(scores, grid())


def test_the_index_and_each_aspect_are_what_they_are_alone_and_none_in_vain_is_looked_at():
    links, flat = grid(), dict.fromkeys(grid(), 5.0)
    every = {"index": scattered(2), "P1": with_a_weak_corner(3), "P2": {}, "P3": flat}
    found = clusters_job.run(every, links)
    assert set(found) == {"index", "P1"}
    assert found["P1"] == clusters_job.run({"P1": every["P1"]}, links)["P1"], "one map knows no other"


def test_nothing_beyond_chance_is_said_so():
    found = [Local(f"a{n}", "none", 50.0, 50.0, 0.1, 0.4) for n in range(12)] + [Local("b", "missing")]
    assert cluster_words.findings(found, {}) == [
        "Tidak ada kelompok yang lebih dari kebetulan di antara 12 kelurahan yang diuji. Itu tidak berarti bahwa "
        "tetangga tidak saling mirip."
    ]


@pytest.mark.parametrize("scores", [{}, {"0.0": 5.0, "0.1": 9.0}, dict.fromkeys(grid(), 50.0)], ids=str)
def test_few_areas_or_equal_scores_are_looked_at_in_vain(scores):
    assert clusters.is_in_vain(scores, grid())
    with pytest.raises(ValueError, match="no clusters"):
        local_clusters(scores, grid())


CHANCES = st.lists(st.floats(0.0001, 1), min_size=1, max_size=30)


@given(CHANCES, st.floats(0.01, 0.2))
def test_discoveries_are_those_of_benjamini_and_hochberg(chances, rate):
    """The largest k whose k-th smallest chance is at most rate · k / m; the k smallest are found."""
    m, ordered = len(chances), sorted(chances)
    k = max((place for place in range(1, m + 1) if ordered[place - 1] <= rate * place / m), default=0)
    assert discoveries(chances, rate) == [k > 0 and p <= ordered[k - 1] for p in chances]


@given(CHANCES)
def test_more_tests_never_find_what_one_alone_would_not(chances):
    assert all(p <= clusters.RATE for p, is_found in zip(chances, discoveries(chances), strict=True) if is_found)


def test_what_takes_seconds_to_load_is_loaded_by_nobody_else():
    code = (
        "import sys, siperi_geo.server.app\n"
        "import siperi_geo.ui.reliability_clusters, siperi_geo.ui.reliability_intervals\n"
        "print({'esda', 'libpysal', 'sklearn', 'scipy.stats'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
