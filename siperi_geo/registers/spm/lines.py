"""Which service, sub-activity or item of quality a text of the office means. It reads no rows."""

import re
from functools import cache

from siperi_geo.programmes import after_code, code_of
from siperi_geo.sheets import fold
from siperi_geo.spm import standard

# Words that offices put around the name, or leave out.
NOISE = {
    "pelayanan", "layanan", "jumlah", "warga", "negara", "yang", "memperoleh", "kabupaten", "kota", "daerah",
    "terhadap", "penyusunan", "spm", "sub", "urusan", "kegiatan", "dokumen", "dan", "of", "the", "and", "services",
    "service",
}  # fmt: skip
_NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d\.\d{1,2}\.?)\s+(?=\S)")  # `a. `, `2) `, `1.2 `


def line_of(text: str, *, is_quality: bool = False) -> str | None:
    """The id of the line that a text names: an id, a code of the budget, or a name; None for none.

    `is_quality`: a name that is of an item and of something else means the item. A code and a name after it
    must be of the same line.

    >>> [line_of(one) for one in ("Pelayanan informasi rawan bencana", "1.05.03.02.02.0018", "2.5", "pasar")]
    ['spm_b1', '2.4', '2.5', None]
    """
    plain = fold(text).removeprefix("'").strip()
    if plain in _ids():
        return plain
    code, key = code_of(plain), _key(_after_code(plain))
    name = (_items().get(key) if is_quality else None) or _names().get(key) or _items().get(key)
    if code:
        coded = _codes().get(code)
        return coded if name in (None, coded) else None
    return name


def is_code(text: str) -> bool:
    """Whether a text begins with a code of the budget, known or not."""
    return code_of(fold(text).removeprefix("'")) is not None


def _after_code(text: str) -> str:
    """What follows a code or the number of a list; the whole text where neither stands before it."""
    return _NUMBERED.sub("", after_code(text), count=1)


def line_within(text: str) -> str | None:
    """The one service that a title or the name of a sheet speaks of; None for none, or several."""
    words = _key(_NUMBERED.sub("", fold(text), count=1))
    found = {line for key, line in _names().items() if line.startswith("spm_") and len(key) > 1 and key <= words}
    return found.pop() if len(found) == 1 else None


def _key(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", fold(text))) - NOISE


@cache
def _ids() -> frozenset[str]:
    known = standard()
    return frozenset(line for service in known.services for line in known.lines_of(service))


@cache
def _codes() -> dict[str, str]:
    services = standard().services
    subs = [sub for service in services for sub in service.sub_activities]
    lines = {sub.line: sub.id for sub in subs} | {sub.line_2020: sub.id for sub in subs}
    return {service.activity: service.id for service in services} | lines


@cache
def _names() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for service in standard().services:
        texts = (*service.spelled, service.name.id, service.name.en, service.indicator.id, service.indicator.en)
        found |= {_key(one): service.id for one in texts}
        for sub in service.sub_activities:
            found |= {_key(one): sub.id for one in (*sub.spelled, sub.name.id, sub.name.en)}
    return found


@cache
def _items() -> dict[frozenset[str], str]:
    """Items of quality by their names; those of tables that could not be read whole have no name of their own."""
    known = standard()
    whole = [table for table in known.published_quality if table.sure == "verified"]
    named = [(one.id, one.name) for table in whole for one in table.items]
    named += [(one.id, one.name) for one in known.quality.items]
    return {_key(text): line for line, name in named for text in (name.id, name.en)}
