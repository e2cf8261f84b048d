"""What a household is called, and what must never be kept of it: numbers that name a person or a house.

A household code is a running number that the kelurahan gave. What looks like an identity card, a family card, a
telephone, a date or a name is refused, and wherever text of a refused row is kept, such things are covered.
"""

import re

from siperi_geo.areas import AreaCode

LONGEST_CODE = 19
# As the XLSForm asks for it (instruments.xlsform_head); capitals, because `a12` and `A12` are one household.
PATTERN = re.compile(r"[A-Z]{0,3}[0-9]{1,6}([./-][0-9]{1,4}){0,2}", re.ASCII)
PERSONAL_DIGITS = 9  # a running number has fewer; mobile numbers have 9 and more, cards 16
_RT_RW_NUMBER = re.compile(r"[A-Z]{0,3}[0-9]{1,3}(/[0-9]{1,3}){2}", re.ASCII)  # 001/003/004 names nobody
PREFIX = "FAMILY:"  # of a household's id in the store
_WHOLE_AS_FRACTION = re.compile(r"([0-9]+)[.,]0", re.ASCII)
_ROUNDED_BY_EXCEL = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]{2}", re.ASCII)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])[./-](?:0?[1-9]|[12][0-9]|3[01])"
_DATE = re.compile(rf"{_DAY}[./-](?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}}[./-]{_DAY}", re.ASCII)
_PHONE = re.compile(r"\+?(0|62)?8[0-9]{1,2}([-. ]?)(?:[0-9]{3,4}\2[0-9]{4,5}|[0-9]{4}\2[0-9]{3})", re.ASCII)
_LETTER_OR_DIGIT = re.compile(r"\w")


def tidy_code(text: str) -> str:
    """A household code in the one writing in which it is kept: `a12` as `A12`, `12.0` and `'12` as `12`."""
    plain = "".join(text.split()).removeprefix("'").upper()
    whole = _WHOLE_AS_FRACTION.fullmatch(plain)
    return whole[1] if whole else plain


def split_code(text: str) -> tuple[str, str]:
    """The kelurahan before a household code where a text says both (`53.71.01.1001:12`), and the tidy code."""
    plain = tidy_code(text).removeprefix(PREFIX)
    area, _, code = plain.rpartition(":")
    return (area, code) if AreaCode.read(area) else ("", plain)


def refusal_of(code: str) -> str | None:
    """The catalogue code of why a text is no household code; None where it is one."""
    if not code:
        return "HOUSEHOLD_CODE_MISSING"
    if _PHONE.fullmatch(code):
        return "HOUSEHOLD_CODE_PHONE"
    if _DATE.fullmatch(code):
        return "HOUSEHOLD_CODE_DATE"
    if is_personal(code) and not _RT_RW_NUMBER.fullmatch(code):
        return "HOUSEHOLD_CODE_IDENTITY"
    return None if PATTERN.fullmatch(code) else "HOUSEHOLD_CODE_NOT_ONE"


def is_personal(text: str) -> bool:
    """Whether a text holds as many digits as a number that names a person has."""
    return sum(letter.isdigit() for letter in text) >= PERSONAL_DIGITS or bool(_ROUNDED_BY_EXCEL.search(text))


def covered(text: str) -> str:
    """The text with every letter and digit covered."""
    return _LETTER_OR_DIGIT.sub("*", text)
