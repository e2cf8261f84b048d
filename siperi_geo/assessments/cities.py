"""Whether a city written on a form is this one: its office and its province may stand around the name.

Kabupaten Kupang is not Kota Kupang, and neither are its offices; a bare "Kupang" may be.
"""

import re

from siperi_geo.areas import normalise_name

BEFORE = {
    **dict.fromkeys(("pemerintah", "pemerintahan", "pemda", "pem", "daerah", "administratif", "of"), ""),
    **dict.fromkeys(("kota", "kotamadya", "madya", "kodya", "pemkot", "city"), "kota"),
    **dict.fromkeys(("kabupaten", "kab", "pemkab", "regency"), "kabupaten"),
}
AFTER = {"city": "kota", "regency": "kabupaten"}
_PROVINCE = re.compile(r"[,;(]|\s[–—-]\s|\bprov|\bprop")
_WORD = re.compile(r"[^\W_]+")


def is_same_city(written: str, name: str) -> bool:
    """Whether both name one city; kota and kabupaten are told apart where both texts say which.

    >>> is_same_city("PEMERINTAH KOTA KUPANG", "Kota Kupang"), is_same_city("Pemkab Kupang", "Kota Kupang")
    (True, False)
    """
    (kind, bare), (own_kind, own_bare) = _kind_and_name(written), _kind_and_name(name)
    return normalise_name(bare) == normalise_name(own_bare) and (not kind or not own_kind or kind == own_kind)


def _kind_and_name(city: str) -> tuple[str, str]:
    words = _WORD.findall(_PROVINCE.split(city.casefold(), maxsplit=1)[0])
    kinds = set()
    while len(words) > 1 and words[0] in BEFORE:
        kinds.add(BEFORE[words.pop(0)])
    if len(words) > 1 and words[-1] in AFTER:
        kinds.add(AFTER[words.pop()])
    kinds.discard("")
    return (kinds.pop() if len(kinds) == 1 else ""), " ".join(words)
