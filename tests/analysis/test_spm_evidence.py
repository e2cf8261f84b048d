"""Forms laid beside SPM figures: only linked questions count, unanswered ones not; who is far apart is said."""

from fractions import Fraction

import pytest

from siperi_geo.analysis.spm import Count, achievement
from siperi_geo.analysis.spm_evidence import APART, Evidence, disagreements, evidence, linked
from siperi_geo.instruments import load
from siperi_geo.spm import standard

KELTANA = load("keltana")
A, B = "99.01.01.1001", "99.01.02.1001"


def answers(place: int | None, value: int | None) -> list[int | None]:
    found: list[int | None] = [None] * len(KELTANA.items)
    if place is not None:
        found[place] = value
    return found


@pytest.mark.parametrize("service", [one.id for one in standard().services])
def test_questions_speak_for_every_service(service: str) -> None:
    found = linked(KELTANA, service)
    assert found
    assert all(service in item.spm for _, item in found)
    assert all(KELTANA.items[place] is item for place, item in found)


def test_only_linked_and_answered_questions_count() -> None:
    place, item = linked(KELTANA, "spm_b1")[0]
    scale = KELTANA.scale_of(item)
    met = next(one.value for one in scale.choices if one.points is not None and not scale.is_unmet(one.value))
    unmet = next(one.value for one in scale.choices if scale.is_unmet(one.value))
    other = next(n for n, one in enumerate(KELTANA.items) if "spm_b1" not in one.spm)
    forms = [
        (A, KELTANA, answers(place, met)),
        (A, KELTANA, answers(place, unmet)),
        (A, KELTANA, answers(other, met)),
        (B, KELTANA, answers(None, None)),
        ("99.01.09.1009", KELTANA, answers(place, met)),
    ]
    found = evidence(forms, "spm_b1", {A: A, B: B})
    assert found == {A: Evidence(met=1, answered=2, forms=2)}
    assert found[A].pct == 50


@pytest.mark.parametrize(
    ("met", "served", "side"),
    [(90, 90 - APART, "spm_lower"), (20, 20 + APART, "forms_lower"), (50, 50 + APART - 1, None)],
)
def test_who_is_far_apart(met: int, served: int, side: str | None) -> None:
    said = {A: Evidence(met, 100, 1), B: Evidence(0, 100, 1)}
    people = {A: Count(100, served), B: Count(0, 0)}
    achieved = {area: achievement(standard(), count, None) for area, count in people.items()}
    found = disagreements(said, achieved)
    assert [(one.area_code, one.side, one.spm_pct) for one in found] == (
        [(A, side, Fraction(served))] if side else []
    ), "of nobody to serve nothing is said"
