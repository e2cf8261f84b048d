"""The charts of change: labels that do not cover each other, colours by direction, moves that did happen."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo import charts, palette
from siperi_geo.analysis import change
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


def test_a_line_is_blue_brown_or_grey_by_its_direction():
    found = change.compare(
        frames.scores(*[60] * 9), frames.scores(*[60 + step for step in (-9, -8, -7, -1, 0, 1, 7, 8, 9)])
    )
    chart = charts.slope(KELTANA, "index", found, (2025, 2026), about=ABOUT)
    by_colour: dict[str, int] = {}
    for trace in chart.figure.data:
        by_colour[trace.line.color] = by_colour.get(trace.line.color, 0) + len(trace.x) // 3
    assert by_colour == {palette.change_colour(-2): 4, palette.MUTED: 1, palette.change_colour(2): 4}
