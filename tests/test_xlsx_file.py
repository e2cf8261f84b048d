"""A table as a workbook: what a page shows, as typed cells, and nothing that runs."""

import io
from decimal import Decimal

import openpyxl
import pandas as pd

from siperi_geo.cells import Cells, Table
from siperi_geo.text import use_language
from siperi_geo.xlsx_file import xlsx_file

TABLE = Table(
    (
        Cells("Kode", ["53.71.04.1008", "0501"], ["53.71.04.1008", "0501"], is_for_files=True),
        Cells("=Nama", ["=1+1", "Oeba"], ["=1+1", "Oeba"]),
        Cells("Indeks", [57.161904762, None], ["57,16", "–"]),
        Cells("Jumlah", [3, pd.NA], ["3", "–"]),
        Cells("Target", [Decimal("60.5"), float("nan")], ["60,50", "–"]),
    )
)


def sheets() -> list[list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(TABLE, "@Judul", [("Tahun", "2026")])))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def test_the_cells_are_those_of_the_table_numbers_as_numbers_codes_as_text() -> None:
    assert sheets()[0] == [
        ["Kode", "'=Nama", "Indeks", "Jumlah", "Target"],
        ["53.71.04.1008", "'=1+1", 57.161905, 3, 60.5],
        ["0501", "Oeba", None, None, None],
    ]


def test_the_second_sheet_says_what_the_table_is() -> None:
    use_language("en")
    assert sheets()[1] == [["Title", "'@Judul"], ["Tahun", "2026"]]


def test_headings_stay_and_no_cell_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(TABLE, "Judul")))
    assert book["Tabel"].freeze_panes == "A2"
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_table_without_rows_is_a_workbook_too() -> None:
    empty = Table((Cells("Kode", [], []),))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(empty, "Judul")))
    assert [[cell.value for cell in row] for row in book["Tabel"].iter_rows()] == [["Kode"]]
