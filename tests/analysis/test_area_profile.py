"""The finding of an area's profile: against the city, the weakest part, and nothing made of what is missing."""

from typing import Any

import pandas as pd
import pytest

from siperi_geo.analysis.area_profile import Standing, compared_with_city, headline, lowest
from siperi_geo.analysis.beside import beside
from siperi_geo.tables.area_profile import area_table
from siperi_geo.text import use_language
from tests.analysis.frames import KELTANA

ROOT = KELTANA.root.id


def standing(
    scores: dict[str, float | None], city: float | None = None, *, target: float | None = None, **more: Any
) -> Standing:
    rows = []
    for node, score in scores.items():
        low, high = KELTANA.value_range(node)
        value = None if score is None else low + score / 100 * (high - low)
        usual = {"form_count": 1, "is_example": False, "coverage_pct": 100.0}
        rows.append({"code": "x", "node": node, "index_value": value, "score": score} | usual | more)
    (one,) = beside(KELTANA, pd.DataFrame(rows), {"x": "Karang"}, classes={}, changes=None)
    return Standing(KELTANA, one, {ROOT: city}, {} if target is None else {ROOT: target}, None)


@pytest.mark.parametrize(
    ("city", "words"),
    [
        (60, "10,0 poin skor di bawah rata-rata kota."),
        (45, "5,0 poin skor di atas rata-rata kota."),
        (50, "sama dengan rata-rata kota."),
        (None, "Karang: KELTANA 60,00 (Tangguh Madya)."),
    ],
)
def test_the_finding_holds_the_index_against_the_city(city: float | None, words: str) -> None:
    assert words in headline("Karang", [standing({ROOT: 50, "LD": 80, "PM": 20}, city)])


def test_the_weakest_aspect_is_named_unless_all_are_alike() -> None:
    assert headline("Karang", [standing({ROOT: 50, "LD": 80, "PM": 20})]).endswith(
        "Paling lemah: Pencegahan dan Mitigasi (20)."
    )
    alike = dict.fromkeys([ROOT, *(node.id for node in KELTANA.aspects)], 50.0)
    assert "Paling lemah" not in headline("Karang", [standing(alike)])
    use_language("en")
    assert "Weakest" in headline("Karang", [standing({ROOT: 50, "LD": 80, "PM": 20})])


def test_a_missing_aspect_is_not_the_lowest() -> None:
    assert [node.id for node in lowest(standing({ROOT: 50, "LD": None, "PK": 30, "PM": 20}))] == ["PM", "PK"]


def test_without_a_value_it_says_why() -> None:
    assert headline("Karang", []) == "Karang: belum ada hasil tahun ini."
    hidden = standing({ROOT: None}, is_withheld=True, scored_count=3, subject_count=9)
    assert "tidak ditampilkan" in headline("Karang", [hidden])
    assert area_table((hidden,)).shown.iloc[0, 1] == "tidak ditampilkan"
    assert not area_table((hidden,)).shown.isin(["3 dari 9"]).any().any()


def test_by_how_many_instruments_it_is_below_the_city() -> None:
    found = [standing({ROOT: 50}, 60), standing({ROOT: 50}, 50), standing({ROOT: 50})]
    assert compared_with_city(found) == "Di bawah rata-rata kota pada 1 dari 2 instrumen: KELTANA."
    assert compared_with_city(found[1:]) == "Tidak di bawah rata-rata kota pada satu pun dari 1 instrumen."
    assert compared_with_city(found[2:]) is None


def test_a_target_that_is_reached_is_not_short_of_anything() -> None:
    assert standing({ROOT: 50}, target=70).short(ROOT) == 20
    assert standing({ROOT: 70}, target=70).short(ROOT) is None
    assert standing({ROOT: None}, target=70).short(ROOT) is None
