"""Writes the files that people send: BNPB's workbook, our template filled in, CSV in any dialect."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from siperi_geo.instruments import Instrument, export_xlsx
from tests.sheets.builders import Cells, csv_text, write_sheets, write_text

HEAD = {
    "Tanggal": "14 Juli 2026",
    "Nama Desa/Kelurahan": "Oesapa",
    "Kecamatan": "Kelapa Lima",
    "Kabupaten/Kota": "Kota Kupang",
    "Provinsi": "Nusa Tenggara Timur",
    "JENIS BENCANA": "Banjir",
}
PKD_HEADINGS = [
    *("KOMPONEN", "", "INDIKATOR", "", "NO PERTANYAAN", "RESPON\n(YA=1, TIDAK=0)"),
    *("DOKUMEN VERIFIKASI", "CATATAN DISKUSI"),
]
__all__ = ["Cells", "csv_text", "write_sheets", "write_text"]


def pkd_cells(answers: Sequence[Any], *, head: dict[str, Any] | None = None, shift: int = 0) -> list[list[Any]]:
    """The rows of the sheet "Input Nilai", answers to questions 1, 2, 3 …, moved down and right by `shift`."""
    rows: list[list[Any]] = [[] for _ in range(shift)]
    rows += [["", "PENILAIAN KETANGGUHAN DESA/KELURAHAN"], [], ["", "FORM INPUT PENILAIAN"]]
    rows += [["", label, ":", value] for label, value in (HEAD if head is None else head).items()]
    rows += [[], PKD_HEADINGS]
    rows += [["", "", "", "", number, answer] for number, answer in enumerate(answers, start=1)]
    return [["", *row] if shift else row for row in rows]


def pkd_book(path: Path, answers: Sequence[Any], **how: Any) -> Path:
    """A BNPB workbook with one filled sheet."""
    return write_sheets(path, {"Input Nilai": pkd_cells(answers, **how)})


def calculated_book(path: Path, answers: Sequence[int]) -> Path:
    """A BNPB workbook whose answers are formulas that Excel has calculated."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Input Nilai")
        for number, row in enumerate(pkd_cells(answers)):
            for column, cell in enumerate(row):
                if column == 5 and isinstance(cell, int):
                    sheet.write_formula(number, column, f"={cell}*1", None, cell)
                else:
                    sheet.write(number, column, cell)
    return path


def filled_template(
    path: Path, instrument: Instrument, answers: Sequence[Any], *, language: str = "id", **identity: Any
) -> Path:
    """Our own template with answers in words, filled in with openpyxl as Excel would save it."""
    export_xlsx(instrument, path, areas=[("53.71.05.1003", "Oesapa")], language=language)
    book = openpyxl.load_workbook(path)
    for field, value in identity.items():
        _, cell = next(book.defined_names[f"siperi_{field}"].destinations)
        book.worksheets[1][cell.replace("$", "")] = value
    by_id = {item.id: answer for item, answer in zip(instrument.items, answers, strict=True)}
    for sheet in book.worksheets[2:-1]:
        for row in sheet.iter_rows(min_row=5):
            row[4].value = by_id.get(str(row[0].value))
    book.save(path)
    return path


def long_rows(instrument: Instrument, answers: Sequence[Any], *, subject: str | None = None) -> list[list[Any]]:
    """A long table: headings, then one row per item."""
    lead = [] if subject is None else [subject]
    rows = [[*lead, item.id, answer] for item, answer in zip(instrument.items, answers, strict=True)]
    return [[*(["subject_id"] if lead else []), "item_id", "answer"], *rows]


def wide_rows(instrument: Instrument, forms: Mapping[str, Sequence[Any]]) -> list[list[Any]]:
    """A wide table: headings, then one row per subject."""
    return [["subject_id", *(item.id for item in instrument.items)], *([s, *a] for s, a in forms.items())]
