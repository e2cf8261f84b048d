"""Writes the rows that were set aside to a CSV that Excel in Indonesia opens as it is.

What a spreadsheet would run of any CSV file is decided here, in `harmless`.
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from siperi_geo.sheets.findings import BadRow
from siperi_geo.text import t

COLUMNS = ("line", "place", "code", "message", "raw", "head")
_RUNS = ("=", "+", "-", "@")
_ENDS_A_CELL = frozenset("\t\r\n")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def write_bad_rows(rows: Iterable[BadRow], target: Path) -> Path:
    """Write line, place, code, message, the row as it was and the headings it stood under. Returns target.

    UTF-8 with mark, semicolons, headings in the reader's language. A mended row is sent again under its headings.
    """
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([t(f"forms.quarantine.column.{name}") for name in COLUMNS])
        for row in rows:
            head = row.head if row.raw else ""
            writer.writerow([row.line, *map(harmless, (row.place, row.code, row.message, row.raw, head))])
    return target


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula: numbers as they are, others with an apostrophe.

    A formula begins, behind spaces of any kind, with = + - @; a tab or an end of line there begins a new cell.
    """
    begins = text.lstrip()
    before = text[: len(text) - len(begins)]
    is_formula = begins.startswith(_RUNS) or not _ENDS_A_CELL.isdisjoint(before)
    return "'" + text if is_formula and not _NUMBER.fullmatch(text.strip(" ")) else text
