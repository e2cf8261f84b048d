"""What there is to say of an import of many households: one problem per reason, with a count and the first places.

No household is named: places are row numbers. Where reasons hold a text (a kelurahan that nobody knows), only the
commonest are said one by one.
"""

from collections.abc import Collection
from datetime import date

import numpy as np

from siperi_geo.assessments.households.planned import Entries, Flags, HouseholdPlan, State
from siperi_geo.assessments.telling import may_tell
from siperi_geo.errors import Problem, Where
from siperi_geo.settings import settings
from siperi_geo.sheets import listed
from siperi_geo.text import abbreviation, number

MOST_OF_A_CODE = 20
AS_BLANK = "HOUSEHOLD_AS_BLANK"
OF_PART = {  # warnings that say of how many forms to store something is so, and which those forms are
    "HOUSEHOLD_FEWER_ANSWERS": (State.REVISED,),
    "HOUSEHOLD_REVISES_VERIFIED": (State.REVISED,),
    "HOUSEHOLD_NOT_LISTED": (State.NEW, State.REVISED),
}
OVERRULED = ("HOUSEHOLD_YEAR_DIFFERS", "HOUSEHOLD_REVISES_VERIFIED", AS_BLANK)


def count_years(plan: HouseholdPlan, today: date, closed: Collection[int]) -> None:
    """Count the forms that would be stored for a year to come, or in a round that is closed."""
    years, counts = np.unique(plan.year[plan.spoken_of], return_counts=True)
    for year, n in zip(years.tolist(), counts.tolist(), strict=True):
        if year > today.year:
            plan.said.years["ASSESSMENT_YEAR_AHEAD", year] = n
        if year in closed:
            plan.said.years["ROUND_CLOSED_IMPORT", year] = n


def problems_of(plan: HouseholdPlan, today: date) -> tuple[Problem, ...]:
    """Everything to say, errors first."""
    found = [*plan.read.problems, *_reasons(plan), *_warnings(plan, today)]
    return tuple(sorted(found, key=lambda problem: not problem.is_error))


def overruled(plan: HouseholdPlan) -> tuple[Problem, ...]:
    """Where the user's word wins over what forms say, among those that would be stored."""
    return tuple(problem for problem in _counted(plan) if problem.code in OVERRULED)


def shorter(plan: HouseholdPlan) -> tuple[Problem, ...]:
    """That forms would follow others that answer more."""
    return tuple(problem for problem in _counted(plan) if problem.code == "HOUSEHOLD_FEWER_ANSWERS")


def place_of(plan: HouseholdPlan, entry: int, column: str | None = None) -> Where:
    """Where an entry stands."""
    read = plan.read
    return Where(read.files[read.file[entry]].name, None, int(read.row[entry]), column)


def _reasons(plan: HouseholdPlan) -> list[Problem]:
    aside = plan.state >= State.HELD
    numbers, counts = np.unique(plan.reason[aside], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    said: dict[str, int] = {}
    found, silent = [], dict[str, int]()
    for place in order.tolist():
        code = plan.reasons[numbers[place]].code
        said[code] = said.get(code, 0) + 1
        if said[code] > MOST_OF_A_CODE:
            silent[code] = silent.get(code, 0) + int(counts[place])
        else:
            found.append(_reason(plan, int(numbers[place]), aside))
    more = [Problem("HOUSEHOLD_MORE", values={"like": code, "n": number(n, 0)}) for code, n in silent.items()]
    return [*found, *more]


def _reason(plan: HouseholdPlan, place: int, aside: Flags) -> Problem:
    reason, entries = plan.reasons[place], np.flatnonzero(aside & (plan.reason == place))
    return Problem(
        reason.code, place_of(plan, entries[0], reason.column), _values(plan, entries, dict(reason.values))
    )


def _values(plan: HouseholdPlan, entries: Entries, more: dict[str, str]) -> dict[str, object]:
    rows = [f"#{row}" for row in plan.read.row[entries].tolist()]
    return {**more, "n": number(len(entries), 0), "places": listed(rows)}


def _counted(plan: HouseholdPlan) -> list[Problem]:
    """One warning for each thing that was counted."""
    stored_blank = np.flatnonzero(plan.as_blank & plan.spoken_of)
    found = [Problem(AS_BLANK, values=_values(plan, stored_blank, {}))] if len(stored_blank) else []
    values = {"year": plan.chosen_year}
    return found + [
        Problem(code, values={**values, "n": number(n, 0)})
        for code, n in sorted(plan.said.counts.items())
        if n and _may_say(plan, code, n)
    ]


def _may_say(plan: HouseholdPlan, code: str, n: int) -> bool:
    """Whether a count gives no household away: nothing is said of few, nor where all but few are meant."""
    if code not in OF_PART:
        return True
    rest = plan.count(*OF_PART[code]) - n
    return plan.is_told_apart and may_tell((n, rest), settings().least_families)


def _warnings(plan: HouseholdPlan, today: date) -> list[Problem]:
    instrument = abbreviation(plan.instrument.id)
    of_years = [
        Problem(code, values={"instrument": instrument, "year": year, "n": n, "today": today.year})
        for (code, year), n in sorted(plan.said.years.items())
    ]
    of_names = [
        Problem("HOUSEHOLD_MATCHED_BY_NAME", values={"written": w, "area": a, "code": c, "n": number(n, 0)})
        for (w, a, c), n in plan.said.alike.most_common(MOST_OF_A_CODE)
    ]
    return [*of_years, *_counted(plan), *of_names, *_incomplete(plan)]


def _incomplete(plan: HouseholdPlan) -> list[Problem]:
    """That forms to store lack answers, and that forms follow others."""
    lacking = np.flatnonzero(plan.spoken_of & (plan.read.answers == 255).any(axis=1))
    following = np.flatnonzero((plan.state == State.REVISED) & plan.is_told_apart)
    pairs = (("HOUSEHOLD_INCOMPLETE", lacking), ("HOUSEHOLD_REVISES", following))
    return [Problem(code, values=_values(plan, entries, {})) for code, entries in pairs if len(entries)]
