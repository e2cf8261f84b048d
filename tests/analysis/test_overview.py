"""The overview's numbers, also with nothing, one year, one kelurahan, or equal values."""

import pandas as pd
import pytest

from siperi_geo.analysis import advice, cards, change, narrative, overview
from siperi_geo.analysis.exact import decimals
from siperi_geo.text import use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

ASPECTS = {"LD": 1.0, "PK": 0.6, "PM": 0.6, "KD": 0.6, "KP": 0.2}


def test_the_headline_takes_the_citys_value_and_class_from_the_instrument():
    scores = frames.unassessable(frames.scores(60, None, 80, 40), 3)
    head = overview.headline(KELTANA, frames.city(58.33, scored=2), scores)
    assert (head.band.code, head.area_count, head.filled_count, head.scored_count) == ("pratama", 4, 3, 2)
    assert head.versions == ("2021",)


@pytest.mark.parametrize("city", [frames.city(None), frames.city(None).head(0)])
def test_a_city_without_values_has_a_headline_too(city):
    head = overview.headline(KELTANA, city, frames.scores(None, None))
    assert (head.index, head.band, head.filled_count) == (None, None, 0)
    found = cards.cards(KELTANA, head, None)
    assert [card.value for card in found[:4]] == ["–", "belum ada", "belum ada", "0 dari 2"]


def test_class_counts_hold_every_kelurahan_once():
    scores = frames.unassessable(frames.scores(20, 60, 60, None, 90, 50), 5)
    counts = overview.class_counts(KELTANA, scores)
    assert [(one.kind, one.count) for one in counts] == [
        ("class", 1), ("class", 2), ("class", 1), ("not_assessable", 1), ("no_form", 1),
    ]  # fmt: skip
    assert sum(one.count for one in counts) == len(scores)


def test_aspects_lift_and_hold_back_against_their_mean():
    found = overview.standings(KELTANA, frames.nodes({0: ASPECTS}))
    assert [(one.node.id, one.side) for one in found] == [
        ("LD", "lifts"), ("PK", "level"), ("PM", "level"), ("KD", "level"), ("KP", "holds_back"),
    ]  # fmt: skip
    words = narrative.strengths(found)
    assert "Layanan Dasar (100,0)" in words
    assert "Kesiapsiagaan Pemulihan (0,0)" in words


def test_equal_aspects_and_no_aspects_are_said_in_words():
    equal = overview.standings(KELTANA, frames.nodes({0: dict.fromkeys(ASPECTS, 0.6)}))
    assert narrative.strengths(equal) == "Semua aspek sama kuat: skor 50,0 dari 100."
    assert narrative.strengths(()) == "Belum ada aspek yang dapat dinilai."


def test_who_has_not_filled_is_named_by_kecamatan():
    found = overview.participation(frames.scores(60, None, None, None))
    assert found.missing == {"Kecamatan 1": ("Kelurahan 1",), "Kecamatan 2": ("Kelurahan 2", "Kelurahan 3")}
    assert narrative.participation(found)[1] == "Kecamatan Kecamatan 2: Kelurahan 2 dan Kelurahan 3"
    assert narrative.participation(overview.participation(frames.scores(60))) == (
        "Semua kelurahan sudah mengisi.",
    )


def test_the_trend_has_a_row_per_year_with_its_version():
    years = pd.DataFrame({"year": [2024, 2025], "versions": ["2019", "2021"]})
    found = overview.trend(years, {2024: frames.city(50, scored=3), 2025: frames.city(60, scored=4)})
    assert found[["year", "versions", "index_value", "scored_count"]].to_numpy().tolist() == [
        [2024, "2019", 50, 3], [2025, "2021", 60, 4],
    ]  # fmt: skip


def test_change_in_words():
    since = overview.since(frames.scores(60, 60, 80, 40), frames.scores(64, 50, 80, None), 2025)
    assert narrative.change(KELTANA, since) == (
        "Indeks ketangguhan kelurahan: 3 kelurahan yang dinilai pada kedua tahun berubah rata-rata −2,00 "
        "sejak 2025 (1 naik, 1 turun, 1 tetap)."
    )
    card = cards.cards(KELTANA, overview.headline(KELTANA, frames.city(60), frames.scores(60)), since)[2]
    assert (card.value, card.direction) == ("−2,00", -1)
    assert narrative.left_out(since.summary) == ("1 kelurahan hanya dinilai pada tahun awal: Kelurahan 3.",)


