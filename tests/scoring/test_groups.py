"""The values of areas from those who fill in the forms: schools, facilities, kecamatan; against a plain mean."""

from collections.abc import Callable
from pathlib import Path
from statistics import fmean

import pandas as pd
import pytest

from siperi_geo.store import Store

KINDS = {"spab": "school", "rsab": "health_facility", "kencana": "kecamatan", "keltana": "kelurahan"}
LEVELS: dict[str, Callable[[str], str]] = {
    "kelurahan": lambda code: code,
    "kecamatan": lambda code: code[:8],
    "city": lambda code: code[:5],
}
BUKIT, LERENG, MUARA, KARANG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1003"


def asked(instrument: str, year: int = 2025) -> dict[str, object]:
    return {"instrument": instrument, "kind": KINDS[instrument], "year": year, "variant": "standard"}


def groups(store: Store, instrument: str, level: str, year: int = 2025, node: str = "index") -> pd.DataFrame:
    about = {name: value for name, value in asked(instrument).items() if name != "year"}
    rows = store.query("scores/score_per_group", **about, years=[year], level=level)
    return rows[rows["node"] == node].set_index("area_code")


def subjects(store: Store, instrument: str, year: int = 2025, node: str = "index") -> pd.DataFrame:
    return store.query("scores/score_per_subject", **asked(instrument, year), node=node)


@pytest.mark.parametrize("node", ["index", "P1", "A5"])
@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("level", LEVELS)
def test_an_area_has_the_plain_mean_of_its_assessed_schools(
    subjects_store: Store, level: str, year: int, node: str
) -> None:
    found = subjects(subjects_store, "spab", year, node)
    rows = groups(subjects_store, "spab", level, year, node)
    of_area = found["area_code"].map(LEVELS[level])
    for code, row in rows.iterrows():
        here = found[of_area == code]
        values = here.loc[here["is_assessed"], "index_value"].dropna().tolist()
        assert (row["subject_count"], row["form_count"]) == (len(here), here["assessment_id"].notna().sum())
        assert row["scored_count"] == len(values)
        assert row["index_value"] == pytest.approx(fmean(values)) if values else pd.isna(row["index_value"])
    assert rows["subject_count"].sum() == len(found)


def test_the_values_are_those_beside_the_forms(subjects_store: Store) -> None:
    kelurahan = groups(subjects_store, "spab", "kelurahan")["index_value"]
    assert kelurahan.dropna().to_dict() == pytest.approx({BUKIT: 75, MUARA: 100 / 3})
    assert groups(subjects_store, "spab", "kecamatan")["index_value"].tolist() == pytest.approx([75, 100 / 3])
    assert groups(subjects_store, "spab", "city")["index_value"].tolist() == pytest.approx([550 / 9])
    assert groups(subjects_store, "rsab", "city")["index_value"].tolist() == [0.5]
    assert groups(subjects_store, "kencana", "kecamatan")["index_value"].tolist() == pytest.approx([50 / 3, 50])
    assert groups(subjects_store, "kencana", "city")["index_value"].tolist() == pytest.approx([100 / 3])
    classes = subjects(subjects_store, "kencana").set_index("area_code")["class_code"].to_dict()
    assert classes == {"99.01.01": "pratama", "99.01.02": "belum"}


def test_an_area_without_a_school_is_there_with_nulls(subjects_store: Store) -> None:
    row = groups(subjects_store, "spab", "kelurahan").loc[LERENG]
    assert (row["subject_count"], row["form_count"], row["scored_count"]) == (0, 0, 0)
    assert row[["index_value", "score", "coverage_pct"]].isna().all()


def test_a_form_that_cannot_be_assessed_lowers_coverage_and_is_no_zero(subjects_store: Store) -> None:
    row = groups(subjects_store, "spab", "kelurahan").loc[KARANG]
    assert (row["subject_count"], row["form_count"], row["scored_count"]) == (2, 1, 0)
    assert row["coverage_pct"] == pytest.approx(100 * 21 / 41)
    assert pd.isna(row["index_value"])


@pytest.mark.parametrize("instrument", ["spab", "rsab", "kencana"])
def test_people_never_weigh_for_others_than_kelurahan(subjects_store: Store, instrument: str) -> None:
    before = {level: groups(subjects_store, instrument, level) for level in LEVELS}
    codes = subjects_store.sql("select area_code from areas where level = 'kelurahan' order by all")["area_code"]
    rows = [
        {"area_code": code, "year": 2024, "population_people": 10 ** (n + 1), "source": "x"}
        for n, code in enumerate(codes)
    ]
    with subjects_store.transaction(actor="test", action="people", target="toy") as tx:
        tx.append("populations", pd.DataFrame(rows))
    assert set(groups(subjects_store, "keltana", "city")["weighting"]) == {"population"}
    for level, rows_before in before.items():
        after = groups(subjects_store, instrument, level)
        assert set(after["weighting"]) == {"mean"}
        pd.testing.assert_frame_equal(after, rows_before)


def test_a_school_that_left_is_asked_only_in_a_year_with_its_form(subjects_store: Store) -> None:
    left = "school:50300005"
    assert left in set(subjects(subjects_store, "spab", 2024)["subject_id"])
    assert left not in set(subjects(subjects_store, "spab", 2025)["subject_id"])
    muara = [groups(subjects_store, "spab", "kelurahan", year).loc[MUARA] for year in (2024, 2025)]
    assert [row["subject_count"] for row in muara] == [2, 1]
    assert muara[0]["index_value"] == 100
    nodes = subjects_store.query("gaps/every_node_per_subject", **asked("spab", 2024))
    assert set(nodes["subject_id"]) == {"school:50300001", left}


def test_every_node_of_schools_has_its_own_place(subjects_store: Store) -> None:
    nodes = subjects_store.query("gaps/every_node_per_subject", **asked("spab"))
    own = nodes[nodes["node"] == "P1"].set_index("subject_id")["index_value"].dropna()
    expected = {"school:50300001": 100, "school:50300002": 100, "school:50300003": 0, "school:50300004": 100}
    assert own.to_dict() == expected
    assert set(nodes["area_name"]) == {"Bukit", "Muara", "Karang"}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year", [2024, 2025])
def test_keltana_is_what_it_was(toy_store: Store, level: str, year: int) -> None:
    expected = {
        (2025, "kelurahan"): [80, 40, 80, 60, 68],
        (2025, "kecamatan"): [60, 208 / 3],
        (2025, "city"): [65.6],
        (2024, "kelurahan"): [60, 20, 100, None, None],
        (2024, "kecamatan"): [40, 100],
        (2024, "city"): [60],
    }[year, level]
    values = groups(toy_store, "keltana", level, year)["index_value"]
    assert [None if pd.isna(one) else one for one in values] == [
        None if one is None else pytest.approx(one) for one in expected
    ]


def test_schools_change_nothing_for_kelurahan(toy_file: Path, subjects_store: Store) -> None:
    with Store.open(toy_file, create=False) as plain:
        for level in LEVELS:
            left, right = groups(plain, "keltana", level), groups(subjects_store, "keltana", level)
            pd.testing.assert_frame_equal(left, right)
