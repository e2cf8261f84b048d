"""Area names brought to one spelling, so that writings of the same name compare equal.

Rules of Indonesian place names only (numerals, spacing, prefixes, doubled letters, colonial spelling);
it holds no alias of one place.
"""

import re
import unicodedata
from functools import lru_cache

NUMBER_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
PREFIXES = frozenset({"kel", "kelurahan", "ds", "desa", "kec", "kecamatan"})
# Spelling before 1947 and 1972. A lone j (now y) stays: it cannot be told from today's j.
OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"))

_NUMBERS = {
    **{str(value): word for value, word in enumerate(NUMBER_WORDS, start=1)},
    **dict(zip(ROMAN, NUMBER_WORDS, strict=True)),
}
_WORD = re.compile(r"\d+|[^\W\d_]+")
_DOUBLED = re.compile(r"([^\W\d_])\1+")


@lru_cache(maxsize=8192)
def normalise_name(text: str) -> str:
    """One key for all spellings of a name; made to compare, not to show.

    >>> normalise_name("Kel. Naikoten I") == normalise_name("NAIKOTEN-SATU")
    True
    >>> normalise_name("Kota Radja"), normalise_name("Batu Platt")
    ('kotaraja', 'batuplat')
    """
    return _settle("".join(words(text)))


def plain_name(text: str) -> str:
    """The name without case, accents, prefix, punctuation and spacing, numerals as words; spelling kept."""
    return "".join(words(text))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a name in lower case without accents, its prefix and what follows a later "Kec."."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’`ʼ")
    found = _WORD.findall(plain)
    while len(found) > 1 and found[0] in PREFIXES:
        found = found[1:]
    for at, word in enumerate(found):
        if at and word in ("kec", "kecamatan"):
            found = found[:at]
            break
    return tuple(_number_word(word, at) for at, word in enumerate(found))


def number_of(text: str) -> str | None:
    """The numeral that a name ends with, as a word ("Manulai II": dua); None without one."""
    last = words(text)[-1:]
    return last[0] if last and last[0] in NUMBER_WORDS else None


@lru_cache(maxsize=8192)
def numbers_in(text: str) -> tuple[str, ...]:
    """The numerals of a name in their order, wherever they stand ("SD Negeri 2 Oeba": dua)."""
    return tuple(word for word in words(text) if word in NUMBER_WORDS or word.isdecimal())


@lru_cache(maxsize=8192)
def stem(text: str) -> str:
    """The key of a name without the numeral at its end ("Naikoten I": naikoten)."""
    found = words(text)
    return _settle("".join(found[:-1] if number_of(text) and len(found) > 1 else found))


def initials(text: str) -> str:
    """The first letters of a name's words ("Tuak Daun Merah": tdm)."""
    return "".join(word[0] for word in words(text))


def _number_word(word: str, at: int) -> str:
    if word.isdecimal():
        word = word.lstrip("0") or "0"
        return _NUMBERS.get(word, word)
    return _NUMBERS.get(word, word) if at else word


def _settle(key: str) -> str:
    """Apply old spelling and doubled letters until nothing changes: then a second call changes nothing."""
    before = ""
    while key != before:
        before = key
        for old, new in OLD_SPELLING:
            key = key.replace(old, new)
        key = "".join(words(_DOUBLED.sub(r"\1", key)))
    return key
