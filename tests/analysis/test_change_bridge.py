"""The bridge from the published to the real change: its numbers, its order, and rounding where it shows."""

from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.change_bridge import adds_up, sentences
from siperi_geo.analysis.change_part_sentences import named, with_sums
from siperi_geo.analysis.change_parts import Decomposition, Parts
from siperi_geo.text import use_language

MICRO = 1_000_000
EVERY = ("real", "coverage", "new", "lost", "weights", "method")
VALUE = st.integers(-30 * MICRO, 30 * MICRO)


def taken_apart(parts: Parts, same: int = 46) -> Decomposition:
    return Decomposition(50 * MICRO, 50 * MICRO + parts.total, parts, same, 0)


def test_it_walks_from_the_published_change_over_the_same_respondents_to_the_real_one() -> None:
    found = taken_apart(Parts(3_570_000, -40_000, -60_000, -130_000, 0, 0))
    (words,) = sentences(found, "Kota Kupang", EVERY, 2, lines=3.53)
    assert words == (
        "Dari perubahan terbit ke perubahan nyata, Kota Kupang: terbit +3,34. Tanpa peserta yang baru punya hasil "
        "(−0,06), peserta yang tidak lagi punya hasil (−0,13): +3,53, perubahan 46 peserta yang sama. Tanpa "
        "pertanyaan yang hanya dijawab pada satu tahun (−0,04): +3,57, perubahan nyata. Rata-rata pada grafik "
        "garis (+3,53) adalah perubahan peserta yang sama itu."
    )


def test_numbers_that_do_not_add_up_as_they_are_shown_are_said_to_be_rounded() -> None:
    found = taken_apart(Parts(3_570_000, -40_000, -55_000, -125_000, 0, 0))  # shown as −0,06 and −0,12
    assert adds_up(found, 3)
    assert not adds_up(taken_apart(Parts(4_000, 4_000, 4_000, 0, 0, 0)), 2)
    use_language("en")
    (words,) = sentences(taken_apart(Parts(4_000, 4_000, 4_000, 0, 0, 0)), "Town", EVERY, 2, lines=9.0)
    use_language("id")
    assert "(+9.00) is another number" in words
    assert words.endswith("before rounding they add up exactly.")


def test_where_nobody_has_both_years_nothing_is_called_real() -> None:
    (words,) = sentences(taken_apart(Parts(0, 0, MICRO, 0, 0, 0), same=0), "Kota", EVERY, 2, lines=None)
    assert words.endswith("perubahan nyata tidak dapat dikatakan.")


def test_nothing_taken_out_leaves_one_number() -> None:
    (words,) = sentences(taken_apart(Parts(MICRO, 0, 0, 0, 0, 0)), "Alak", ("real", "coverage"), 2, lines=None)
    assert words.count("+1,00") == 2
    assert "Tanpa" not in words


@given(st.builds(Parts, VALUE, VALUE, VALUE, VALUE, VALUE, VALUE))
def test_sums_stand_after_what_they_are_sums_of(parts: Parts) -> None:
    shown = with_sums(taken_apart(parts), named(parts))
    assert [one.code for one in shown if one.is_sum] == ["same", "total"]
    found = 0.0
    for one in shown:
        if one.is_sum:
            assert round(found * MICRO) == round(one.value * MICRO)
        else:
            found += one.value
