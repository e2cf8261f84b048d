"""The profile's order of aspects: the weakest first, and what has no score last."""

import math

from siperi_geo.ui.profile import weakest_first


def test_a_missing_score_is_not_the_weakest() -> None:
    assert weakest_first({"A": math.nan, "B": 80.0, "C": 20.0, "D": None}) == ["C", "B", "A", "D"]
    assert weakest_first({"B": 80.0, "A": math.nan, "C": 20.0}) == ["C", "B", "A"]
