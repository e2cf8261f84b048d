"""What files of many households give, kept small: numbers in arrays, and every distinct text once.

A household takes about a hundred bytes, however long its row is. Nothing here reads a file or knows the store.
"""

from array import array
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from siperi_geo.errors import Problem
from siperi_geo.forms.head import When
from siperi_geo.forms.households.codes import LONGEST_CODE
from siperi_geo.forms.households.spool import Spool

BLANK = 255  # no answer; a form that is not asked everything (NOT_ASKED) is never read here
NOTHING = -1
Key = TypeVar("Key", bound=Hashable)
Ints = NDArray[np.int32]


class Said(NamedTuple):
    """What a row says of its place, as written."""

    code: str = ""
    name: str = ""
    kecamatan: str = ""
    city: str = ""


class Reason(NamedTuple):
    """Why a household is not stored: a catalogue code, the column, and what its words need beside the count."""

    code: str
    column: str | None = None
    values: tuple[tuple[str, str], ...] = ()


class Numbered(Generic[Key]):
    """Distinct values by number, in the order in which they came."""

    def __init__(self, *known: Key) -> None:
        self.values: list[Key] = list(known)
        self._numbers = {one: number for number, one in enumerate(known)}

    def number(self, value: Key) -> int:
        """The number of a value, a new one for a new value."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = len(self.values)
            self.values.append(value)
        return found


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its name, the SHA-256 of its bytes, what kind of form it holds, how many rows."""

    name: str
    sha256: str
    kind: str
    rows_in: int


@dataclass(frozen=True, slots=True, eq=False)
class Households:
    """What all files gave, in file order: an entry is a household's form, or a row that is nobody's.

    `rows`: how many rows of the file an entry stands for. `reason`: why it cannot be used (NOTHING: it can).
    `is_unread`: it can, once somebody decides that what could not be read counts as blank. `kept`: where the spool
    has the row as it may be kept (NOTHING: only where a reason was found while reading). `problems`: what is said
    of whole files, `left_out`: rows with words that are not kept.
    """

    files: tuple[File, ...]
    file: Ints
    row: Ints
    rows: Ints
    place: Ints
    when: Ints
    header: Ints
    reason: Ints
    is_unread: NDArray[np.bool_]
    kept: Ints
    code: NDArray[np.bytes_]
    answers: NDArray[np.uint8]
    places: tuple[Said, ...]
    whens: tuple[When, ...]
    headers: tuple[tuple[tuple[str, str], ...], ...]
    reasons: tuple[Reason, ...]
    spool: Spool
    again: NDArray[np.bool_]
    problems: tuple[Problem, ...]

    def __len__(self) -> int:
        return len(self.row)


def _numbers() -> "array[int]":
    return array("i")


@dataclass(slots=True)
class Gathering:
    """Entries while files are being read; `done` makes them `Households`."""

    items: int
    spool: Spool = field(default_factory=Spool)
    files: list[File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    places: Numbered[Said] = field(default_factory=Numbered)
    whens: Numbered[When] = field(default_factory=Numbered)
    headers: Numbered[tuple[tuple[str, str], ...]] = field(default_factory=Numbered)
    reasons: Numbered[Reason] = field(default_factory=Numbered)
    file: "array[int]" = field(default_factory=_numbers)
    row: "array[int]" = field(default_factory=_numbers)
    rows: "array[int]" = field(default_factory=_numbers)
    place: "array[int]" = field(default_factory=_numbers)
    when: "array[int]" = field(default_factory=_numbers)
    header: "array[int]" = field(default_factory=_numbers)
    reason: "array[int]" = field(default_factory=_numbers)
    kept: "array[int]" = field(default_factory=_numbers)
    unread: bytearray = field(default_factory=bytearray)
    codes: bytearray = field(default_factory=bytearray)
    answers: bytearray = field(default_factory=bytearray)
    again: set[int] = field(default_factory=set)

    def add(self, row: int, place: int, when: int, header: int, code: str, answers: bytes) -> int:
        """A household's entry, which stands for one row; returns its number."""
        self.file.append(len(self.files))
        self.row.append(row)
        self.rows.append(1)
        self.place.append(place)
        self.when.append(when)
        self.header.append(header)
        self.reason.append(NOTHING)
        self.kept.append(NOTHING)
        self.unread.append(0)
        self.codes += code.encode("ascii", "replace")[:LONGEST_CODE].ljust(LONGEST_CODE, b"\0")
        self.answers += answers
        return len(self.row) - 1

    def refuse(self, entry: int, reason: Reason, *, written: str | None, is_unread: bool = False) -> None:
        """Why an entry cannot be used, and its row as it may be kept; the first reason stays."""
        if self.reason[entry] != NOTHING:
            return
        self.reason[entry] = self.reasons.number(reason)
        self.unread[entry] = is_unread
        if written is not None:
            self.kept[entry] = self.spool.put(written)

    def nobody(self, row: int, reason: Reason, written: str) -> int:
        """An entry for a row that is of nobody who could be named."""
        entry = self.add(row, NOTHING, NOTHING, NOTHING, "", bytes([BLANK]) * self.items)
        self.refuse(entry, reason, written=written)
        return entry

    def cut(self, entries: int) -> None:
        """Forget every entry from this number on: those of a file that cannot be read after all."""
        for name in NUMBERS:
            del getattr(self, name)[entries:]
        del self.unread[entries:]
        del self.codes[entries * LONGEST_CODE :]
        del self.answers[entries * self.items :]
        self.again = {entry for entry in self.again if entry < entries}

    def done(self) -> Households:
        """What was gathered, for good."""
        again = np.zeros(len(self.row), bool)
        again[sorted(self.again)] = True
        return Households(
            files=tuple(self.files),
            **{name: np.frombuffer(getattr(self, name), np.int32) for name in NUMBERS},
            is_unread=np.frombuffer(self.unread, np.bool_),
            code=np.frombuffer(self.codes, f"S{LONGEST_CODE}"),
            answers=np.frombuffer(self.answers, np.uint8).reshape(-1, self.items),
            places=tuple(self.places.values),
            whens=tuple(self.whens.values),
            headers=tuple(self.headers.values),
            reasons=tuple(self.reasons.values),
            spool=self.spool,
            again=again,
            problems=tuple(self.problems),
        )


NUMBERS = ("file", "row", "rows", "place", "when", "header", "reason", "kept")
