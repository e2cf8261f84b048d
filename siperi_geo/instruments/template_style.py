"""How our xlsx form looks: cell formats, page set-up, sheet names that Excel accepts. It knows no content."""

from collections.abc import Collection
from textwrap import shorten
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

INK = "#1F2933"
QUIET = "#52606D"
LINE = "#9AA5B1"
BAND = "#E4E7EB"
OPEN = "#FFF6CC"  # an answer that is still open
FREE = ("answer", "evidence", "note")
NUMBERS = {"year": "0", "filled_on": "yyyy-mm-dd"}
A4 = 9
LONGEST_NAME = 31  # of a sheet, in Excel


class Styles:
    """The cell formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        base: dict[str, Any] = {"font_name": "Calibri", "font_color": INK, "valign": "top", "text_wrap": True}
        boxed = base | {"bottom": 1, "bottom_color": BAND}
        free = boxed | {"locked": False, "num_format": "@"}
        self.title = book.add_format(base | {"bold": True, "font_size": 14, "text_wrap": False})
        self.heading = book.add_format(base | {"bold": True, "font_size": 12})
        self.text = book.add_format(base)
        self.hint = book.add_format(base | {"font_color": QUIET, "text_wrap": False})
        self.label = book.add_format(boxed | {"bold": True})
        box = free | {"border": 1, "border_color": LINE, "align": "left"}
        self._box = book.add_format(box)
        self._boxes = {name: book.add_format(box | {"num_format": shape}) for name, shape in NUMBERS.items()}
        self.header = book.add_format(base | {"bold": True, "bg_color": BAND, "border": 1, "border_color": LINE})
        self.open = book.add_format({"bg_color": OPEN})
        self._cells = {
            (is_free, is_first): book.add_format((free if is_free else boxed) | _top(is_first))
            for is_free in (True, False)
            for is_first in (True, False)
        }

    def identity(self, field: str) -> Format:
        """The format of a box of the identity sheet: text, or a number where text would defeat the check."""
        return self._boxes.get(field, self._box)

    def cell(self, column: str, *, is_first: bool) -> Format:
        """The format of a cell in a table of questions; the first row of an indicator has a line above it."""
        return self._cells[column in FREE, is_first]


def _top(is_first: bool) -> dict[str, Any]:
    return {"top": 1, "top_color": LINE} if is_first else {}


def set_up_page(sheet: Worksheet, *, landscape: bool) -> None:
    """A4, one page wide, page numbers at the foot."""
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()


def sheet_name(text: str, taken: Collection[str]) -> str:
    """A sheet name that Excel accepts, cut at a word: no []:*?/\\, at most 31 characters, not taken yet."""
    plain = "".join(" " if letter in "[]:*?/\\'" else letter for letter in text)
    name = shorten(plain, LONGEST_NAME, placeholder="") or plain[:LONGEST_NAME]
    others = {one.casefold() for one in taken}
    number = 2
    while name.casefold() in others:
        tail = f" {number}"
        name = shorten(plain, LONGEST_NAME - len(tail), placeholder="") + tail
        number += 1
    return name
