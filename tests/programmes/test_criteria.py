"""The criteria as data: presets that are whole, limits that make sense, and nothing shown as official."""

import pytest
import yaml
from pydantic import ValidationError

from siperi_geo.programmes import Criteria, criteria
from siperi_geo.programmes.criteria import CRITERIA


def test_it_is_our_own_design_and_draws_a_thousand_times_or_more() -> None:
    assert criteria().sure == "own_design"
    assert criteria().rules.draws >= 1000


def test_presets_name_every_criterion_and_are_a_hundred_together() -> None:
    for preset in criteria().presets:
        assert tuple(preset.weights) == criteria().ids
        assert sum(preset.weights.values()) == 100


def test_the_words_of_the_rules_say_the_numbers_that_hold() -> None:
    rules = criteria().rules
    assert f"±{rules.weight_swing_pct} %" in rules.words["draws"].id
    assert f"±{rules.data_swing_pct / 100:.1f}".replace(".", ",") in rules.words["draws"].id
    assert f"{rules.draws:,}" in rules.words["draws"].en
    assert rules.least_known_pct == 50, "“less than half” in words"


def test_weights_that_are_not_a_hundred_are_an_error() -> None:
    content = yaml.safe_load(CRITERIA.read_text(encoding="utf-8"))
    content["presets"][0]["weights"]["gap"] += 1
    with pytest.raises(ValidationError, match="100 together"):
        Criteria.model_validate(content)
