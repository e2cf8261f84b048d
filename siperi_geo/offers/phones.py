"""Telephone numbers in free words, however they are written; amounts, dates, times, codes and counts are none.

A rule of our own for numbers as people here write them, not a register of numbers: a mobile number (`08…`,
`+62 8…`, `8…`), one with an area code (`0380 …`), or any number after a plus. It names nobody and refuses nothing.
"""

import re
from unicodedata import normalize

FEWEST_DIGITS = 9  # a date in figures has eight
BARE = range(10, 13)  # digits of a mobile number without its 0

BETWEEN = r"(?:[\s().\-–—/_|·]{1,3}|,(?!\s))"
CHAIN = re.compile(rf"(?<!\d)\+?\d+(?:{BETWEEN}\d+)*")
START = re.compile(r"(?:^|(?<=\D))\+?\d")
MOBILE, AREA = r"8[1-9]", r"[2-79]\d"
ALL_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")

# What is no part of a telephone number: sums of money, dates, times of day. A letter stands there afterwards.
SUMS = re.compile(r"\bRp\.?\s*[1-9](?:[\d]|[.,](?=\d))*", re.IGNORECASE)
DOTTED_SUMS = re.compile(r"(?<![\d.+])[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?(?![\d]|[./-]\d)")
DAYS = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?!\d|[./-]\d)"
)
TIME = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
TIMES = re.compile(rf"(?<![\d.]){TIME}(?:\s?[-–—]\s?{TIME})?(?!\d|[./–—-]\s?\d)")


def has_phone(words: str) -> bool:
    """Whether words hold what looks like a telephone number.

    >>> has_phone("Rp 2.000.000 0812/3456/7890"), has_phone("25 (0812-3456-7890)"), has_phone("WA 81234567890")
    (True, True, True)
    >>> has_phone("Rp 2.000.000 sampai 12-01-2027"), has_phone("1.05.03.2.02.0001"), has_phone("RT 01, 02, 03, 04")
    (False, False, False)
    """
    plain = normalize("NFKC", words)
    for nothing in (SUMS, DAYS, TIMES, DOTTED_SUMS):
        plain = nothing.sub(" x ", plain)
    return any(_is_phone(text) for chain in CHAIN.finditer(plain) for text in _tails(chain.group()))


def _tails(chain: str) -> list[str]:
    """A chain of figures from each group on; not from inside a code, where a short group follows a dot."""
    found = []
    for start in START.finditer(chain):
        at = start.start()
        first = re.match(r"\+?\d+", chain[at:])
        if at == 0 or chain[at - 1] != "." or (first and len(first.group()) >= 4):
            found.append(chain[at:])
    return found


def _is_phone(text: str) -> bool:
    groups = re.findall(r"\d+", text)
    digits = "".join(groups)
    if text.startswith("+"):
        return len(digits) >= FEWEST_DIGITS and not digits.startswith("0")
    if len(digits) < FEWEST_DIGITS:
        return False
    if digits.startswith("0"):
        is_list = all(one.startswith("0") and len(one) <= 3 for one in groups)  # RT 02, 03, 04
        return not is_list and re.match(rf"0(?:{MOBILE}|{AREA})", digits) is not None
    if digits.startswith("62"):
        return len(digits) >= 11 and re.match(rf"62(?:{MOBILE}|{AREA})", digits) is not None and not _is_sum(text)
    return re.match(MOBILE, digits) is not None and _is_bare(groups)


def _is_bare(groups: list[str]) -> bool:
    """A mobile number without its 0: ten to twelve figures up to the end of a group, the first group no count."""
    whole = ["".join(groups[:n]) for n in range(1, len(groups) + 1)]
    return len(groups[0]) >= 3 and any(len(one) in BARE and not one.endswith("000") for one in whole)


def _is_sum(text: str) -> bool:
    return text.endswith("000") or ALL_DOTTED.fullmatch(text) is not None
