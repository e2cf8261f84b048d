"""A number of people as it is written in offices: `12.345`, `12 345`, `12,345`, `12345,0`, `12.345 jiwa`.

A blank or a dash is missing, never zero. A fraction is refused, not rounded.
"""

import re

from siperi_geo.registers.numbers import BLANK, EXCEL_ERRORS, LONGEST, split_number
from siperi_geo.sheets import RefusedError, fold

MOST_PEOPLE = 1_000_000
_UNIT = re.compile(r" ?(jiwa|orang|people|penduduk)\.?$")


def read_people(text: str, column: str | None = None, *, is_fraction: bool = False) -> int | None:
    """The number a cell holds, None for a missing one; `is_fraction`: a workbook keeps it as one.

    Raises RefusedError: REGISTER_FORMULA, POPULATION_UNREADABLE, _NEGATIVE, _FRACTION, _OUT_OF_RANGE.

    >>> [read_people(one) for one in ("12.345", "12,345", "12 345 jiwa", "12345,0", "-")]
    [12345, 12345, 12345, 12345, None]
    """
    word = fold(text).removeprefix("'").strip()
    if word in BLANK:
        return None
    if word.startswith("=") or word in EXCEL_ERRORS:
        raise RefusedError("REGISTER_FORMULA", column, text=text[:80])
    plain = _UNIT.sub("", word)
    parts = split_number(plain.lstrip("-−+ "), is_fraction=is_fraction) if len(plain) <= LONGEST else None
    if parts is None:
        raise RefusedError("POPULATION_UNREADABLE", column, text=text[:80])
    if code := _objection(*parts, is_negative=plain.startswith(("-", "−"))):
        raise RefusedError(code, column, text=text[:80])
    return parts[0]


def _objection(people: int, decimals: str, *, is_negative: bool) -> str:
    if is_negative:
        return "POPULATION_NEGATIVE"
    if decimals.strip("0"):
        return "POPULATION_FRACTION"
    return "" if 1 <= people <= MOST_PEOPLE else "POPULATION_OUT_OF_RANGE"


def with_sexes(people: int | None, male: int | None, female: int | None, column: str | None) -> int | None:
    """The number of people from men and women; `people` is the sum the file states, if it does.

    Raises RefusedError: POPULATION_SEX_MISSING, POPULATION_SEXES_DIFFER.
    """
    if male is None and female is None:
        return people
    if male is None or female is None:
        raise RefusedError("POPULATION_SEX_MISSING", column)
    if people not in (None, male + female):
        values = {"people": people, "male": male, "female": female, "sum": male + female}
        raise RefusedError("POPULATION_SEXES_DIFFER", column, **values)
    return male + female
