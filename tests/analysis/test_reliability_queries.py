"""What is read for the page of reliability, against the store itself: sums of families exact, parts by hand."""

from pathlib import Path

import pytest

from siperi_geo.analysis.intervals import MICRO, Stratum, interval
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.families import BUKIT, TOWN, add_families
from tests.pages.opening import change_store

ASKED = {"instrument": "katana", "kind": "family", "year": 2025, "variant": "standard"}
EVERY = {"instrument": "katana", "kind": "family", "years": [2025], "variant": "standard"}
NO_EVIDENCE = {"versions": ["2026"], "asking": [[]], "places": [[]]}


@pytest.fixture
def store(families_path: Path):
    with Store.open(families_path) as store:
        yield store


def test_sums_are_those_of_every_family_one_by_one(store: Store) -> None:
    rows = store.query("reliability/sums_per_kelurahan", **ASKED, node="index").set_index("area_code")
    single = store.sql(
        "select area_code, score_micro from scores where instrument = 'katana' and year = 2025 "
        "and variant = 'standard' and node = 'index' and score_micro is not null"
    )
    for code, n in TOWN.items():
        micros = [int(one) for one in single.loc[single["area_code"] == code, "score_micro"]]
        found = rows.loc[code]
        assert (found["scored_count"], int(found["score_sum"])) == (n, sum(micros))
        assert int(found["square_sum"]) == sum(one * one for one in micros), "exact, beyond what a double holds"


def test_the_mean_of_the_sums_is_the_published_mean(store: Store) -> None:
    rows = store.query("reliability/sums_per_kelurahan", **ASKED, node="index").to_dict("records")
    strata = [Stratum(row["scored_count"], int(row["score_sum"]), int(row["square_sum"])) for row in rows]
    city = store.query("scores/score_per_group", **EVERY, level="city").query("node == 'index'").iloc[0]
    found = interval(strata)
    assert found.mean == pytest.approx(city["score"], abs=1 / MICRO)
    assert found.count == city["scored_count"]


def test_families_that_cannot_be_assessed_are_in_no_sum(families_path: Path) -> None:
    with Store.open(families_path) as store:
        add_families(store, {BUKIT: 12}, year=2024, unassessed={BUKIT: 2}, first=500)
        rows = store.query("reliability/sums_per_kelurahan", **(ASKED | {"year": 2024}), node="index")
        parts = store.query("reliability/part_per_area", **(ASKED | {"year": 2024}), level="city", **NO_EVIDENCE)
    assert rows["scored_count"].sum() == 10
    assert parts.iloc[0]["scored_count"] == 10


def test_example_families_give_way_to_real_ones(families_path: Path) -> None:
    with Store.open(families_path) as store:
        before = store.query("reliability/sums_per_kelurahan", **ASKED, node="index")
        add_families(store, {BUKIT: 12}, is_example=True, first=900)
        after = store.query("reliability/sums_per_kelurahan", **ASKED, node="index")
    assert before.equals(after)


def test_the_age_of_a_form_is_counted_to_the_end_of_its_year(store: Store) -> None:
    parts = store.query("reliability/part_per_area", **ASKED, level="city", **NO_EVIDENCE).iloc[0]
    assert parts["age_days"] == parts["scored_count"] * 213, "1 June to 31 December"


def test_an_aspect_of_a_family_without_an_index_is_in_no_sum(families_path: Path) -> None:
    one = "select min(subject_id) from scores where instrument = 'katana' and node = 'index'"
    gone = f"update scores set index_micro = null where node = 'index' and subject_id = ({one})"
    change_store(families_path, gone)
    with Store.open(families_path) as store:
        node = next(aspect.id for aspect in load("katana").aspects)
        rows = store.query("reliability/sums_per_kelurahan", **ASKED, node=node)
        means = store.query("scores/score_per_group", **EVERY, level="kelurahan")
    counts = means[means["node"] == node].set_index("area_code")["scored_count"]
    assert dict(zip(rows["area_code"], rows["scored_count"], strict=True)) == counts.to_dict()
    assert rows["scored_count"].sum() == sum(TOWN.values()) - 1
