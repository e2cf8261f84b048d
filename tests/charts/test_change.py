"""The charts of change: labels that do not cover each other, colours by direction, moves that did happen."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo import charts, palette
from siperi_geo.analysis import change, change_part_sentences
from siperi_geo.analysis.change_parts import Decomposition, Parts
from siperi_geo.charts.slope import spread
from tests.analysis import frames
from tests.analysis.frames import KELTANA

ABOUT = charts.About("KELTANA 2021", "2025–2026", 3, is_example=False)


@settings(max_examples=50)
@given(st.lists(st.floats(20, 100), max_size=6).map(sorted), st.floats(0.5, 8))
def test_labels_are_pushed_apart_and_stay_inside(values, least):
    placed = spread(values, least, 20, 100)
    assert all(b - a >= least - 1e-9 for a, b in pairwise(placed))
    assert all(20 - 1e-9 <= place <= 100 + 1e-9 for place in placed)


def test_the_three_strongest_changes_each_way_are_named():
    after = frames.scores(*[60 + step for step in (-9, -8, -7, -1, 0, 1, 7, 8, 9)])
    chart = charts.slope(
        KELTANA, "index", change.compare(frames.scores(*[60] * 9), after), (2025, 2026), about=ABOUT
    )
    assert len(chart.figure.layout.annotations) == 6
    assert "Kelurahan 8: +9,00" in chart.alt
    unchanged = charts.slope(
        KELTANA,
        "index",
        change.compare(frames.scores(60), frames.scores(60)),
        (2025, 2026),
        about=ABOUT,
        selected="99.01.01.1001",
    )
    assert [one.text for one in unchanged.figure.layout.annotations] == ["Kelurahan 0 0,0"]


def test_moves_that_did_not_happen_have_no_colour():
    matrix = change.movements(KELTANA, change.compare(frames.scores(50, 60), frames.scores(60, 60)))
    chart = charts.movements(KELTANA, matrix, (2025, 2026), about=ABOUT)
    assert [list(row) for row in chart.figure.data[0].z] == [[None, 1, None], [None, 0, None], [None, None, None]]


def test_the_matrix_says_without_colours_what_is_better_and_what_is_worse():
    matrix = change.movements(KELTANA, change.compare(frames.scores(50, 60, 95), frames.scores(60, 60, 60)))
    chart = charts.movements(KELTANA, matrix, (2025, 2026), about=ABOUT)
    said = [one.text for one in chart.figure.layout.annotations]
    assert said[:9] == ["0", "▲ 1", "0", "0", "= 1", "0", "0", "▼ 1", "0"]
    key = chart.figure.layout.annotations[-3:]
    assert [one.text for one in key] == [
        "▲ naik kelas – kanan atas", "= kelas sama – diagonal", "▼ turun kelas – kiri bawah",
    ]  # fmt: skip
    assert [one.bgcolor for one in key] == [palette.change_colour(step) for step in (1, 0, -1)]
    assert (chart.figure.layout.xaxis.title.text, chart.figure.layout.yaxis.title.text) == (
        "Kelas 2026", "Kelas 2025",
    )  # fmt: skip


def test_a_line_is_blue_brown_or_grey_by_its_direction():
    found = change.compare(
        frames.scores(*[60] * 9), frames.scores(*[60 + step for step in (-9, -8, -7, -1, 0, 1, 7, 8, 9)])
    )
    chart = charts.slope(KELTANA, "index", found, (2025, 2026), about=ABOUT)
    by_colour: dict[str, int] = {}
    for trace in chart.figure.data:
        by_colour[trace.line.color] = by_colour.get(trace.line.color, 0) + len(trace.x) // 3
    assert by_colour == {palette.change_colour(-2): 4, palette.MUTED: 1, palette.change_colour(2): 4}


def test_of_very_many_areas_those_that_moved_most_are_drawn():
    after = frames.scores(*[60 + place / 2 for place in range(60)])
    found = change.compare(frames.scores(*[60] * 60), after)
    chart = charts.slope(KELTANA, "index", found, (2025, 2026), about=ABOUT, selected="99.01.01.1001")
    drawn = [word for trace in chart.figure.data for word in trace.hovertext if word]
    assert len(drawn) == 2 * (51 + 1)  # a word at both ends, and the selected one, which moved least
    assert any("Kelurahan 0<br>" in word for word in drawn)
    assert "Digambar 51 wilayah dengan perubahan terbesar dari 60." in chart.note
    assert "60 yang dapat dibandingkan" in chart.title


def parts_chart(parts, shown=change_part_sentences.ORDER):
    finding = charts.Finding("Temuan", "Gambar.", "Satuan.")
    found = Decomposition(0, parts.total, parts, 3, 0)
    every = change_part_sentences.with_sums(found, change_part_sentences.named(parts, shown))
    return charts.parts(every, 2, finding=finding, about=ABOUT)


def test_parts_stand_to_both_sides_with_their_numbers_and_their_sum_below():
    chart = parts_chart(Parts(5_000_000, 0, -2_000_000, 0, 0, 0), ["real", "new"])
    assert list(chart.figure.data[0].x) == [5, 5, -2, 3]
    assert [one == palette.INK for one in chart.figure.data[0].marker.color] == [False, True, False, True]
    words = [one.text for one in chart.figure.layout.annotations]
    assert words[1::2] == ["<b>+5,00</b>", "<b>+5,00</b>", "<b>−2,00</b>", "<b>+3,00</b>"]
    assert words[2::4] == ["= Perubahan peserta yang sama", "= Perubahan terbit"]
    low, high = chart.figure.layout.xaxis.range
    assert low == -high
    assert chart.note.startswith("Satuan. Sumber: KELTANA 2021, 2025–2026; 3 kelurahan dinilai.")


def test_parts_of_no_change_draw_too():
    chart = parts_chart(Parts(0, 0, 0, 0, 0, 0))
    assert chart.figure.layout.xaxis.range[1] > 0
    assert "NaN" not in chart.figure.to_json()
