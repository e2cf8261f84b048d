"""The roll-up rule: exact, bounded, indifferent to order, and the same in plain Python and in SQL."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.rollup import mean, weighted_mean
from siperi_geo.store import Store
from tests.analysis import frames
from tests.analysis.oracle import roll_up

VALUES = st.lists(st.one_of(st.none(), st.integers(20_000_000, 100_000_000).map(lambda n: n / 1e6)), max_size=8)
PEOPLE = st.lists(st.one_of(st.none(), st.integers(0, 20_000)), min_size=8, max_size=8)


def test_a_kelurahan_without_a_form_is_not_a_zero():
    result = roll_up(frames.scores(60, None, 80, 40), by="kecamatan_code")
    assert result["index_value"].tolist() == [60, 60]
    assert result["scored_count"].tolist() == [1, 2]
    assert result["subject_count"].tolist() == [2, 2]
    assert set(result["weighting"]) == {"mean"}


def test_a_kecamatan_without_any_form_has_no_value_and_no_coverage():
    row = roll_up(frames.scores(None, None), by="kecamatan_code").iloc[0]
    assert math.isnan(row["index_value"])
    assert math.isnan(row["coverage_pct"])


def test_people_weigh_only_when_every_scored_kelurahan_has_them():
    table = frames.scores(60, 80)
    codes = table["area_code"].tolist()
    everyone = roll_up(table, by="kecamatan_code", population={codes[0]: 3000, codes[1]: 1000}).iloc[0]
    one = roll_up(table, by="kecamatan_code", population={codes[0]: 3000}).iloc[0]
    assert (everyone["index_value"], everyone["weighting"]) == (65, "population")
    assert (one["index_value"], one["weighting"]) == (70, "mean")


def test_coverage_is_of_the_forms_handed_in():
    table = frames.unassessable(frames.scores(60, 80), 1)
    assert roll_up(table, by="kecamatan_code")["coverage_pct"].iloc[0] == pytest.approx(100 * 148 / 256)


@given(VALUES)
def test_a_mean_lies_between_its_values(values):
    there = [value for value in values if value is not None]
    result = mean([math.nan if value is None else value for value in values])
    assert math.isnan(result) if not there else min(there) - 1e-9 <= result <= max(there) + 1e-9


@given(VALUES, st.randoms(use_true_random=False))
def test_order_changes_nothing_at_all(values, random):
    shuffled = random.sample(values, len(values))
    one, other = (mean([math.nan if v is None else v for v in many]) for many in (values, shuffled))
    assert one == other or (math.isnan(one) and math.isnan(other))


@given(st.floats(20, 100), st.integers(1, 5), st.integers(1, 9))
def test_equal_values_roll_up_to_themselves(value, count, weight):
    assert weighted_mean([value] * count, [weight] * count) == pytest.approx(value, abs=1e-6)


@settings(max_examples=10)
@given(VALUES.filter(any), PEOPLE)
def test_sql_and_python_follow_the_same_rule(values, people):
    table = frames.scores(*values)
    population = {code: n for code, n in zip(table["area_code"], people, strict=False) if n is not None}
    with Store.memory() as store:
        _store(store, table, population)
        asked = {"instrument": "keltana", "years": [2026], "variant": "standard"}
        for level, by in (("kecamatan", "kecamatan_code"), ("city", "city")):
            found = store.query("scores/score_per_group", kind="kelurahan", **asked, level=level)
            expected = roll_up(table.assign(city="99.01"), by=by, population=population)
            assert found["area_code"].tolist() == expected[by].tolist()
            for name in ("subject_count", "scored_count", "weighting"):
                assert found[name].tolist() == expected[name].tolist(), name
            for name in ("index_value", "score", "coverage_pct"):
                pd.testing.assert_series_equal(found[name], expected[name], atol=1e-6, rtol=0, check_dtype=False)


def _store(store: Store, table: pd.DataFrame, population: dict[str, int]) -> None:
    filled = table[table["assessment_id"].notna()]
    with store.transaction(actor="test", action="fill", target="toy") as tx:
        tx.append("areas", _areas(table))
        tx.append("scores", _scores(filled))
        for code, people in population.items():
            tx.append("populations", _population(code, people))


def _areas(table: pd.DataFrame) -> pd.DataFrame:
    rows = [("99.01", "Kota Mainan", "city", None)]
    rows += [(code, code, "kecamatan", "99.01") for code in table["kecamatan_code"].unique()]
    rows += [
        (code, code, "kelurahan", parent)
        for code, parent in zip(table["area_code"], table["kecamatan_code"], strict=True)
    ]
    return pd.DataFrame(rows, columns=["area_code", "name", "level", "parent_code"])


def _scores(filled: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "assessment_id": filled["assessment_id"],
            "subject_id": filled["area_code"],
            "area_code": filled["area_code"],
            "instrument": "keltana",
            "version": "2021",
            "year": 2026,
            "variant": "standard",
            "node": "index",
            "level": "index",
            "index_value": filled["index_value"],
            "index_micro": [round(value * 1e6) for value in filled["index_value"]],
            "score_micro": [round(value * 1e6) for value in filled["score"]],
            "answered_items": 128,
            "total_items": 128,
            "class_code": filled["class_code"],
            "is_example": False,
        }
    )


def _population(code: str, people: int) -> pd.DataFrame:
    return pd.DataFrame([{"area_code": code, "year": 2025, "population_people": people, "source": "x"}])
