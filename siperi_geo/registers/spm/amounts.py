"""A target or what was reached, as written: people, documents, points, rupiah. Blank is missing, never zero."""

import re

from siperi_geo.registers.numbers import BLANK, EXCEL_ERRORS, LONGEST, split_number
from siperi_geo.sheets import RefusedError, fold

MOST = 10**15
_AROUND = re.compile(
    r"^rp\.? ?| ?(jiwa|orang|people|dokumen|laporan|unit|paket|poin|points|rupiah|keluarga|kegiatan)\.?$|,-$"
)


def read_amount(text: str, column: str | None = None, *, is_fraction: bool = False) -> int | None:
    """The whole number a cell holds, None for a missing one; `is_fraction`: a workbook keeps it as one.

    Raises RefusedError: REGISTER_FORMULA, SPM_UNREADABLE, SPM_NEGATIVE, SPM_FRACTION.

    >>> [read_amount(one) for one in ("Rp 272.500.000,00", "120 orang", "0", "-", "Rp 5.000.000,-")]
    [272500000, 120, 0, None, 5000000]
    """
    word = fold(text).removeprefix("'").strip()
    if word in BLANK:
        return None
    if word.startswith("=") or word in EXCEL_ERRORS:
        raise RefusedError("REGISTER_FORMULA", column, text=text[:80])
    plain = _AROUND.sub("", _AROUND.sub("", word)).strip()
    parts = split_number(plain.lstrip("-−+ "), is_fraction=is_fraction) if len(plain) <= LONGEST else None
    if parts is None or parts[0] > MOST:
        raise RefusedError("SPM_UNREADABLE", column, text=text[:80])
    if plain.startswith(("-", "−")):
        raise RefusedError("SPM_NEGATIVE", column, text=text[:80])
    if parts[1].strip("0"):
        raise RefusedError("SPM_FRACTION", column, text=text[:80])
    return parts[0]
