"""What is wrong with a file: every problem with its place, and the rows set aside, as they were written.

It collects; what is a problem is decided by whoever reads the rows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.sheets.cells import Line, Sheet
from siperi_geo.text import language

MOST_PROBLEMS = 20_000  # beyond this a report helps nobody; the file is refused as a whole
MOST_WARNINGS = 300  # of one kind
FIRST_SHOWN = 100
MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row set aside: its number, its place, the row as written, and the first reason.

    `head`: the headings over it as written, where it is a row of a table; files alone say them.
    """

    line: int
    place: str
    raw: str
    code: str
    message: str
    head: str = ""

    def stored(self) -> dict[str, str | int]:
        """What the store keeps of it."""
        kept = asdict(self)
        del kept["head"]
        return kept


@dataclass(slots=True)
class Findings:
    """Collects, while a file is read, the rows seen, the rows set aside and every problem."""

    file: str
    rows_in: int = 0
    errors: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    heads: dict[str | None, str] = field(default_factory=dict)
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

    def note_head(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Keep the headings of the table of a sheet: they go with its rows that are set aside."""
        self.heads[sheet.name] = "\n".join(line.written() for line in lines)

    def set_aside(self, sheet: Sheet, line: Line, reason: Problem) -> None:
        """Put a row into quarantine, once, with its first reason."""
        place, message, head = str(reason.where), reason.message(language()), self.heads.get(sheet.name, "")
        row = BadRow(line.number, place, line.written(), reason.code, message, head)
        self.bad.setdefault((sheet.name, line.number), row)
        self._give_up_on_too_many()

    @property
    def rows_bad(self) -> int:
        return len(self.bad)

    @property
    def rows_good(self) -> int:
        return self.rows_in - self.rows_bad

    @property
    def quarantine(self) -> tuple[BadRow, ...]:
        """The rows set aside, in the order in which they were."""
        return tuple(self.bad.values())

    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem kept, and behind them how many warnings of a kind were only counted."""
        more = (
            Problem("FORM_MORE_WARNINGS", Where(self.file), {"n": n - MOST_WARNINGS, "like": code})
            for code, n in self.warnings.items()
            if n > MOST_WARNINGS
        )
        return (*self.problems, *more)

    def _give_up_on_too_many(self) -> None:
        if self.errors > MOST_PROBLEMS or len(self.bad) > MOST_PROBLEMS:
            where, first = Where(self.file), self.problems[:FIRST_SHOWN]
            raise SiperiError("FORM_TOO_MANY_PROBLEMS", where, more=first, n=MOST_PROBLEMS)


def listed(values: Sequence[object]) -> str:
    """The first twenty of some values, with a comma between, and how many more there are."""
    texts = [str(value) for value in values]
    more = len(texts) - MOST_LISTED
    return ", ".join(texts[:MOST_LISTED]) + (f", … (+{more})" if more > 0 else "")
