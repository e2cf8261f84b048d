"""What comes out of a form file: filled forms, problems with their place, and the rows set aside.

These are values only; nothing here reads a file, scores an answer or knows the store.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from siperi_geo.errors import Problem, Where
from siperi_geo.instruments import NOT_ASKED
from siperi_geo.sheets import BadRow, Findings, write_bad_rows


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside an answer: the document shown as evidence, and the note of the discussion."""

    evidence: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of a form that could not be read: where it stands, and the item where that is known.

    It is not a blank: nobody knows what was answered there.
    """

    where: Where
    item: str | None = None

    def __str__(self) -> str:
        place = str(replace(self.where, file=None)) or str(self.where)
        return f"{self.item} ({place})" if self.item else place


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One form of one subject. `answers` are stored values in item order, None where nothing was answered.

    NOT_ASKED stands where the form's profile does not ask. An answer that is among `unread` is None too: whoever
    uses the answers must look at both.

    `header` is the form's head as written; `year` is None when the file does not say it. `rows_good` are the rows
    of the file that were read into it. `area_name` is the kelurahan, as written, of a subject that is none itself.
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
    unread: tuple[Unread, ...] = ()
    rows_good: int = 0
    area_name: str | None = None

    @property
    def is_blank(self) -> bool:
        return all(answer in (None, NOT_ASKED) for answer in self.answers)


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


def reading_of(findings: Findings, *, kind: str, sha256: str, forms: tuple[FilledForm, ...]) -> Reading:
    """The forms of one file with everything that was found while it was read."""
    return Reading(
        findings.file, sha256, kind, forms, findings.all_problems(), findings.quarantine,
        findings.rows_in, findings.rows_good, findings.rows_bad,
    )  # fmt: skip


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


def write_quarantine(reading: Reading, target: Path) -> Path:
    """Write the rows that were set aside to a CSV that Excel opens as it is. Returns target."""
    return write_bad_rows(reading.quarantine, target)
