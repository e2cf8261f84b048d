"""Whole numbers as offices write them: `12.345`, `12 345`, `12,345`, `12345,0`; what a blank cell looks like.

It judges no number: what may stand in a column is decided by its register.
"""

import re

LONGEST = 40  # characters
BLANK = frozenset(["", "-", "–", "—", "−", "--", "...", "n/a", "na", "null", "kosong", "belum ada", "tidak ada"])
EXCEL_ERRORS = ("#ref!", "#n/a", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!")
# Words of a heading by which its numbers are not what they say: `Anggaran (juta Rp)`. Such a column is not read.
TIMES = frozenset([
    "ribu", "ribuan", "rb", "juta", "jutaan", "jt", "miliar", "milyar", "miliaran", "milyaran", "triliun",
    "thousand", "thousands", "million", "millions", "billion", "billions",
])  # fmt: skip
_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"([1-9][0-9]{0,2})(?:([. ,])[0-9]{3})(?:\2[0-9]{3})*")
_DECIMAL = re.compile(r"(.*[0-9])([.,])([0-9]+)")


def split_number(text: str, *, is_fraction: bool) -> tuple[int, str] | None:
    """The whole number and the decimals; None when it is no number. `is_fraction`: a workbook keeps it as one.

    >>> split_number("12.345", is_fraction=False), split_number("272.500.000,50", is_fraction=False)
    ((12345, ''), (272500000, '50'))
    """
    grouped = None if is_fraction else _GROUPED.fullmatch(text)
    if grouped or _DIGITS.fullmatch(text):
        return int(re.sub("[^0-9]", "", text)), ""
    found = _DECIMAL.fullmatch(text)
    if not found:
        return None
    whole = _GROUPED.fullmatch(found[1])
    if not _DIGITS.fullmatch(found[1]) and (whole is None or whole[2] == found[2]):
        return None
    return int(re.sub("[^0-9]", "", found[1])), found[3]
