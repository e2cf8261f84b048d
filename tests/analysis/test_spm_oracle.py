"""The index of the standard against one reckoned anew: random reports, every area, hazard, year and reading."""

from fractions import Fraction
from itertools import count
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.spm import band
from siperi_geo.analysis.spm_standing import budget_of, nothing, standings
from siperi_geo.spm import standard
from siperi_geo.store import Store, Transaction
from tests.analysis import spm_oracle as oracle

CITY, BUKIT, LEMBAH, MUARA = "99.01", "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"
AREAS = {"city": [CITY], "kecamatan": ["99.01.01", "99.01.02"], "kelurahan": [BUKIT, LEMBAH, MUARA]}
LINES = {
    "recipients": ["spm_b1", "spm_b2", "spm_b3"],
    "quality": ["spm_b1", "b1_krb", "b1_kie", "spm_b2", "b2_rpb", "2.5", "spm_b3", "b3_status"],
    "output": ["1.2", "2.4"],
    "budget": ["spm_b1", "1.1", "1.2", "2.5", "spm_b3"],
}
keys = st.sampled_from([(measure, line) for measure, lines in LINES.items() for line in lines])
places = st.sampled_from([BUKIT, LEMBAH, MUARA, CITY])
some = st.none() | st.integers(0, 30)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[int, int | None, tuple[int | None, ...] | None]:
    """A target, what was reached of it, and its periods, which then sum to it."""
    target, size = draw(st.integers(0, 30)), draw(st.sampled_from([0, 4, 12]))
    if not size:
        return target, draw(some), None
    periods = tuple(draw(st.lists(st.none() | st.integers(0, 9), min_size=size, max_size=size)))
    reached = oracle.added(periods)
    return target, reached, None if reached is None else periods


# Recipients and quality of every service first, so that most reports have an index at all.
base = st.tuples(*[st.tuples(st.sampled_from([BUKIT, MUARA, CITY]), amounts()) for _ in range(6)])
more = st.dictionaries(st.tuples(keys, places, st.sampled_from(["", "flood", "drought"])), amounts(), max_size=14)
reports = st.builds(
    lambda first, others: (
        others
        | {
            ((measure, f"spm_b{n % 3 + 1}"), area, ""): one
            for n, (area, one) in enumerate(first)
            for measure in (["recipients", "quality"][n // 3],)
        }
    ),
    base,
    more,
)
Report = dict[tuple[tuple[str, str], str, str], tuple[int, int | None, tuple[int | None, ...] | None]]


def test_every_area_stands_as_reckoned_anew(toy_store: Store) -> None:
    years, known = count(2001), [0]

    @settings(
        max_examples=30,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(reports)
    def law(report: Report) -> None:
        year = next(years)
        figures = [(*key, area, hazard, *amount) for (key, area, hazard), amount in report.items()]
        put(tx, year, figures)
        for hazard in (None, "flood"):
            asked: dict[str, Any] = {"year": year, "hazard": hazard}
            rows = {level: tx.query("spm/figure_per_area", level=level, **asked) for level in AREAS}
            known[0] += sum(held(rows, level, hazard, figures) for level in AREAS)

    with toy_store.transaction(actor="uji", action="uji", target="spm") as tx:
        law()
    assert known[0] > 20, "reports with an index"


def put(tx: Transaction, year: int, figures: list[oracle.Figure]) -> None:
    columns = ["measure", "line", "area_code", "hazard", "target", "realised", "periods"]
    frame = pd.DataFrame([(*one[:6], one[6] and [*one[6]]) for one in figures], columns=columns)
    frame = frame.astype({"target": "Int64", "realised": "Int64"}).assign(year=year, source="uji")
    tx.append("spm_figures", frame.astype({"year": "Int32"}))


def held(rows: dict[str, pd.DataFrame], level: str, hazard: str | None, figures: list[oracle.Figure]) -> int:
    """Hold every area of a level against the oracle; how many have an index of the whole."""
    known = 0
    for is_full in (False, True):
        found = {
            one.area_code: one
            for one in standings(standard(), rows[level], rows["city"], no_target_is_full=is_full)
        }
        for code in AREAS[level]:
            mine = list(oracle.counted(figures, level, code, hazard))
            assert (code in found) == bool(mine)
            one = found.get(code) or nothing(standard())
            wanted = oracle.indices(mine and figures, level, code, CITY, hazard, is_full=is_full)
            assert {name: (one.services[name].state, one.services[name].index) for name in one.services} == {
                name: said for name, said in wanted.items() if name != "whole"
            }
            index = wanted["whole"][1]
            assert one.index == index
            known += index is not None
            for reading in standard().bands:
                is_in = band(reading, one.index)
                assert (is_in.id if is_in else None) == oracle.band(reading.id, index)
            _figures(one, mine)
    return known


def _figures(one: Any, mine: list[oracle.Figure]) -> None:
    """Every figure of an area: sums, what is missing, quarters, money."""
    assert set(one.figures) == {line[:2] for line in mine}
    for (measure, line), figure in one.figures.items():
        target, reached = oracle.pair(mine, measure, [line]) or (0, None)
        assert (figure.count.target, figure.count.reached) == (target, reached)
        assert figure.count.short == (None if reached is None else max(0, target - reached))
        silent = [row[4] for row in mine if row[:2] == (measure, line) and row[5] is None]
        assert figure.unreported == sum(silent)
        assert (figure.quarters and list(figure.quarters)) == oracle.quarters(mine, measure, line)
    for service in standard().services:
        money, lines = budget_of(service, one.figures), oracle.LINES[service.id].split()
        wanted = oracle.pair(mine, "budget", [service.id]) or oracle.pair(mine, "budget", lines)
        assert (money and (money.target, money.reached)) == wanted


def test_the_lines_of_the_services_are_those_of_the_standard() -> None:
    for service in standard().services:
        assert standard().lines_of(service) - {service.id} == set(oracle.LINES[service.id].split())


@pytest.mark.parametrize("at", [0, 59, 60, 69, 70, 79, 80, 89, 90, 99, 100])
def test_classes_are_those_reckoned_anew_a_hair_below_and_above_each_limit(at: int) -> None:
    for reading in standard().bands:
        for index in (Fraction(at), min(Fraction(100), at + Fraction(999_999, 10**6))):
            assert reading.of(index).id == oracle.band(reading.id, index)
