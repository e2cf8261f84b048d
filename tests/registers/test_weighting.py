"""People weigh in kecamatan and city values once every scored kelurahan has a number, and the report says so.

Toy town 2025: Bukit 80, Lereng 40 (kecamatan Bukit); Muara 80, Tanjung I 60, Karang 68 (kecamatan Pantai).
"""

from dataclasses import replace
from itertools import combinations

import pytest

from siperi_geo.registers.populations import accept, remove_year, weighting_lines, weighting_table, weightings
from siperi_geo.store import Store
from tests.registers.conftest import Hand

PEOPLE = {"Bukit": 3000, "Lereng": 1000, "Muara": 2000, "Tanjung I": 1000, "Karang": 1000}


def load(hand_in: Hand, store: Store, people: dict[str, int], year: int = 2025) -> None:
    rows = [["kelurahan", "penduduk"], *([name, n] for name, n in people.items())]
    accept(store, hand_in(rows, store=store, year=year), actor="test")


def value(store: Store, level: str, name: str, year: int = 2025) -> tuple[float, str]:
    asked = {"instrument": "keltana", "variant": "standard", "years": [year], "level": level}
    rows = store.query("scores/score_per_group", kind="kelurahan", **asked)
    row = rows[rows["node"] == "index"].set_index("area_name").loc[name]
    return row["index_value"], row["weighting"]


def sources(
    store: Store, year: int = 2025, instrument: str = "keltana", variant: str = "standard"
) -> list[tuple[int, str, int]]:
    asked = {"instrument": instrument, "variant": variant, "year": year}
    rows = store.query("populations/weight_source_per_year", **asked).to_dict("records")
    return [(row["population_year"], row["source"], row["kelurahan_count"]) for row in rows]


def test_values_are_means_weighted_by_hand(hand_in: Hand, toy_store: Store) -> None:
    assert value(toy_store, "city", "Kota Mainan") == (pytest.approx(65.6), "mean")  # (80+40+80+60+68) / 5
    load(hand_in, toy_store, PEOPLE)
    # (80 × 3000 + 40 × 1000) / 4000 = 280000 / 4000
    assert value(toy_store, "kecamatan", "Bukit") == (pytest.approx(70), "population")
    # (80 × 2000 + 60 × 1000 + 68 × 1000) / 4000 = 288000 / 4000
    assert value(toy_store, "kecamatan", "Pantai") == (pytest.approx(72), "population")
    # (280000 + 288000) / 8000
    assert value(toy_store, "city", "Kota Mainan") == (pytest.approx(71), "population")


def test_without_one_scored_kelurahan_kecamatan_and_city_stay_plain(hand_in: Hand, toy_store: Store) -> None:
    some = {name: n for name, n in PEOPLE.items() if name != "Karang"}
    load(hand_in, toy_store, some)
    assert value(toy_store, "kecamatan", "Bukit") == (pytest.approx(70), "population")
    assert value(toy_store, "kecamatan", "Pantai") == (pytest.approx((80 + 60 + 68) / 3), "mean")
    assert value(toy_store, "city", "Kota Mainan") == (pytest.approx(65.6), "mean")
    now = next(one for one in weightings(toy_store) if one.year == 2025)
    assert (now.is_on, dict(now.missing), now.complete) == (False, {"Pantai": ("Karang",)}, ("Bukit",))
    assert [words for words in weighting_lines([now]) if "Pantai: Karang" in words]
    assert weighting_table([now]).iloc[0].tolist() == ["KELTANA 2025", "rata-rata biasa", "Bukit", "5", "1"]


def test_years_that_lack_the_same_kelurahan_are_said_together(toy_store: Store) -> None:
    found = weightings(toy_store)
    assert ["satu pun kelurahan" in words for words in weighting_lines(found)] == [True]
    lacking = {2025: {"Pantai": ("Karang",)}, 2024: {"Bukit": ("Lereng",)}}
    apart = [replace(one, missing=lacking[one.year]) for one in found]
    assert [words.partition(":")[0] for words in weighting_lines(found)] == ["KELTANA 2025, 2024"]
    assert [words.partition(":")[0] for words in weighting_lines(apart)] == ["KELTANA 2025", "KELTANA 2024"]


def test_many_that_lack_are_named_once_and_counted(toy_store: Store) -> None:
    names = {"Alak": tuple(f"Desa {letter}" for letter in "ABCDEFGH")}
    one, other = weightings(toy_store)
    found = [replace(one, scored=9, missing=names), replace(other, scored=10, missing={"Alak": names["Alak"][1:]})]
    (words,) = weighting_lines(found)
    assert words.startswith("KELTANA 2025, 2024: ")
    assert "untuk 8 kelurahan (Desa A, Desa B, Desa C, Desa D, Desa E dan 3 lainnya" in words


