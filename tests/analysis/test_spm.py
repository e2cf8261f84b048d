"""The index of the minimum service standard: cases a planner can check by hand, published ones, and laws."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.spm import Achievement, Count, achievement, band, mean_of_services
from siperi_geo.analysis.spm_words import state
from siperi_geo.spm import standard

CASES = yaml.safe_load((Path(__file__).parent / "spm_cases.yaml").read_text(encoding="utf-8"))
counts = st.builds(Count, st.integers(0, 10**6), st.none() | st.integers(0, 10**6))


def count(pair: list[int] | None) -> Count | None:
    return None if pair is None else Count(pair[1], pair[0])


def close(found: Fraction | None, expected: float) -> bool:
    return found is not None and abs(found - Fraction(str(expected))) < Fraction(1, 10**6)


@pytest.mark.parametrize("case", CASES["services"], ids=lambda case: case["what"][:40])
def test_a_service_by_hand(case: dict[str, Any]) -> None:
    found = achievement(standard(), count(case.get("recipients")), count(case.get("quality")))
    assert found.state == case.get("state", "known")
    if "index" not in case:
        assert found.index is None
        assert band(standard().reading(), found.index) is None
        return
    assert close(found.index, case["index"])
    assert band(standard().reading(), found.index).id == case["band"]  # type: ignore[union-attr]


@pytest.mark.parametrize("case", CASES["mean_of_services"], ids=lambda case: case["what"][:40])
def test_the_sub_affair_by_hand(case: dict[str, Any]) -> None:
    counts = [(Count(all_, met), Count(20 if all_ else 0, points)) for met, all_, points in case["services"]]
    found = [achievement(standard(), recipients, quality) for recipients, quality in counts]
    mean = mean_of_services(found)
    assert close(mean, case["index_of_three"])
    assert band(standard().reading(), mean).id == case["band"]  # type: ignore[union-attr]


@pytest.mark.parametrize("case", CASES["people_are_summed"], ids=lambda case: case["what"][:40])
def test_people_are_summed_then_divided(case: dict[str, Any]) -> None:
    together = sum((Count(all_, met) for met, all_ in case["areas"]), Count(0, 0))
    assert together.pct == case["pct"]


def test_every_case_of_the_collected_facts(shared: Path) -> None:
    facts = yaml.safe_load((shared / "domain" / "spm.yaml").read_text(encoding="utf-8"))["tests"]
    names = {one.name.id: one.id for one in standard().reading().bands}
    checked = 0
    for case in facts["constructed"]:
        expected = case["expect"]
        if "penerima" in case:
            (met, asked), (points, most) = case["penerima"], case["mutu"]
            found = achievement(standard(), Count(asked, met), Count(most, points))
            index = found.index
            for share, of in (("pct_penerima", found.recipients), ("pct_mutu", found.quality)):
                assert share not in expected or close(of and of.pct, expected[share]), case["id"]
            assert index is not None or state(found, standard().reading()) == expected["band"].lower(), case["id"]
        elif "services" in case:
            index = mean_of_services([_of(one) for one in case["services"]])
        else:
            index = Fraction(str(case["index"]))
        wanted = expected.get("index", expected.get("index_sub_urusan", case.get("index")))
        assert (index is None) == (wanted is None), case["id"]
        assert index is None or abs(index - Fraction(str(wanted))) < Fraction(1, 10**4), case["id"]
        shown = band(standard().reading(), index)
        assert (shown.id if shown else None) == names.get(expected["band"]), case["id"]
        checked += 1
    for case in facts["published_numbers"]:
        if "penerima" in case:
            assert close(Count(case["penerima"][1], case["penerima"][0]).pct, case["expect"]["pct_penerima"])
            checked += 1
        if "index_if_mutu_100" in case["expect"]:
            met = Fraction(str(case["expect"]["pct_penerima"])) * 100
            found = achievement(standard(), Count(10_000, int(met)), Count(20, 20))
            assert close(found.index, case["expect"]["index_if_mutu_100"])
            assert band(standard().reading(), found.index).name.id == case["expect"]["band"]  # type: ignore[union-attr]
            checked += 1
        if "achievement_percent" in case["expect"]:  # what is over its target is said as it is
            target, reached = (int(Fraction(one) * 100) for one in re.findall(r"0\.\d+", case["what"]))
            pct = Count(target, reached).pct
            assert pct is not None
            assert abs(pct - Fraction(str(case["expect"]["achievement_percent"]))) < Fraction(1, 100)
            checked += 1
    assert checked == 13, "but p5 and p6: changes of indices that are not of the SPM"


def _of(index: float | None) -> Achievement:
    if index is None:
        return Achievement(None, None, None, "no_target")
    return Achievement(None, None, Fraction(str(index)), "known")


def test_two_readings_of_the_middle_names() -> None:
    first, second = standard().bands
    names = [[one.of(Fraction(at)).id for at in (100, 99, 80, 79, 70, 69, 60, 59)] for one in (first, second)]
    assert names[0] == ["paripurna", "utama", "madya", "pratama", "pratama", "muda", "muda", "belum"]
    assert names[1] == ["paripurna", "utama", "madya", "muda", "muda", "pratama", "pratama", "belum"]


def test_nobody_to_serve_is_full_only_where_an_office_reports_it_so() -> None:
    nobody = Count(0, 0)
    assert achievement(standard(), nobody, None, no_target_is_full=True).index == 100
    assert mean_of_services([achievement(standard(), nobody, None)]) is None


def test_a_service_that_cannot_be_computed_is_not_left_out_silently() -> None:
    known = achievement(standard(), Count(10, 10), Count(20, 20))
    for lacking in (None, Count(10, None)):
        assert mean_of_services([known, achievement(standard(), lacking, Count(20, 20))]) is None


@given(counts, counts)
def test_an_index_is_within_its_scale_and_grows_with_who_is_served(recipients: Count, quality: Count) -> None:
    found = achievement(standard(), recipients, quality)
    if found.index is None:
        assert found.state != "known"
        return
    assert 0 <= found.index <= 100
    assert found.gap == 100 - found.index
    one_more = achievement(standard(), Count(recipients.target, recipients.reached + 1), quality)  # type: ignore[operator]
    assert one_more.index is not None
    assert one_more.index >= found.index
    assert (found.index == 100) == (recipients.short == 0 and quality.short == 0)


@given(st.lists(counts, min_size=1, max_size=6))
def test_sums_lose_nobody(parts: list[Count]) -> None:
    together = sum(parts[1:], parts[0])
    assert together.target == sum(one.target for one in parts)
    known = [one.reached for one in parts if one.reached is not None]
    assert together.reached == (sum(known) if known else None)
