"""Writes the rows that were set aside to a CSV that Excel in Indonesia opens as it is.

A cell that Excel would run as a formula gets an apostrophe in front; nothing else is changed.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from siperi_geo.sheets.findings import BadRow

COLUMNS = ("line", "place", "code", "message", "raw")
_RUNS = ("=", "+", "-", "@")


def write_bad_rows(rows: Iterable[BadRow], target: Path) -> Path:
    """Write line, place, code, message and the row as it was; UTF-8 with mark, semicolons. Returns target."""
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([row.line, *map(harmless, (row.place, row.code, row.message, row.raw))])
    return target


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula."""
    return "'" + text if text.lstrip().startswith(_RUNS) else text
