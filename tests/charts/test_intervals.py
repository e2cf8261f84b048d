"""The chart of intervals: a dot and a line per area, no line where there are too few, and words for it."""

from siperi_geo import charts
from siperi_geo.analysis.interval_words import correction, finding, half, note, of_city, words
from siperi_geo.analysis.intervals import Interval
from siperi_geo.charts import About

WIDE, SURE = Interval(25, 54.8, 9.0, 1, 0), Interval(40, 61.4, 3.3, 1, 1)
ALONE = Interval(1, 70.0, None, 1, 0)
INDEX = "Indeks"
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
    assert words(ALONE) == "70,0 (tanpa selang: keluarganya terlalu sedikit)"


def test_the_city_says_for_how_many_the_population_is_known():
    assert of_city(None, INDEX) == "Rata-rata kota ditahan untuk melindungi keluarga."
    assert of_city(WIDE, INDEX).startswith("Indeks: rata-rata kota 54,8 (45,8–63,8) dari 25 keluarga; angka dalam")
    assert "tanpa koreksi populasi" in of_city(WIDE, INDEX)
    assert correction(SURE) == "Dengan koreksi populasi terbatas"
    assert correction(Interval(80, 60, 3, 3, 1)) == "Koreksi populasi untuk 1 dari 3 kelurahan"


def test_no_width_is_said_with_its_reason_and_never_as_a_zero():
    counted = Interval(40, 61.4, 0.0, 1, 1, "counted")
    alike, parted = Interval(40, 61.4, 0.0, 1, 0, "alike"), Interval(40, 61.4, 0.0, 2, 0, "alike")
    assert words(counted) == "61,4 (tanpa selang: semua keluarga terdaftar dihitung)"
    assert words(alike) == "61,4 (tanpa selang: skor keluarga contoh semuanya sama)"
    assert "bukan bukti bahwa keluarga lain juga begitu" in note(alike)
    assert note(parted).startswith("Di tiap kelurahan yang belum dihitung semuanya")
    assert (alike.low, alike.high, counted.low, counted.high) == (None, None, 61.4, 61.4)
    for one in (counted, alike, parted, ALONE):
        said = of_city(one, INDEX)
        assert "tanpa selang" in said
        assert "95 %" not in said
        assert half(one) == "–"
    assert finding({"Muara": counted, "Lain": alike}).startswith("Rata-rata skor keluarga")
    assert half(Interval(40, 61.4, 0.004, 1, 0)) == "< 0,1"


def test_an_interval_never_leaves_the_scale():
    assert (Interval(5, 3.0, 9.0, 1, 0).low, Interval(5, 97.0, 9.0, 1, 0).high) == (0.0, 100.0)
