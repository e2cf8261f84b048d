"""One kelurahan's answers, and the questions most often not met; blanks are not counted as unmet."""

import pandas as pd

from siperi_geo.analysis import advice
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.analysis import frames
from tests.analysis.frames import KELTANA


def test_answers_are_found_by_area():
    with Store.memory() as store:
        forms = store.sql("select 'a' as subject_id, [1, null, 0]::utinyint[] as answers")
    assert advice.answers_of(forms, "a") == (1, None, 0)
    assert advice.answers_of(forms, "c") is None
    assert advice.answers_of(pd.DataFrame({"subject_id": ["b"], "answers": [[0, float("nan")]]}), "b") == (0, None)


def test_questions_missed_by_most_come_first_and_met_ones_not_at_all():
    found = advice.missed_items(KELTANA, frames.item_gaps([0, 3, 5, 3]), "index")
    assert found["item"].tolist() == ["Q003", "Q002", "Q004"]
    assert found["unmet_pct"].tolist() == [100, 60, 60]
    assert found["aspect"].tolist() == ["LD"] * 3


def test_missed_questions_of_one_aspect_only_and_not_more_than_asked_for():
    unmet = [1] * 128
    found = advice.missed_items(KELTANA, frames.item_gaps(unmet), "PM", top=5)
    assert found["item_number"].tolist() == [77, 78, 79, 80, 81]
    assert advice.missed_items(KELTANA, frames.item_gaps([]), "index").empty


def test_answers_that_count_and_those_not_met_follow_the_items():
    assert advice.item_answers(KELTANA) == {"graded": [[1, 0]] * 128, "unmet": [[0]] * 128}


def test_what_only_describes_or_does_not_apply_is_neither_met_nor_unmet():
    rsab = load("rsab")
    asked = advice.item_answers(rsab)
    describes = rsab.node("M1").walk()
    places = {rsab.item_position(item.id) for node in describes for item in node.items}
    assert all(asked["graded"][place] == asked["unmet"][place] == [] for place in places)
    for place in set(range(len(rsab.items))) - places:
        scale = rsab.scale_of(rsab.items[place])
        assert asked["unmet"][place] == [one.value for one in scale.choices if scale.is_unmet(one.value)]
        assert scale.best.value not in asked["unmet"][place]
