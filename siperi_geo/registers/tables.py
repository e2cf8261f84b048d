"""Finds the table of a register in a sheet: its line or lines of headings, the lines above, the rows below.

Headings may stand in up to three lines, as in the tables of the statistics office, where one heading spans
several columns. What a heading means is decided by the register.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from openpyxl.utils import get_column_letter

from siperi_geo.errors import SiperiError, Where
from siperi_geo.sheets import Line, Sheet

LINES_SEARCHED = 200
BRACKETS = re.compile(r"\([^()]*\)")
MOST_HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over one column: its `own` words, and the `whole` with headings that span it from the left."""

    own: str
    whole: str


class Columns(Protocol):
    """What a register knows of its columns; `size` says how much of the table it understands."""

    @property
    def size(self) -> int: ...


C = TypeVar("C", bound=Columns)
Recognise = Callable[[Sequence[Heading]], C | None]


@dataclass(frozen=True, slots=True)
class Table(Generic[C]):
    """A table of a sheet: its heading lines, what its columns mean, and the filled lines above."""

    sheet: Sheet
    head: tuple[Line, ...]
    columns: C
    above: tuple[Line, ...]
    recognise: Recognise[C]

    def rows(self) -> Iterator[Line]:
        """The filled rows under the headings, without headings said again and rows of remarks in brackets."""
        start = self.head[-1].number
        return (
            line
            for line in self.sheet.lines()
            if line.number > start and not line.is_blank and not self._is_head(line)
        )

    def _is_head(self, line: Line) -> bool:
        """True for a heading repeated on a later page or in another language, for `(1) (2) (3)` and `(jiwa)`."""
        words = _words(line)
        return (
            not line.damage
            and (all(BRACKETS.fullmatch(word) for word in words if word) or words in map(_words, self.head))
        ) or self.recognise(headings_of([line])) is not None

    def name(self, column: int) -> str:
        """How a person finds this column: its letter in a workbook, its heading in a CSV."""
        heading = headings_of(self.head)[column].own if column < width_of(self.head) else ""
        return get_column_letter(column + 1) if self.sheet.name is not None else heading or f"[{column + 1}]"


def find_tables(
    sheets: Sequence[Sheet], recognise: Recognise[C], *, missing: str = "REGISTER_HEADER_MISSING", **values: str
) -> list[Table[C]]:
    """The table of each sheet that has one; of a CSV the one in the separator that makes most of it.

    Hidden sheets count only when no other sheet has a table. Errors: FORM_FILE_EMPTY; `missing`, with `values`,
    where no headings are found.
    """
    found = [table for sheet in sheets if (table := table_of(sheet, recognise))]
    if not found:
        raise _nothing(sheets, missing, values)
    if sheets[0].name is None:
        return [max(found, key=lambda table: table.columns.size)]
    return [table for table in found if not table.sheet.is_hidden] or found


def table_of(sheet: Sheet, recognise: Recognise[C]) -> Table[C] | None:
    """The first table of a sheet: of the ways to read its headings the fullest, in as few lines as possible."""
    lines = list(_searched(sheet))
    for first in range(len(lines)):
        found = [
            Table(sheet, head, columns, tuple(lines[:start]), recognise)
            for start in range(first, min(first + MOST_HEAD_LINES, len(lines)))
            for head in _heads(lines, start)
            if (columns := recognise(headings_of(head)))
        ]
        if any(table.head[0] is lines[first] for table in found):
            return max(found, key=lambda table: (table.columns.size, -len(table.head)))
    return None


def headings_of(head: Sequence[Line]) -> list[Heading]:
    """The headings over each column, top to bottom."""
    width = width_of(head)
    texts = [[line.cell(column) for column in range(width)] for line in head]
    return [
        Heading(
            " ".join(filter(None, (row[column] for row in texts))),
            " ".join(filter(None, (_spanning(texts, level, column) for level in range(len(texts))))),
        )
        for column in range(width)
    ]


def width_of(head: Sequence[Line]) -> int:
    """How many columns the headings have."""
    return max((len(line.cells) for line in head), default=0)


def _spanning(texts: list[list[str]], level: int, column: int) -> str:
    """The words of a level over a column: its own, else those to the left where headings stand below both."""
    below = texts[level + 1 :]
    for place in range(column, -1, -1):
        if place < column and not any(row[place] for row in below):
            return ""
        if texts[level][place]:
            return texts[level][place]
    return ""


def _heads(lines: Sequence[Line], start: int) -> Iterator[tuple[Line, ...]]:
    """One, two or three lines that stand directly under each other."""
    for size in range(1, MOST_HEAD_LINES + 1):
        head = tuple(lines[start : start + size])
        if len(head) == size and head[-1].number - head[0].number == size - 1:
            yield head


def _words(line: Line) -> tuple[str, ...]:
    return tuple(line.cell(column) for column in range(len(line.cells)))


def _searched(sheet: Sheet) -> Iterator[Line]:
    """The filled lines among the first ones, where headings are looked for."""
    return (line for line in islice(sheet.lines(), LINES_SEARCHED) if not line.is_blank)


def _nothing(sheets: Sequence[Sheet], missing: str, values: Mapping[str, Any]) -> SiperiError:
    """Why there is no table: an empty file (a CSV is, when any separator leaves nothing), or no headings."""
    first = [next(_searched(sheet), None) for sheet in sheets]
    is_text = sheets[0].name is None
    if not any(first) or (is_text and not all(first)):
        return SiperiError("FORM_FILE_EMPTY", Where(sheets[0].file))
    sheet, line = next((sheet, line) for sheet, line in zip(sheets, first, strict=True) if line)
    return SiperiError(missing, sheet.at(line), found=line.written()[:120], **values)
