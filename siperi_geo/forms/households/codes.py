"""What a household is called, and what must never be kept of it: numbers that name a person or a house.

A household code is a running number that the kelurahan gave. What looks like an identity card, a family card, a
telephone or a name is refused, and wherever text of a refused row is kept, such things are covered.
"""

import re

LONGEST_CODE = 19
# As the XLSForm asks for it (instruments.xlsform_head); capitals, because `a12` and `A12` are one household.
PATTERN = re.compile(r"[A-Z]{0,3}[0-9]{1,6}([./-][0-9]{1,4}){0,2}", re.ASCII)
IDENTITY_DIGITS = 13  # more than any code has behind a letter; identity and family cards have 16
_WHOLE_AS_FRACTION = re.compile(r"([0-9]+)[.,]0", re.ASCII)
_ROUNDED_BY_EXCEL = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]{2}", re.ASCII)
_PHONE = re.compile(r"\+?(0|62)8[0-9]{1,2}([-. ]?)(?:[0-9]{3,4}\2[0-9]{4,5}|[0-9]{4}\2[0-9]{3})", re.ASCII)
_PERSONAL_DIGITS = 9
_LETTER_OR_DIGIT = re.compile(r"\w")


def tidy_code(text: str) -> str:
    """A household code in the one writing in which it is kept: `a12` as `A12`, `12.0` and `'12` as `12`."""
    plain = "".join(text.split()).removeprefix("'").upper()
    whole = _WHOLE_AS_FRACTION.fullmatch(plain)
    return whole[1] if whole else plain


def refusal_of(code: str) -> str | None:
    """The catalogue code of why a text is no household code; None where it is one."""
    digits = sum(letter.isdigit() for letter in code)
    if not code:
        return "HOUSEHOLD_CODE_MISSING"
    if _PHONE.fullmatch(code):
        return "HOUSEHOLD_CODE_PHONE"
    if PATTERN.fullmatch(code):
        return None
    is_identity = digits >= IDENTITY_DIGITS or _ROUNDED_BY_EXCEL.fullmatch(code)
    return "HOUSEHOLD_CODE_IDENTITY" if is_identity else "HOUSEHOLD_CODE_NOT_ONE"


def is_personal(text: str) -> bool:
    """Whether a text holds as many digits as a number that names a person has."""
    return sum(letter.isdigit() for letter in text) >= _PERSONAL_DIGITS or bool(_ROUNDED_BY_EXCEL.search(text))


def covered(text: str) -> str:
    """The text with every letter and digit covered."""
    return _LETTER_OR_DIGIT.sub("*", text)
