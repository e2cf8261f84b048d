"""Charts draw offline, say their finding, can be read aloud, and never show a missing value as a number."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from siperi_geo import charts, maps, palette
from siperi_geo.analysis import advice, change, class_counts, gap_parts, gaps, overview
from siperi_geo.analysis.origin import marked
from siperi_geo.charts.base import NO_DATA, NOT_ASSESSABLE, Hatch, wrap, wrapped
from siperi_geo.charts.heat import score_scale
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

ABOUT = charts.About("KELTANA 2021", 2026, 3, is_example=False, whom="rata-rata 3 kelurahan yang dinilai")
EXAMPLE = charts.About("KELTANA 2021", 2026, 3, is_example=True)
ASPECTS = {"LD": 1.0, "PK": 0.6, "PM": 0.6, "KD": 0.6, "KP": 0.2}
MEANS = {"LD": 75.0, "PK": 50.0, "PM": 50.0, "KD": 50.0, "KP": 0.0}


def every_chart(
    scores: pd.DataFrame,
    before: pd.DataFrame,
    nodes: pd.DataFrame,
    means: dict[str, float | None],
    about: charts.About,
) -> list[charts.Chart]:
    compared = change.compare(before, scores)
    years = pd.DataFrame({"year": [2025, 2026], "versions": ["2021", "2021"]})
    index = None if scores["index_value"].isna().all() else 60
    cities = {2025: frames.city(50), 2026: frames.city(index, scored=3, aspects=means)}
    codes = [node.id for node in gap_parts.leaves(KELTANA, "PM")]
    return [
        charts.class_counts(KELTANA, class_counts.of_subjects(KELTANA, scores), about=about),
        charts.standings(overview.standings(KELTANA, cities[2026]), about=about),
        charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=about),
        charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, nodes, scores), about=about),
        charts.node_scores(KELTANA, gap_parts.per_node(KELTANA, nodes, codes), about=about),
        charts.missed_items(
            KELTANA, advice.missed_items(KELTANA, frames.item_gaps([3, 0, 5]), "index", top=10), about=about
        ),
        charts.slope(KELTANA, "index", compared, (2025, 2026), about=about),
        charts.movements(KELTANA, change.movements(KELTANA, compared), (2025, 2026), about=about),
    ]


FULL = (
    frames.scores(64, 50, 90, None),
    frames.scores(60, 60, 80, 40),
    frames.nodes({0: ASPECTS, 1: {"LD": 0.6}}),
    MEANS,
)
EMPTY = (frames.scores(None, None), frames.scores(None, None), frames.nodes({}), {})
ONE = (
    frames.scores(60),
    frames.scores(60),
    frames.nodes({0: dict.fromkeys(ASPECTS, 0.6)}),
    dict.fromkeys(MEANS, 50.0),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [FULL, EMPTY, ONE], ids=["full", "empty", "one"])
def test_every_chart_has_its_words_and_valid_json(case, language):
    use_language(language)
    for chart in every_chart(*case, about=ABOUT):
        assert chart.title
        assert chart.alt.endswith(".")
        assert "KELTANA 2021, 202" in chart.note
        assert "NaN" not in chart.figure.to_json()
        assert "–" not in chart.title


def test_nothing_is_fetched_and_nothing_is_geographic():
    for chart in every_chart(*FULL, about=ABOUT):
        found = chart.figure.to_json()
        assert "http" not in found
        assert not any(
            word in trace.type
            for trace in chart.figure.data
            for word in ("geo", "map", "mapbox")
            if trace.type != "heatmap"
        )
    assert charts.CONFIG["displayModeBar"] is False
    assert charts.CONFIG["displaylogo"] is False


def test_numbers_are_written_in_the_readers_language():
    indonesian = every_chart(*FULL, about=ABOUT)[1]
    assert indonesian.figure.layout.separators == ",."
    assert "75,0" in json.dumps(indonesian.figure.to_dict(), default=str)
    use_language("en")
    english = every_chart(*FULL, about=ABOUT)[1]
    assert english.figure.layout.separators == ".,"
    assert "75.0" in json.dumps(english.figure.to_dict(), default=str)


def test_titles_say_the_finding():
    titles = [chart.title for chart in every_chart(*FULL, about=ABOUT)]
    assert titles[0] == (
        "Masing-masing 1 dari 3 kelurahan yang dinilai berada di kelas "
        "Tangguh Pratama, Tangguh Madya dan Tangguh Utama"
    )
    assert titles[1] == "Layanan Dasar paling kuat, Kesiapsiagaan Pemulihan paling lemah"
    assert titles[2] == "Indeks kota 60,00 pada 2026; 50,00 pada 2025"
    assert titles[3] == "Kesiapsiagaan Pemulihan menjadi aspek terlemah di 1 dari 2 kelurahan"
    assert titles[5] == "Pertanyaan 3 belum terpenuhi di 5 dari 5 kelurahan"
    assert titles[6] == "2 kelurahan naik, 1 turun, 0 tetap dari 3 yang dapat dibandingkan, rata-rata +1,33"
    assert titles[7] == "1 kelurahan naik kelas, 1 turun kelas, 1 di kelas yang sama"


def test_titles_are_true_of_one_kelurahan_and_of_aspects_without_a_value():
    one = every_chart(*ONE, about=ABOUT)
    assert one[0].title == "Satu-satunya kelurahan yang dinilai berada di kelas Tangguh Madya"
    lone = charts.gap_matrix(
        KELTANA, gaps.matrix(KELTANA, frames.nodes({0: ASPECTS}), frames.scores(60)), about=ABOUT
    )
    assert lone.title == "Kesiapsiagaan Pemulihan adalah aspek terlemah"
    means = {
        "Hanya Layanan Dasar yang dapat dinilai": {"LD": 50.0},
        "Aspek yang dapat dinilai sama kuat": {"LD": 50.0, "PK": 50.0},
        "Belum ada aspek yang dapat dinilai": {},
        "Layanan Dasar paling kuat, Peraturan dan Kebijakan Penanggulangan Bencana paling lemah": {
            "LD": 60.0,
            "PK": 50.0,
        },
    }
    for title, aspects in means.items():
        chart = charts.standings(overview.standings(KELTANA, frames.city(60, aspects=aspects)), about=ABOUT)
        assert chart.title == title
        assert [len(trace.x) for trace in chart.figure.data if sign_of(trace)] == [5 - len(aspects)]


def test_a_form_that_cannot_be_assessed_is_not_counted_among_the_weakest():
    scores = frames.unassessable(frames.scores(60, 50), 1)
    nodes = frames.nodes({0: ASPECTS, 1: ASPECTS | {"LD": 0.1}})
    assert charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, nodes, scores), about=ABOUT).title == (
        "Kesiapsiagaan Pemulihan adalah aspek terlemah"
    )


def test_without_anyone_assessed_no_question_is_called_met():
    nobody = charts.About("KELTANA 2021", 2026, 0, is_example=False)
    none = advice.missed_items(KELTANA, frames.item_gaps([]), "index")
    assert charts.missed_items(KELTANA, none, about=nobody).title == "Belum ada kelurahan yang dapat dinilai"


def test_the_source_line_tells_examples_from_real_forms_where_both_are_there():
    mixed = charts.About("KELTANA 2021", 2026, 3, is_example=True, origin="2 contoh, 1 nyata")
    without = [chart for chart in every_chart(*FULL, about=mixed) if "Data: 2 contoh, 1 nyata." not in chart.note]
    assert [chart.alt.split()[1] for chart in without] == ["garis"]  # the years, which say it themselves
    assert all("Data:" not in chart.note for chart in every_chart(*FULL, about=EXAMPLE))


def test_the_signs_of_missing_values_are_those_of_the_maps():
    paints = maps.score_paints(KELTANA, "index")
    for sign, paint in ((NO_DATA, paints[maps.NO_DATA]), (NOT_ASSESSABLE, paints[maps.NOT_ASSESSABLE])):
        assert (sign.ground, sign.lines, sign.angle) == (paint.fill, paint.hatch, paint.angle)
    bars = every_chart(*FULL, about=ABOUT)[0].figure.data
    assert [sign_of(trace) for trace in bars] == [None, NOT_ASSESSABLE, NO_DATA]


def sign_of(trace: go.Bar) -> Hatch | None:
    """The sign that the bars of a trace are drawn with."""
    pattern = trace.marker.pattern
    drawn = (pattern.bgcolor, pattern.fgcolor, pattern.shape)
    return next((one for one in (NO_DATA, NOT_ASSESSABLE) if (one.ground, one.lines, one.shape) == drawn), None)


def test_no_aspect_is_called_weakest_when_all_are_equal():
    assert every_chart(*ONE, about=ABOUT)[3].title == "Tidak ada satu aspek yang paling lemah"


def test_titles_do_not_pick_one_among_equals():
    equal = every_chart(*ONE, about=ABOUT)
    assert equal[1].title == "Semua aspek sama kuat"
    tied = frames.nodes({0: dict.fromkeys(("I20", "I21"), 3) | {"I22": 5}})
    table = gap_parts.per_node(KELTANA, tied, ["I20", "I21", "I22"])
    assert charts.node_scores(KELTANA, table, about=ABOUT).title.startswith("2 indikator sama-sama paling jauh")
    missed = advice.missed_items(KELTANA, frames.item_gaps([5] * 20), "index")
    chart = charts.missed_items(KELTANA, missed, about=ABOUT)
    assert chart.title == "20 pertanyaan belum terpenuhi di 5 dari 5 kelurahan"
    assert len(chart.figure.data[0].x) == 12
    assert "12 dari 20 pertanyaan" in chart.note


def test_names_are_text_not_markup():
    scores = FULL[0].assign(area_name=["<b>x</b>", "a & b", "c", "d"])
    chart = charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, FULL[2], scores), about=ABOUT)
    assert "<b>x</b>" not in chart.figure.to_json()
    assert "&lt;b&gt;x&lt;/b&gt;" in chart.figure.layout.yaxis.ticktext
    heads = [one.replace("<br>", " ") for one in chart.figure.layout.xaxis.ticktext]
    assert all(
        map(str.startswith, [one.name.id for one in KELTANA.aspects], [one.removesuffix(" …") for one in heads])
    )


def test_headings_of_the_heat_map_stay_over_their_column_on_a_phone():
    chart = charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, FULL[2], FULL[0]), about=ABOUT)
    heads = chart.figure.layout.xaxis.ticktext
    assert max(head.count("<br>") for head in heads) <= 2
    assert len(set(heads)) == len(heads)


def test_example_data_is_watermarked_once_a_screen():
    small, tall = every_chart(*FULL, about=EXAMPLE)[0], frames.scores(*[60] * 51)
    long = charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, frames.nodes({}), tall), about=EXAMPLE)
    marks = [[one for one in c.figure.layout.annotations if one.text == "DATA CONTOH"] for c in (small, long)]
    assert [len(found) for found in marks] == [1, 2]
    assert not any(
        one.text == "DATA CONTOH" for one in every_chart(*FULL, about=ABOUT)[0].figure.layout.annotations
    )


def test_missing_cells_are_hatched_and_have_no_number():
    chart = charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, FULL[2], FULL[0]), about=ABOUT)
    _heat, unassessed, missing, *numbers = chart.figure.data
    assert [trace.marker.pattern.shape for trace in (unassessed, missing)] == ["\\", "/"]
    assert [trace.hovertext for trace in (unassessed, missing)] == ["Belum dapat dinilai", "Belum ada data"]
    assert (len(unassessed.x), len(missing.x)) == (2 * 5 - 1, 5)
    assert sum(len(trace.x) for trace in numbers) == 6
    assert [key.hatch for key in chart.keys[-2:]] == [NOT_ASSESSABLE, NO_DATA]


def test_the_matrix_without_gaps_has_no_key_for_them():
    nodes = frames.nodes({0: ASPECTS})
    assert all(
        key.hatch is None
        for key in charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, nodes, frames.scores(60)), about=ABOUT).keys
    )


def test_the_colour_scale_has_the_steps_of_the_palette():
    scale = score_scale()
    assert [scale[0], scale[-1]] == [(0.0, palette.score_colour(0)), (1.0, palette.score_colour(100))]
    assert scale[1:3] == [(0.2, palette.score_colour(19)), (0.2, palette.score_colour(20))]


def test_years_of_different_versions_are_not_joined():
    years = pd.DataFrame({"year": [2024, 2025, 2026], "versions": ["2019", "2021", "2021"]})
    found = overview.trend(KELTANA, years, {year: frames.city(50 + year - 2024) for year in years["year"]})
    assert [len(trace.x) for trace in charts.trend(KELTANA, found, about=ABOUT).figure.data] == [1, 2]


def test_example_years_are_not_joined_with_real_ones_nor_compared_in_the_title():
    years = pd.DataFrame({"year": [2024, 2025, 2026], "versions": ["2021"] * 3})
    cities = {year: frames.city(50 + year - 2024, is_example=year < 2026) for year in years["year"]}
    chart = charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=ABOUT)
    assert {tuple(trace.x): trace.line.dash for trace in chart.figure.data} == {
        (2024, 2025): "dash",
        (2026,): "solid",
    }
    fills = {trace.marker.color for trace in chart.figure.data}
    assert len(fills) == 2
    assert chart.title == "Indeks kota 52,00 pada 2026; tahun lain tidak sebanding"
    assert "○ data contoh: 2024–2025; ● data nyata: 2026; garis hanya menghubungkan" in chart.note


def test_a_year_of_both_kinds_is_joined_with_no_other():
    years = pd.DataFrame({"year": [2024, 2025, 2026], "versions": ["2021"] * 3})
    cities = {year: frames.city(50, scored=3).assign(example_count=1) for year in years["year"]}
    cities[2024] = frames.city(50, scored=3)
    chart = charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=ABOUT)
    assert sorted(len(trace.x) for trace in chart.figure.data) == [1, 1, 1]
    assert {trace.marker.symbol for trace in chart.figure.data} == {"circle", "diamond"}
    assert "◇ contoh dan nyata bercampur: 2025–2026; ● data nyata: 2024" in chart.note
    assert chart.title.endswith("tahun lain tidak sebanding")


def test_weighted_years_are_not_joined_with_unweighted_ones():
    years = pd.DataFrame({"year": [2025, 2026], "versions": ["2021"] * 2})
    cities = {2025: frames.city(50), 2026: frames.city(60, weighting="population")}
    chart = charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=ABOUT)
    assert [len(trace.x) for trace in chart.figure.data] == [1, 1]
    assert "50,00" not in chart.title
    assert "Nilai kota dibobot jumlah penduduk: 2026, tahun lain rata-rata biasa; garis hanya" in chart.note


def test_a_year_of_few_kelurahan_is_joined_with_no_other():
    years = pd.DataFrame({"year": [2024, 2025, 2026], "versions": ["2021"] * 3})
    cities = {year: frames.city(50 + year - 2024, scored=2 if year == 2026 else 3) for year in years["year"]}
    chart = charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=ABOUT)
    assert sorted(tuple(trace.x) for trace in chart.figure.data) == [(2024, 2025), (2026,)]
    assert chart.title == "Indeks kota 52,00 pada 2026; tahun lain tidak sebanding"
    assert "kurang dari separuh kelurahan dinilai, tidak sebanding dengan tahun lain: 2026" in chart.note.lower()


def test_years_that_are_alike_need_no_sentence():
    years = pd.DataFrame({"year": [2025, 2026], "versions": ["2021"] * 2})
    cities = {2025: frames.city(50), 2026: frames.city(60)}
    note = charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=ABOUT).note
    assert note.endswith("semua kelurahan. Sumber: KELTANA 2021, 2025–2026.")


def test_every_year_says_how_many_kelurahan_it_stands_on():
    years = pd.DataFrame({"year": [2025, 2026], "versions": ["2021"] * 2})
    cities = {2025: frames.city(None, scored=0, kelurahan=51), 2026: frames.city(60, scored=1, kelurahan=51)}
    chart = charts.trend(KELTANA, overview.trend(KELTANA, years, cities), about=ABOUT)
    assert list(chart.figure.layout.xaxis.ticktext) == ["<b>2025</b><br>0/51", "<b>2026</b><br>1/51"]


def test_one_year_is_said_to_be_one():
    years = pd.DataFrame({"year": [2026], "versions": ["2021"]})
    found = overview.trend(KELTANA, years, {2026: frames.city(57.16190476)})
    assert charts.trend(KELTANA, found, about=ABOUT).title == "Baru ada satu tahun: indeks 57,16 pada 2026"


def test_long_labels_are_wrapped_and_cut_with_an_ellipsis():
    assert wrapped("Peraturan dan Kebijakan Penanggulangan Bencana", 15, 2) == ["Peraturan dan", "Kebijakan …"]
    assert wrap("a<b", 9) == "a&lt;b"
    assert wrapped("", 5) == [""]


def test_the_chosen_kelurahan_is_marked_and_named():
    matrix = gaps.matrix(KELTANA, FULL[2], FULL[0])
    marked = charts.gap_matrix(KELTANA, matrix, about=ABOUT, selected="99.01.01.1001").figure.layout.yaxis.ticktext
    assert [label for label in marked if "▸" in label] == ["<b>▸ Kelurahan 0</b>"]
    table = gap_parts.per_node(KELTANA, FULL[2], ["LD"])
    assert charts.node_scores(KELTANA, table, about=ABOUT, place="Bukit").title.startswith("Bukit: Layanan Dasar")


def test_only_bars_without_a_value_are_hatched():
    chart = charts.node_scores(KELTANA, gap_parts.per_node(KELTANA, FULL[2], ["LD", "I20"]), about=ABOUT)
    assert [sign_of(trace) for trace in chart.figure.data] == [None, NOT_ASSESSABLE]
    assert [list(trace.x) for trace in chart.figure.data] == [[75.0], [0.0]]
    table = gap_parts.per_node(KELTANA, FULL[2], ["I20"])
    no_form = charts.node_scores(KELTANA, table, about=ABOUT, has_form=False)
    assert [sign_of(trace) for trace in no_form.figure.data] == [NO_DATA]


def test_hovering_tells_examples_from_real_forms_where_both_are_there():
    scores = marked(FULL[0].assign(is_example=[True, False, False, None]), is_mixed=True)
    heat = charts.gap_matrix(KELTANA, gaps.matrix(KELTANA, FULL[2], scores), about=ABOUT).figure.data[0]
    places = [row[0].split("<br>")[0] for row in heat.hovertext]
    assert places == ["Kelurahan 1 (nyata)", "Kelurahan 0 (contoh)", "Kelurahan 2 (nyata)", "Kelurahan 3"]
    before = FULL[1].assign(is_example=[True, False, False, False])
    compared = marked(change.compare(before, scores.drop(columns="origin")), is_mixed=True)
    slope = charts.slope(KELTANA, "index", compared, (2025, 2026), about=ABOUT)
    assert "Kelurahan 0 (contoh)<br>60,00 → 64,00 (+4,00)" in str(slope.figure.to_dict())
