"""Which years an assessment may have: those that the readers of forms understand, and none that has not come yet.

A form of a year to come is a slip of the pen more often than not; a year to come that the user names is stored.
"""

from collections.abc import Sequence
from datetime import date

from siperi_geo.assessments.planned import Entry, Held, Placed
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR


def is_year(year: int) -> bool:
    """Whether an assessment may be stored for this year (2000–2099)."""
    return FIRST_YEAR <= year <= LAST_YEAR


def valid_year(year: int) -> int:
    """The year itself when an assessment may have it; raises ASSESSMENT_YEAR_INVALID otherwise."""
    if not is_year(year):
        raise SiperiError("ASSESSMENT_YEAR_INVALID", year=year)
    return year


def out_of_future(found: Sequence[Placed | Held], today: date) -> list[Placed | Held]:
    """The same with forms held whose own date or year has not come yet."""
    return [one if isinstance(one, Held) else _come_or_held(one, today) for one in found]


def ahead(entries: Sequence[Entry], year: int | None, today: date) -> list[Problem]:
    """One loud warning when forms would be stored for a year that the user named and that has not come yet."""
    n = len(entries)
    if year is None or year <= today.year or not n:
        return []
    return [Problem("ASSESSMENT_YEAR_AHEAD", values={"year": year, "n": n, "today": today.year})]


def _come_or_held(one: Placed, today: date) -> Placed | Held:
    day = one.form.filled_on
    is_day_ahead = day is not None and day > today
    if not is_day_ahead and one.year <= today.year:
        return one
    said = f"{day:%d/%m/%Y}" if is_day_ahead else str(one.year)
    values = {"area": one.owner.subject.name, "said": said, "today": f"{today:%d/%m/%Y}"}
    return Held(one.form, Problem("ASSESSMENT_YEAR_FUTURE", one.form.where, values), one.year)
