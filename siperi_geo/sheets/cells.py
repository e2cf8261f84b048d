"""Cells as text: every value of every file becomes text here, before anything is judged.

Casting before validating hides bad text, so numbers, dates and truth values of a workbook are written
out as Excel shows them. It does not know which column a cell belongs to.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from siperi_geo.errors import Where

_SPACE = re.compile(r"[\s\u200b\u200e\u200f\ufeff]+")
_AROUND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200e\u200f\ufeff"
_BRACKETS = re.compile(r"\([^)]*\)?")
_MARKS = re.compile(r"[\s_./\\:*-]+")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?")
QUOTED = re.compile(r'[;,\t"\r\n]')


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: its number as Excel or an editor shows it, its cells as text, and how it was written.

    `damage` is a catalogue code when the row could not be split into cells. `fractions` are the places of numbers
    that a workbook keeps with decimals: their `12.345` is not the text `12.345`, which may mean thousands.
    """

    number: int
    cells: tuple[str, ...]
    raw: str | None = None
    damage: str | None = None
    fractions: frozenset[int] = frozenset()

    def cell(self, position: int | None) -> str:
        """The text of one cell without the spaces around it; empty when the row is shorter."""
        if position is None or position >= len(self.cells):
            return ""
        return tidy(self.cells[position])

    @property
    def is_blank(self) -> bool:
        return not self.damage and not any(tidy(cell) for cell in self.cells)

    def written(self) -> str:
        """The row as it stood in the file, or, for a workbook, as a semicolon CSV row."""
        return self.raw if self.raw is not None else ";".join(_quoted(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named way to walk through the rows of one sheet (or of one CSV, whose name is None), again and again."""

    file: str
    name: str | None
    lines: Callable[[], Iterator[Line]]
    is_hidden: bool = False
    separator: str | None = None  # of a CSV

    def at(self, line: Line | int | None = None, column: str | None = None) -> Where:
        """The place of a row or cell of this sheet, for problems."""
        row = line.number if isinstance(line, Line) else line
        return Where(self.file, self.name, row, column)

    def pick(self, numbers: set[int]) -> Iterator[Line]:
        """The rows with these numbers, read again from the file."""
        return (line for line in self.lines() if line.number in numbers) if numbers else iter(())


def as_text(value: Any) -> str:
    """A workbook value as text: 1.0 as `1`, a date as `2026-07-14`, true as `TRUE`, nothing as empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def tidy(text: str) -> str:
    """Text without the spaces, non-breaking spaces and invisible marks around it."""
    return text.strip(_AROUND)


def fold(text: str) -> str:
    """Text for comparing words: one kind of space, lower case, full-width letters as plain ones."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def heading(text: str) -> str:
    """The words of a heading alone: `RESPON\\n(YA=1, TIDAK=0)` and `Respon :` as `respon`."""
    return _MARKS.sub(" ", _BRACKETS.sub(" ", fold(text))).strip()


def whole_number(text: str) -> int | None:
    """`1`, `1.0` and `1,0` as 1; anything else as None."""
    if not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else None


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell
