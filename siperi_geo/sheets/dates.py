"""Dates and years as Indonesians write them: `14 Juli 2026`, `14/07/2026`, `Kupang, 14-7-26`, Excel's serial.

A date that cannot be read is None; whether that matters is the reader's decision.
"""

import re
from datetime import date, timedelta

from siperi_geo.sheets.cells import fold, whole_number

FIRST_YEAR, LAST_YEAR = 2000, 2099
_MONTHS = (
    "januari jan january", "februari feb pebruari peb february", "maret mar mrt march", "april apr",
    "mei may", "juni jun june", "juli jul july", "agustus agu ags agt agust aug august",
    "september sep sept", "oktober okt oct october", "november nov nopember nop",
    "desember des dec december",
)  # fmt: skip
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})\b")
_IN_WORDS = re.compile(r"\b(\d{1,2})[\s.-]*([a-z]{3,9})[\s.,-]*(\d{4}|\d{2})\b")
_MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.? (\d{1,2}),? (\d{4})\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
EXCEL_EPOCH = date(1899, 12, 30)


def read_day(text: str) -> date | None:
    """The day a text names, between 2000 and 2099; None when it names none. Day comes before month."""
    word = fold(text)
    serial = whole_number(word)
    if serial is not None:
        return _in_range(EXCEL_EPOCH + timedelta(days=serial)) if 36_526 <= serial <= 73_050 else None
    if found := _ISO.search(word):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.search(word):
        return _day(found[3], found[2], found[1]) or _day(found[3], found[1], found[2])
    if (found := _IN_WORDS.search(word)) and found[2] in MONTHS:
        return _day(found[3], MONTHS[found[2]], found[1])
    if (found := _MONTH_FIRST.search(word)) and found[1] in MONTHS:
        return _day(found[3], MONTHS[found[1]], found[2])
    return None


def read_year(text: str) -> int | None:
    """The year a text names, alone (`2026`, `2026,0`) or inside a date or words (`Tahun 2026`)."""
    number = whole_number(fold(text))
    if number is not None and FIRST_YEAR <= number <= LAST_YEAR:
        return number
    day = read_day(text)
    if day:
        return day.year
    years = set(_YEAR.findall(text)) if number is None else set()
    return int(years.pop()) if len(years) == 1 else None


def names_a_day(text: str) -> bool:
    """True when a text is meant as a full date, though perhaps an impossible one (`31/02/2026`)."""
    return any(pattern.search(fold(text)) for pattern in (_ISO, _DAY_FIRST, _IN_WORDS, _MONTH_FIRST))


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    full = int(year) + 2000 if int(year) < 100 else int(year)
    try:
        return _in_range(date(full, int(month), int(day)))
    except ValueError:
        return None


def _in_range(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
