"""How many respondents a unit invited: a column of the list of units whose heading names the year.

`Responden diundang 2026`, `Respondents invited 2026`. A list says it of one year; where it is blank, what is
stored stays. Who was invited is never read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.registers.numbers import BLANK
from siperi_geo.registers.subjects.row import Row, SubjectTable
from siperi_geo.registers.tables import headings_of
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR, Findings, RefusedError, fold, heading, whole_number
from siperi_geo.store import Store, Transaction

MOST_PEOPLE = 10_000
YEAR = re.compile(r"\b(20[0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class Invited:
    """How many people a unit invited in a year, and how many answered; `before` as stored (None: nothing)."""

    year: int
    people: int
    before: int | None
    answered: int

    @property
    def is_new(self) -> bool:
        """Whether it says another number than what is stored."""
        return self.people != self.before


def year_of(table: SubjectTable) -> int | None:
    """The year that the heading of the column names; None without such a column."""
    place = table.columns.invited
    if place is None:
        return None
    words = headings_of(table.head)[place]
    found = YEAR.search(heading(words.own)) or YEAR.search(heading(words.whole))
    return int(found[1]) if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None


def read_invited(text: str, column: str | None) -> int | None:
    """The number of a cell, None for a blank. Raises RefusedError UNIT_INVITED_INVALID for no whole number."""
    word = fold(text).removeprefix("'").strip()
    if word in BLANK:
        return None
    people = whole_number(word)
    if people is None or not 0 <= people <= MOST_PEOPLE:
        raise RefusedError("UNIT_INVITED_INVALID", column, text=text[:80], most=MOST_PEOPLE)
    return people


def invitations(store: Store, rows: Sequence[Row]) -> Mapping[str, Invited]:
    """By unit what the rows say of how many were invited, beside what is stored and how many answered."""
    years = {row.invited_year for row in rows if row.invited_year is not None}
    known = {
        (str(one["unit_id"]), year): one
        for year in years
        for one in store.query("subjects/invitation_list", year=year).astype(object).to_dict("records")
    }
    found: dict[str, Invited] = {}
    for row in rows:
        if row.subject_id is None or row.invited is None or row.invited_year is None:
            continue
        stored = known.get((row.subject_id, row.invited_year), {})
        before, answered = stored.get("invited_people"), int(stored.get("answered_count", 0))
        is_said = before is not None and before == before
        said = int(before) if is_said and before is not None else None
        found[row.subject_id] = Invited(row.invited_year, row.invited, said, answered)
    return found


def warn(rows: Sequence[Row], found: Mapping[str, Invited], findings: Findings) -> None:
    """Say of which units more have answered than are said to be invited."""
    for row in rows:
        one = found.get(row.subject_id or "")
        if one and one.answered > one.people:
            values = {"name": row.name, "n": one.people, "answered": one.answered, "year": one.year}
            findings.problem("UNIT_INVITED_FEWER", row.table.sheet.at(row.line), **values)


def put(tx: Transaction, found: Mapping[str, Invited], batch_id: str, source: str) -> None:
    """Store the numbers that are new, each over the one before of the same year."""
    for unit_id, one in found.items():
        if one.is_new:
            about = {"source": source, "batch_id": batch_id}
            tx.run("subjects/put_invitation", unit_id=unit_id, year=one.year, people=one.people, **about)
