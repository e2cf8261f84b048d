"""What importing a list of subjects would do: new ones, changed ones, rows that need a person, those not listed.

`examine` is the dry run of command and page alike; `accept` in `writing` stores exactly that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError, Where
from siperi_geo.registers.examined import ExaminedFile
from siperi_geo.registers.governments import governments
from siperi_geo.registers.subjects.codes import own_code, slug
from siperi_geo.registers.subjects.examples import made_up
from siperi_geo.registers.subjects.invited import Invited, invitations, warn
from siperi_geo.registers.subjects.kinds import Kind, kind_of
from siperi_geo.registers.subjects.likeness import doubt_namesakes, refuse_scattered
from siperi_geo.registers.subjects.points import Locator
from siperi_geo.registers.subjects.reading import Ground, read_subject_rows, settle
from siperi_geo.registers.subjects.row import Row
from siperi_geo.registers.subjects.stored import FIELDS, Subject, stored_subjects
from siperi_geo.sheets import Findings, listed, sha256_of
from siperi_geo.store import Store

Action = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject that may be stored, as it is stored now, and how its kelurahan is known."""

    subject: Subject
    before: Subject | None
    how: str
    where: Where
    invited: Invited | None = None  # how many respondents a unit invited, where the list says it

    @property
    def action(self) -> Action:
        if self.before is None:
            return "new"
        is_same = self.before == self.subject and not (self.invited and self.invited.is_new)
        return "unchanged" if is_same else "changed"

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Field, old and new, of what is different from what is stored; empty for a new one."""
        pairs = [(name, getattr(self.before, name), getattr(self.subject, name)) for name in FIELDS if self.before]
        found = [(name, old, new) for name, old, new in pairs if old != new]
        one = self.invited if self.before else None
        return [*found, ("invited", one.before, one.people)] if one and one.is_new else found


@dataclass(frozen=True, slots=True)
class Examined(ExaminedFile[Entry]):
    """The report of a list: rows, subjects, what is not listed any more, every problem."""

    kind: str
    missing: tuple[Subject, ...]  # stored and active, of the types that the list has, and not in it
    areas: Mapping[str, str]  # code of a kelurahan, or government → name

    def count(self, action: Action) -> int:
        """How many subjects are new, changed or unchanged."""
        return sum(entry.action == action for entry in self.entries)


def examine(
    store: Store,
    path: Path,
    kind: str,
    areas: Sequence[Area],
    *,
    source: str,
    locator: Locator | None = None,
    is_checked: bool = False,
) -> Examined:
    """Read a list and say what storing it would do; nothing is written.

    Units of governments are held against the governments that are known, and those against nothing. `areas` are
    the city's, of all levels; `locator` finds points in the boundaries shown. `is_checked`: a person has checked
    the rows in doubt. Raises SiperiError with a FORM_, REGISTER_ or SUBJECT_ code when nothing can be
    used, or the source is not named.
    """
    if not source.strip():
        raise SiperiError("SUBJECT_SOURCE_MISSING")
    ground = ground_of(store, kind_of(kind), areas, locator)
    stored = {one.subject_id: one for one in stored_subjects(store, kind)}
    findings = Findings(path.name)
    rows = read_subject_rows(path, ground, findings)
    doubted = _hold(rows, stored, ground, is_checked=is_checked)
    good = settle(rows, findings)
    invited = invitations(store, good)
    warn(good, invited, findings)
    entries = [_entry(row, stored, invited) for row in good]
    _warn_of_own_codes(entries, findings)
    _warn_of_examples(store, kind, entries, findings)
    return Examined(
        kind=kind,
        file_name=path.name,
        sha256=sha256_of(path),
        source=source.strip(),
        rows_in=findings.rows_in,
        quarantine=findings.quarantine,
        entries=tuple(sorted(entries, key=lambda entry: (entry.subject.area_code, entry.subject.name))),
        missing=tuple(_missing(rows, stored)),
        doubts=doubted,
        areas={area.code: area.name for area in ground.areas if area.level != "kecamatan"},
        problems=findings.all_problems(),
    )


def ground_of(store: Store, kind: Kind, areas: Sequence[Area], locator: Locator | None) -> Ground:
    """What a list of this kind is read against: the city given, or the governments that are known."""
    return Ground(kind, areas if kind.is_of_city else [one.area for one in governments(store)], locator)


def _hold(rows: Sequence[Row], stored: Mapping[str, Subject], ground: Ground, *, is_checked: bool) -> int:
    """Hold rows in doubt, or take them with a word once a person checked them; returns how many were in doubt.

    What is stored already just as the row says is in no doubt.
    """
    doubt_namesakes(rows, stored.values())
    if ground.kind.is_of_city:  # every government has a unit of the same name
        refuse_scattered(rows, stored, ground.areas)
    doubted = 0
    for row in rows:
        if row.reasons or not row.doubts or subject_of(row, stored) == stored.get(row.subject_id or ""):
            continue
        doubted += 1
        if is_checked:
            row.remarks += [doubt.taken for doubt in row.doubts if doubt.taken]
        else:
            row.reasons += [doubt.held for doubt in row.doubts]
    return doubted


def subject_of(row: Row, stored: Mapping[str, Subject]) -> Subject | None:
    """The subject that a row makes; what it leaves open stays as it is stored. None without a place."""
    if row.subject_id is None or row.place is None:
        return None
    area_code, (lon, lat) = row.place.area.code, row.point or (None, None)
    code = row.code or own_code(row.name, area_code)
    said = Subject(
        row.subject_id, row.kind.id, code, row.name, area_code, row.subtype, row.ownership, lon, lat, True
    )
    before = stored.get(row.subject_id)
    if before is None:
        return said
    has_type = row.subtype is not None and not (row.is_type_from_name and before.subtype)
    return replace(
        said,
        subtype=row.subtype if has_type else before.subtype,
        ownership=row.ownership or before.ownership,
        lon=before.lon if row.point is None else lon,
        lat=before.lat if row.point is None else lat,
    )


def _entry(row: Row, stored: Mapping[str, Subject], invited: Mapping[str, Invited]) -> Entry:
    subject = subject_of(row, stored)
    if subject is None or row.place is None:
        raise ValueError(f"a row without a place is no subject: line {row.line.number}")
    known, where = stored.get(subject.subject_id), row.table.sheet.at(row.line)
    return Entry(subject, known, row.place.how, where, invited.get(subject.subject_id))


def _missing(rows: Sequence[Row], stored: Mapping[str, Subject]) -> list[Subject]:
    """Active subjects that no row means, of the types listed; a held row means the one with its id or its name."""
    ids = {row.subject_id for row in rows}
    held = {slug(row.name) for row in rows if row.reasons}
    types = {row.subtype for row in rows} | {one.subtype for one in stored.values() if one.subject_id in ids}
    return [
        one
        for one in stored.values()
        if one.is_active and one.subtype in types and one.subject_id not in ids and slug(one.name) not in held
    ]


def _warn_of_own_codes(entries: Sequence[Entry], findings: Findings) -> None:
    """Say for which new subjects a code of our own stands in place of an official one."""
    own = [entry.subject.name for entry in entries if entry.action == "new" and entry.subject.has_own_code]
    if own:
        findings.problem("SUBJECT_OWN_CODES", Where(findings.file), n=len(own), names=listed(own))


def _warn_of_examples(store: Store, kind: str, entries: Sequence[Entry], findings: Findings) -> None:
    """Say that the made-up subjects of the kind will make way for the real ones of the list."""
    found = made_up(store, kind)
    if found.subjects and entries:
        findings.problem("SUBJECT_EXAMPLES_GO", Where(findings.file), n=found.subjects, forms=found.forms)
