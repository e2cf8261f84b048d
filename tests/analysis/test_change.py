"""Change is antisymmetric, compares only what can be compared, and steps are the same for every pair of years."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis import cards, change, change_sentences, overview
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

VALUE = st.one_of(st.none(), st.integers(20_000_000, 100_000_000).map(lambda n: n / 1e6))
PAIRS = st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=10)


def both(pairs):
    before, after = zip(*pairs, strict=True)
    return frames.scores(*before), frames.scores(*after)


def test_every_kelurahan_is_compared_or_has_its_reason():
    before, after = frames.scores(60, 60, None, None, 60), frames.scores(62.5, None, 40, None, 50)
    after = frames.unassessable(after, 4)
    found = change.compare(before, after)
    assert found["status"].tolist() == ["compared", "only_before", "only_after", "no_form", "not_assessable"]
    assert found["change_value"].tolist()[0] == 2.5
    assert found["change_score"].tolist()[0] == 3.125
    assert found["change_value"][1:].isna().all()
    assert found["value_before"].tolist()[1] == 60


def test_versions_are_never_compared_silently():
    found = change.compare(frames.scores(60, version="2019"), frames.scores(70))
    assert found["status"].tolist() == ["version_differs"]
    assert math.isnan(found["change_value"].iloc[0])
    assert change.summary(found).left_out == {"version_differs": ("Kelurahan 0",)}


def test_a_real_form_is_never_compared_with_an_example():
    made_up, real = frames.scores(60, 50, None, is_example=True), frames.scores(70, 60, 40)
    made_up.loc[1, "is_example"] = False
    found = change.compare(made_up, real)
    assert found["status"].tolist() == ["example_differs", "compared", "only_after"]
    assert math.isnan(found["change_value"].iloc[0])
    assert change.summary(found).compared == 1
    assert change.summary(found).left_out["example_differs"] == ("Kelurahan 0",)
    assert change_sentences.left_out(change.summary(found))[0] == (
        "1 kelurahan tidak dibandingkan karena salah satu tahun adalah data contoh: Kelurahan 0."
    )


@settings(max_examples=30)
@given(PAIRS)
def test_looking_back_turns_every_sign(pairs):
    before, after = both(pairs)
    there, back = change.compare(before, after), change.compare(after, before)
    assert [v for v in there["change_value"] if v == v] == [-v for v in back["change_value"] if v == v]
    assert list(there["step"].dropna()) == [-s for s in back["step"].dropna()]


@settings(max_examples=30)
@given(PAIRS)
def test_movements_count_every_compared_kelurahan_once(pairs):
    found = change.compare(*both(pairs))
    matrix = change.movements(KELTANA, found)
    assert matrix.to_numpy().sum() == change.summary(found).compared
    assert list(matrix.index) == list(matrix.columns) == ["pratama", "madya", "utama"]


@settings(max_examples=30)
@given(PAIRS)
def test_the_summary_adds_up(pairs):
    found = change.compare(*both(pairs))
    result = change.summary(found)
    assert result.risen + result.fallen + result.unchanged == result.compared
    assert result.compared + sum(len(names) for names in result.left_out.values()) == len(pairs)


@settings(max_examples=30)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(pairs, random):
    before, after = both(pairs)
    shuffled = before.sample(frac=1, random_state=random.randint(0, 99))
    assert change.compare(shuffled, after).equals(change.compare(before, after))


@pytest.mark.parametrize(
    ("score", "step"),
    [(0, 0), (0.999999, 0), (1, 1), (-1, -1), (4.999999, 1), (5, 2), (14.999999, 2), (15, 3), (-15, -3), (100, 3)],
)
def test_steps_begin_at_their_edge(score, step):
    assert change.step_of(round(score * 1e6)) == step


def test_schools_of_one_kelurahan_are_compared_each_with_itself():
    before, after = frames.scores(60, 20), frames.scores(66, 50)
    for rows in (before, after):
        rows["area_code"], rows["area_name"] = "99.01.01.1001", "Kelurahan 0"
        rows["subject_name"] = ["SD Dua", "SD Satu"]
    found = change.compare(before, after)
    assert found["change_value"].tolist() == [6, 30]
    after.loc[1, "assessment_id"] = None
    left = change.summary(change.compare(before, after)).left_out
    assert left == {"only_before": ("SD Satu",)}


def test_steps_of_nothing():
    assert change.step_of(None) is None


def test_the_limits_of_steps_are_in_the_unit_of_the_node():
    index, aspect = change.bins(KELTANA, "index"), change.bins(KELTANA, "LD")
    assert [(one.low, one.high) for one in index] == [
        (None, -12), (-12, -4), (-4, -0.8), (-0.8, 0.8), (0.8, 4), (4, 12), (12, None),
    ]  # fmt: skip
    assert [one.step for one in index] == list(range(-3, 4))
    assert (aspect[4].low, aspect[4].high) == (0.008, 0.04)


@settings(max_examples=30)
@given(PAIRS)
def test_a_step_lies_within_the_limits_of_its_bin(pairs):
    limits = {one.step: one for one in change.bins(KELTANA, "index")}
    for row in change.compared(change.compare(*both(pairs))).to_dict("records"):
        here = limits[row["step"]]
        assert here.low is None or row["change_value"] >= here.low - 1e-6
        assert here.high is None or row["change_value"] <= here.high + 1e-6


def test_who_moves_less_than_a_step_stays_in_words_as_on_the_map():
    found = change.compare(frames.scores(60, 60, 60, 60), frames.scores(60.7, 59.3, 60.8, 60))
    result = change.summary(found)
    assert (result.risen, result.fallen, result.unchanged) == (1, 0, 3)
    assert found["step"].tolist() == [0, 0, 1, 0]
    assert change.same_below(KELTANA, "index") == 0.8


def test_an_aspect_of_a_form_that_cannot_be_assessed_is_not_compared():
    before, after = frames.scores(60, 60), frames.scores(64, 64)
    after.loc[1, "is_assessed"] = False
    assert change.compare(before, after)["status"].tolist() == ["compared", "not_assessable"]


def test_change_in_words():
    since = overview.since(frames.scores(60, 60, 80, 40), frames.scores(64, 50, 80, None), 2025)
    assert change_sentences.since(KELTANA, since) == (
        "Indeks ketangguhan kelurahan: 3 kelurahan yang dinilai pada kedua tahun berubah rata-rata −2,00 "
        "sejak 2025, tanpa bobot (1 naik, 1 turun, 1 tetap; tetap berarti berubah kurang dari 0,8)."
    )
    card = cards.cards(KELTANA, overview.headline(KELTANA, frames.city(60), frames.scores(60)), since)[2]
    assert (card.value, card.direction) == ("−2,00", -1)
    assert change_sentences.left_out(since.summary) == (
        "1 kelurahan hanya mengisi formulir tahun awal: Kelurahan 3.",
    )


def test_a_first_year_and_years_without_a_common_kelurahan_are_said_in_words():
    nobody = overview.since(frames.scores(60, None), frames.scores(None, 60), 2025)
    assert overview.since(None, frames.scores(60), None) is None
    assert change_sentences.since(KELTANA, None).startswith("Ini tahun pertama yang tersimpan")
    assert change_sentences.since(KELTANA, nobody) == "Belum ada kelurahan yang dapat dibandingkan dengan 2025."
    head = overview.headline(KELTANA, frames.city(60), frames.scores(60))
    assert cards.cards(KELTANA, head, nobody)[2].value == "belum ada"


def test_one_areas_change_in_words():
    found = change.compare(frames.scores(60, None), frames.scores(62.5, 70))
    first, last = (change_sentences.area_change(KELTANA, "index", one) for one in (found.head(1), found.tail(1)))
    assert first == "Kelurahan 0: 60,00 → 62,50, berubah +2,50."
    assert last == "Kelurahan 1: formulir tahun akhir saja."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 51])
def test_movements_have_words_for_any_number_of_kelurahan(language, count):
    use_language(language)
    found = change.summary(
        change.compare(frames.scores(*[60.0] * count, None), frames.scores(*[62.0] * count, None))
    )
    assert change_sentences.movement(KELTANA, "index", found, 2025)
    assert change_sentences.left_out(found)
