"""The finding of a unit's profile, and the questions that are not met: blanks and what is not asked are none."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.beside import Beside, beside
from siperi_geo.analysis.unit_profile import Group, group, headline, unmet
from siperi_geo.instruments import NOT_ASKED, load
from siperi_geo.tables.unit_profile import against, unmet_items

SPAB = load("spab")
ROOT = SPAB.root.id


def one(score: float | None, *, has_form: bool = True) -> Beside:
    value = {"code": "x", "node": ROOT, "index_value": score, "score": score, "is_example": False}
    rows = pd.DataFrame([value | {"coverage_pct": 100.0}]) if has_form else pd.DataFrame(columns=[*value])
    (found,) = beside(SPAB, rows, {"x": "SD Satu"}, classes={}, changes=None)
    return found


def kind(score: float | None, counted: int) -> Group:
    return Group("seluruh kota", counted, {ROOT: score})


@pytest.mark.parametrize(
    ("mean", "counted", "words"),
    [
        (60, 3, "10,0 poin skor di bawah rata-rata 3 sekolah kota ini."),
        (40, 3, "10,0 poin skor di atas rata-rata 3 sekolah kota ini."),
        (50, 3, "sama dengan rata-rata 3 sekolah kota ini."),
        (50, 1, "SD Satu: SPAB 50,00 (Kurang siap)."),
        (None, 0, "SD Satu: SPAB 50,00 (Kurang siap)."),
    ],
)
def test_it_is_held_against_those_of_its_kind_and_never_against_itself_alone(
    mean: float | None, counted: int, words: str
) -> None:
    assert words in headline(SPAB, one(50), kind(mean, counted), unit="sekolah")


def test_without_a_result_it_says_why() -> None:
    assert "belum dapat dinilai" in headline(SPAB, one(None), kind(50, 3), unit="sekolah")
    assert "belum ada formulir" in headline(SPAB, one(None, has_form=False), kind(50, 3), unit="sekolah")


def test_a_group_is_of_so_many_and_of_none_where_nobody_is() -> None:
    rows = pd.DataFrame(
        [{"area_code": "a", "node": ROOT, "score": 50.0, "scored_count": 2},
         {"area_code": "a", "node": "P1", "score": float("nan"), "scored_count": 0}]
    )  # fmt: skip
    found = group("Bukit", rows, "a", ROOT)
    assert (found.counted, found.scores) == (2, {ROOT: 50.0, "P1": None})
    assert group("Bukit", rows, "b", ROOT).counted == 0
    shown = against(SPAB, one(50), [found]).shown
    assert list(shown.columns) == ["Bagian", "Satuan ini", "Bukit (2)"]
    assert shown.iloc[0].tolist()[1:] == ["50,0", "50,0"]


def test_every_question_that_is_answered_worst_is_not_met_and_none_that_is_blank() -> None:
    worst = [SPAB.scale_of(item).worst.value for item in SPAB.items]
    counted = {item.id for item in SPAB.items_under(ROOT)}
    found = unmet(SPAB, worst)
    assert [one.item.id for one in found] == [item.id for item in SPAB.items if item.id in counted]
    assert len(unmet_items(found).shown) == len(found)
    assert unmet(SPAB, [None] * len(SPAB.items)) == ()
    assert unmet(SPAB, [NOT_ASKED] * len(SPAB.items)) == ()


@given(st.data())
def test_what_is_met_is_never_asked_again(data: st.DataObject) -> None:
    answers = [
        data.draw(st.sampled_from([None, *(choice.value for choice in SPAB.scale_of(item).choices)]))
        for item in SPAB.items
    ]
    for one in unmet(SPAB, answers):
        answer = answers[SPAB.item_position(one.item.id)]
        assert answer is not None
        assert SPAB.scale_of(one.item).is_unmet(answer)
