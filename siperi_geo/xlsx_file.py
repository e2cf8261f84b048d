"""A table as a workbook: numbers as numbers, codes as text, headings that stay, nothing that runs as a formula.

The second sheet says what the table is: title, year, instrument, origin, version of the data. It formats no value.
"""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from siperi_geo.analysis.exact import is_missing
from siperi_geo.cells import Table
from siperi_geo.sheets import harmless
from siperi_geo.text import t

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
DECIMALS = "0.00####"
NARROWEST, WIDEST = 8, 60  # of a column, in signs
SIGNS_OF_A_TAB = 31  # Excel takes no longer name


def xlsx_file(table: Table, title: str, foot: Sequence[tuple[str, str]] = ()) -> bytes:
    """The bytes of the workbook; the foot are lines (name, value) of the second sheet, below the title."""
    made, values = io.BytesIO(), table.values
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        exact = book.add_format({"num_format": DECIMALS})
        sheet = book.add_worksheet(t("table.sheet")[:SIGNS_OF_A_TAB])
        for at, name in enumerate(values.columns):
            column = values[name].tolist()
            sheet.set_column(at, at, _width([str(name), *column]))
            _write(sheet, 0, at, harmless(str(name)), head)
            for row, value in enumerate(column, 1):
                _write(sheet, row, at, value, exact)
        sheet.freeze_panes(1, 0)
        about = book.add_worksheet(t("table.sheet.foot")[:SIGNS_OF_A_TAB])
        about.set_column(0, 1, WIDEST / 2)
        for row, line in enumerate([(t("table.sheet.title"), title), *foot]):
            for at, words in enumerate(line):
                about.write_string(row, at, harmless(words))
    return made.getvalue()


def _write(sheet: Worksheet, row: int, at: int, value: Any, form: Format) -> None:
    if is_missing(value):
        return
    if isinstance(value, str):
        sheet.write_string(row, at, harmless(value), form if row == 0 else None)
    elif float(value).is_integer():
        sheet.write_number(row, at, int(value))
    else:
        sheet.write_number(row, at, round(float(value), 6), form)


def _width(values: Sequence[Any]) -> int:
    return min(WIDEST, max(NARROWEST, *(len(str(value)) + 1 for value in values if not is_missing(value))))
