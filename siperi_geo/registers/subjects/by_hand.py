"""One subject changed by hand: corrected, deactivated, activated again, or removed; each with an audit row.

What is written of it is read by the reader of lists, so the same is held, doubted and remarked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from siperi_geo.areas import Area
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.subjects.kinds import OWNERSHIPS, kind_of
from siperi_geo.registers.subjects.likeness import doubt_namesakes
from siperi_geo.registers.subjects.planning import ground_of
from siperi_geo.registers.subjects.points import Locator
from siperi_geo.registers.subjects.reading import read_one
from siperi_geo.registers.subjects.row import Row
from siperi_geo.registers.subjects.stored import FIELDS, Subject, stored_subjects
from siperi_geo.rights import Actor, Right
from siperi_geo.sheets import RefusedError
from siperi_geo.store import Store, Transaction
from siperi_geo.text import pick

# In a list these are remarks and doubts; what one person writes of one subject is refused for them.
UNREAD, LEFT_OUT = ("SUBJECT_TYPE_UNKNOWN", "SUBJECT_OWNERSHIP_UNKNOWN"), "SUBJECT_POINT_LEFT_OUT"
MOST_LETTERS = 2_000  # of an audit row
TIES = {"form_count": "SUBJECT_HAS_FORMS", "draft_count": "SUBJECT_HAS_DRAFTS", "unit_count": "SUBJECT_HAS_UNITS"}


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody writes of a subject, as a list would, in its order; "" where nothing is known."""

    name: str
    area_code: str
    subtype: str = ""
    ownership: str = ""
    lat: str = ""
    lon: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What correcting a subject would do: as it is stored, as it would be, and what is wrong with it."""

    before: Subject
    subject: Subject
    doubts: int  # how many wait for a person, or were taken because one checked them
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Field, old and new, of what would be different."""
        pairs = [(name, getattr(self.before, name), getattr(self.subject, name)) for name in FIELDS]
        return [(name, old, new) for name, old, new in pairs if old != new]


def as_written(one: Subject) -> Written:
    """What is stored of a subject, as somebody would write it; that changes nothing."""
    known = kind_of(one.kind).types.get(one.subtype or "")
    lat, lon = ("" if value is None else str(value) for value in (one.lat, one.lon))
    return Written(one.name, one.area_code, pick(known.label) if known else "", one.ownership or "", lat, lon)


def find_subject(store: Store, kind: str, code: str) -> Subject:
    """The subject with this code or id; raises SUBJECT_UNKNOWN, and SUBJECT_AMBIGUOUS where several have it."""
    found = [one for one in stored_subjects(store, kind) if code in (one.code, one.subject_id)]
    if not found:
        raise SiperiError("SUBJECT_UNKNOWN", said=code[:80], kind=kind)
    if len(found) > 1:
        raise SiperiError("SUBJECT_AMBIGUOUS", said=code, ids=", ".join(one.subject_id for one in found))
    return found[0]


def examine_one(
    store: Store,
    before: Subject,
    written: Written,
    areas: Sequence[Area],
    *,
    locator: Locator | None = None,
    is_checked: bool = False,
) -> Correction:
    """What storing this of a subject would do; its code and whether it is asked stay as they are."""
    kind = kind_of(before.kind)
    cells = (before.code, *asdict(written).values())
    row = read_one(cells, ground_of(store, kind, areas, locator), named=before.name)
    doubt_namesakes([row], stored_subjects(store, before.kind))
    if row.subject_id not in (None, before.subject_id):
        row.reasons.append(RefusedError("SUBJECT_PLACE_FIXED", None, name=before.name))
    subject = _as_read(row, before, written)
    is_doubted = bool(row.doubts) and subject != before
    refused = [*row.reasons, *(one.held for one in row.doubts if is_doubted and not is_checked)]
    remarks = [*row.remarks, *(one.taken for one in row.doubts if is_doubted and is_checked and one.taken)]
    at = row.table.sheet.at
    problems = [Problem(one.code, at(None, one.column), one.values) for one in (*refused, *remarks)]
    if before.has_own_code and (before.name, before.area_code) != (subject.name, subject.area_code):
        problems.append(Problem("SUBJECT_OWN_CODE_STAYS", at(), {"name": before.name}))
    return Correction(before, subject, len(row.doubts) if is_doubted else 0, tuple(problems))