def test_a_first_year_and_years_without_a_common_kelurahan_are_said_in_words():
    nobody = overview.since(frames.scores(60, None), frames.scores(None, 60), 2025)
    assert overview.since(None, frames.scores(60), None) is None
    assert narrative.change(KELTANA, None).startswith("Ini tahun penilaian pertama")
    assert narrative.change(KELTANA, nobody) == "Belum ada kelurahan yang dapat dibandingkan dengan 2025."
    assert cards.cards(KELTANA, overview.headline(KELTANA, frames.city(60), frames.scores(60)), nobody)[
        2
    ].value == ("belum ada")


def test_obstacles_name_the_question_and_the_numbers():
    words = narrative.obstacles(KELTANA, advice.missed_items(KELTANA, frames.item_gaps([0, 4]), "index", top=3))
    assert words.endswith("(4 dari 5 kelurahan).")
    assert narrative.obstacles(KELTANA, advice.missed_items(KELTANA, frames.item_gaps([0]), "index")).startswith(
        "Tidak"
    )


def test_no_order_is_made_up_among_equals():
    tied = overview.standings(KELTANA, frames.nodes({0: dict.fromkeys(ASPECTS, 0.6) | {"LD": 1.0}}))
    assert narrative.strengths(tied).count("(50,0)") == 4
    equal = advice.missed_items(KELTANA, frames.item_gaps([4, 4, 4, 4]), "index")
    assert "antara lain" in narrative.obstacles(KELTANA, equal)
    assert "antara lain" not in narrative.obstacles(KELTANA, equal.head(3))


def test_long_lists_of_names_are_cut_with_their_number():
    assert narrative.some([str(n) for n in range(15)]).endswith("11 dan 3 lainnya")
    assert narrative.some(["a", "b", "c"]) == "a, b dan c"
    assert narrative.join([]) == ""


def test_english_counts_one_and_many():
    use_language("en")
    one = overview.headline(KELTANA, frames.city(60), frames.scores(60))
    assert cards.cards(KELTANA, one, None)[1].remark == "the one kelurahan that could be assessed"
    use_language("id")


def test_other_readings_are_named_beside_the_index():
    cities = {"official_blank_no": frames.city(55.5)}
    name = KELTANA.variant("official_blank_no").name.id
    assert narrative.readings(KELTANA, cities) == (f"Menurut “{name}”, indeks kota 55,50.",)
    assert narrative.readings(KELTANA, {"official_blank_no": frames.city(None)}) == ()


def test_two_versions_in_one_year_are_said():
    scores = frames.scores(60, 70)
    scores.loc[0, "version"] = "2019"
    head = overview.headline(KELTANA, frames.city(65), scores)
    assert narrative.mixed_versions(head)[0].startswith(
        "Tahun ini memuat lebih dari satu versi instrumen (2019 dan 2021)"
    )
    assert narrative.mixed_versions(overview.headline(KELTANA, frames.city(65), frames.scores(60))) == ()


def test_decimals_follow_the_range_of_the_node():
    assert [decimals(KELTANA, node) for node in ("index", "LD", "I01")] == [2, 4, 3]


def test_one_areas_change_in_words():
    found = change.compare(frames.scores(60, None), frames.scores(62.5, 70))
    assert narrative.area_change(KELTANA, "index", found.head(1)) == "Kelurahan 0: 60,00 → 62,50, berubah +2,50."
    assert narrative.area_change(KELTANA, "index", found.tail(1)) == "Kelurahan 1: hanya dinilai pada tahun akhir."
    empty = change.per_kecamatan(change.compare(frames.scores(None), frames.scores(60)))
    assert (
        narrative.area_change(KELTANA, "index", empty)
        == "Kecamatan 1: tidak ada kelurahan yang dapat dibandingkan."
    )
