"""The column dictionary is complete, bilingual and consistent with the naming rules."""

import math
from datetime import date

import pytest

from siperi_geo import text
from siperi_geo.columns import column, dictionary


@pytest.fixture(autouse=True)
def indonesian():
    text.use_language("id")
    yield
    text.use_language("id")


@pytest.mark.parametrize("name", dictionary())
def test_names_say_their_unit(name):
    entry = column(name)
    if name.endswith("_pct"):
        assert entry.format == "percent"
    if name.endswith(("_count", "_people", "_items")):
        assert entry.format == "integer"
    if name.startswith(("is_", "has_")):
        assert entry.format == "yes_no"
    if name.endswith(("_name", "_text")):
        assert entry.format == "text"
    if name.endswith("_code"):
        assert entry.format == "code"


@pytest.mark.parametrize("name", dictionary())
def test_help_is_a_sentence_in_both_languages(name):
    assert column(name).help.id.endswith(".")
    assert column(name).help.en.endswith(".")


def test_labels_do_not_collide():
    for language in text.LANGUAGES:
        labels = [getattr(entry.label, language) for entry in dictionary().values()]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("index_value", 57.16190476, "57,16"),
        ("population_people", 12345, "12.345"),
        ("coverage_pct", 87.5, "88 %"),
        ("change_value", -1.5, "−1,50"),
        ("change_value", 0.001, "0,00"),
        ("year", 2026.0, "2026"),
        ("area_code", "53.71.01.1001", "53.71.01.1001"),
        ("is_example", True, "ya"),
        ("is_example", False, "tidak"),
        ("score", None, "–"),
        ("score", math.nan, "–"),
    ],
)
def test_values_are_written_the_indonesian_way(name, value, shown):
    assert column(name).show(value) == shown


def test_english_and_units():
    text.use_language("en")
    assert column("index_value").show(1234.5) == "1,234.50"
    assert column("score").title(with_unit=True) == "Score 0–100 (0–100)"


def test_an_unknown_column_is_a_key_error():
    with pytest.raises(KeyError):
        column("nonsense")


def test_days_are_long():
    day = column("index_value").model_copy(update={"format": "day"})
    assert day.show(date(2026, 7, 14)) == "14 Juli 2026"