def test_the_report_says_it_before_anything_is_stored(hand_in: Hand, toy_store: Store) -> None:
    rows = [["kelurahan", "penduduk"], *([name, n] for name, n in PEOPLE.items())]
    found = hand_in(rows, store=toy_store, year=2025)
    assert {one.year: one.is_on for one in found.weightings} == {2025: True, 2024: False}
    assert [one.is_on for one in weightings(toy_store)] == [False, False]


def test_a_later_number_does_not_weigh_in_an_earlier_year(hand_in: Hand, toy_store: Store) -> None:
    load(hand_in, toy_store, PEOPLE, year=2025)
    assert value(toy_store, "city", "Kota Mainan", 2024)[1] == "mean"
    load(hand_in, toy_store, {"Bukit": 2900, "Lereng": 1000, "Muara": 2000}, year=2023)
    assert value(toy_store, "city", "Kota Mainan", 2024)[1] == "population", "all three scored ones of 2024"
    assert all(one.is_on for one in weightings(toy_store))


def test_where_weights_come_from(hand_in: Hand, toy_store: Store) -> None:
    load(hand_in, toy_store, PEOPLE, year=2024)
    load(hand_in, toy_store, {"Muara": 2050}, year=2025)
    assert sources(toy_store) == [(2025, "uji", 1), (2024, "uji", 4)]
    assert sources(toy_store, 2024) == [(2024, "uji", 3)], "only three were assessed in 2024"
    totals = toy_store.query("populations/total_per_year").to_dict("records")
    names = ("year", "kelurahan_count", "total_count", "population_people")
    assert [tuple(row[name] for name in names) for row in totals] == [(2025, 1, 5, 2050), (2024, 5, 5, 8000)]


def test_only_numbers_that_weigh_are_counted(hand_in: Hand, toy_store: Store) -> None:
    load(hand_in, toy_store, {name: n for name, n in PEOPLE.items() if name != "Karang"})
    assert sources(toy_store) == [(2025, "uji", 2)], "Bukit and Lereng; the kecamatan of Karang is not weighted"
    assert sources(toy_store, 2024) == []
    assert sources(toy_store, variant="official_blank_no") == [(2025, "uji", 2)]
    assert sources(toy_store, variant="none") == sources(toy_store, instrument="none") == []


@pytest.mark.parametrize("n", range(6))
def test_value_source_and_report_follow_one_rule(toy_store: Store, n: int) -> None:
    kecamatan = {"Bukit": ("1001", "1002"), "Pantai": ("1001", "1002", "1003")}
    every = [f"99.01.0{k}.{last}" for k, ends in enumerate(kecamatan.values(), start=1) for last in ends]
    for some in combinations(every, n):
        with toy_store.transaction(actor="test", action="x", target="x") as tx:
            tx.execute("delete from populations")
            for code in some:
                tx.execute("insert into populations values ($code, 2025, 500, 'uji')", {"code": code})
        said = next(one for one in weightings(toy_store) if one.year == 2025)
        by_people = {name for name in kecamatan if value(toy_store, "kecamatan", name)[1] == "population"}
        assert by_people == set(said.complete)
        assert (value(toy_store, "city", "Kota Mainan")[1] == "population") == said.is_on == (n == 5)
        assert sum(n for _, _, n in sources(toy_store)) == sum(len(kecamatan[name]) for name in by_people)


def test_removing_a_year_takes_its_weights_away(hand_in: Hand, toy_store: Store) -> None:
    load(hand_in, toy_store, PEOPLE)
    remove_year(toy_store, 2025, actor="test")
    assert value(toy_store, "city", "Kota Mainan") == (pytest.approx(65.6), "mean")


def test_a_store_without_scores_has_nothing_to_weigh() -> None:
    assert weightings(Store.memory()) == []


@pytest.mark.parametrize("missing", [None, *PEOPLE])
def test_people_weigh_in_groups_where_the_view_of_assessed_people_says_so(
    hand_in: Hand, toy_store: Store, missing: str | None
) -> None:
    load(hand_in, toy_store, {name: n for name, n in PEOPLE.items() if name != missing})
    asked = {"instrument": "keltana", "variant": "standard", "year": 2025}
    said = toy_store.sql(
        "select * from assessed_people where instrument = $instrument and variant = $variant and year = $year",
        asked,
    )
    for level in ("kecamatan", "city"):
        every = {"instrument": "keltana", "variant": "standard", "years": [2025]}
        rows = toy_store.query("scores/score_per_group", kind="kelurahan", level=level, **every)
        found = {str(row.area_code): row.weighting == "population" for row in rows.itertuples()}
        told = dict(zip(said[f"{level}_code"], said[f"is_weighing_in_{level}"], strict=True))
        assert found == {str(code): bool(is_on) for code, is_on in told.items()}
