"""Tables say in words and written numbers what the charts show, missing values too, and hold values for files."""

import pandas as pd
import pytest

from siperi_geo import tables
from siperi_geo.analysis import advice, change, class_counts, gap_parts, gaps, overview, steps
from siperi_geo.analysis.origin import marked
from siperi_geo.analysis.rollup import mean_steps
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

SCORES = frames.unassessable(frames.scores(64, 50, None, 90), 3)
NODES = frames.nodes({0: {"index": 64, "LD": 1.0, "PM": 0.6, "I20": 1, "I21": 5}})
NEXT_STEP = "Langkah berikut yang disarankan"


def test_a_table_writes_values_the_readers_way_and_keeps_them_for_files():
    found = tables.display(SCORES, ["area_name", "index_value", "coverage_pct"])
    assert list(found.shown.columns) == ["Wilayah", "Indeks", "Pertanyaan terjawab"]
    assert found.shown.iloc[0].tolist() == ["Kelurahan 0", "64,00", "100 %"]
    assert found.shown.iloc[2].tolist() == ["Kelurahan 2", "–", "–"]
    assert found.values.iloc[0].tolist() == ["99.01.01.1001", "Kelurahan 0", 64, 100]
    assert found.values.iloc[2].tolist() == ["99.01.02.1001", "Kelurahan 2", None, None]


def test_a_coverage_is_never_rounded_up_to_all():
    nearly = SCORES.assign(coverage_pct=99.6)
    assert set(tables.display(nearly, ["coverage_pct"]).shown["Pertanyaan terjawab"]) == {"99 %"}


def test_an_unknown_column_is_refused():
    with pytest.raises(KeyError):
        tables.display(SCORES.assign(secret=1), ["secret"])


def test_classes_are_named_not_coded():
    assert tables.class_name(KELTANA, "madya") == "Tangguh Madya"
    assert tables.class_name(KELTANA, None) == tables.class_name(KELTANA, float("nan")) == "–"
    assert tables.class_name(KELTANA, "rendah") == "rendah (versi instrumennya tidak ada di sini)"


def test_gap_tables():
    areas = tables.area_gaps(KELTANA, gaps.per_area(KELTANA, SCORES)).shown
    assert areas.iloc[0].tolist() == [
        "Kelurahan 1", "Kecamatan 1", "50,00", "Tangguh Pratama", "> 8,33", "Tangguh Madya", "50,00", "100 %",
    ]  # fmt: skip
    matrix = tables.matrix(KELTANA, gaps.matrix(KELTANA, NODES, SCORES)).shown
    assert matrix.columns[3] == "Layanan Dasar"
    assert matrix.iloc[1].tolist()[:6] == ["Kelurahan 0", "Kecamatan 1", "64,00", "100,0", "–", "50,0"]


def test_an_aspects_value_is_not_headed_as_the_index():
    rows = SCORES.assign(class_name="–", index_value=[0.581, None, None, None])
    found = tables.scores(KELTANA, "LD", rows, ["area_name"]).shown
    assert found.columns[1] == "Layanan Dasar"
    assert found.iloc[0, 1] == "0,5810"


def todo(answers: list[int | None]) -> steps.NextSteps:
    return steps.next_steps(KELTANA, answers, NODES, "index")


def test_indicators_with_the_next_step_of_one_form():
    table = gap_parts.with_gain(KELTANA, gap_parts.per_node(KELTANA, NODES, ["I20", "I21"]), NODES)
    answers: list[int | None] = [1] * 128
    answers[KELTANA.item_position("Q078")] = 0
    shown = tables.node_gaps(KELTANA, table, todo(answers)).shown
    assert shown[NEXT_STEP].tolist()[1] == "Sudah terpenuhi semua"
    assert shown[NEXT_STEP].tolist()[0] == KELTANA.item("Q078").recommendation.id
    answers[KELTANA.item_position("Q078")] = None
    assert (
        tables.node_gaps(KELTANA, table, todo(answers)).shown[NEXT_STEP].tolist()[0] == "Isi dulu pertanyaan 78."
    )
    assert NEXT_STEP not in tables.node_gaps(KELTANA, table).shown


def test_a_kelurahan_without_a_form_is_not_called_fulfilled():
    table = gap_parts.indicators(KELTANA, frames.nodes({}), "PM", None)
    nothing = steps.NextSteps((), ())
    assert set(tables.node_gaps(KELTANA, table, nothing).shown.iloc[:, -1]) == {"–"}


def test_missed_questions_carry_their_words():
    shown = tables.missed(KELTANA, advice.missed_items(KELTANA, frames.item_gaps([0, 4]), "index")).shown
    assert shown["Nomor"].tolist() == ["2"]
    assert shown["Bagian belum terpenuhi"].tolist() == ["80 %"]


