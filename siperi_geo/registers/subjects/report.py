"""A list of subjects in words: what an import would do, and what is stored; the same for command and page.

It formats what `examine` and the store say; the problems with their places stand beside it.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.registers.subjects.codes import is_own
from siperi_geo.registers.subjects.kinds import KINDS, OWNERSHIPS, kind_of
from siperi_geo.registers.subjects.placing import POINT
from siperi_geo.registers.subjects.planning import Entry, Examined
from siperi_geo.sheets import listed
from siperi_geo.text import MISSING, number, pick, t

FIELDS = {"area_code": "area_code", "kelurahan": "area_name", "kecamatan": "kecamatan_name"} | {
    name: name for name in ("lat", "lon", "source")
}
OF_UNITS = {"government_code": "area_code", "government": "area_name", "source": "source"}
OF_GOVERNMENTS = {"source": "source"}
FOR_FILES = {"area_code", "government_code", "lat", "lon", "source"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, its plain values (None: missing), and whether only files have it."""

    title: str
    values: list[Any]
    is_for_files: bool = False

    @property
    def shown(self) -> list[str]:
        """The values as people read them."""
        return [cell_text(value) for value in self.values]


def lines(examined: Examined) -> Iterator[str]:
    """Source and kind; rows in, stored and held; who is listed no more."""
    yield t("subjects.report.source", source=examined.source)
    yield t("subjects.report.kind", kind=pick(kind_of(examined.kind).label))
    counts = {"new": examined.count("new"), "changed": examined.count("changed")}
    counts |= {"unchanged": examined.count("unchanged"), "rows_in": examined.rows_in, "bad": examined.rows_bad}
    yield t("subjects.rows", **{name: number(n, 0) for name, n in counts.items()})
    if counts["unchanged"]:
        yield t("subjects.report.unchanged", n=number(counts["unchanged"], 0))
    if saying := [entry.invited for entry in examined.entries if entry.invited]:
        people, year = sum(one.people for one in saying), saying[0].year
        yield t("subjects.report.invited", n=number(len(saying), 0), people=number(people, 0), year=year)
    if examined.missing:
        names = listed([f"{one.name} ({cell_text(one.code)})" for one in examined.missing])
        yield t("subjects.report.missing", n=number(len(examined.missing), 0), names=names)


def found(examined: Examined) -> pd.DataFrame:
    """Every subject of the list that is new, as shown text."""
    heads = [
        _code_title(examined.kind),
        *(t(f"subjects.column.{name}") for name in ("name", "subtype", _place(examined.kind))),
    ]
    heads += [t("subjects.column.matched" if kind_of(examined.kind).is_of_city else "subjects.column.known_by")]
    rows = [
        (
            cell_text(entry.subject.code),
            entry.subject.name,
            subtype_name(examined.kind, entry.subject.subtype),
            examined.areas.get(entry.subject.area_code, entry.subject.area_code),
            _how(entry),
        )
        for entry in examined.entries
        if entry.action == "new"
    ]
    return pd.DataFrame(rows, columns=heads)


def changes(examined: Examined) -> pd.DataFrame:
    """Every change of a stored subject, one a line, as shown text: who, what, old, new."""
    heads = [
        _code_title(examined.kind),
        *(t(f"subjects.column.{name}") for name in ("name", "field", "old", "new")),
    ]
    rows = [
        (
            cell_text(entry.subject.code),
            entry.subject.name,
            t(f"subjects.column.{_place(examined.kind) if name == 'area_code' else name}"),
            _shown(examined.kind, examined.areas, name, old),
            _shown(examined.kind, examined.areas, name, new),
        )
        for entry in examined.entries
        for name, old, new in entry.changes
    ]
    return pd.DataFrame(rows, columns=heads)


def corrected(kind: str, areas: Mapping[str, str], found: Sequence[tuple[str, Any, Any]]) -> pd.DataFrame:
    """What a correction changes of one subject, as shown text: what, old, new; `areas`: code → name."""
    heads = [t(f"subjects.column.{name}") for name in ("field", "old", "new")]
    rows = [
        (
            t(f"subjects.column.{_place(kind) if name == 'area_code' else name}"),
            _shown(kind, areas, name, old),
            _shown(kind, areas, name, new),
        )
        for name, old, new in found
    ]
    return pd.DataFrame(rows, columns=heads)


def listing(kind: str, rows: Sequence[Mapping[Hashable, Any]]) -> list[Column]:
    """Stored subjects (rows of `subjects/subject_list`) as columns; an import reads the same headings back."""
    types = [None if row["subtype"] is None else subtype_name(kind, row["subtype"]) for row in rows]
    owners = [None if row["ownership"] is None else ownership_name(row["ownership"]) for row in rows]
    columns = [
        Column(_code_title(kind), [row["code"] for row in rows]),
        Column(t("subjects.column.name"), [row["name"] for row in rows]),
        Column(t("subjects.column.subtype"), types),
    ]
    columns += [Column(t("subjects.column.ownership"), owners)] if kind_of(kind).is_of_city else []
    for name, field in _fields(kind).items():
        values = [row[field] for row in rows]
        columns.append(Column(t(f"subjects.column.{name}"), values, is_for_files=name in FOR_FILES))
    if not all(row["is_active"] for row in rows):
        words = {True: t("subjects.active"), False: t("subjects.inactive")}
        columns.append(Column(t("subjects.column.is_active"), [words[bool(row["is_active"])] for row in rows]))
    return columns


def cell_text(value: Any) -> str:
    """A value of `listing` as people read it; a code of our own says that there is no official one."""
    if value is None or value != value:
        return MISSING
    if isinstance(value, str):
        return t("subjects.no_code") if is_own(value) else value
    return number(value, 6)


def subtype_name(kind: str, subtype: str | None) -> str:
    """What a type is called; a dash without one."""
    if subtype is None:
        return MISSING
    known = KINDS[kind].types.get(subtype)
    return pick(known.label) if known else subtype


def ownership_name(ownership: str | None) -> str:
    """What an ownership is called; a dash without one."""
    return t(f"subjects.ownership.{ownership}") if ownership in OWNERSHIPS else MISSING


def _code_title(kind: str) -> str:
    return pick(kind_of(kind).code.label)


def _place(kind: str) -> str:
    """What a subject of a kind lies in; a change of the code is a change of it to a reader."""
    return "kelurahan" if kind_of(kind).is_of_city else "government"


def _fields(kind: str) -> Mapping[str, str]:
    return {"kelurahan": FIELDS, "government": OF_UNITS, "itself": OF_GOVERNMENTS}[kind_of(kind).within]


def _how(entry: Entry) -> str:
    if not kind_of(entry.subject.kind).is_of_city:
        return t(f"subjects.known_by.{'code' if entry.how == 'code' else 'name'}")
    return t(f"subjects.how.{entry.how}") if entry.how in ("code", POINT) else t("subjects.how.name")


def _shown(kind: str, areas: Mapping[str, str], name: str, value: Any) -> str:
    if value is None:
        return MISSING
    if name == "invited":
        return number(value, 0)
    if name == "area_code":
        return areas.get(value, str(value))
    if name == "subtype":
        return subtype_name(kind, value)
    if name == "ownership":
        return ownership_name(value)
    if name == "is_active":
        return t("subjects.active" if value else "subjects.inactive")
    return cell_text(value)
