"""What comes out of a form file: filled forms, problems with their place, and the rows set aside.

These are values only; nothing here reads a file, scores an answer or knows the store.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.forms.cells import Line, Sheet
from siperi_geo.text import language

MOST_PROBLEMS = 20_000  # beyond this a report helps nobody; the file is refused as a whole
MOST_WARNINGS = 300  # of one kind
FIRST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside an answer: the document shown as evidence, and the note of the discussion."""

    evidence: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One form of one subject. `answers` are stored values in item order, None where nothing was answered.

    `header` is the form's head as written; `year` is None when the file does not say it.
    """

    subject_id: str | None
    place_name: str | None
    kecamatan_name: str | None
    city_name: str | None
    year: int | None
    filled_on: date | None
    header: dict[str, str]
    answers: tuple[int | None, ...]
    notes: dict[str, Note]
    where: Where


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row set aside: its number, its place, the row as written, and the first reason."""

    line: int
    place: str
    raw: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one file gave. `rows_in` is always `rows_good` + `rows_bad`, and bad rows are all kept."""

    file_name: str
    sha256: str
    kind: str
    forms: tuple[FilledForm, ...]
    problems: tuple[Problem, ...]
    quarantine: tuple[BadRow, ...]
    rows_in: int
    rows_good: int
    rows_bad: int


@dataclass(slots=True)
class Findings:
    """Collects, while a file is read, the rows seen, the rows set aside and every problem."""

    file: str
    rows_in: int = 0
    errors: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    bad: dict[tuple[str | None, int], BadRow] = field(default_factory=dict)

    def problem(self, code: str, where: Where, **values: Any) -> Problem:
        """Add a problem; gives up on the whole file when there are far too many errors.

        Of one kind of warning the first hundreds are kept, and the rest counted.
        """
        found = Problem(code, where, values)
        if found.is_error:
            self.errors += 1
        else:
            self.warnings[code] += 1
        if found.is_error or self.warnings[code] <= MOST_WARNINGS:
            self.problems.append(found)
        self._give_up_on_too_many()
        return found

    def set_aside(self, sheet: Sheet, line: Line, reason: Problem) -> None:
        """Put a row into quarantine, once, with its first reason."""
        row = BadRow(line.number, str(reason.where), line.written(), reason.code, reason.message(language()))
        self.bad.setdefault((sheet.name, line.number), row)
        self._give_up_on_too_many()

    def reading(self, *, kind: str, sha256: str, forms: tuple[FilledForm, ...]) -> Reading:
        """Everything together, problems and bad rows in the order of the file."""
        for code, n in self.warnings.items():
            if n > MOST_WARNINGS:
                values = {"n": n - MOST_WARNINGS, "like": code}
                self.problems.append(Problem("FORM_MORE_WARNINGS", Where(self.file), values))
        good = self.rows_in - len(self.bad)
        return Reading(
            self.file, sha256, kind, forms, tuple(self.problems), tuple(self.bad.values()),
            self.rows_in, good, len(self.bad),
        )  # fmt: skip

    def _give_up_on_too_many(self) -> None:
        if self.errors > MOST_PROBLEMS or len(self.bad) > MOST_PROBLEMS:
            where, first = Where(self.file), self.problems[:FIRST_SHOWN]
            raise SiperiError("FORM_TOO_MANY_PROBLEMS", where, more=first, n=MOST_PROBLEMS)


def merge_readings(readings: Sequence[Reading]) -> Reading:
    """Several files as one reading: counts added, forms, problems and bad rows one after the other."""
    if len(readings) == 1:
        return readings[0]
    digests = "".join(reading.sha256 for reading in readings)
    kinds = {reading.kind for reading in readings}
    return Reading(
        file_name=", ".join(reading.file_name for reading in readings),
        sha256=hashlib.sha256(digests.encode()).hexdigest(),
        kind=kinds.pop() if len(kinds) == 1 else "mixed",
        forms=tuple(form for reading in readings for form in reading.forms),
        problems=tuple(problem for reading in readings for problem in reading.problems),
        quarantine=tuple(row for reading in readings for row in reading.quarantine),
        rows_in=sum(reading.rows_in for reading in readings),
        rows_good=sum(reading.rows_good for reading in readings),
        rows_bad=sum(reading.rows_bad for reading in readings),
    )
