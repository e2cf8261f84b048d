"""A kecamatan or city value taken apart gives the value of the query, plain and weighted by people."""

import pandas as pd
import pytest

from siperi_geo.analysis.rollup import mean_steps
from siperi_geo.store import Store
from tests.analysis import frames

ASKED = {"instrument": "keltana", "variant": "standard"}
PEOPLE = {"99.01.01.1001": 1000, "99.01.01.1002": 3000, "99.01.02.1001": 500, "99.01.02.1002": 700}


@pytest.mark.parametrize("node", ["index", "LD", "I15"])
@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("people", [{}, PEOPLE, {**PEOPLE, "99.01.02.1003": 900}])
def test_the_steps_end_at_the_value_of_the_query(
    toy_store: Store, people: dict[str, int], year: int, node: str
) -> None:
    rows = [{"area_code": c, "year": 2024, "population_people": n, "source": "x"} for c, n in people.items()]
    with toy_store.transaction(actor="test", action="people", target="toy") as tx:
        tx.append("populations", pd.DataFrame(rows))
    scores = toy_store.query("scores/score_per_kelurahan", **ASKED, year=year, node=node)
    known = toy_store.query("areas/population_per_area", year=year)
    weights = dict(zip(known["area_code"], known["population_people"], strict=True))
    for level in ("city", "kecamatan"):
        for row in toy_store.query(f"scores/score_per_{level}", **ASKED, year=year, node=node).to_dict("records"):
            members = scores if level == "city" else scores[scores["kecamatan_code"] == row["area_code"]]
            steps = mean_steps(members, row["weighting"], weights)
            assert steps.value == pytest.approx(row["index_value"], abs=1e-9)
            assert steps.total / steps.weight == pytest.approx(row["index_value"], abs=1e-9)
            assert (steps.counted, len(steps.members)) == (row["scored_count"], row["kelurahan_count"])


def test_kelurahan_without_a_value_are_listed_but_do_not_count() -> None:
    steps = mean_steps(frames.scores(60, None, 80), "mean", {})
    assert (steps.counted, steps.total, steps.weight, steps.value) == (2, 140, 2, 70)
    assert steps.members["weight"].isna().tolist() == [False, True, False]


def test_nobody_has_no_mean() -> None:
    steps = mean_steps(frames.scores(None, None), "mean", {})
    assert (steps.counted, steps.value) == (0, None)
