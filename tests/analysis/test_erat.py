"""From respondents to the province: hand-computed cases, laws, and that nothing below a minimum is to be had."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis import erat_table, erat_words
from siperi_geo.analysis.erat import summarise
from siperi_geo.analysis.erat_figures import Summary, is_published
from siperi_geo.analysis.erat_missing import short_units
from siperi_geo.analysis.erat_peers import peers
from siperi_geo.analysis.erat_reading import years_of
from siperi_geo.instruments import load

ERAT = load("erat")
DATA = yaml.safe_load((Path(__file__).parent / "erat_cases.yaml").read_text(encoding="utf-8"))
GOVERNMENTS = [(one["code"], name, one["level"]) for name, one in DATA["governments"].items()]
Forms = dict[str, dict[str, list[dict[str, float]]]]  # government → unit → respondents → node → value


def summary(forms: Forms, *, shuffled: int | None = None) -> Summary:
    codes = {name: code for code, name, _ in GOVERNMENTS}
    units = [
        {"unit_id": f"{name} {unit}", "unit_name": unit, "government_code": codes[name], "is_active": True}
        | {"form_count": len(people)}
        for name, found in forms.items()
        for unit, people in found.items()
    ]
    rows = [
        (f"{name} {unit}", who, node, round(value * 1_000_000))
        for name, found in forms.items()
        for unit, people in found.items()
        for who, one in enumerate(people)
        for node, value in one.items()
    ]
    results = pd.DataFrame(rows, columns=["unit_id", "respondent", "node", "index_micro"])
    if shuffled is not None:
        results = results.sample(frac=1, random_state=shuffled)
        units = units[::-1]
    columns = ["unit_id", "unit_name", "government_code", "is_active", "form_count"]
    return summarise(
        ERAT, 2026, governments=GOVERNMENTS, units=pd.DataFrame(units, columns=columns), results=results
    )


def of_index(found: dict[str, dict[str, list[float | None]]]) -> Forms:
    return {
        name: {unit: [{} if v is None else {"index": v} for v in values] for unit, values in units.items()}
        for name, units in found.items()
    }


def values(found: Summary, node: str = "index") -> dict[str, float | None]:
    """Every value of a node that is in the summary, by what it is of."""
    said = {"province": found.figures[node].value}
    for level in found.levels:
        said[level.id] = level.figures[node].value
        for one in level.governments:
            said[one.code] = one.figures[node].value
            said |= {unit.unit_id: unit.figures[node].value for unit in one.units}
    return said


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["name"])
def test_a_worked_case(case: dict[str, Any]) -> None:
    found, expect = summary(of_index(case["respondents"])), case["expect"]
    said = values(found)
    codes = {name: code for code, name, _ in GOVERNMENTS}
    wanted = {"province": expect["province"], **expect["levels"], **expect.get("units", {})}
    wanted |= {codes[name]: value for name, value in expect["governments"].items()}
    assert {key: said[key] for key in wanted} == {
        key: value if value is None else pytest.approx(value) for key, value in wanted.items()
    }
    assert found.gap("index") == (None if expect["gap"] is None else pytest.approx(expect["gap"]))
    made = {one.name: one.figures["index"] for level in found.levels for one in level.governments}
    for name, numbers in expect.get("spread", {}).items():
        spread = made[name].spread
        assert spread
        assert [spread.deviation, spread.low, spread.high] == pytest.approx(numbers, abs=1e-6)


ANSWERS = st.integers(0, 16).map(lambda n: n * 6.25)
PEOPLE = st.lists(ANSWERS, min_size=0, max_size=5)
TOWN = st.fixed_dictionaries({name: st.lists(PEOPLE, max_size=7) for _, name, _ in GOVERNMENTS})
cheap = settings(max_examples=40)


def town(found: dict[str, list[list[float]]]) -> Forms:
    return of_index({name: {str(n): list(v) for n, v in enumerate(units)} for name, units in found.items()})


@given(TOWN, st.integers(0, 99))
@cheap
def test_order_means_nothing(found: dict[str, list[list[float]]], seed: int) -> None:
    assert values(summary(town(found))) == values(summary(town(found), shuffled=seed))


@given(ANSWERS, st.lists(st.integers(3, 6), min_size=5, max_size=7), st.lists(st.integers(3, 6), min_size=5))
@settings(max_examples=15)
def test_equal_respondents_give_equal_results(answer: float, upper: list[int], lower: list[int]) -> None:
    """And a unit counts once, however many respond in it."""
    found = summary(town({"provinsi": [[answer] * n for n in upper], "kota": [[answer] * n for n in lower[:7]]}))
    assert {value for value in values(found).values() if value is not None} == {answer}
    assert found.gap("index") == 0


@given(TOWN, st.data())
@cheap
def test_below_the_minimum_nothing_is_to_be_had(found: dict[str, list[list[float]]], data: st.DataObject) -> None:
    """Whatever one or two respondents of a unit answer, every number and word of the summary stays the same."""
    other = {
        name: [units if len(units) >= 3 else [data.draw(ANSWERS) for _ in units] for units in all_units]
        for name, all_units in found.items()
    }
    one, two = summary(town(found)), summary(town(other))
    assert erat_table.document(one) == erat_table.document(two)
    assert erat_words.missing(one) == erat_words.missing(two)


def person(value: float, *left_out: str) -> dict[str, float]:
    """A respondent with the same value everywhere; without an index where a dimension is left out."""
    nodes = [node.id for node in ERAT.aspects if node.id not in left_out]
    return dict.fromkeys(nodes, value) | ({} if left_out else {"index": value})


@pytest.mark.parametrize("n", [1, 2])
def test_one_or_two_incomplete_forms_are_not_told_by_the_difference(n: int) -> None:
    """8 × index = the sum of the dimensions of those who have one: with others in some, the rest is theirs."""
    whole = [person(50) for _ in range(3)]
    found = [summary({"kota": {"A": [*whole, *(person(v, "RM") for _ in range(n))]}}) for v in (0, 100)]
    assert erat_table.document(found[0]) == erat_table.document(found[1])
    (unit,) = found[0].level("kabupaten_kota").governments[0].units
    assert (unit.forms, unit.figures["index"].counted, unit.figures["LD"].counted) == (3 + n, 3, 3)


def test_incomplete_forms_count_where_both_they_and_the_complete_ones_are_enough() -> None:
    three = summary({"kota": {"A": [*(person(50) for _ in range(3)), *(person(80, "RM") for _ in range(3))]}})
    (unit,) = three.level("kabupaten_kota").governments[0].units
    assert (unit.figures["LD"].counted, unit.figures["LD"].value, unit.figures["RM"].value) == (6, 65, 50)


@pytest.mark.parametrize("incomplete", [1, 3, 5])
def test_a_unit_that_is_listed_as_too_few_has_no_value_in_any_dimension(incomplete: int) -> None:
    """Nor is it anywhere the highest, nor in the mean of its government."""
    short = [person(99), person(99), *(person(99, "RM") for _ in range(incomplete))]
    enough = {f"U{n}": [person(50)] * 3 for n in range(5)}
    found = summary({"kota": {"A": short, **enough}, "lembah": enough})
    unit = next(one for one in found.units if one.name == "A")
    assert not is_published(unit)
    assert {figure.value for figure in unit.figures.values()} == {None}
    assert [one.unit for one in short_units(found)] == ["A"]
    assert {government.figures["LD"].value for government in found.level("kabupaten_kota").governments} == {50}
    assert not [row for row in peers(found, "99.01") if row.unit and "A (kota)" in row.unit.names]


def test_years_ascend_whatever_order_they_are_read_in() -> None:
    newest_first = pd.DataFrame({"year": [2026, 2025, 2024]})
    assert years_of(lambda _, **__: newest_first, ERAT) == [2024, 2025, 2026]


def test_the_spread_of_respondents_is_nowhere() -> None:
    found = summary(of_index(DATA["cases"][0]["respondents"]))
    units = [unit for level in found.levels for one in level.governments for unit in one.units]
    assert len(units) == 10
    assert all(unit.figures["index"].spread is None for unit in units)


def test_what_is_missing_is_said_in_words() -> None:
    found = summary(of_index(DATA["cases"][2]["respondents"]))
    said = erat_words.missing(found)
    assert "kota: 4 dari sedikitnya 5 OPD sudah cukup respondennya; kurang 1." in said
    assert any(one.startswith("2 OPD belum punya 3 responden") for one in said)
    everything = summary(of_index(DATA["cases"][3]["respondents"]))
    assert erat_words.missing(everything) == []


def test_every_published_number_opens_its_sum() -> None:
    found = summary(of_index(DATA["cases"][0]["respondents"]))
    level = found.level("provinsi")
    (government,) = erat_words.with_units(level)
    assert "0,50 × 71,00 + 0,50 × 50,00 = 60,50" in erat_words.calculation(found, "index", found)
    assert "Rata-rata 1 pemerintah = 71,00 ÷ 1 = 71,00. –" in erat_words.calculation(found, "index", level)
    (last,) = erat_words.calculation(found, "index", government)[-1:]
    assert last.startswith("Rata-rata 5 OPD = 355,00 ÷ 5 = 71,00. Simpangan baku 8,00; dari 60,00 sampai 80,00.")
    (unit, *_) = government.units
    assert erat_words.calculation(found, "index", unit)[0].startswith(
        "Rata-rata 3 responden (dari 3 formulir) = 80,00"
    )
