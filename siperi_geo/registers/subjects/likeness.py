"""Rows that may be one subject twice, or no places at all: the same name under another code, or in many kelurahan.

It compares names by their letters alone and decides nothing: what it finds waits for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from siperi_geo.areas import Area
from siperi_geo.registers.subjects.codes import slug
from siperi_geo.registers.subjects.row import Doubt, Row
from siperi_geo.registers.subjects.stored import Subject
from siperi_geo.sheets import RefusedError, listed


def doubt_namesakes(rows: Sequence[Row], stored: Iterable[Subject]) -> None:
    """Doubt a row with the name of another subject of the same kelurahan, in the list or stored."""
    known: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for one in stored:
        known[one.area_code, slug(one.name)][one.subject_id] = one.code
    for row in rows:
        if row.subject_id:
            known[row.area_code, slug(row.name)].setdefault(row.subject_id, row.code or "–")
    for row in rows:
        others = {key: code for key, code in known[row.area_code, slug(row.name)].items() if key != row.subject_id}
        if row.subject_id and row.place and others:
            values = {"name": row.name, "area": row.place.area.name, "codes": listed(list(others.values()))}
            row.doubts.append(Doubt(RefusedError("SUBJECT_SAME_NAME", None, **values)))


def refuse_scattered(rows: Sequence[Row], stored: Mapping[str, Subject], areas: Sequence[Area]) -> None:
    """Refuse new rows without a code whose name the list gives for several kelurahan: it may list working areas.

    Such a list, as that of puskesmas, does not say where its subjects are; nothing but its author can.
    """
    names = {area.code: area.name for area in areas}
    places: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.code is None and row.place:
            places[slug(row.name)].add(row.place.area.code)
    for one in stored.values():
        if one.has_own_code and slug(one.name) in places:
            places[slug(one.name)].add(one.area_code)
    scattered = {name: found for name, found in places.items() if len(found) > 1}
    new = [row for row in rows if row.code is None and row.place and row.subject_id not in stored]
    named: dict[str, list[Row]] = defaultdict(list)
    for row in new:
        named[slug(row.name)].append(row)
    for name, found in scattered.items():
        same = named[name]
        values = {"n": len(found), "areas": listed([names.get(code, code) for code in sorted(found)])}
        lines = listed([row.line.number for row in same])
        reason = RefusedError("SUBJECT_SCATTERED", None, name=same[0].name if same else "", rows=lines, **values)
        for row in same:
            row.reasons.append(reason)
    for row in new:
        if scattered and slug(row.name) not in scattered:
            row.doubts.append(Doubt(RefusedError("SUBJECT_BESIDE_SCATTERED", None, name=row.name)))
