"""A CSV file is read back as the table it was made of; Excel runs nothing of it; codes stay codes."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo import tables
from siperi_geo.cells import table, written
from siperi_geo.csv_file import BOM, csv_file
from siperi_geo.text import use_language
from tests.analysis import frames

FOOT = (("Tahun", "2026"), ("Instrumen", "KELTANA"), ("Versi data", "7"))


def rows(content: bytes) -> list[list[str]]:
    """The file as a spreadsheet sees it."""
    words = content.decode("utf-8")
    assert words.startswith(BOM)
    return list(csv.reader(io.StringIO(words.removeprefix(BOM), newline=""), delimiter=";"))


def one_column(*values: object) -> bytes:
    return csv_file(table(written("Nilai", values, str)))


def test_the_table_comes_back_with_codes_as_text_and_numbers_as_numbers():
    shown = tables.display(frames.scores(57.16190476, None), ["area_name", "index_value", "coverage_pct"])
    content = csv_file(shown, FOOT)
    back = pd.read_csv(
        io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig", nrows=2, dtype={"Kode wilayah": str}
    )
    assert back.columns.tolist() == ["Kode wilayah", "Wilayah", "Indeks", "Pertanyaan terjawab"]
    assert back.iloc[0].tolist() == ["99.01.01.1001", "Kelurahan 0", 57.161905, 100]
    assert back.iloc[1].isna().tolist() == [False, False, True, True]
    assert '"99.01.01.1001"' in content.decode()


def test_the_foot_stands_below_an_empty_line():
    found = rows(csv_file(tables.display(frames.scores(60), ["area_name"]), FOOT))
    assert found[-4:] == [[], ["Tahun", "2026"], ["Instrumen", "KELTANA"], ["Versi data", "7"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@"])
def test_a_formula_is_only_text(start):
    words = f"{start}HYPERLINK(1)"
    assert rows(one_column(words))[1] == [f"'{words}"]
    assert rows(csv_file(table(written(words, [1], str))))[0] == [f"'{words}"]
    assert rows(csv_file(table(), [(words, words)]))[-1] == [f"'{words}", f"'{words}"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(-1.5, "-1,5"), (100.0, "100"), (0.1 + 0.2, "0,3"), (-0.0000001, "0"), (7, "7"), (True, "1"), (None, "")],
)
def test_numbers_have_a_decimal_comma_and_no_apostrophe(value, shown):
    assert one_column(value, "x").decode().removeprefix(BOM).split("\r\n")[1] == shown


@pytest.mark.parametrize("words", ["-5", "+2,50", "-0.5"])
def test_text_that_is_a_number_is_left_alone(words):
    assert rows(one_column(words))[1] == [words]


def test_the_same_file_in_both_languages_but_for_its_words():
    shown = tables.display(frames.scores(57.5), ["area_name", "index_value"])
    use_language("en")
    assert (
        rows(csv_file(tables.display(frames.scores(57.5), ["area_name", "index_value"])))[1:]
        == rows(csv_file(shown))[1:]
    )


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was(words):
    back = [row[0] for row in rows(one_column(*words))[1:]]
    assert [one.removeprefix("'") for one in back] == [one.removeprefix("'") for one in words]
