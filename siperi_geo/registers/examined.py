"""What every register says of a file it was handed: where it comes from, its rows, what storing it would change.

It reads no file; each register adds what only it knows.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from siperi_geo.errors import Problem
from siperi_geo.sheets import BadRow, MadeTable
from siperi_geo.store import Batch


class Planned(Protocol):
    """One thing that may be stored; its `action` is "unchanged" when it is stored already."""

    @property
    def action(self) -> str: ...


E = TypeVar("E", bound=Planned)


@dataclass(frozen=True, slots=True)
class ExaminedFile(Generic[E]):
    """The part of a report that is the same for every register."""

    file_name: str
    sha256: str
    source: str
    rows_in: int
    quarantine: tuple[BadRow, ...]
    entries: tuple[E, ...]
    doubts: int  # how many wait for a person, or were taken because one checked them
    problems: tuple[Problem, ...]

    @property
    def rows_bad(self) -> int:
        return len(self.quarantine)

    @property
    def rows_good(self) -> int:
        return self.rows_in - self.rows_bad

    @property
    def to_store(self) -> tuple[E, ...]:
        """The entries that storing would change; an unchanged one is not stored again."""
        return tuple(entry for entry in self.entries if entry.action != "unchanged")

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    def batch(self, action: str) -> Batch:
        """The head of the import that storing this would be."""
        return Batch(action, self.file_name, self.sha256, self.rows_in, rows_bad=self.rows_bad)


R = TypeVar("R", bound=ExaminedFile[Any])


def with_made(examined: R, path: Path | MadeTable) -> R:
    """The report with what was said, and the rows that were held, when the table was made from another file."""
    if not isinstance(path, MadeTable):
        return examined
    return replace(
        examined,
        rows_in=examined.rows_in + len(path.held),
        quarantine=(*path.held, *examined.quarantine),
        problems=(*path.problems, *examined.problems),
    )
