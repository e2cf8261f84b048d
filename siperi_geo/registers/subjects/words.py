"""Types and ownership as lists write them: `SMP Negeri`, `RS Tipe A`, `Swasta`, `Pemkot`. It guesses nothing."""

import re
from functools import lru_cache

from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.sheets import fold

STATE = {
    "negeri", "pemerintah", "pemda", "pemkot", "pemkab", "pemprov", "pemprop", "kemenkes", "kemkes", "kemenag",
    "kemhan", "tni", "polri", "bumn", "bumd", "public", "state", "government",
}  # fmt: skip
PRIVATE = {"swasta", "yayasan", "perusahaan", "perorangan", "organisasi", "private", "perkumpulan"}
LETTERS = {"n": "negeri", "s": "swasta"}


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without marks."""
    return tuple(re.findall(r"[a-z0-9]+", fold(text)))


def subtype_of(text: str, kind: Kind) -> str | None:
    """The type whose spelling the text begins with, the longest one; None without any.

    >>> from siperi_geo.registers.subjects.kinds import KINDS
    >>> subtype_of("RS Tipe A", KINDS["health_facility"]), subtype_of("SMPN 3 Kupang", KINDS["school"])
    ('rumah_sakit', 'smp')
    """
    words = words_of(text)
    spellings = ((name, words_of(one)) for name, found in kind.types.items() for one in found.spellings)
    fits = [(len(spelling), name) for name, spelling in spellings if words[: len(spelling)] == spelling]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def ownership_of(text: str) -> str | None:
    """`negeri` or `swasta`, as a cell of its own says it; None when it says neither, or both."""
    words = set(words_of(text))
    if len(words) == 1 and (letter := LETTERS.get(min(words))):
        return letter
    is_state, is_private = bool(words & STATE), bool(words & PRIVATE)
    if is_state == is_private:
        return None
    return "negeri" if is_state else "swasta"


def ownership_in_type(text: str) -> str | None:
    """The ownership that a type names outright (`RS Swasta`, `SD Negeri`); None otherwise."""
    found = {"negeri", "swasta"} & set(words_of(text))
    return found.pop() if len(found) == 1 else None
