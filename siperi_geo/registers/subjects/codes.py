"""The code of a subject: the official one as its list writes it, or one of our own, which says that it is.

A subject without an official code gets `siperi-<name>-<code of the kelurahan, or government>`: the same name in
the same place always gives the same code, so that a list handed in twice finds its subjects again.
"""

import re
import unicodedata

from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.sheets import RefusedError, fold
from siperi_geo.text import pick

OWN = "siperi-"
LONGEST = 60  # letters of a name in an own code
BLANK = frozenset(["", "-", "--", "–", "—", "0", "n/a", "na", "null", "none", "belum ada", "tidak ada", "kosong"])


def read_code(text: str, kind: Kind, column: str | None) -> str | None:
    """The official code of a cell, or an own code that an earlier list gave out; None for a blank.

    Raises RefusedError SUBJECT_CODE_SHAPE: nothing is repaired, since Excel drops leading zeros and rounds
    long numbers.
    """
    plain = "".join(text.split()).removeprefix("'")
    if fold(text) in BLANK or fold(plain) in BLANK:
        return None
    if is_own(plain):
        return plain
    code = plain.upper()
    if not kind.code.is_official(code):
        raise RefusedError("SUBJECT_CODE_SHAPE", column, text=text[:80], shape=pick(kind.code.shape))
    return code


def own_code(name: str, area_code: str) -> str:
    """The code we give to a subject without an official one.

    >>> own_code("RSIA Dedari", "53.71.04.1014")
    'siperi-rsia-dedari-53.71.04.1014'
    """
    return f"{OWN}{slug(name)[:LONGEST]}-{area_code}"


def is_own(code: str) -> bool:
    """Whether a code is one of ours, not an official one."""
    return re.fullmatch(rf"{OWN}[a-z0-9-]+-[0-9]{{2}}(\.[0-9]{{2}}(\.[0-9]{{2}}\.[0-9]{{4}})?)?", code) is not None


def slug(name: str) -> str:
    """The words of a name with hyphens, without accents, marks and capitals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", fold(name)) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain))
