"""What storing files of many households would do, as arrays with one place per entry. Values only."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from siperi_geo.areas import Area
from siperi_geo.forms.households import NOTHING, Households, Reason
from siperi_geo.instruments import Instrument

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Entries = NDArray[np.int64]
LOCKED = "HOUSEHOLD_ROUND_LOCKED"


class State(IntEnum):
    """What becomes of an entry: a household's form, or a row that is nobody's."""

    NEW = 0
    REVISED = 1
    UNCHANGED = 2  # stored already with the same content, or a second time in these files with the same content
    HELD = 3  # it was read and needs a person first
    BAD = 4  # it could not be read


@dataclass(slots=True)
class Said:
    """What there is to say beside reasons: forms by catalogue code, and by kelurahan that are only alike.

    `alike`: how it is written, its name and code. `years`: forms to store, by code and year.
    """

    counts: Counter[str] = field(default_factory=Counter)
    alike: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    years: Counter[tuple[str, int]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, eq=False)
class HouseholdPlan:
    """What would happen to each entry of `read`. `area` is a number in `areas`, `year` is 0 where nobody says it.

    `reason` (a number in `reasons`): why an entry is held or bad. `as_blank`: the user has decided that what could
    not be read of it is blank. `revision`: the last one that is stored. `said`: what else there is to say.
    `is_told_apart`: whether new, revised and unchanged entries are so many everywhere that each may be told.
    """

    instrument: Instrument
    read: Households
    areas: tuple[Area, ...]
    area: Ints
    year: Ints
    state: NDArray[np.int8]
    reason: Ints
    reasons: tuple[Reason, ...]
    as_blank: Flags
    revision: Ints
    said: Said
    chosen_year: int | None
    unreadable_as_blank: bool
    is_told_apart: bool = True

    @property
    def to_store(self) -> Flags:
        """Entries that storing would add."""
        return self.state <= State.REVISED

    @property
    def known(self) -> Flags:
        """Entries that are stored already just as they are."""
        known: Flags = (self.state == State.UNCHANGED) & (self.revision > 0)
        return known

    @property
    def spoken_of(self) -> Flags:
        """Entries that words about those to store count: with the known ones, where these are not told apart."""
        return self.to_store if self.is_told_apart else self.to_store | self.known

    @property
    def set_aside(self) -> Flags:
        """Entries that are kept with their reason: those not used, and those used by decision."""
        return (self.state >= State.HELD) | (self.as_blank & self.spoken_of)

    @property
    def parts(self) -> tuple[Flags, Flags, Flags]:
        """New, revised and known entries."""
        return self.state == State.NEW, self.state == State.REVISED, self.known

    def in_order(self, which: Flags) -> Entries:
        """Some entries by kelurahan and household code, as they lie in the store."""
        entries = np.flatnonzero(which)
        return entries[np.lexsort((self.read.code[entries], self.area[entries]))]

    def rows(self, *states: State) -> int:
        """How many rows of the files the entries in these states stand for."""
        return int(self.read.rows[np.isin(self.state, states)].sum())

    def count(self, *states: State) -> int:
        """How many entries are in these states; a row that is nobody's is one."""
        return int(np.isin(self.state, states).sum())

    @property
    def locked_year(self) -> str | None:
        """A year whose round is locked and holds entries that would have been stored; None where none does."""
        return next((dict(one.values)["year"] for one in self.reasons if one.code == LOCKED), None)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, or that of the digests of several."""
        digests = [file.sha256 for file in self.read.files]
        return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()

    def subject_id(self, entry: int) -> str:
        """The id of the household of an entry that has one."""
        return subject_id(self.areas[self.area[entry]], self.read.code[entry])

    def code(self, entry: int) -> str:
        """The household code of an entry."""
        return bytes(self.read.code[entry]).decode("ascii")

    def per_area(self) -> Iterator[tuple[Area | None, dict[State, int]]]:
        """Entries by kelurahan and state, in the order of codes; behind them those without a kelurahan."""
        for number in (*range(len(self.areas)), NOTHING):
            states = np.bincount(self.state[self.area == number], minlength=len(State))
            if states.any():
                area = None if number == NOTHING else self.areas[number]
                yield area, {state: int(states[state]) for state in State}


def subject_id(area: Area, code: bytes) -> str:
    """The id of a household: of its kelurahan and the code that this gave it."""
    return f"family:{area.code}:{bytes(code).decode('ascii')}"


def says(read: Households, entry: int) -> tuple[bytes, date | None, tuple[tuple[str, str], ...]]:
    """Everything of an entry that is stored: two forms that say the same are the same form."""
    return read.answers[entry].tobytes(), read.whens[read.when[entry]].day, read.headers[read.header[entry]]
