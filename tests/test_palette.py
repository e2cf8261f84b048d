"""Every colour set is told apart by normal and colour-blind eyes, and every text on it can be read."""

from itertools import combinations, product

import pytest

from siperi_geo import palette
from siperi_geo.instruments import available, load
from tests.colour_maths import VISIONS, ciede2000, contrast, difference, lab

SETS = {f"{n} classes": colours for n, colours in palette.CLASSES.items()} | {"change": palette.CHANGE}
GROUNDS = (palette.NO_DATA, palette.NO_DATA_HATCH, palette.SUPPRESSED)
"""What lies under the lines and dots of "no data", "cannot be assessed" and "withheld"."""
EVERY_COLOUR = sorted({colour for colours in SETS.values() for colour in colours})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_agrees_with_the_published_pairs(one, other, expected):
    assert ciede2000(one, other) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", SETS)
def test_colours_of_one_legend_differ(name, vision):
    for one, other in combinations(SETS[name], 2):
        assert difference(one, other, vision) >= 10, (one, other)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", SETS)
def test_no_ground_of_a_missing_value_looks_like_a_class(name, vision):
    for colour, ground in product(SETS[name], GROUNDS):
        assert difference(colour, ground, vision) >= 20, (colour, ground)


@pytest.mark.parametrize("vision", VISIONS)
def test_the_signs_of_missing_values_differ_in_more_than_their_lines(vision):
    assert difference(palette.NO_DATA, palette.SUPPRESSED, vision) >= 20
    assert difference(palette.SUPPRESSED_DOTS, palette.SUPPRESSED, vision) >= 20
    assert difference(palette.NO_DATA_HATCH, palette.NO_DATA, vision) >= 20


def test_every_number_of_classes_that_an_instrument_has_is_measured():
    counts = {len(load(ref.id, ref.version).classes) for ref in available()}
    assert counts <= set(palette.CLASSES)
    assert palette.SCORE_STEPS in palette.CLASSES


@pytest.mark.parametrize("vision", VISIONS)
def test_the_sea_is_neither_a_class_nor_no_data(vision):
    for colour in [*EVERY_COLOUR, palette.NO_DATA, palette.LAND]:
        assert difference(colour, palette.SEA, vision) >= 7, colour


@pytest.mark.parametrize("vision", VISIONS)
def test_the_selected_outline_stands_out_from_every_fill(vision):
    for colour in [*EVERY_COLOUR, palette.NO_DATA, palette.SEA, palette.OUTLINE, palette.KECAMATAN_LINE]:
        assert difference(colour, palette.SELECTED, vision) >= 10, colour


@pytest.mark.parametrize("n", palette.CLASSES)
def test_higher_classes_are_darker(n):
    lightness = [lab(colour)[0] for colour in palette.CLASSES[n]]
    assert lightness == sorted(lightness, reverse=True)


def test_change_is_lightest_at_zero_and_darkens_to_both_ends():
    lightness = [lab(palette.change_colour(step))[0] for step in range(-3, 4)]
    assert lightness[:4] == sorted(lightness[:4])
    assert lightness[3:] == sorted(lightness[3:], reverse=True)


@pytest.mark.parametrize("colour", [*EVERY_COLOUR, palette.NO_DATA, palette.SUPPRESSED, palette.SEA, palette.LAND])
def test_text_on_every_fill_is_wcag_aa(colour):
    assert contrast(colour, palette.ink_on(colour)) >= 4.5


@pytest.mark.parametrize("colour", [palette.INK, palette.MUTED, palette.ACCENT, palette.EXAMPLE])
def test_page_text_is_wcag_aa_on_the_surface_and_on_land(colour):
    assert contrast(colour, palette.SURFACE) >= 4.5
    assert contrast(colour, palette.LAND) >= 4.5


def test_class_colour_counts_from_one_and_refuses_the_rest():
    assert [palette.class_colour(order, 3) for order in (1, 2, 3)] == list(palette.CLASSES[3])
    for order in (0, 4):
        with pytest.raises(ValueError, match="class"):
            palette.class_colour(order, 3)


def test_change_colour_of_nothing_is_no_data():
    assert palette.change_colour(None) == palette.NO_DATA
    with pytest.raises(ValueError, match="step"):
        palette.change_colour(4)


@pytest.mark.parametrize(("score", "step"), [(0, 0), (19.999, 0), (20, 1), (60, 3), (99.9, 4), (100, 4)])
def test_scores_fall_into_steps_of_twenty(score, step):
    assert palette.score_colour(score) == palette.CLASSES[5][step]


def test_a_missing_score_is_no_data():
    assert palette.score_colour(None) == palette.score_colour(float("nan")) == palette.NO_DATA
