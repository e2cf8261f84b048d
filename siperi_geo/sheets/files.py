"""The one way into a file of tables: its sheets, whatever kind of file it is. It decides nothing about them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siperi_geo.sheets.cells import Sheet
from siperi_geo.sheets.container import container_of
from siperi_geo.sheets.delimited import text_sheets
from siperi_geo.sheets.workbook import open_workbook


@contextmanager
def open_sheets(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, or a CSV once for each separator it could have; readable in the context only.

    Errors: one FORM_ code for each kind of file that cannot be used, also while the lines are read.
    """
    if container_of(path) == "text":
        yield text_sheets(path)
    else:
        with open_workbook(path) as sheets:
            yield sheets


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
