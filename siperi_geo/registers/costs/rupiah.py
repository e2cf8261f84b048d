"""Rupiah as people write them: `Rp 1.500.000`, `1.500.000,00`, `500 juta`, `1,5 miliar`. Whole and above zero."""

import re
from collections.abc import Collection
from fractions import Fraction

from siperi_geo.registers import numbers
from siperi_geo.registers.numbers import LONGEST, split_number
from siperi_geo.sheets import fold

MOST = 10**14
TIMES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "m": 10**9}
TIMES |= {"triliun": 10**12, "million": 10**6, "billion": 10**9, "thousand": 10**3, "": 1}
OF_MANY = frozenset(["jumlah", "jml", "total", "subtotal", "pagu", "anggaran", "budget", "sum"])
_WRITTEN = re.compile(r"(?:rp|idr)?\.? ?([\d., ]*\d) ?([a-z]*)(?:,-)?")


def read_rupiah(text: str, *, is_fraction: bool = False) -> int | None:
    """The whole rupiah a text says; None where it says none, a part of a rupiah, nothing, or far too much.

    `is_fraction`: a workbook keeps it as a number with decimals, so that its point means no thousands.

    >>> [read_rupiah(one) for one in ("Rp 1.500.000", "1,5 miliar", "500 juta", "2.000.000,00", "0", "-5", "0,5")]
    [1500000, 1500000000, 500000000, 2000000, None, None, None]
    """
    found = _WRITTEN.fullmatch(fold(text).removeprefix("'").removesuffix(",-").strip())
    if not found or len(text) > LONGEST or found[2] not in TIMES:
        return None
    parts = split_number(found[1].strip(), is_fraction=is_fraction)
    if parts is None:
        return None
    whole, decimals = parts
    value = (whole + Fraction(int(decimals or 0), 10 ** len(decimals))) * TIMES[found[2]]
    return int(value) if value.denominator == 1 and 0 < value <= MOST else None


def is_of_many(words: Collection[str], *, is_money: bool) -> bool:
    """Whether a heading is no unit cost: money of many units, or numbers that stand for thousands of rupiah.

    >>> is_of_many({"jumlah", "harga"}, is_money=True), is_of_many({"biaya", "juta"}, is_money=True)
    (True, True)
    >>> is_of_many({"jumlah", "per", "wilayah"}, is_money=False)
    False
    """
    return not numbers.TIMES.isdisjoint(words) or (is_money and not OF_MANY.isdisjoint(words))
