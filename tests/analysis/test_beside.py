"""Side by side: what lies furthest apart, who is below the city, and nothing made of what is missing."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo import palette
from siperi_geo.analysis.beside import LETTERS, MOST, Beside, against_city, apart, beside, city_beside, finding
from siperi_geo.charts import About
from siperi_geo.charts import beside as charts
from siperi_geo.tables.beside import beside_table
from siperi_geo.text import use_language
from tests.analysis.frames import KELTANA

ROOT = KELTANA.root.id
ABOUT = About("KELTANA 2021", 2026, 2, is_example=False)
Values = dict[str, dict[str, float | None]]  # code → node → score


def row(code: str, node: str, score: float | None, **more: object) -> dict[str, object]:
    value = (
        None
        if score is None
        else KELTANA.value_range(node)[0]
        + score / 100 * (KELTANA.value_range(node)[1] - KELTANA.value_range(node)[0])
    )
    usual = {"form_count": 1, "coverage_pct": 100.0, "is_example": False}
    return {"code": code, "node": node, "index_value": value, "score": score} | usual | more


def found(values: Values, **more: object) -> tuple[Beside, ...]:
    rows = [row(code, node, score, **more) for code, nodes in values.items() for node, score in nodes.items()]
    names = {code: f"Kelurahan {code}" for code in values}
    return beside(KELTANA, pd.DataFrame(rows), names, classes={}, changes=None)


TWO: Values = {"x": {ROOT: 75, "LD": 75, "PK": 80}, "y": {ROOT: 25, "LD": 70, "PK": 10}}


def test_the_title_says_how_far_apart_they_are_and_in_what_most() -> None:
    assert finding(KELTANA, found(TWO)) == (
        "Kelurahan x 50,0 poin skor di atas Kelurahan y. "
        "Paling berbeda pada Peraturan dan Kebijakan Penanggulangan Bencana: Kelurahan x 80, Kelurahan y 10."
    )
    use_language("en")
    assert finding(KELTANA, found(TWO)).startswith("Kelurahan x stands 50.0 points of score above Kelurahan y.")


def test_equal_ones_are_equal_and_one_alone_is_compared_with_nobody() -> None:
    same = found({"x": {ROOT: 50, "LD": 50}, "y": {ROOT: 50, "LD": 50}})
    assert finding(KELTANA, same) == "Indeks ke-2 pilihan sama: skor 50,0."
    assert apart(same, KELTANA.aspects) is None
    alone = found({"x": {ROOT: 50}, "y": {ROOT: None}})
    assert finding(KELTANA, alone) == (
        "Baru 1 dari 2 yang dipilih mempunyai nilai: belum ada yang dapat dibandingkan."
    )


def city(**scores: float | None) -> Beside | None:
    rows = [row("99.01", node, score, scored_count=3, subject_count=4) for node, score in scores.items()]
    return city_beside(KELTANA, pd.DataFrame(rows), "Rata-rata kota", None)


def test_who_is_below_the_city() -> None:
    assert against_city(KELTANA, found(TWO), city(index=60)) == (
        "Indeks rata-rata kota 68,00 (skor 60,0). Di bawahnya 1 dari 2: Kelurahan y."
    )
    level = against_city(KELTANA, found(TWO), city(index=25))
    assert "tidak satu pun" in str(level), "who is level with it is not below"
    assert against_city(KELTANA, found(TWO), city(index=None)) is None
    assert against_city(KELTANA, found(TWO), None) is None
    assert city_beside(KELTANA, pd.DataFrame(columns=["code"]), "Kota", None) is None


def test_a_missing_part_is_neither_zero_nor_the_lowest() -> None:
    those = found({"x": {ROOT: 75, "LD": None, "PK": 50}, "y": {ROOT: 25, "LD": 90, "PK": 40}})
    widest = apart(those, KELTANA.aspects)
    assert widest is not None
    assert (widest.node.id, widest.difference) == ("PK", 10)
    assert those[0].scores["LD"] is None
    chart = charts.beside(KELTANA, those, {}, about=ABOUT)
    words = [one.text for one in chart.figure.layout.annotations]
    assert "<b>A</b> belum dapat dinilai" in words


def test_what_is_withheld_is_withheld_everywhere() -> None:
    those = found({"x": {ROOT: None}, "y": {ROOT: 25}}, is_withheld=True, scored_count=3, subject_count=9)
    assert (those[0].counted, those[0].has_form) == (None, False)
    shown = beside_table(KELTANA, those, None, year_before=None).shown
    assert shown.iloc[0, 1] == "tidak ditampilkan"
    assert not shown.isin(["3 dari 9"]).any().any()


def test_a_mean_of_few_says_so() -> None:
    those = found(TWO, scored_count=1, subject_count=12)
    assert all(one.is_thin for one in those)
    words = beside_table(KELTANA, those, None, year_before=None).shown
    assert "1 dari 12, terlalu sedikit" in words.iloc[:, 1].tolist()


def test_the_table_and_the_drawing_say_the_same() -> None:
    mean = city(index=60.0, LD=70.0)
    assert mean is not None
    table = beside_table(KELTANA, found(TWO), mean, year_before=2025)
    shown = table.shown.set_index("Ukuran")
    assert list(shown.columns) == ["A · Kelurahan x", "B · Kelurahan y", "Rata-rata kota"]
    assert shown.loc["Indeks", "Rata-rata kota"] == "68,00"
    assert shown.loc["Keikutsertaan atau kelengkapan", "Rata-rata kota"] == "3 dari 4"
    assert shown.loc["Skor (0–100)"].tolist() == ["75,0", "25,0", "60,0"]
    assert shown.loc["Selisih skor dengan kota"].tolist() == ["+15,0", "−35,0", "–"]
    assert shown.loc["Ke kelas berikutnya", "A · Kelurahan x"].startswith("> 3,33 poin")
    assert table.values.set_index("Ukuran").loc["Skor (0–100)", "A · Kelurahan x"] == 75
    chart = charts.beside(KELTANA, found(TWO), mean.scores, about=ABOUT)
    assert "Kelurahan x 75,0, Kelurahan y 25,0, kota 60,0" in chart.alt
    lines = [one for one in chart.figure.layout.shapes if one.line.dash == "dot"]
    assert [line.x0 for line in lines] == [60, 70]
    assert {line.layer for line in lines} == {"below"}, "it crosses no number"
    words = {one.text: one for one in chart.figure.layout.annotations}
    assert (words["kota 60,0"].x, words["<b>A</b> 75,0"].bgcolor) == (60, palette.SURFACE)
    assert chart.figure.layout.xaxis.range[0] <= 0
    assert chart.figure.layout.xaxis.range[1] >= 100


@given(
    st.lists(st.floats(0, 100), min_size=2, max_size=MOST), st.lists(st.floats(0, 100), min_size=2, max_size=MOST)
)
def test_nothing_lies_further_apart_than_what_is_named(index: list[float], aspect: list[float]) -> None:
    values: Values = {LETTERS[n]: {ROOT: a, "LD": b} for n, (a, b) in enumerate(zip(index, aspect, strict=False))}
    those = found(values)
    widest = apart(those, [KELTANA.root, *KELTANA.aspects])
    columns = list(zip(*((v[ROOT] or 0, v["LD"] or 0) for v in values.values()), strict=True))
    spans = [max(column) - min(column) for column in columns]
    if widest is None:
        assert max(spans) == pytest.approx(0, abs=1e-6)
    else:
        assert widest.difference == pytest.approx(max(spans))
