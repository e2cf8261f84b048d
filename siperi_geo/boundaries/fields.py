"""Which columns hold the Kemendagri code, the name, the kecamatan and the city: told by what stands in them.

Headers only break ties, for every office uses its own. Ten digits without dots are not taken for a
Kemendagri code: BPS codes look the same and mean other places.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from siperi_geo.areas import Area, AreaCode, normalise_name
from siperi_geo.boundaries.layer import text_of

Rows = Sequence[Mapping[str, Any]]
UNDOTTED = re.compile(r"(id)?\d{10}", re.IGNORECASE)
HEADERS = {
    "kelurahan": re.compile(r"kel|desa|village|wadmkd|namobj|adm4|nm_?d|^nama$|^name$", re.IGNORECASE),
    "kecamatan": re.compile(r"kec|district|wadmkc|adm3|^nama$|^name$", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """Column names by meaning; None where the file has no such column. `undotted`: codes not to be trusted."""

    code: str | None
    undotted: str | None
    name: str | None
    kecamatan: str | None
    city: str | None
    found_level: str | None


def detect(rows: Rows, areas: Sequence[Area], *, city_name: str, level: str) -> Fields:
    """The columns of a file; `found_level` is the level its codes or names speak of, None when neither fits."""
    values = {column: [text_of(row.get(column)) for row in rows] for column in _columns(rows)}
    keys = {column: {normalise_name(v) for v in set(found) if v} for column, found in values.items()}
    code = _code_column(values, level)
    name = _name_column(keys, areas, level)
    rest = {column: found for column, found in keys.items() if column != name}
    kecamatan = _name_column(rest, areas, "kecamatan", must_hit=True) if level == "kelurahan" else None
    return Fields(
        code=code,
        undotted=next((c for c, v in values.items() if code is None and _mostly_undotted(v)), None),
        name=name,
        kecamatan=kecamatan,
        city=next((c for c, found in rest.items() if normalise_name(city_name) in found), None),
        found_level=_found_level(values, keys, areas, level),
    )


def hits(rows: Rows, areas: Sequence[Area], level: str) -> int:
    """How many areas of a level are named exactly, or given by code, in the best column of a file."""
    names = {normalise_name(area.name) for area in areas if area.level == level}
    codes = {area.code for area in areas if area.level == level}
    columns = [{text_of(row.get(column)) for row in rows} for column in _columns(rows)]
    return max((len({normalise_name(v) for v in c} & names) + len(c & codes) for c in columns), default=0)


def _columns(rows: Rows) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


def _code_column(values: Mapping[str, Sequence[str]], level: str) -> str | None:
    counts = {column: sum(_is_code(v, level) for v in found) for column, found in values.items()}
    best = max(counts, key=lambda column: counts[column], default=None)
    return best if best is not None and counts[best] else None


def _mostly_undotted(found: Sequence[str]) -> bool:
    return sum(UNDOTTED.fullmatch(v) is not None for v in found) * 2 > len(found)


def _name_column(
    keys: Mapping[str, set[str]], areas: Sequence[Area], level: str, *, must_hit: bool = False
) -> str | None:
    """The column that names most areas of the level; without any, the one whose header says so."""
    names = {normalise_name(area.name) for area in areas if area.level == level}
    pattern = HEADERS[level]
    ranked = sorted(keys, key=lambda c: (-len(keys[c] & names), pattern.search(c) is None))
    if not ranked:
        return None
    best = ranked[0]
    is_named = bool(keys[best] & names) or (not must_hit and pattern.search(best) and keys[best])
    return best if is_named else None


def _found_level(
    values: Mapping[str, Sequence[str]], keys: Mapping[str, set[str]], areas: Sequence[Area], level: str
) -> str | None:
    """The level asked for, unless the file's codes or names clearly speak of the other one."""
    other = "kecamatan" if level == "kelurahan" else "kelurahan"
    coded = {each: _distinct_codes(values, each) for each in (level, other)}
    if any(coded.values()):
        return other if coded[other] > coded[level] else level
    named = {}
    for each in (level, other):
        names = {normalise_name(area.name) for area in areas if area.level == each}
        counts = (len(keys[c] & names) for c, found in values.items() if each == level or _one_each(found))
        named[each] = max(counts, default=0)
    if named[other] > max(named[level], 1):
        return other
    return level if named[level] else None


def _distinct_codes(values: Mapping[str, Sequence[str]], level: str) -> int:
    columns = ({v for v in found if _is_code(v, level)} for found in values.values())
    return max((len(column) for column in columns), default=0)


def _is_code(value: str, level: str) -> bool:
    code = AreaCode.read(value)
    return code is not None and code.level == level


def _one_each(found: Sequence[str]) -> bool:
    """Whether every row has its own value, as names of the features themselves have."""
    present = [v for v in found if v]
    return bool(present) and len(set(present)) == len(present)
