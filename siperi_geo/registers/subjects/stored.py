"""Subjects as the store holds them: who should fill in a form, and in which kelurahan."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from siperi_geo.registers.subjects.codes import is_own
from siperi_geo.registers.subjects.kinds import Kind, kind_of
from siperi_geo.store import Store, Transaction

FIELDS = ("name", "area_code", "subtype", "ownership", "lon", "lat", "is_active")


@dataclass(frozen=True, slots=True)
class Subject:
    """A school, a health facility …; `area_code` is its kelurahan, `lon` and `lat` are degrees where known."""

    subject_id: str
    kind: str
    code: str
    name: str
    area_code: str
    subtype: str | None
    ownership: str | None
    lon: float | None
    lat: float | None
    is_active: bool

    @property
    def has_own_code(self) -> bool:
        """Whether it has no official code, and ours stands in its place."""
        return is_own(self.code)


def subject_id(kind: Kind, code: str, area_code: str) -> str:
    """The id under which assessments name a subject; a unit's own code is one only within its government."""
    is_of_government = kind.within == "government" and not is_own(code)
    return f"{kind.id}:{area_code}:{code}" if is_of_government else f"{kind.id}:{code}"


def stored_subjects(source: Store | Transaction, kind: str) -> list[Subject]:
    """Every subject of a kind, ordered by kelurahan and name, those no longer active too. SUBJECT_KIND_UNKNOWN."""
    rows = source.query("subjects/subject_list", kind=kind_of(kind).id).astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    return [_subject(row) for row in records]


def _subject(row: Mapping[Hashable, Any]) -> Subject:
    about: dict[str, Any] = {name: row[name] for name in ("subject_id", "kind", "code", *FIELDS)}
    lon, lat = (None if row[name] is None else float(row[name]) for name in ("lon", "lat"))
    return Subject(**about | {"lon": lon, "lat": lat, "is_active": bool(row["is_active"])})
