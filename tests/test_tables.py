"""Tables say in words and written numbers what the charts show, missing values included."""

import pandas as pd
import pytest

from siperi_geo import tables
from siperi_geo.analysis import advice, change, gaps, overview
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

SCORES = frames.unassessable(frames.scores(64, 50, None, 90), 3)
NODES = frames.nodes({0: {"index": 64, "LD": 1.0, "PM": 0.6, "I20": 1, "I21": 5}})


def test_a_table_writes_values_the_readers_way():
    shown = tables.display(SCORES, ["area_name", "index_value", "coverage_pct"])
    assert list(shown.columns) == ["Wilayah", "Indeks", "Pertanyaan terjawab"]
    assert shown.iloc[0].tolist() == ["Kelurahan 0", "64,00", "100 %"]
    assert shown.iloc[2].tolist() == ["Kelurahan 2", "–", "–"]


def test_an_unknown_column_is_refused():
    with pytest.raises(KeyError):
        tables.display(SCORES.assign(secret=1), ["secret"])


def test_classes_are_named_not_coded():
    assert tables.class_name(KELTANA, "madya") == "Tangguh Madya"
    assert tables.class_name(KELTANA, None) == tables.class_name(KELTANA, float("nan")) == "–"


def test_gap_tables():
    areas = tables.area_gaps(KELTANA, gaps.per_area(KELTANA, SCORES))
    assert areas.iloc[0].tolist() == [
        "Kelurahan 1", "Kecamatan 1", "50,00", "Tangguh Pratama", "8,33", "Tangguh Madya", "50,00", "100 %",
    ]  # fmt: skip
    matrix = tables.matrix(KELTANA, gaps.matrix(KELTANA, NODES, SCORES))
    assert matrix.columns[3] == "Layanan Dasar"
    assert matrix.iloc[1].tolist()[:6] == ["Kelurahan 0", "Kecamatan 1", "64,00", "100,0", "–", "50,0"]


def test_indicators_with_the_next_step_of_one_form():
    table = gaps.with_gain(KELTANA, gaps.per_node(KELTANA, NODES, ["I20", "I21"]), NODES)
    answers = [1] * 128
    answers[KELTANA.item_position("Q078")] = 0
    shown = tables.node_gaps(KELTANA, table, advice.next_steps(KELTANA, answers))
    assert shown["Langkah berikut yang disarankan"].tolist()[1] == "Sudah terpenuhi semua"
    assert shown["Langkah berikut yang disarankan"].tolist()[0] == KELTANA.item("Q078").recommendation.id
    answers[KELTANA.item_position("Q078")] = None
    blank = tables.node_gaps(KELTANA, table, advice.next_steps(KELTANA, answers))
    assert blank.iloc[0].iloc[-1].startswith("Pertanyaan 78 belum dijawab.")
    assert "Langkah berikut yang disarankan" not in tables.node_gaps(KELTANA, table)


def test_a_kelurahan_without_a_form_is_not_called_fulfilled():
    table = gaps.indicators(KELTANA, frames.nodes({}), "PM", None)
    assert set(tables.node_gaps(KELTANA, table, {}).iloc[:, -1]) == {"–"}


def test_missed_questions_carry_their_words():
    shown = tables.missed(KELTANA, advice.missed_items(KELTANA, frames.item_gaps([0, 4]), "index"))
    assert shown["Nomor"].tolist() == ["2"]
    assert shown["Bagian belum terpenuhi"].tolist() == ["80 %"]


def test_change_says_why_someone_is_not_compared():
    found = change.compare(frames.scores(60, 60, None), frames.scores(62, None, None))
    shown = tables.change(KELTANA, "index", found, (2025, 2026))
    assert shown["Perubahan"].tolist() == ["+2,00", "–", "–"]
    assert shown["2025"].tolist() == ["60,00", "60,00", "–"]
    assert shown["Keterangan"].tolist() == [
        "dibandingkan", "hanya dinilai pada tahun awal", "tidak ada formulir pada kedua tahun",
    ]  # fmt: skip
    kecamatan = tables.kecamatan_change(KELTANA, "index", change.per_kecamatan(found), (2025, 2026))
    assert kecamatan["Dibandingkan"].tolist() == ["1", "0"]


def test_movements_name_both_sides():
    found = change.compare(frames.scores(50, 60), frames.scores(60, 60))
    shown = tables.movements(KELTANA, change.movements(KELTANA, found))
    assert shown.columns.tolist() == ["Kelas awal", "→ Tangguh Pratama", "→ Tangguh Madya", "→ Tangguh Utama"]
    assert shown.iloc[0].tolist() == ["Tangguh Pratama", "0", "1", "0"]


def test_overview_tables():
    counts = tables.classes(overview.class_counts(KELTANA, SCORES))
    assert counts.iloc[:, 1].tolist() == ["1", "1", "0", "1", "1"]
    assert tables.standings(overview.standings(KELTANA, NODES)).iloc[0].tolist() == ["Layanan Dasar", "100,00"]
    years = pd.DataFrame({"year": [2026], "versions": ["2021"]})
    assert tables.trend(overview.trend(years, {2026: frames.city(60, scored=3)})).iloc[0].tolist() == [
        "2026", "60,00", "3", "5", "2021", "tidak",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_words(language):
    use_language(language)
    found = change.compare(frames.scores(60, 60, None, None, version="2019"), frames.scores(62, None, 70, None))
    assert len(set(tables.change(KELTANA, "index", found, (2025, 2026)).iloc[:, -1])) == 4
