"""The files that a page offers, fetched as a reader fetches them, and the tables that the page shows."""

import html
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from tests.pages.opening import dashboard

Make = Callable[[], bytes]
TABLE = re.compile(r"<table>(?:<caption>(.*?)</caption>)?(.*?)</table>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
FIELD = re.compile(r'("(?:[^"]|"")*")?([^";\r\n]*)(;|\r\n)')
BUTTON = re.compile(r'data-words="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of a page: its caption, its headings, its cells as text."""

    caption: str
    heads: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Held:
    """A table in a file: headings, cells (numbers, text or None), what stands below or beside it."""

    heads: list[str]
    rows: list[list[Any]]
    foot: dict[str, str]


class Taking:
    """Notes what the buttons of the last page would fetch; `make` it by the name of its file."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._made: dict[str, Make] = {}
        deferred, at_once = MediaFileManager.add_deferred, MediaFileManager.add

        def add_deferred(one: MediaFileManager, make: Make, *given: Any, **named: Any) -> str:
            self._made[named["file_name"]] = make
            return deferred(one, make, *given, **named)

        def add(one: MediaFileManager, data: Any, *given: Any, **named: Any) -> str:
            if named.get("is_for_static_download"):
                self._made[named["file_name"]] = lambda: data
            return at_once(one, data, *given, **named)

        patch.setattr(MediaFileManager, "add_deferred", add_deferred)
        patch.setattr(MediaFileManager, "add", add)

    def of(self, open_: Callable[[], AppTest]) -> tuple[AppTest, dict[str, Make]]:
        """The page that this opens and what its buttons fetch, by the name of the file."""
        dashboard()  # which opens the first page, the first time
        self._made.clear()
        page = open_()
        assert not page.exception, page.exception
        buttons = page.get("download_button")
        assert len(self._made) == len(buttons), f"two of them share a name: {sorted(self._made)}"
        return page, dict(self._made)


def tables(page: AppTest) -> list[Shown]:
    """The tables of a page in their order."""
    found = []
    for content in _html(page):
        for caption, body in TABLE.findall(content):
            lines = [[_text(cell) for cell in CELL.findall(line)] for line in ROW.findall(body)]
            found.append(Shown(_text(caption), lines[0], lines[1:]))
    return found


def pictures(page: AppTest) -> list[dict[str, Any]]:
    """What the buttons of charts write into a picture."""
    said = [one for content in _html(page) for one in BUTTON.findall(content)]
    return [json.loads(html.unescape(one)) for one in said]


def _html(page: AppTest) -> list[str]:
    return [str(getattr(element, "value", "")) for element in page.get("html")]


def _text(cell: str) -> str:
    return html.unescape(TAG.sub("", cell))


def read_csv(content: bytes) -> Held:
    """A file as Indonesian Excel reads it: semicolons, decimal commas; in quotes text, without them numbers."""
    assert content.startswith("\ufeff".encode()), "without it Excel takes UTF-8 for something else"
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    lines: list[list[Any]] = []
    line: list[Any] = []
    for quoted, plain, ends in FIELD.findall(text):
        line.append(_bare(quoted[1:-1].replace('""', '"')) if quoted else _number(plain))
        if ends != ";":
            lines.append(line)
            line = []
    end = lines.index([None]) if [None] in lines else len(lines)
    return Held(
        [str(head) for head in lines[0]], lines[1:end], {str(name): str(value) for name, value in lines[end + 1 :]}
    )


def _number(plain: str) -> float | None:
    return float(plain.replace(",", ".")) if plain else None


def _bare(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") else cell


def read_xlsx(content: bytes) -> Held:
    """A workbook of two sheets: the table, and what it is."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    first, second = book.worksheets
    rows = [[cell.value for cell in row] for row in first.iter_rows()]
    foot = {str(row[0].value): _bare(str(row[1].value)) for row in second.iter_rows()}
    heads = [_bare(str(head)) for head in rows[0]]
    return Held(heads, [[_bare(one) if isinstance(one, str) else one for one in row] for row in rows[1:]], foot)
