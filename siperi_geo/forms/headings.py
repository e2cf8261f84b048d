"""Headings: which column of a table holds what, by its words, in Indonesian or English.

The order of the words matters: when two columns could be meant, the earlier word wins. It reads no rows.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from openpyxl.utils import get_column_letter

from siperi_geo.errors import brief
from siperi_geo.forms.heading_words import HEADINGS, OF_OTHERS, OWN_HEADINGS
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import Line, Sheet, fold, heading, whole_number

_CODE = re.compile(r"([a-z]*)[ ._-]*0*(\d+)")


@cache
def fields_for(subject: str) -> dict[str, tuple[str, int]]:
    """Words of headings → the field they stand for on forms of such subjects, and how sure: 0 is surest.

    The code of a kelurahan says whose a form of a kelurahan is; of a school it says where it is.
    """
    own = OWN_HEADINGS.get(subject, OF_OTHERS)
    taken = {word for words in own.values() for word in words}
    found: dict[str, tuple[str, int]] = {}
    for field in HEADINGS.keys() | own.keys():
        rest = [word for word in HEADINGS.get(field, ()) if word not in taken]
        found |= {word: (field, rank) for rank, word in enumerate((*own.get(field, ()), *rest))}
    return found


class ItemIndex:
    """Finds an item by what people write: its id in any case (`q7` for `Q007`) or its bare number."""

    def __init__(self, instrument: Instrument) -> None:
        self._positions: dict[str, int] = {}
        for position, item in enumerate(instrument.items):
            self._positions.setdefault(str(item.number), position)
        for position, item in enumerate(instrument.items):
            self._positions.setdefault(_plain_code(fold(item.id)), position)
        self._positions |= {fold(item.id): place for place, item in enumerate(instrument.items)}
        self._prefixes = {"", *(found[1] for word in self._positions if (found := _CODE.fullmatch(word)))}
        self.size = len(instrument.items)
        self.fields = fields_for(instrument.subject)
        self.keys = {"subject", "place", "kecamatan" if instrument.subject == "kecamatan" else "area"}

    def field_of(self, text: str) -> str | None:
        """The field a heading or label stands for, if any."""
        return self.fields.get(heading(text), (None, 0))[0]

    def find(self, text: str) -> int | None:
        """The position of the item, or None."""
        word = fold(text)
        found = self._positions.get(word)
        if found is None:
            number = whole_number(word.rstrip(" .)"))
            found = self._positions.get(_plain_code(word) if number is None else str(number))
        return found

    def looks_like_item(self, text: str) -> bool:
        """True for `Q129` or `129` where items are called Q001 … Q128: meant as an item, but unknown."""
        found = _CODE.fullmatch(fold(text))
        return found is not None and found[1] in self._prefixes


def _plain_code(word: str) -> str:
    found = _CODE.fullmatch(word)
    return found[1] + found[2] if found else word


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading row of a table: where each field and each item stands, and which columns mean nothing."""

    line: Line
    fields: dict[str, int]
    items: dict[int, int]  # position of the item → column
    unknown: tuple[int, ...]
    doubled: tuple[str, ...]
    has_letters: bool  # workbooks name columns A, B, …; a CSV names them by their heading

    @property
    def is_long(self) -> bool:
        return {"item", "answer"} <= self.fields.keys()

    def is_wide(self, index: ItemIndex) -> bool:
        """True for one row per subject: item columns beside a key, or half of all items on their own."""
        has_key = bool(index.keys & self.fields.keys())
        return len(self.items) >= min(2, index.size) and (has_key or 2 * len(self.items) >= index.size)

    def name(self, column: int) -> str:
        """How a person finds this column: its letter in a workbook, its heading in a CSV."""
        if self.has_letters:
            return get_column_letter(column + 1)
        return brief(self.line.cell(column)) or f"[{column + 1}]"

    def of(self, field: str) -> str | None:
        """The name of the column of a field."""
        return self.name(self.fields[field]) if field in self.fields else None


def read_columns(line: Line, sheet: Sheet, index: ItemIndex) -> Columns:
    """What each cell of a row would mean if the row were the headings of a table."""
    fields: dict[str, list[tuple[int, int]]] = defaultdict(list)  # field → (rank of the word, column)
    items: dict[int, list[int]] = defaultdict(list)
    unknown: list[int] = []
    for column in range(len(line.cells)):
        text = line.cell(column)
        field, rank = index.fields.get(heading(text), (None, 0))
        if field:
            fields[field].append((rank, column))
        elif (position := index.find(text)) is not None:
            items[position].append(column)
        elif text:
            unknown.append(column)
    best = {field: min(found) for field, found in fields.items()}
    twice = [best[field][1] for field, found in fields.items() if _count(found, best[field][0]) > 1]
    twice += [columns[0] for columns in items.values() if len(columns) > 1]
    return Columns(
        line,
        {field: column for field, (_, column) in best.items()},
        {position: columns[0] for position, columns in items.items()},
        tuple(unknown),
        tuple(brief(line.cell(column)) for column in sorted(twice)),
        has_letters=sheet.name is not None,
    )


def _count(found: list[tuple[int, int]], rank: int) -> int:
    return sum(one == rank for one, _ in found)
