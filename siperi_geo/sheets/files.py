"""The one way into a file of tables: its sheets, whatever kind of file it is. It decides nothing about them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siperi_geo.sheets.cells import Sheet
from siperi_geo.sheets.container import container_of
from siperi_geo.sheets.delimited import text_sheets
from siperi_geo.sheets.made import MadeTable
from siperi_geo.sheets.workbook import open_workbook


@contextmanager
def open_sheets(path: Path | MadeTable) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, or a CSV once for each separator it could have, or of a table that was made;
    readable in the context only.

    Errors: one FORM_ code for each kind of file that cannot be used, also while the lines are read.
    """
    if isinstance(path, MadeTable):
        yield [path.sheet()]
    elif container_of(path) == "text":
        yield text_sheets(path)
    else:
        with open_workbook(path) as sheets:
            yield sheets


def sha256_of(path: Path | MadeTable) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal text."""
    if isinstance(path, MadeTable):
        return path.sha256
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
