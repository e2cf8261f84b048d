"""Tables with one row per question and household, in any order: the rows of a household find each other.

A row that cannot be used stands by itself; its household lacks it, and says so.
"""

import json
from collections.abc import Iterator
from functools import cache

from siperi_geo.errors import brief
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.forms.households.rows import UNREADABLE, Rows
from siperi_geo.forms.households.values import BLANK, Reason
from siperi_geo.forms.tables import Table
from siperi_geo.sheets import Line, tidy

LACKING = Reason("HOUSEHOLD_ROW_LACKING")
DOUBLED = Reason("HOUSEHOLD_ITEM_DOUBLED")


class LongRows:
    """Reads the rows of a long table; `answered` are the questions answered so far, by entry, as bits."""

    def __init__(self, table: Table, rows: Rows, index: ItemIndex, items: int) -> None:
        self._rows, self._gathering, self._items = rows, rows.gathering, items
        self._item, self._answer = (table.columns.fields[name] for name in ("item", "answer"))
        self._columns = table.columns
        self._find = cache(lambda text: index.find(tidy(text)))
        self._entries: dict[tuple[int, int, str], int] = {}
        self._answered: dict[int, int] = {}

    def read(self, line: Line) -> None:
        """One answer of one household."""
        cells, broken = self._rows.cells(line)
        if broken:
            self._gathering.nobody(line.number, broken, "")
            return
        place, when, header, code, reason = self._rows.head(cells)
        kept = self._kept
        if reason:
            self._gathering.nobody(line.number, reason, kept(cells, None))
            return
        entry = self._entry(line.number, place, when, header, code)
        position = self._find(cells[self._item])
        value = UNREADABLE if position is None else self._rows.answer(position, cells[self._answer])
        if value != UNREADABLE and position is not None:
            self._put(entry, position, value)
            return
        unknown = Reason("HOUSEHOLD_ITEM_UNKNOWN", self._columns.of("item"))
        unread = Reason("HOUSEHOLD_ANSWER_UNREADABLE", self._columns.of("answer"))
        self._gathering.nobody(line.number, unknown if position is None else unread, kept(cells, position))
        if position is not None or tidy(cells[self._answer]):
            self._gathering.refuse(entry, LACKING, written=None, is_unread=True)

    def _entry(self, row: int, place: int, when: int, header: int, code: str) -> int:
        key = (place, when, code)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._gathering.add(row, place, when, header, code, bytes([BLANK]) * self._items)
            self._gathering.rows[entry] = 0
            self._entries[key], self._answered[entry] = entry, 0
        return entry

    def _put(self, entry: int, position: int, value: int) -> None:
        bit, at = 1 << position, entry * self._items + position
        self._gathering.rows[entry] += 1
        if self._answered[entry] & bit and self._gathering.answers[at] != value:
            self._gathering.refuse(entry, DOUBLED, written=None)
        self._answered[entry] |= bit
        self._gathering.answers[at] = value

    def _kept(self, cells: tuple[str, ...], position: int | None) -> str:
        """A refused row as it may be kept."""
        said = json.loads(self._rows.kept(cells))
        said["item"] = brief(tidy(cells[self._item])) if position is not None else ""
        answer = cells[self._answer]
        said["answer"] = self._rows.answer_to_keep(position or 0, answer)
        return json.dumps({name: text for name, text in said.items() if text}, ensure_ascii=False)


def read_long(table: Table, lines: Iterator[Line], rows: Rows, index: ItemIndex, items: int) -> None:
    """Read the rows of a long table, one answer each."""
    reader = LongRows(table, rows, index, items)
    for line in lines:
        reader.read(line)
