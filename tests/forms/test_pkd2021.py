"""BNPB's "Form PKD 2021" as people fill it: the real one, and what happens to others."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from siperi_geo.forms import Reading, read_form
from siperi_geo.instruments import Instrument
from tests.forms import builders

# Read off the filled form by eye: the numbers of the questions answered "ya" (1).
REAL_YES = (
    *range(1, 11), *range(13, 37), *range(41, 53), 56, *range(61, 69), *range(77, 81), *range(93, 105),
    *range(125, 129),
)  # fmt: skip


def codes(reading: Reading) -> list[str]:
    return sorted(problem.code for problem in reading.problems)


def test_the_real_form_gives_its_128_answers_and_its_head(shared: Path, keltana: Instrument) -> None:
    reading = read_form(shared / "real" / "form_pkd_2021_medari.xlsx", keltana)
    form = reading.forms[0]
    yes = {item.number for item, answer in zip(keltana.items, form.answers, strict=True) if answer == 1}
    assert yes == set(REAL_YES)
    assert None not in form.answers
    assert (reading.kind, reading.rows_in, reading.rows_good, reading.problems) == ("pkd2021", 128, 128, ())
    assert (form.place_name, form.kecamatan_name, form.city_name) == ("Desa Medari", "Ngadirejo", "Temanggung")
    assert (form.subject_id, form.year, form.filled_on) == (None, 2026, date(2026, 7, 14))
    assert form.header == {
        "Tanggal": "2026-07-14",
        "Nama Desa/Kelurahan": "Desa Medari",
        "Kecamatan": "Ngadirejo",
        "Kabupaten/Kota": "Temanggung",
        "Provinsi": "Jawa Tengah",
        "JENIS BENCANA": "Cuaca Ekstrem (Angin Kencang)",
    }


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".csv"])
def test_a_workbook_is_known_by_its_content(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], suffix: str
) -> None:
    reading = read_form(builders.pkd_book(tmp_path / f"form{suffix}", answers), keltana)
    assert reading.kind == "pkd2021"
    assert reading.forms[0].answers == answers


def test_rows_and_columns_may_be_shifted_and_other_sheets_may_stand_beside(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    cells = builders.pkd_cells(answers, shift=4)
    total, signature = ["", "", "", "", "", "", 75], ["", "", "", "", "", "", "", "", "Lurah Oesapa"]
    sheets = {
        "Petunjuk": [["Isi lembar Input Nilai"]],
        "Input Nilai": [*cells, [], total, ["", "Mengetahui,"], [*[""] * 5, "Kupang, 14 Juli 2026"], signature],
        "Analisa": [["KOMPONEN", "INDEKS"], ["Layanan Dasar", "='Input Nilai'!F3"]],
        "Salinan": builders.pkd_cells([1] * 128),
        "Rekomendasi Aksi": [["x"]],
    }
    path = builders.write_sheets(tmp_path / "full.xlsx", sheets, hidden=["Rekomendasi Aksi"])
    reading = read_form(path, keltana)
    assert [form.answers for form in reading.forms] == [answers]
    assert reading.rows_in == 128
    assert reading.forms[0].place_name == "Oesapa"


def test_documents_and_notes_stay_with_their_question(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    cells = builders.pkd_cells(answers)
    cells[-128] += ["SK Lurah 12/2025", "dibahas di FGD"]
    form = read_form(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": cells}), keltana).forms[0]
    note = form.notes["Q001"]
    assert (note.evidence, note.note) == ("SK Lurah 12/2025", "dibahas di FGD")
    assert len(form.notes) == 1


def test_numbers_as_text_and_words_are_answers(tmp_path: Path, keltana: Instrument) -> None:
    yes = ["1", "YA", "Ya ", " y", "1.0", "1,0", True, 1.0, "✓", "benar"]
    written = [*yes, "0", "TIDAK", "tdk", 0, False, "T"]
    path = builders.pkd_book(tmp_path / "f.xlsx", [*written, *[1] * (128 - len(written))])
    reading = read_form(path, keltana)
    assert reading.forms[0].answers[:16] == (1,) * 10 + (0,) * 6
    assert reading.problems == ()


def test_calculated_formulas_are_read_and_uncalculated_ones_say_what_to_do(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    calculated = read_form(builders.calculated_book(tmp_path / "a.xlsx", answers), keltana)
    assert calculated.forms[0].answers == answers
    cells: list[object] = [*answers]
    cells[6] = "=F1*1"
    reading = read_form(builders.pkd_book(tmp_path / "b.xlsx", cells), keltana)
    assert codes(reading) == ["FORM_FORMULA_EMPTY"]
    assert str(reading.problems[0].where) == "b.xlsx · Input Nilai · F18"
    assert reading.forms[0].answers[6] is None


def test_everything_wrong_is_said_at_once_and_the_rest_goes_on(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    cells = builders.pkd_cells([*answers, 1])  # a 129th question
    first = len(cells) - 129
    cells[first][5] = "mungkin"
    cells[first + 1][4] = 4  # question 4 twice, question 2 missing
    cells[first + 9][5] = "#REF!"
    cells[first + 19][5] = "-"
    cells[first + 29][4] = ""
    reading = read_form(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": cells}), keltana)
    assert codes(reading) == [
        "FORM_ANSWER_UNKNOWN",
        "FORM_FORMULA_ERROR",
        "FORM_ITEM_DOUBLED",
        "FORM_ITEM_MISSING",
        "FORM_ITEM_UNKNOWN",
        "FORM_UNANSWERED",
    ]
    assert (reading.rows_in, reading.rows_good, reading.rows_bad) == (129, 123, 6)
    answered = [number for number, answer in enumerate(reading.forms[0].answers, start=1) if answer is not None]
    assert sorted(set(range(1, 129)) - set(answered)) == [1, 2, 4, 10, 20, 30]
    doubled = next(problem for problem in reading.problems if problem.code == "FORM_ITEM_DOUBLED")
    assert doubled.values["rows"] == f"{first + 2}, {first + 4}"


def test_a_blank_is_missing_and_never_no(tmp_path: Path, keltana: Instrument) -> None:
    blanks = ["", "-", "n/a", "–", " ", " ", "..."]
    reading = read_form(builders.pkd_book(tmp_path / "f.xlsx", [*blanks, *[0] * 121]), keltana)
    assert reading.forms[0].answers == (None,) * 7 + (0,) * 121
    assert codes(reading) == ["FORM_UNANSWERED"]
    assert not reading.rows_bad


@pytest.mark.parametrize(
    ("written", "day", "year"),
    [
        ("14 Juli 2026", date(2026, 7, 14), 2026),
        ("Selasa, 14 Juli 2026", date(2026, 7, 14), 2026),
        ("Kupang, 14 Agt 2026", date(2026, 8, 14), 2026),
        ("14/07/2026", date(2026, 7, 14), 2026),
        ("July 14, 2026", date(2026, 7, 14), 2026),
        ("07/14/2026", date(2026, 7, 14), 2026),
        ("14-7-26", date(2026, 7, 14), 2026),
        ("2026-07-14", date(2026, 7, 14), 2026),
        (datetime(2026, 7, 14, 9, 30), date(2026, 7, 14), 2026),  # noqa: DTZ001 (Excel knows no zone)
        (46217, date(2026, 7, 14), 2026),
        ("Juli 2026", None, 2026),
        (2026, None, 2026),
    ],
)
def test_dates_are_read_as_indonesians_write_them(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], written: object, day: date | None, year: int
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers, head=builders.HEAD | {"Tanggal": written})
    form = read_form(path, keltana).forms[0]
    assert (form.filled_on, form.year) == (day, year)


@pytest.mark.parametrize(("written", "year"), [("kemarin", None), ("31/02/2026", 2026), ("14 Jumadil 1448", None)])
def test_an_unreadable_date_is_a_warning_and_no_guess(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], written: str, year: int | None
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers, head=builders.HEAD | {"Tanggal": written})
    reading = read_form(path, keltana)
    assert codes(reading) == ["FORM_DATE_UNREADABLE"]
    assert (reading.forms[0].filled_on, reading.forms[0].year) == (None, year)


def test_labels_may_hold_their_own_colon_or_value(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    cells = builders.pkd_cells(answers, head={})
    cells[1:1] = [
        ["Kelurahan: Oesapa"],
        ["Kecamatan :", "Kelapa Lima"],
        ["Tahun", 2025],
        ["Fasilitator:", "Yanti"],
    ]
    form = read_form(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": cells}), keltana).forms[0]
    assert (form.place_name, form.kecamatan_name, form.year) == ("Oesapa", "Kelapa Lima", 2025)
    assert form.header["Fasilitator"] == "Yanti"


def test_one_sheet_per_kelurahan_gives_one_form_each(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    sheets = {
        name: builders.pkd_cells(answers, head=builders.HEAD | {"Nama Desa/Kelurahan": name})
        for name in ("Oesapa", "Lasiana")
    }
    reading = read_form(builders.write_sheets(tmp_path / "f.xlsx", sheets), keltana)
    assert [form.place_name for form in reading.forms] == ["Oesapa", "Lasiana"]


def test_the_sheet_saved_as_csv_is_read_too(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    text = builders.csv_text(builders.pkd_cells(answers), ";")
    reading = read_form(builders.write_text(tmp_path / "f.csv", text, "cp1252"), keltana)
    assert (reading.kind, reading.forms[0].answers, reading.forms[0].year) == ("pkd2021", answers, 2026)