def _as_read(row: Row, before: Subject, written: Written) -> Subject:
    """The subject that the row makes; what is left empty is taken out."""
    row.reasons += [_unread(row, one) for one in row.remarks if one.code in UNREAD]
    row.reasons += [one.held for one in row.doubts if one.taken and one.taken.code == LEFT_OUT]
    row.remarks = [one for one in row.remarks if one.code not in UNREAD]
    row.doubts = [one for one in row.doubts if one.taken is None or one.taken.code != LEFT_OUT]
    lon, lat = row.point or (None, None)
    return replace(
        before,
        name=row.name,
        area_code=row.place.area.code if row.place else before.area_code,
        subtype=row.subtype if written.subtype.strip() else None,
        ownership=row.ownership,
        lon=lon,
        lat=lat,
    )


def _unread(row: Row, remark: RefusedError) -> RefusedError:
    """A type or an ownership that is none, with those that there are."""
    known = OWNERSHIPS if remark.code == UNREAD[1] else [pick(one.label) for one in row.kind.types.values()]
    values = {"text": remark.values["text"], "known": ", ".join(known)}
    return RefusedError("SUBJECT_WORD_UNKNOWN", remark.column, **values)


def correct(store: Store, correction: Correction, *, actor: Actor, reason: str = "") -> None:
    """Store a correction. Raises its errors, and SUBJECT_MOVED_MEANWHILE when the subject was changed since."""
    if correction.errors:
        first, *more = correction.errors
        raise SiperiError(first.code, first.where, more=more, **first.values)
    said = ", ".join(f"{name} {old} -> {new}" for name, old, new in correction.changes)
    with _changing(store, correction.before, "correct_subject", actor, f"{said}; {reason.strip()}") as tx:
        fields = {name: getattr(correction.subject, name) for name in FIELDS if name != "is_active"}
        tx.run("subjects/correct_subject", subject_id=correction.before.subject_id, **fields)


def set_active(store: Store, subject: Subject, is_active: bool, *, actor: Actor, reason: str) -> None:
    """Have somebody fill in no forms any longer, or again; forms, drafts and scores stay as they are.

    Raises SUBJECT_REASON_MISSING, and SUBJECT_MOVED_MEANWHILE when it is not as it was shown.
    """
    action = "activate_subject" if is_active else "deactivate_subjects"
    with _changing(store, subject, action, actor, _needed(reason)) as tx:
        tx.run("subjects/set_active", subject_id=subject.subject_id, is_active=is_active)


def remove(store: Store, subject: Subject, *, actor: Actor, reason: str) -> None:
    """Take out a subject that was stored by mistake, with what accounts were granted for it alone.

    Raises SUBJECT_REASON_MISSING, and SUBJECT_HAS_FORMS, SUBJECT_HAS_DRAFTS or SUBJECT_HAS_UNITS for what would be
    left without it: forms of its own or of its respondents, forms in progress, units of a government.
    """
    fields = "; ".join(f"{name}={value}" for name, value in asdict(subject).items())
    with _changing(store, subject, "remove_subject", actor, f"{_needed(reason)}; {fields}") as tx:
        if found := why_kept(tx, subject):
            raise SiperiError(found.code, **found.values)
        tx.run("subjects/delete_invitations", subject_id=subject.subject_id)
        _end_grants(tx, subject)
        tx.run("subjects/delete_subject", subject_id=subject.subject_id)


def _end_grants(tx: Transaction, subject: Subject) -> None:
    """Take away the grants that name a subject; the audit says whose and which."""
    for one in tx.query("subjects/grants_of_subject", subject_id=subject.subject_id).to_dict("records"):
        tx.record("remove_grant", str(one["user_name"]), str(one["told"]))
    tx.run("subjects/delete_grants", subject_id=subject.subject_id)


def why_kept(source: Store | Transaction, subject: Subject) -> Problem | None:
    """What stands in the way of removing a subject; None where nothing does."""
    ties = source.query("subjects/tied_to_subject", subject_id=subject.subject_id).iloc[0]
    found = ((code, int(ties[column])) for column, code in TIES.items())
    return next((Problem(code, Where(), {"name": subject.name, "n": n}) for code, n in found if n), None)


@contextmanager
def _changing(store: Store, subject: Subject, action: str, actor: Actor, detail: str) -> Iterator[Transaction]:
    """A permitted write about a subject that is stored just as it was shown."""
    target = subject.subject_id
    with store.transaction(actor=actor, action=action, target=target, detail=detail[:MOST_LETTERS]) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        if subject not in stored_subjects(tx, subject.kind):
            raise SiperiError("SUBJECT_MOVED_MEANWHILE", name=subject.name)
        yield tx


def _needed(reason: str) -> str:
    if not reason.strip():
        raise SiperiError("SUBJECT_REASON_MISSING")
    return reason.strip()
