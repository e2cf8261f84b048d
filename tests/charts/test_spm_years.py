"""The pictures of the standard over the years: gaps stay gaps, bands are those of the reading."""

from siperi_geo.charts.spm_years import People, Said, Step, Year, index_years, people_years

SAID = Said("judul", "alt", "satuan")
YEARS = [Year(2021), Year(2022, "tanpa <b>angka"), Year(2023)]
STEPS = [Step(100, "Paripurna"), Step(60, "Muda"), Step(0, "Belum")]


def test_a_year_without_a_value_breaks_the_line_and_says_so_below() -> None:
    chart = index_years(YEARS, [("Seluruhnya", [50.0, None, 70.0])], STEPS, SAID, is_example=False)
    (line,) = chart.figure.data
    assert (list(line.x), list(line.y), line.connectgaps) == ([2021, 2022, 2023], [50.0, None, 70.0], False)
    assert chart.figure.layout.xaxis.ticktext[1] == "<b>2022</b><br>tanpa<br>&lt;b&gt;angka"
    assert chart.keys[0].label == "■ Seluruhnya"


def test_many_years_are_written_short() -> None:
    years = [Year(year) for year in range(2019, 2027)]
    chart = index_years(years, [("a", [1.0] * 8)], STEPS, SAID, is_example=False)
    assert chart.figure.layout.xaxis.ticktext[::7] == ("<b>’19</b>", "<b>’26</b>")
    assert chart.figure.layout.xaxis.tickangle == 0


def test_bands_lie_behind_the_lines_between_their_limits() -> None:
    chart = index_years(YEARS, [("a", [1.0, 2.0, 3.0])], STEPS, SAID, is_example=True)
    bands = [one for one in chart.figure.layout.shapes if one.type == "rect"]
    assert [(one.y0, one.y1, one.layer) for one in bands] == [(60, 100, "below"), (0, 60, "below")]
    words = [one.text for one in chart.figure.layout.annotations]
    assert words == ["Paripurna", "Muda", "Belum", "DATA CONTOH"]


def test_people_not_reported_are_hatched_and_a_year_without_figures_has_no_bar() -> None:
    found = [People(100, 40, ("60", "belum")), People(None, None), People(80, None, ("belum dilaporkan",))]
    chart = people_years(YEARS, found, SAID, ("terlayani", "sasaran", "tak dilaporkan"), is_example=False)
    target, reached, untold = chart.figure.data
    assert [list(one.y) for one in (target, reached, untold)] == [
        [100, None, None],
        [40, None, None],
        [None, None, 80],
    ]
    assert untold.marker.pattern.shape
    assert [one.label for one in chart.keys] == ["terlayani", "sasaran", "tak dilaporkan"]
    assert [one.text for one in chart.figure.layout.annotations] == ["60<br>belum", "belum dilaporkan"]
