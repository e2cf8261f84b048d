"""The chart of intervals: a dot and a line per area, no line where there are too few, and words for it."""

from siperi_geo import charts
from siperi_geo.analysis.interval_words import correction, finding, of_city, words
from siperi_geo.analysis.intervals import Interval
from siperi_geo.charts import About

WIDE, SURE = Interval(25, 54.8, 9.0, 1, 0), Interval(40, 61.4, 3.3, 1, 1)
ALONE = Interval(1, 70.0, None, 1, 0)
ABOUT = About("KATANA 2026", 2025, 66, is_example=False)


def test_dots_are_in_the_order_of_their_means_with_their_lines():
    chart = charts.intervals({"Muara": SURE, "Karang": WIDE, "Lain": ALONE}, title="judul", about=ABOUT, city=SURE)
    dots = chart.figure.data[0]
    assert list(dots.x) == [54.8, 61.4, 70.0]
    assert [round(one, 6) for one in dots.error_x.array] == [9.0, 3.3, 0.0]
    assert [round(one, 6) for one in dots.error_x.arrayminus] == [9.0, 3.3, 0.0]
    assert list(chart.figure.layout.yaxis.ticktext) == ["Karang", "Muara", "Lain"]
    assert "Karang: 54,8 (45,8–63,8)" in chart.alt
    assert len(chart.figure.layout.shapes) == 1, "the mean of the city"
    assert list(chart.figure.layout.xaxis.range) == [0, 100]


def test_names_are_no_markup():
    chart = charts.intervals({"<b>x</b>": SURE}, title="judul", about=ABOUT, city=None)
    assert chart.figure.layout.yaxis.ticktext[0] == "&lt;b&gt;x&lt;/b&gt;"


def test_the_finding_is_where_the_mean_is_known_least():
    assert (
        finding({"Muara": SURE, "Karang": WIDE})
        == "Paling tidak pasti: Karang, 54,8 (45,8–63,8), yaitu ± 9,0 poin."
    )
    assert finding({"Muara": SURE, "Lain": ALONE}).startswith("Rata-rata skor keluarga")
    assert words(ALONE) == "70,0"


def test_the_city_says_for_how_many_the_population_is_known():
    assert of_city(None) == "Rata-rata kota ditahan untuk melindungi keluarga."
    assert "tanpa koreksi populasi" in of_city(WIDE)
    assert correction(SURE) == "Dengan koreksi populasi terbatas"
    assert correction(Interval(80, 60, 3, 3, 1)) == "Koreksi populasi untuk 1 dari 3 kelurahan"


def test_an_interval_never_leaves_the_scale():
    assert (Interval(5, 3.0, 9.0, 1, 0).low, Interval(5, 97.0, 9.0, 1, 0).high) == (0.0, 100.0)
