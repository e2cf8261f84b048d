"""A workbook as sheets of text rows, read as a stream: results of formulas, never the formulas themselves.

A formula that was never calculated shows as its own text (`=F12*1`), so that the reader of the column
can say so. It does not know what the sheets mean.
"""

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

import openpyxl

from siperi_geo.errors import SiperiError, Where
from siperi_geo.sheets.archive import check_archive, has_formulas, readable
from siperi_geo.sheets.cells import Line, Sheet, as_text

MOST_ROWS = 1_048_576
MOST_CELLS = 10_000_000  # of one sheet, empty ones in between included


@contextmanager
def open_workbook(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, readable while the context lasts. Errors: the FORM_ codes of `archive`,
    FORM_XML_UNSAFE, FORM_WORKBOOK_BROKEN.
    """
    check_archive(path)
    warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
    with ExitStack() as opened:
        with readable(path):
            books = [_load(path, opened, data_only=True)]
            if has_formulas(path):
                books.append(_load(path, opened, data_only=False))
        yield [_sheet(path, books, name) for name in books[0].sheetnames if _is_table(books, name)]


def _load(path: Path, opened: ExitStack, *, data_only: bool) -> Any:
    file = opened.enter_context(path.open("rb"))  # by its content: openpyxl refuses names it does not know
    book = openpyxl.load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
    opened.callback(book.close)
    return book


def _is_table(books: list[Any], name: str) -> bool:
    return all(hasattr(book[name], "reset_dimensions") for book in books)  # not a chart sheet


def _sheet(path: Path, books: list[Any], name: str) -> Sheet:
    is_hidden = books[0][name].sheet_state != "visible"
    return Sheet(path.name, name, partial(_lines, path, books, name), is_hidden)


def _lines(path: Path, books: list[Any], name: str) -> Iterator[Line]:
    """The rows that hold anything; an empty row is passed over, whatever size the sheet claims."""
    sheets = [book[name] for book in books]
    with readable(path):
        rows = [_rows(sheet) for sheet in sheets]
        formulas = rows[1] if len(rows) > 1 else repeat(())
        seen = 0
        for number, (cells, written) in enumerate(zip(rows[0], formulas, strict=False), start=1):
            seen += len(cells)
            if number > MOST_ROWS or seen > MOST_CELLS:
                raise SiperiError("FORM_TOO_MANY_ROWS", Where(path.name, name, number), n=MOST_ROWS)
            if texts := _texts(cells, written):
                yield Line(number, texts, fractions=_fractions(cells))


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # a sheet may claim a million rows and a column XFD
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
    return rows


def _texts(cells: tuple[Any, ...], written: tuple[Any, ...]) -> tuple[str, ...]:
    texts = [as_text(cell.value) for cell in cells]
    for place, formula in enumerate(written):
        is_formula = formula.data_type == "f"
        if is_formula and cells[place].value is None and cells[place].data_type != "str":
            texts[place] = "=" + str(getattr(formula.value, "text", formula.value)).lstrip("=")
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _fractions(cells: tuple[Any, ...]) -> frozenset[int]:
    values = ((place, cell.value) for place, cell in enumerate(cells))
    return frozenset(place for place, one in values if isinstance(one, float) and not one.is_integer())
