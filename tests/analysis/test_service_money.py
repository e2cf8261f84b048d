"""Scores and money of the three services: each on its own row, what is not known is not zero."""

from siperi_geo.analysis.service_money import Planned, service_money
from siperi_geo.analysis.spm import Count
from siperi_geo.programmes import catalogue
from tests.analysis.priority_facts import DRILL, KIE, KSB, facts, values


def test_a_service_has_the_gap_of_its_lines_and_the_money_planned_in_them() -> None:
    city = facts(
        1,
        scores={("keltana", "I22"): values(40), ("keltana", "I28"): values(10), ("kencana", "L1"): values(70)},
        not_served={"spm_b1": values(99)},
    )
    planned = {
        2025: {KIE: Planned(5, 2), DRILL: Planned(7), KSB: Planned(100)},
        2026: {DRILL: Planned(1)},
    }
    people = {"spm_b1": Count(1000, 190)}
    one, two, three = service_money(catalogue(), city, people, {"spm_b1": Count(9, 3)}, planned)
    assert (one.service, one.not_served) == ("spm_b1", 810), "of the hazard looked at, not of all together"
    assert one.planned == {2025: Planned(5, 2), 2026: Planned()}
    assert one.gap == 45, "KELTANA 60 and KENCANA 30: the mean of the instruments"
    assert (two.not_served, two.planned, two.budget) == (None, {2025: Planned(7), 2026: Planned(1)}, None)
    assert three.gap is None
    assert one.budget == Count(9, 3)
    assert KSB not in {line.code for line in catalogue().lines if catalogue().service_of(line)}
