"""Headings of populations: understood in two languages and several lines, and never guessed."""

import pytest

from siperi_geo.registers.populations.headings import meaning_of, recognise
from siperi_geo.registers.tables import headings_of
from siperi_geo.sheets import Line


def lines(*rows: str) -> list[Line]:
    return [Line(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        *(
            (text, "people", None)
            for text in ("Jumlah Penduduk", "Penduduk (jiwa)", "JIWA", "Population", "L + P")
        ),
        *(
            (text, "people", None)
            for text in ("Total Population", "Jumlah", "Laki-laki + Perempuan", "Jumlah/Total")
        ),
        *((text, "people", 2023) for text in ("2023", "Tahun 2023", "Jumlah Penduduk\n2023", "penduduk_2023")),
        *((text, "male", None) for text in ("Laki-laki", "L", "Laki-Laki/Male", "Penduduk laki-laki")),
        *((text, "female", None) for text in ("Perempuan", "P", "Perempuan/Female")),
        *((text, "name", None) for text in ("Kelurahan", "Nama Kelurahan/Desa", "Kecamatan/Kelurahan", "Village")),
        *((text, "kecamatan", None) for text in ("Kecamatan", "Nama Kecamatan", "District")),
        *((text, "code", None) for text in ("Kode", "kode_kemendagri", "Kode Wilayah", "code")),
        *((text, "year", None) for text in ("Tahun", "Year", "Tahun data")),
    ],
)
def test_a_heading_is_understood(text: str, kind: str, year: int | None) -> None:
    meaning = meaning_of(text)
    assert meaning is not None
    assert (meaning.kind, meaning.year) == (kind, year)


@pytest.mark.parametrize(
    "text",
    [
        *("Jumlah penduduk miskin", "Kepadatan penduduk", "Jumlah KK", "Rasio jenis kelamin", "Kode pos", "L/P"),
        *("Luas (km2)", "Laju pertumbuhan penduduk 2020-2023", "Penduduk wajib KTP", "No", "bps2020_code", ""),
    ],
)
def test_a_heading_with_an_unknown_word_is_left_alone(text: str) -> None:
    assert meaning_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("Penduduk (%)", "% Penduduk 2023", "L (%)", "Jumlah ‰", "Penduduk ％", "Penduduk 2023 (persen)"),
        *("Penduduk (kepadatan)", "Population (density)", "Penduduk (jiwa/km²)", "L/P (rasio)", "Jumlah (KK)"),
        *("Persentase penduduk", "Penduduk (ribu)", "Penduduk (per ha)", "2023 (laju)", "P (pct)"),
    ],
)
def test_shares_densities_and_ratios_are_never_people(text: str) -> None:
    assert meaning_of(text) is None


def test_a_share_beside_the_years_is_named_as_not_read() -> None:
    columns = recognise(headings_of(lines("Kelurahan|Jumlah Penduduk||", "|2022|2023|%")))
    assert columns is not None
    assert (sorted(columns.figures), columns.ignored, columns.undated) == ([2022, 2023], [3], [])


def test_men_alone_are_named_as_not_read() -> None:
    columns = recognise(headings_of(lines("Kelurahan|L 2023|Penduduk 2022|P")))
    assert columns is not None
    assert (sorted(columns.figures), sorted(columns.ignored)) == ([2022], [1, 3])


def test_headings_in_two_lines() -> None:
    columns = recognise(headings_of(lines("No|Kelurahan|Jumlah Penduduk||", "||2021|2022|2023")))
    assert columns is not None
    assert (columns.name, sorted(columns.figures)) == (1, [2021, 2022, 2023])


def test_headings_in_three_lines_with_men_and_women_of_each_year() -> None:
    head = lines("Kecamatan|Kelurahan|Penduduk|||", "||2021||2022|", "||L|P|L|P")
    columns = recognise(headings_of(head))
    assert columns is not None
    assert {year: one.places for year, one in columns.figures.items()} == {2021: [2, 3], 2022: [4, 5]}


def test_a_heading_does_not_reach_over_a_column_of_its_own() -> None:
    columns = recognise(headings_of(lines("Kelurahan|Penduduk||Rumah tangga|", "|L|P|Jumlah|Rata-rata")))
    assert columns is not None
    assert columns.figures[None].places == [1, 2]
    assert columns.ignored == [3, 4]


def test_the_stated_sum_comes_before_men_and_women_and_the_surer_heading_first() -> None:
    columns = recognise(headings_of(lines("Kelurahan|Jumlah|Jumlah penduduk|L|P")))
    assert columns is not None
    assert (columns.figures[None].people, columns.ignored, columns.bare) == (2, [1], [])


def test_two_headings_of_equal_right_are_doubled() -> None:
    columns = recognise(headings_of(lines("Kelurahan|Penduduk|Jumlah jiwa")))
    assert columns is not None
    assert columns.doubled == [2]


@pytest.mark.parametrize("head", ["Kecamatan|Penduduk", "Kelurahan|Luas", "Penduduk", "Kelurahan|L", "catatan"])
def test_what_is_no_head_of_populations(head: str) -> None:
    assert recognise(headings_of(lines(head))) is None
