"""Charts of units side by side and of several years: every value is drawn, what is missing is left out."""

from siperi_geo.charts import Line, Strip, Words, over_years, strips

WORDS = Words("title", "alt", "note", ("Provinsi", "Kota"))


def test_a_mark_per_unit_of_each_level_and_a_line_from_end_to_end() -> None:
    rows = [Strip("Risiko", {0: [10.0, 30.0], 1: [20.0]}), Strip("<b>", {0: [], 1: []})]
    chart = strips(rows, WORDS, is_example=True)
    line, first, second = chart.figure.data
    assert (list(line.x), list(first.x), list(second.x)) == ([10, 30], [10, 30], [20])
    assert first.y[0] != second.y[0], "levels lie beside each other"
    assert first.marker.symbol != second.marker.symbol, "not by colour alone"
    assert [one.label for one in chart.keys] == ["● Provinsi", "◆ Kota"]
    texts = [one.text for one in chart.figure.layout.annotations]
    assert texts[:2] == ["Risiko", "&lt;b&gt;"]
    assert len(texts) == 3, "the last says that they are examples"


def test_a_year_without_a_value_breaks_the_line() -> None:
    lines = [Line("Provinsi", [50.0, None, 60.0]), Line("Kota", [None, None, 40.0])]
    chart = over_years([2023, 2024, 2025], lines, title="t", alt="a", note="n")
    first, second = chart.figure.data
    assert list(first.y) == [50, None, 60]
    assert first.connectgaps is False
    assert first.line.dash != second.line.dash
    assert list(chart.figure.layout.xaxis.ticktext) == ["2023", "2024", "2025"]
    assert list(chart.figure.layout.yaxis.range) == [0, 100]
