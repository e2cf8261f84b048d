"""What a list of families says: households of kelurahan by running number, and the rows that are refused.

Of a refused row nothing is kept but its place and the reason.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from siperi_geo.assessments.households.located import SHOWN_FROM, without_words
from siperi_geo.errors import Problem, Where
from siperi_geo.forms.households import Reason
from siperi_geo.sheets import BadRow, listed
from siperi_geo.text import language, number


@dataclass(frozen=True, slots=True)
class Household:
    """A household as a list says it: `rt` and `rw` are None where it does not."""

    area_code: str
    code: str
    rt: int | None
    rw: int | None

    @property
    def subject_id(self) -> str:
        """The id under which its forms stand."""
        return f"family:{self.area_code}:{self.code}"


@dataclass(slots=True)
class FamilyList:
    """What a list says: households by id, rows refused by reason, and what there is to say of the file."""

    file: str
    rows_in: int = 0
    rows: dict[str, list[tuple[Household, Where]]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[Reason, list[Where]] = field(default_factory=lambda: defaultdict(list))
    alike: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, reason: Reason, where: Where) -> None:
        """Set a row aside: its place and its reason, nothing that stood in it."""
        self.refused[reason].append(where)

    @property
    def quarantine(self) -> tuple[BadRow, ...]:
        """The rows set aside, in file order; what stood in them is not kept."""
        bad = [
            BadRow(where.row or 0, str(where), "", reason.code, _problem(reason, [where]).message(language()))
            for reason, places in self._told()
            for where in places
        ]
        return tuple(sorted(bad, key=lambda row: (row.line, row.place)))

    def all_problems(self) -> tuple[Problem, ...]:
        """One problem per reason with its count and first places, errors first."""
        found = [_problem(*one) for one in sorted(self._told(), key=lambda pair: -len(pair[1]))]
        told = [*found, *self.problems, *self._alike()]
        return tuple(sorted(told, key=lambda problem: not problem.is_error))

    def _told(self) -> list[tuple[Reason, list[Where]]]:
        """Reasons as they may be said: what a single row says of its place may be somebody's name."""
        pairs = self.refused.items()
        return [(one if len(places) >= SHOWN_FROM else without_words(one), places) for one, places in pairs]

    def _alike(self) -> Iterator[Problem]:
        for (written, area), n in self.alike.items():
            name, _, code = area.rpartition(" ")
            values = {"written": written, "area": name, "code": code, "n": number(n, 0)}
            yield Problem("HOUSEHOLD_MATCHED_BY_NAME", values=values)


def _problem(reason: Reason, places: Sequence[Where]) -> Problem:
    values = {"n": number(len(places), 0), "places": listed([f"#{one.row}" for one in places])}
    return Problem(reason.code, places[0], {**dict(reason.values), **values})