def test_change_says_why_someone_is_not_compared():
    found = change.compare(frames.scores(60, 60, None), frames.scores(62, None, None))
    shown = tables.change(KELTANA, "index", found, (2025, 2026)).shown
    assert shown["Perubahan"].tolist() == ["+2,00", "–", "–"]
    assert shown["2025"].tolist() == ["60,00", "60,00", "–"]
    assert shown["Keterangan"].tolist() == [
        "dibandingkan", "formulir tahun awal saja", "tidak ada formulir pada kedua tahun",
    ]  # fmt: skip


def test_movements_name_both_sides():
    found = change.compare(frames.scores(50, 60), frames.scores(60, 60))
    table = tables.movements(KELTANA, change.movements(KELTANA, found), (2025, 2026))
    assert table.shown.columns.tolist() == [
        "Dari kelas 2025", "Ke Tangguh Pratama, 2026", "Ke Tangguh Madya, 2026", "Ke Tangguh Utama, 2026",
    ]  # fmt: skip
    assert table.shown.iloc[0].tolist() == ["Tangguh Pratama", "0", "1 (▲ naik)", "0"]
    assert table.shown.iloc[1].tolist() == ["Tangguh Madya", "0", "1 (= tetap)", "0"]
    assert table.values.iloc[0].tolist() == ["Tangguh Pratama", 0, 1, 0]


def test_overview_tables():
    counts = tables.classes(class_counts.of_subjects(KELTANA, SCORES)).shown
    assert counts.iloc[:, 1].tolist() == ["1", "1", "0", "1", "1"]
    city = frames.city(60, scored=3, aspects={"LD": 100.0, "PK": None})
    standings = tables.standings(overview.standings(KELTANA, city)).shown
    assert standings.iloc[0].tolist() == ["Layanan Dasar", "100,00", "3"]
    assert standings.iloc[1].tolist() == ["Peraturan dan Kebijakan Penanggulangan Bencana", "–", "0"]
    years = pd.DataFrame({"year": [2026], "versions": ["2021"]})
    trend = tables.trend(overview.trend(KELTANA, years, {2026: frames.city(60, scored=3)})).shown
    assert trend.iloc[0].tolist() == ["2026", "60,00", "3", "5", "tanpa bobot", "2021", "nyata"]


def test_the_kelurahan_behind_a_mean_say_whether_they_count():
    found = tables.mean_parts(KELTANA, "index", mean_steps(frames.scores(60, None), "mean", {})).shown
    assert found["Ikut dihitung"].tolist() == ["ya", "tidak"]
    assert "Penduduk" not in found
    weighed = mean_steps(frames.scores(60, None), "population", {"99.01.01.1001": 1500})
    assert tables.mean_parts(KELTANA, "index", weighed).shown["Penduduk"].tolist() == ["1.500", "–"]


MIXED = frames.scores(64, 50, None)
MIXED.loc[0, "is_example"] = True


def test_every_row_says_whether_it_is_an_example_while_both_are_there():
    rows = marked(MIXED, is_mixed=True)
    assert rows["origin"].tolist()[:2] == ["contoh", "nyata"]
    compared = marked(change.compare(MIXED, frames.scores(60, 60, 60)), is_mixed=True)
    found = [
        tables.display(rows, ["area_name"]),
        tables.area_gaps(KELTANA, gaps.per_area(KELTANA, rows)),
        tables.matrix(KELTANA, gaps.matrix(KELTANA, NODES, rows)),
        tables.scores(KELTANA, "index", rows.assign(class_name="–"), ["area_name"]),
        tables.mean_parts(KELTANA, "index", mean_steps(rows, "mean", {})),
        tables.change(KELTANA, "index", compared, (2025, 2026)),
    ]
    assert all(one.shown.columns[-1] == "Asal data" for one in found)
    assert found[-1].shown["Asal data"].tolist() == ["contoh → nyata", "nyata", "nyata"]


def test_no_row_speaks_of_examples_where_there_is_one_kind():
    assert "origin" not in marked(MIXED, is_mixed=False)


def test_groups_count_their_examples():
    rows = pd.DataFrame({"form_count": [3, 2, 2, 0], "example_count": [1, 2, 0, 0]})
    assert marked(rows, is_mixed=True)["origin"].tolist() == ["1 contoh, 2 nyata", "contoh", "nyata", None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_words(language):
    use_language(language)
    found = change.compare(frames.scores(60, 60, None, None, version="2019"), frames.scores(62, None, 70, None))
    assert len(set(tables.change(KELTANA, "index", found, (2025, 2026)).shown.iloc[:, -1])) == 4
