"""Boundary sets in the store: one per source, with licence and kind; one of them is shown.

Scores never depend on the set: it changes how the city is drawn, not what was answered.
"""

import hashlib
import json
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import shapely

from siperi_geo.areas import Area
from siperi_geo.boundaries.derive import with_parents
from siperi_geo.boundaries.report import BoundaryReport
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Right
from siperi_geo.sheets import BadRow
from siperi_geo.store import Batch, Store, Transaction, write_batch
from siperi_geo.text import t

KINDS = ("official", "indicative", "schematic")
SCHEMATIC_ID = "skematis"
"""The set that comes with the program."""


@dataclass(frozen=True, slots=True)
class BoundarySet:
    """A stored set of boundaries: where it comes from, what it covers, whether it is shown."""

    set_id: str
    name: str
    source: str
    licence: str
    vintage: str | None
    kind: str
    file_sha256: str | None
    imported_at: datetime
    is_active: bool
    kelurahan: int
    area_km2: float

    @property
    def shown_name(self) -> str:
        """The name for a reader: as given, but of the built-in set in the reader's language."""
        return t("boundaries.builtin.name") if self.set_id == SCHEMATIC_ID else self.name

    @property
    def shown_source(self) -> str:
        """The source for a reader, like the name."""
        return t("boundaries.builtin.source") if self.set_id == SCHEMATIC_ID else self.source


def import_file(
    tx: Transaction,
    report: BoundaryReport,
    *,
    name: str,
    source: str,
    licence: str,
    kind: str,
    vintage: str | None = None,
) -> str:
    """Store a checked file as a new set and return its id; the same file under the same name is stored once.

    Other facts (kind, source, licence, vintage) then replace its old ones, with a row in the audit.
    Kecamatan and city are derived as unions. The set is not shown until `use_set`. Raises
    BOUNDARY_NOT_IMPORTABLE (with the report's problems), BOUNDARY_KIND_UNKNOWN, BOUNDARY_SOURCE_MISSING.
    """
    tx.permit(Right.KEEP_BOUNDARIES)
    _refuse(report, kind, name, source, licence)
    set_id = _set_id(name, report)
    facts = {"source": source, "licence": licence, "vintage": vintage, "kind": kind}
    known = {row["set_id"]: row for row in tx.query("boundaries/set_list").to_dict("records")}
    if set_id in known:
        _update_facts(tx, set_id, known[set_id], facts)
    else:
        write_set(tx, report, {"set_id": set_id, "name": name, **facts})
    return set_id


def _update_facts(tx: Transaction, set_id: str, row: Mapping[Hashable, Any], facts: dict[str, str | None]) -> None:
    """Replace what is said about a stored set; the audit says what it was before."""
    before = {name: None if pd.isna(row[name]) else str(row[name]) for name in facts}
    if before == facts:
        return
    tx.run("boundaries/update_set", set_id=set_id, **facts)
    changes = [f"{name}: {before[name]} -> {facts[name]}" for name in facts if before[name] != facts[name]]
    tx.run("boundaries/record_update", actor=tx.actor, set_id=set_id, detail="; ".join(changes))


def write_set(tx: Transaction, report: BoundaryReport, head: dict[str, Any]) -> None:
    """Write head, outlines, batch and quarantine of a set whose id is free."""
    now = datetime.now(UTC)
    facts = {"crs": "OGC:CRS84", "file_sha256": report.sha256, "imported_at": now, "is_active": False}
    tx.append("boundary_sets", pd.DataFrame([{**head, **facts}]))
    for outline in with_parents(report.geometries, report.areas_km2, report.city_code):
        tx.run(
            "boundaries/insert_boundary",
            set_id=head["set_id"],
            area_code=outline.area_code,
            level=outline.level,
            wkb=shapely.to_wkb(outline.geometry),
            area_km2=outline.area_km2,
        )
    _write_batch(tx, report)


def use_set(tx: Transaction, set_id: str) -> None:
    """Show this set from now on. BOUNDARY_SET_UNKNOWN; BOUNDARY_SET_WITHOUT_KELURAHAN for a kecamatan-only set."""
    tx.permit(Right.KEEP_BOUNDARIES)
    sets = tx.query("boundaries/set_list").set_index("set_id")
    if set_id not in sets.index:
        raise SiperiError("BOUNDARY_SET_UNKNOWN", set_id=set_id)
    if not sets.loc[set_id, "kelurahan"]:
        raise SiperiError("BOUNDARY_SET_WITHOUT_KELURAHAN", set_id=set_id)
    tx.run("boundaries/use_set", set_id=set_id)


def list_sets(store: Store) -> list[BoundarySet]:
    """Every stored set, oldest first."""
    rows = store.query("boundaries/set_list").astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    return [BoundarySet(**{str(key): value for key, value in row.items()}) for row in records]


def find_set(store: Store, name_or_id: str) -> BoundarySet:
    """The set with this id, or the newest with this name; BOUNDARY_SET_UNKNOWN when there is none."""
    known = list_sets(store)
    found = [s for s in known if s.set_id == name_or_id] or [s for s in known if s.name == name_or_id]
    if not found:
        raise SiperiError("BOUNDARY_SET_UNKNOWN", set_id=name_or_id)
    return found[-1]


def active_set(store: Store) -> BoundarySet | None:
    """The set that is shown; None in a store without boundaries."""
    return next((s for s in list_sets(store) if s.is_active), None)


def stored_areas(store: Store) -> list[Area]:
    """The areas the store knows, ordered by code."""
    rows = store.query("areas/area_list").to_numpy(dtype=object).tolist()
    return [Area(code, name, level, parent) for code, name, level, parent in rows]


def _refuse(report: BoundaryReport, kind: str, *required: str) -> None:
    if not report.importable:
        raise SiperiError("BOUNDARY_NOT_IMPORTABLE", more=report.problems)
    if kind not in KINDS:
        raise SiperiError("BOUNDARY_KIND_UNKNOWN", kind=kind, known=", ".join(KINDS))
    if not all(text.strip() for text in required):
        raise SiperiError("BOUNDARY_SOURCE_MISSING")


def _set_id(name: str, report: BoundaryReport) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "set"
    digest = hashlib.sha256(f"{name}\n{report.level}\n{report.sha256}".encode()).hexdigest()
    return f"{slug}-{digest[:8]}"


def _write_batch(tx: Transaction, report: BoundaryReport) -> None:
    bad = [
        BadRow(
            line=left.row,
            place=left.name,
            raw=json.dumps(dict(left.properties), ensure_ascii=False, default=str),
            code=left.code,
            message=left.problem.message(),
        )
        for left in report.left_out
    ]
    batch = Batch("import_boundaries", report.file, report.sha256, report.features, rows_bad=len(bad))
    write_batch(tx, batch, bad)
