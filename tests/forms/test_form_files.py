"""Files that can be read but hold no form, and what may stand around a form. Unreadable files: tests/sheets."""

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from siperi_geo.errors import SiperiError
from siperi_geo.forms import read_form
from siperi_geo.instruments import Instrument
from tests.forms import builders

MIB = 1 << 20


def code_of(path: Path, instrument: Instrument) -> str:
    with pytest.raises(SiperiError) as error:
        read_form(path, instrument)
    assert error.value.problem.message("id")
    assert error.value.problem.message("en")
    return error.value.code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"nama,alamat\nbudi,kupang\n", "FORM_HEADER_MISSING"),
        ("no-heading.csv", b"Q001,1\nQ002,0\n", "FORM_HEADER_MISSING"),
        ("a.csv", b"item_id,answer\n\n  ,\n", "FORM_NO_ROWS"),
        ("a.csv", b"Kelurahan;Tahun;Q001\n", "FORM_NO_ROWS"),
        ("a.csv", b"Kelurahan;Tahun;Q001\nBukit;2026;1\n", "FORM_ITEMS_FEW"),
        ("a.csv", b"item_id,answer,answer\nQ001,1,0\n", "FORM_COLUMN_DOUBLED"),
        ("blank-rows.csv", b";;\n" * 3000, "FORM_FILE_EMPTY"),
        ("a.xlsx", b"PK\x03\x04" + b"damaged" * 100, "FORM_WORKBOOK_BROKEN"),
        ("a.pdf", b"%PDF-1.7 ...", "FORM_NOT_A_TABLE"),
    ],
)
def test_a_file_that_is_no_form(tmp_path: Path, keltana: Instrument, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert code_of(tmp_path / name, keltana) == code


def test_a_large_csv_is_read_as_a_stream(tmp_path: Path, keltana: Instrument) -> None:
    lines = [f"{year};{item.id};1;{'x' * 400}" for year in range(2000, 2040) for item in keltana.items]
    path = builders.write_text(tmp_path / "f.csv", "tahun;item_id;answer;petugas\n" + "\n".join(lines))
    tracemalloc.start()
    found = read_form(path, keltana)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(found.forms), found.rows_in) == (40, 40 * 128)
    assert peak < 8 * MIB


def test_a_workbook_without_a_form_names_its_sheets(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Data KK": [["Nama"], ["Budi"]], "Peta": []})
    with pytest.raises(SiperiError) as error:
        read_form(path, keltana)
    assert error.value.code == "FORM_SHEET_WRONG"
    assert "Data KK, Peta" in error.value.problem.what("id")


def test_the_right_sheet_without_its_headings(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": [["Nama"], [1, 1]]})
    assert code_of(path, keltana) == "FORM_HEADER_MISSING"


def test_an_empty_workbook(tmp_path: Path, keltana: Instrument) -> None:
    assert code_of(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": []}), keltana) == "FORM_FILE_EMPTY"


def test_a_csv_that_begins_with_pk_is_no_zip(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_text(tmp_path / "f.csv", "PKD 2021;;\nTahun;abad ini;\nitem_id;answer;\nQ001;1;\n")
    found = read_form(path, keltana)
    assert found.rows_good == 1
    assert found.problems[0].code == "FORM_DATE_UNREADABLE"


def test_a_chart_sheet_and_a_strange_date_do_no_harm(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    book = openpyxl.load_workbook(path)
    book.create_chartsheet("Grafik", 0).add_chart(BarChart())
    cell = book["Input Nilai"]["H20"]
    cell.value, cell.number_format = 1e12, "dd/mm/yyyy"
    book.save(path)
    assert read_form(path, keltana).forms[0].answers == answers
