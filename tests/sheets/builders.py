"""Writes the files that people send, as sheets of cells or as CSV text, and changes single parts of a workbook."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Cells = Sequence[Sequence[Any]]


def write_sheets(path: Path, sheets: Mapping[str, Cells], *, hidden: Sequence[str] = ()) -> Path:
    """A workbook with these sheets; a text that starts with `=` is a formula without a calculated value."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


def csv_text(rows: Cells, delimiter: str = ",") -> str:
    """Rows as CSV text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def write_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file in an encoding, its line ends untouched."""
    path.write_bytes(text.encode(encoding))
    return path


def zipped(path: Path, **parts: bytes) -> Path:
    """A ZIP file with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped(path, **(parts | {name: change(parts.get(name, b""))}))
