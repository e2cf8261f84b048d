"""Which budget line a code and a name of an office's own file mean: names decide, codes only where none is given.

Lists of offices put lines under other numbers than the nomenclature does, so a code alone is weaker than a name.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from siperi_geo.programmes.catalogue import Line, catalogue
from siperi_geo.programmes.codes import after_code, code_of
from siperi_geo.sheets import fold

How = Literal["name", "code", "code_2020"]
# Words that lists put around a name or leave out; they tell no two lines apart.
NOISE = {"kabupaten", "kota", "kab", "terhadap", "dan", "of", "the", "and"}


@dataclass(frozen=True, slots=True)
class Found:
    """A line, what told it, and whether the code beside the name is of another one."""

    line: Line
    how: How
    is_other_code: bool = False


def find(code: str, name: str = "") -> Found | None:
    """The line of a code, a name, or both (`1.05.03.2.01.0007 Sosialisasi …` in one text too); None for none.

    >>> find("1.05.03.2.01.02").line.code, find("1.05.03.02.01.0007").how
    ('1.05.03.2.01.0007', 'code')
    """
    coded = _by_code(code)
    named = _names().get(_key(name or after_code(fold(code))))
    if named is None:
        return coded
    written = code_of(fold(code))
    return Found(named, "name", written is not None and written not in (named.code, named.code_2020))


def _by_code(text: str) -> Found | None:
    written = code_of(fold(text))
    if written is None:
        return None
    for line in catalogue().lines:
        if line.code == written:
            return Found(line, "code")
        if line.code_2020 == written:
            return Found(line, "code_2020")
    return None


def _key(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", fold(text))) - NOISE


@cache
def _names() -> dict[frozenset[str], Line]:
    return {_key(text): line for line in catalogue().lines for text in (line.name.id, line.name.en)}
