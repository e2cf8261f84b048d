"""What planning an import says: forms that may be stored, forms that need a person first. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from siperi_geo.assessments.owners import Owner
from siperi_geo.assessments.subjects import Subject
from siperi_geo.errors import Problem
from siperi_geo.forms import FilledForm
from siperi_geo.instruments import NOT_ASKED, Instrument

Action = Literal["new", "revision", "unchanged"]
AS_BLANK = "FORM_UNREADABLE_AS_BLANK"
FEWER = "ASSESSMENT_FEWER_ANSWERS"
OVERRULED = frozenset(
    {"ASSESSMENT_SUBJECT_DIFFERS", "ASSESSMENT_YEAR_DIFFERS", "ASSESSMENT_REVISES_VERIFIED", AS_BLANK}
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A form with its owner and year."""

    form: FilledForm
    owner: Owner
    year: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that may be stored: whose it is, for which year, and what storing it will do.

    `answered_before` is how many questions the form that it follows answers; None where it follows none.
    """

    form: FilledForm
    owner: Owner
    year: int
    revision: int
    action: Action
    answered_before: int | None = None
    follows_verified: bool = False

    @property
    def subject(self) -> Subject:
        return self.owner.subject

    @property
    def answered(self) -> int:
        return answer_count(self.form.answers)

    @property
    def is_shorter(self) -> bool:
        """Whether it answers fewer questions than the form it follows."""
        return self.answered_before is not None and self.answered < self.answered_before


@dataclass(frozen=True, slots=True)
class Held:
    """A form that needs a person first, why, and the year it was meant for (None: nobody said)."""

    form: FilledForm
    problem: Problem
    year: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: forms that may be stored, forms held back, and what else there is to say."""

    instrument: Instrument
    entries: tuple[Entry, ...]
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]

    @property
    def to_store(self) -> tuple[Entry, ...]:
        """The entries that storing would add; an unchanged form is not stored again."""
        return tuple(entry for entry in self.entries if entry.action != "unchanged")

    @property
    def overruled(self) -> tuple[Problem, ...]:
        """Where the user's word wins over what a form says, among the entries that storing would add."""
        return self._of_stored(OVERRULED)

    @property
    def shorter(self) -> tuple[Problem, ...]:
        """Where storing would put a form with fewer answers in the place of one with more."""
        return self._of_stored({FEWER})

    @property
    def held_rows(self) -> int:
        """How many readable rows of the files belong to forms that are held."""
        return sum(one.form.rows_good for one in self.held)

    def _of_stored(self, codes: frozenset[str] | set[str]) -> tuple[Problem, ...]:
        entries = self.entries if self.instrument.is_unnamed else self.to_store
        places = {entry.form.where for entry in entries}
        return tuple(one for one in self.problems if one.code in codes and one.where in places)


def answer_count(answers: Sequence[int | None]) -> int:
    """How many of the questions that a form asks it answers."""
    return sum(answer not in (None, NOT_ASKED) for answer in answers)
