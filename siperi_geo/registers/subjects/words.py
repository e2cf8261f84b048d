"""Types and ownership as lists write them: `SMP Negeri`, `RS Tipe A`, `Swasta`, `Pemkot`. It guesses nothing."""

import re
import unicodedata
from functools import lru_cache

from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.sheets import fold

STATE = {
    "negeri", "pemerintah", "pemda", "pemkot", "pemkab", "pemprov", "pemprop", "kemenkes", "kemkes", "kemenag",
    "kemhan", "tni", "polri", "bumn", "bumd", "public", "state", "government",
}  # fmt: skip
PRIVATE = {"swasta", "yayasan", "perusahaan", "perorangan", "organisasi", "private", "perkumpulan"}
OFFICES = {"upt", "uptd"}  # say that a school or facility is run by the city, and are left out as often as not
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


def spelled_out(name: str, kind: Kind) -> str:
    """A name whose first words in short are written out, so that two writings of it can be compared.

    >>> from siperi_geo.registers.subjects.kinds import KINDS
    >>> spelled_out("SDN 2 Oeba", KINDS["school"]), spelled_out("UPTD PKM Alak", KINDS["health_facility"])
    ('sd negeri 2 oeba', 'puskesmas alak')
    >>> spelled_out("UPTD SD N2 Oeba", KINDS["school"]), spelled_out("RSUD Lewoleba", KINDS["health_facility"])
    ('sd negeri 2 oeba', 'rs umum daerah lewoleba')
    """
    text = unicodedata.normalize("NFKD", fold(name))
    plain = "".join(one for one in text if not unicodedata.combining(one))
    words = re.findall(r"[^\W\d_]+|\d+", plain)
    while words[1:] and words[0] in OFFICES:
        words = words[1:]
    for size in (4, 3, 2, 1):
        if whole := kind.short.get(" ".join(words[:size])):
            return " ".join([whole, *words[size:]])
    return " ".join(words)


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
