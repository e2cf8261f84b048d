"""Tables of populations as people have them: long, wide, men and women apart, under kecamatan, with totals."""

import pytest

from siperi_geo.errors import SiperiError
from tests.registers.conftest import Hand, codes, people

FULL = {("Bukit", 2023): 3000, ("Lereng", 2023): 1000, ("Muara", 2023): 2000}


def test_a_long_table_by_code(hand_in: Hand) -> None:
    rows = [
        ["kode", "tahun", "jumlah penduduk"],
        ["99.01.01.1001", 2022, "2.900"],
        ["99.01.01.1001", 2023, "3.000"],
    ]
    found = hand_in(rows)
    assert people(found) == {("Bukit", 2022): 2900, ("Bukit", 2023): 3000}
    assert (found.rows_in, found.rows_good, found.rows_bad, found.problems) == (2, 2, 0, ())
    assert {entry.place.how for entry in found.entries} == {"code"}


def test_a_table_of_the_statistics_office(hand_in: Hand) -> None:
    rows = [
        ["Jumlah Penduduk Menurut Kelurahan dan Jenis Kelamin di Kota Mainan, 2023"],
        ["Population by Urban Village and Sex, 2023"],
        [],
        [
            "Kecamatan\nDistrict",
            "Kelurahan\nUrban Village",
            "Laki-laki\nMale",
            "Perempuan\nFemale",
            "Jumlah\nTotal",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["Bukit", "Bukit", 1400, 1600, 3000],
        ["", "Lereng", 500, 500, 1000],
        ["Pantai", "Muara", 1000, 1000, 2000],
        ["Kota Mainan", "", 2900, 3100, 6000],
        ["Sumber: Dinas Kependudukan dan Pencatatan Sipil"],
        ["Catatan: angka sementara"],
    ]
    found = hand_in({"Tabel 3.1": rows})
    assert people(found) == FULL
    assert (found.rows_in, found.totals, codes(found)) == (3, 1, [])
    assert [area.name for area in found.missing[2023]] == ["Tanjung I", "Karang"]


def test_men_and_women_apart_are_summed_and_said(hand_in: Hand) -> None:
    found = hand_in([["Tahun", 2023], ["Kelurahan", "L", "P"], ["Muara", 900, 1100]])
    assert people(found) == {("Muara", 2023): 2000}
    assert codes(found) == ["POPULATION_SEXES_SUMMED"]


def test_years_as_columns_under_a_heading_that_spans_them(hand_in: Hand) -> None:
    rows = [
        ["No", "Kelurahan", "Jumlah Penduduk (jiwa)", "", "", "Luas"],
        ["", "", 2021, 2022, 2023, ""],
        [1, "Bukit", "2.800", "-", "3.000", 7],
        [2, "Lereng", 950, 970, 1000, 8],
        ["", "Jumlah", 3750, 970, 4000, 15],
    ]
    found = hand_in({"Data": rows})
    assert people(found) == {
        ("Bukit", 2021): 2800, ("Bukit", 2023): 3000, ("Lereng", 2021): 950, ("Lereng", 2022): 970,
        ("Lereng", 2023): 1000,
    }  # fmt: skip
    assert (codes(found), found.totals) == (["REGISTER_COLUMNS_IGNORED"], 1)


def test_kecamatan_as_headings_and_subtotals_among_the_rows(hand_in: Hand) -> None:
    rows = [
        ["Kecamatan/Kelurahan", "Penduduk 2023"],
        ["Kecamatan Bukit", ""], ["Kel. Bukit", 3000], ["Kel. Lereng", 1000], ["Jumlah", 4000],
        ["Kecamatan Pantai", ""], ["Kel. Muara", 2000], ["Jumlah", 2000],
        ["Total", 6000],
    ]  # fmt: skip
    found = hand_in(rows)
    assert people(found) == FULL
    assert (found.totals, codes(found)) == (3, [])


@pytest.mark.parametrize("place", [0, 3])
def test_a_subtotal_with_the_name_of_a_kelurahan_is_told_by_its_sum(hand_in: Hand, place: int) -> None:
    rows: list[list[object]] = [["Bukit", 3000], ["Lereng", 1000], ["Muara", 2000]]
    rows.insert(place, ["BUKIT", 4000])
    found = hand_in([["Wilayah", "Penduduk 2023"], *rows, ["PANTAI", 2000], ["Kota Mainan", 6000]])
    assert people(found) == FULL
    assert (found.rows_in, found.totals, codes(found)) == (3, 3, [])


def test_a_name_of_both_levels_alone_among_kecamatan_needs_a_person(hand_in: Hand) -> None:
    found = hand_in([["Wilayah", "Penduduk 2023"], ["Bukit", 4000], ["Pantai", 9000], ["Muara", 2000]])
    assert people(found) == {("Muara", 2023): 2000}
    assert codes(found) == ["POPULATION_TOTAL_DIFFERS", "REGISTER_LEVEL_UNCLEAR"]


def test_two_rows_that_no_sum_tells_apart_are_both_held(hand_in: Hand) -> None:
    found = hand_in([["Wilayah", "Penduduk 2023"], ["Bukit", 4001], ["Bukit", 3000], ["Lereng", 1000]])
    assert people(found) == {("Lereng", 2023): 1000}
    assert (codes(found), found.rows_bad) == (["REGISTER_DOUBLED", "REGISTER_DOUBLED"], 2)


def test_a_total_that_is_not_the_sum_is_a_warning_with_the_numbers(hand_in: Hand) -> None:
    rows = [["Kelurahan", "Penduduk"], ["Bukit", 3000], ["Lereng", 1000], ["Jumlah", "4.100"]]
    found = hand_in(rows, year=2023)
    problem = found.problems[0]
    assert problem.code == "POPULATION_TOTAL_DIFFERS"
    assert {key: problem.values[key] for key in ("stated", "sum", "difference", "n")} == {
        "stated": 4100, "sum": 4000, "difference": 100, "n": 2,
    }  # fmt: skip
    assert len(found.entries) == 2


def test_one_sheet_per_year(hand_in: Hand) -> None:
    head = ["Kelurahan", "Penduduk"]
    sheets = {"2022": [head, ["Muara", 1900]], "2023": [head, ["Muara", 2000]], "Catatan": [["hanya catatan"]]}
    found = hand_in(sheets)
    assert people(found) == {("Muara", 2022): 1900, ("Muara", 2023): 2000}
    assert codes(found) == ["REGISTER_SHEETS_IGNORED"]


def test_headings_repeated_on_a_second_page_and_in_english_are_no_rows(hand_in: Hand) -> None:
    rows = [["Kelurahan", "Penduduk"], ["Urban Village", "Population"], ["Muara", 1000], ["Kelurahan", "Penduduk"]]
    found = hand_in([*rows, ["(jiwa)", ""], ["Karang", 2000]], year=2023)
    assert (found.rows_in, people(found)) == (2, {("Muara", 2023): 1000, ("Karang", 2023): 2000})


def test_a_heading_that_does_not_say_what_it_counts_is_said(hand_in: Hand) -> None:
    found = hand_in([["Kelurahan", "2022", "2023"], ["Muara", 1900, 2000]])
    assert codes(found) == ["POPULATION_HEADING_BARE"]
    assert "2022, 2023" in found.problems[0].what("id")


@pytest.mark.parametrize("bare", ["Jumlah", "Total", "Penduduk", "Jumlah Penduduk", "L + P"])
@pytest.mark.parametrize("year", [None, 2023])
def test_a_column_without_a_year_beside_dated_ones_is_no_years_figure(
    hand_in: Hand, bare: str, year: int | None
) -> None:
    rows = [["Penduduk tahun 2023"], ["Kelurahan", "Penduduk 2022", "2023", bare], ["Muara", 5000, 5100, 10100]]
    found = hand_in(rows, year=year)
    assert people(found)["Muara", 2023] == 5100
    undated = [problem for problem in found.problems if problem.code == "POPULATION_COLUMN_UNDATED"]
    assert [bare in problem.what("id") for problem in undated] == [True]


def test_a_stated_year_makes_no_second_column_of_it(hand_in: Hand) -> None:
    found = hand_in([["Kelurahan", "2023", "Penduduk"], ["Muara", 2000, 9000]], year=2023)
    assert people(found) == {("Muara", 2023): 2000}
    assert codes(found) == ["POPULATION_COLUMN_UNDATED", "POPULATION_HEADING_BARE"]


@pytest.mark.parametrize("head", [["Kelurahan", "Tahun", "Penduduk", "Penduduk 2023"],
                                  ["Kelurahan", "No", "2023", "Penduduk 2023"]])  # fmt: skip
def test_two_columns_of_one_year_are_refused_unless_equal(hand_in: Hand, head: list[object]) -> None:
    rows = [["Muara", 2023, 2000, 2001], ["Karang", 2023, 900, 900], ["Lereng", 2023, "-", 800]]
    found = hand_in([head, *rows])
    assert people(found) == {("Karang", 2023): 900, ("Lereng", 2023): 800}
    assert [problem.code for problem in found.errors] == ["POPULATION_COLUMNS_DIFFER"]
    words = found.errors[0].what("id")
    assert all(word in words for word in ("2023", "2.000", "2.001"))


# --- years


@pytest.mark.parametrize(
    "above",
    [["Keadaan Tahun 2023"], ["Tahun", ":", 2023], ["Dicetak 12 Januari 2024, data tahun 2023"], ["Year: 2023"]],
)
def test_the_year_stands_above_the_table(hand_in: Hand, above: list[object]) -> None:
    assert people(hand_in([above, ["Kelurahan", "Penduduk"], ["Muara", 2000]])) == {("Muara", 2023): 2000}


def test_a_table_without_a_year_asks_for_it(hand_in: Hand) -> None:
    rows = [["Kelurahan", "Penduduk"], ["Muara", 2000]]
    with pytest.raises(SiperiError, match="REGISTER_YEAR_MISSING"):
        hand_in(rows)
    assert people(hand_in(rows, year=2023)) == {("Muara", 2023): 2000}


def test_the_users_year_wins_over_the_title_and_is_said(hand_in: Hand) -> None:
    found = hand_in([["Tahun 2022"], ["Kelurahan", "Penduduk"], ["Muara", 2000]], year=2023)
    assert (people(found), codes(found)) == ({("Muara", 2023): 2000}, ["REGISTER_YEAR_DIFFERS"])


def test_the_users_year_picks_among_the_years_of_the_file(hand_in: Hand) -> None:
    rows = [["Kelurahan", "Penduduk 2022", "Penduduk 2023"], ["Muara", 1900, 2000]]
    found = hand_in(rows, year=2023)
    assert (people(found), codes(found)) == ({("Muara", 2023): 2000}, ["REGISTER_OTHER_YEARS"])
    with pytest.raises(SiperiError, match="REGISTER_YEAR_ABSENT"):
        hand_in(rows, year=2019)
    with pytest.raises(SiperiError, match="REGISTER_YEAR_INVALID"):
        hand_in(rows, year=1899)


def test_a_bad_year_holds_its_row(hand_in: Hand) -> None:
    rows = [
        ["Kelurahan", "Tahun", "Penduduk"],
        ["Muara", "dua ribu", 2000],
        ["Karang", "", 5],
        ["Lereng", 2023, 900],
    ]
    found = hand_in(rows)
    assert people(found) == {("Lereng", 2023): 900}
    assert codes(found) == ["REGISTER_YEAR_MISSING", "REGISTER_YEAR_UNREADABLE"]


# --- files that hold no table


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Kecamatan", "Penduduk"], ["Bukit", 4000]], "REGISTER_HEADER_MISSING"),
        ([["nama", "alamat"], ["Budi", "Kupang"]], "REGISTER_HEADER_MISSING"),
        ([["Kelurahan", "Penduduk 2023"]], "REGISTER_NO_ROWS"),
        ([["Wilayah", "Penduduk 2023"], ["Pantai", 4000]], "REGISTER_NO_ROWS"),
        ([["Kelurahan", "Penduduk", "Jiwa"], ["Muara", 1, 2]], "REGISTER_COLUMN_DOUBLED"),
        ([[], ["", ""]], "FORM_FILE_EMPTY"),
    ],
)
def test_a_file_without_a_table_of_populations(hand_in: Hand, rows: list[list[object]], code: str) -> None:
    with pytest.raises(SiperiError) as error:
        hand_in(rows, year=2023)
    assert error.value.code == code


def test_the_source_must_be_named(hand_in: Hand) -> None:
    with pytest.raises(SiperiError, match="REGISTER_SOURCE_MISSING"):
        hand_in([["Kelurahan", "Penduduk 2023"], ["Muara", 1]], source="  ")
