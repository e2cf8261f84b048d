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
    scores = toy_store.query("scores/score_per_subject", kind="kelurahan", **ASKED, year=year, node=node)
    known = toy_store.query("areas/population_per_area", year=year)
    weights = dict(zip(known["area_code"], known["population_people"], strict=True))
    for level in ("city", "kecamatan"):
        groups = toy_store.query("scores/score_per_group", kind="kelurahan", **ASKED, years=[year], level=level)
        for row in groups[groups["node"] == node].to_dict("records"):
            members = scores if level == "city" else scores[scores["kecamatan_code"] == row["area_code"]]
            steps = mean_steps(members, row["weighting"], weights)
            if row["scored_count"]:
                assert steps.value == pytest.approx(row["index_value"], abs=1e-9)
                assert steps.total / steps.weight == pytest.approx(row["index_value"], abs=1e-9)
            assert (steps.counted, len(steps.members)) == (row["scored_count"], row["subject_count"])


def test_kelurahan_without_a_value_are_listed_but_do_not_count() -> None:
    steps = mean_steps(frames.scores(60, None, 80), "mean", {})
    assert (steps.counted, steps.total, steps.weight, steps.value) == (2, 140, 2, 70)
    assert steps.members["weight"].isna().tolist() == [False, True, False]


def test_nobody_has_no_mean() -> None:
    steps = mean_steps(frames.scores(None, None), "mean", {})
    assert (steps.counted, steps.value) == (0, None)


def test_a_form_whose_index_cannot_be_assessed_counts_in_no_mean_of_its_aspects(toy_store: Store) -> None:
    """Tanjung I of 2024 has answers to four aspects and none to the fifth."""
    asked = {**ASKED, "year": 2024}
    scores = toy_store.query("scores/score_per_subject", kind="kelurahan", **asked, node="PK")
    assert scores["index_value"].notna().sum() == 4
    assert mean_steps(scores, "mean", {}).counted == 3
    city = toy_store.query("scores/score_per_group", kind="kelurahan", **ASKED, years=[2024], level="city")
    city = city.set_index("node")
    assert set(city["scored_count"]) == {3}
    assert city.loc["PK", "index_value"] == pytest.approx((0.6 + 0.2 + 1) / 3)


def test_every_mean_of_a_city_weighs_people_by_the_same_rule(toy_store: Store) -> None:
    with toy_store.transaction(actor="test", action="people", target="toy") as tx:
        for code, people in {**PEOPLE, "99.01.02.1003": 900}.items():
            tx.execute("insert into populations values ($code, 2024, $n, 'x')", {"code": code, "n": people})
    for level in ("city", "kecamatan"):
        found = toy_store.query("scores/score_per_group", kind="kelurahan", **ASKED, years=[2025], level=level)
        assert set(found["weighting"]) == {"population"}


def test_groups_say_how_many_of_their_forms_are_examples(toy_store: Store) -> None:
    with toy_store.transaction(actor="test", action="mix", target="toy") as tx:
        for table in ("assessments", "scores"):
            tx.execute(f"update {table} set is_example = true where subject_id = '99.01.02.1001'")
    found = toy_store.query("scores/score_per_group", kind="kelurahan", **ASKED, years=[2024], level="kecamatan")
    index = found[found["node"] == "index"].set_index("area_name")
    assert index[["form_count", "example_count"]].to_numpy().tolist() == [[2, 0], [2, 1]]
    assert index["is_example"].tolist() == [False, True]
