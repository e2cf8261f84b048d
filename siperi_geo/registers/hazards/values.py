"""The class of a hazard as it is written: `Tinggi`, `T`, `3`, an index such as `0,45`. Blank is no class."""

import re
from collections.abc import Sequence

from siperi_geo.registers.hazards.kinds import class_of_index, class_of_word
from siperi_geo.registers.numbers import BLANK, EXCEL_ERRORS
from siperi_geo.sheets import RefusedError, fold, whole_number

NAMED = {"ya", "ada", "yes", "v", "x", "√", "✓", "✔", "1 (ada)", "rawan"}
NOT_NAMED = {"tidak", "no", "tidak rawan", "bukan"}
_DECIMAL = re.compile(r"[01](?:[.,]\d{1,15})?|[.,]\d{1,15}")
_FRACTION = re.compile(r"[.,]\d*[1-9]")
Class = tuple[int | None, float | None]  # the class, and the index that it was made of
NONE: Class = (None, None)


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing."""
    return fold(text).removeprefix("'").strip() in BLANK


def is_fraction(text: str) -> bool:
    """Whether a cell holds a number from 0 to 1 with decimals: then its column holds an index."""
    return bool(_DECIMAL.fullmatch(fold(text)) and _FRACTION.search(text))


def read_class(text: str, column: str | None, *, is_index: bool) -> Class:
    """The class that a cell says, with the index it was made of. Raises HAZARD_CLASS_UNREADABLE, REGISTER_FORMULA.

    >>> read_class("Tinggi", None, is_index=False), read_class("0,5", None, is_index=True)
    ((3, None), (2, 0.5))
    """
    word = fold(text).removeprefix("'").strip()
    if word.startswith("=") or word in EXCEL_ERRORS:
        raise RefusedError("REGISTER_FORMULA", column, text=text[:80])
    if word in BLANK:
        return NONE
    if level := class_of_word(word):
        return level, None
    if is_index and _DECIMAL.fullmatch(word) and (value := float(word.replace(",", "."))) <= 1:
        return class_of_index(value), value
    if not is_index and whole_number(word) in (1, 2, 3):
        return whole_number(word), None
    raise RefusedError("HAZARD_CLASS_UNREADABLE", column, text=text[:80])


def levels_of(texts: Sequence[str]) -> list[int | None]:
    """The class of each text of one column, None where it says none; the column decides whether it is an index.

    >>> levels_of(["tinggi", "2", "naga"]), levels_of(["0,2", "0,9"])
    ([3, 2, None], [1, 3])
    """
    is_index = any(map(is_fraction, texts))
    return [_level_of(text, is_index=is_index) for text in texts]


def _level_of(text: str, *, is_index: bool) -> int | None:
    try:
        return read_class(text, None, is_index=is_index)[0]
    except RefusedError:
        return None


def says_no_hazard(text: str) -> bool:
    """Whether a text says that there is no hazard, which is no class: `tidak rawan`."""
    return fold(text).removeprefix("'").strip() in NOT_NAMED


def read_wide(text: str, column: str | None, *, is_index: bool) -> Class | None:
    """What a cell under a hazard says: its class, that it is named without one, or nothing (None)."""
    word = fold(text).removeprefix("'").strip()
    if word in BLANK or word in NOT_NAMED:
        return None
    return NONE if word in NAMED else read_class(text, column, is_index=is_index)
