"""Words of a plan and of offers: one line of what can be seen."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.plans.checking import UNSEEN, tidy


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_tidied_words_are_one_line_of_what_can_be_seen_and_tidying_again_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\n" not in once
    assert once == once.strip()
    assert {unicodedata.category(one) for one in once}.isdisjoint(UNSEEN)
    assert {one for one in once if not one.isspace()} <= set(text)
