"""What importing a file of actions would do, and doing it: new ones, changed ones, rows that need a person.

A row is known by its id, else by year, area, line and words. `examine` is the dry run of the command; `accept`
stores exactly that, in one transaction.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError, Where
from siperi_geo.plans.action import Action, KeptAction
from siperi_geo.plans.checking import check, closes_of, tidied
from siperi_geo.plans.headings import recognise
from siperi_geo.plans.refusing import refuse_of_many
from siperi_geo.plans.rows import PlanTable, Row, RowReader
from siperi_geo.plans.stored import Source, actions
from siperi_geo.plans.warning import warn
from siperi_geo.plans.writing import append, key_of
from siperi_geo.programmes import catalogue
from siperi_geo.registers.examined import ExaminedFile
from siperi_geo.registers.places import Places
from siperi_geo.registers.settled import good_rows, refuse_overtaken, warn_of_names
from siperi_geo.registers.tables import find_tables
from siperi_geo.registers.unread import headings, warn_of_unread_sheets
from siperi_geo.rights import About, Actor, Right
from siperi_geo.sheets import Findings, Line, RefusedError, open_sheets, sha256_of
from siperi_geo.store import Store, write_batch
from siperi_geo.text import pick

MOST_ROWS = 20_000
NEEDED = ("year", "what", "area_code", "line")


@dataclass(frozen=True, slots=True)
class Entry:
    """One action that may be stored, and the revision it would follow."""

    key: Hashable
    now: Action
    before: KeptAction | None
    action: Literal["new", "replaced", "unchanged"]
    where: Where


@dataclass(frozen=True, slots=True)
class Examined(ExaminedFile[Entry]):
    """The report of a file; nothing is in doubt."""


def examine(store: Store, path: Path, areas: Sequence[Area], *, year: int | None = None) -> Examined:
    """Read a file and say what storing it would do; nothing is written.

    `year` is of the rows that name none. Raises SiperiError with a FORM_, REGISTER_ or PLAN_ code when nothing
    can be used.
    """
    findings = Findings(path.name)
    with open_sheets(path) as sheets:
        tables = find_tables(sheets, recognise, missing="PLAN_HEADER_MISSING")
        rows = [row for table in tables for row in _read(table, Places(areas), findings, year)]
        warn_of_unread_sheets(tables, sheets, findings)
    if not rows:
        raise SiperiError("PLAN_NO_ROWS", tables[0].sheet.at(tables[0].head[-1]))
    known = _by_key(store)
    made = [(row, _entry(store, row, known)) for row in rows]
    _refuse_doubles(made)
    good = {id(row) for row in good_rows(rows, findings)}
    warn_of_names([row for row in rows if row.place and id(row) in good], findings)
    warn([row for row in rows if id(row) in good], findings)
    entries = tuple(entry for row, entry in made if entry is not None and id(row) in good)
    head = (path.name, sha256_of(path), "", findings.rows_in, findings.quarantine)
    return Examined(*head, entries=entries, doubts=0, problems=findings.all_problems())


def accept(store: Store, examined: Examined, *, actor: Actor) -> str:
    """Store what `examine` found, whole or not at all; returns the batch id. Raises PLAN_OVERTAKEN, PLAN_TWICE."""
    counts = Counter(entry.action for entry in examined.entries)
    detail = f"new={counts['new']}; changed={counts['replaced']}"
    with store.transaction(actor=actor, action="import_plan", target=examined.file_name, detail=detail) as tx:
        codes = [one for entry in examined.to_store for one in _areas_of(entry)]
        tx.permit(Right.PLAN, [About(area_code=code) for code in dict.fromkeys(codes)])
        known = _by_key(tx)
        refuse_overtaken(examined.entries, known, "PLAN_OVERTAKEN", lambda entry: entry.now.what)
        if twice := [one.now.what for one in examined.to_store if _is_twice(one.now, one.before, known)]:
            raise SiperiError("PLAN_TWICE", what=twice[0])
        append(tx, [_revision(entry) for entry in examined.to_store])
        return write_batch(tx, examined.batch("import_plan"), examined.quarantine)


def _read(table: PlanTable, places: Places, findings: Findings, year: int | None) -> list[Row]:
    at = table.sheet.at(table.head[-1])
    if table.columns.doubled:
        raise SiperiError("REGISTER_COLUMN_DOUBLED", at, columns=headings(table, table.columns.doubled))
    refuse_of_many(table)
    findings.note_head(table.sheet, table.head)
    if table.columns.ignored:
        findings.problem("REGISTER_COLUMNS_IGNORED", at, columns=headings(table, table.columns.ignored))
    lines = _above_foot(table)
    if len(lines) > MOST_ROWS:
        raise SiperiError("FORM_TOO_MANY_ROWS", at, n=MOST_ROWS)
    reader = RowReader(table, places, year, _is_share(lines, table.columns.places.get("progress_pct")))
    return [reader.read(line) for line in lines]


def _is_share(lines: Sequence[Line], place: int | None) -> bool:
    """Whether a column of per cent holds parts of one, as workbooks keep `40 %`: all its fractions are below 1."""
    fractions = [line.cell(place) for line in lines if place in line.fractions]
    return bool(fractions) and all(one.startswith("0") for one in fractions)


def _above_foot(table: PlanTable) -> list[Line]:
    """The rows of a table; of a CSV those above an empty line with remarks of two cells below, as our own has."""
    lines, found = list(table.rows()), list[Line]()
    for line in lines:
        is_apart = bool(found) and line.number > found[-1].number + 1
        if table.sheet.name is None and is_apart and sum(map(bool, line.cells)) <= 2:
            break
        found.append(line)
    return found


def _entry(store: Store, row: Row, known: Mapping[Hashable, KeptAction]) -> Entry | None:
    """What a row would store; None with its reasons where it cannot."""
    before = known.get(row.action_id) if row.action_id else None
    if row.action_id and before is None:
        row.reasons.append(RefusedError("PLAN_ACTION_UNKNOWN", None, text=row.action_id[:60]))
    if row.reasons:
        return None
    if before is None:
        before = _twin(row.values, known)
    if before is None and (lacking := [name for name in NEEDED if not row.values.get(name)]):
        row.reasons.append(RefusedError("PLAN_ROW_LACKS", None, names=", ".join(lacking)))
        return None
    now = tidied(replace(before.action, **row.values) if before else _new(row.values))
    try:
        check(store, now)
    except SiperiError as error:
        row.reasons += [RefusedError(one.code, None, **one.values) for one in error.problems]
        return None
    if _is_twice(now, before, known):
        row.reasons.append(RefusedError("PLAN_TWICE", None, what=now.what))
        return None
    action: Any = "new" if before is None else "unchanged" if before.action == now else "replaced"
    return Entry(before.action_id if before else key_of(now), now, before, action, row.table.sheet.at(row.line))


def _new(values: Mapping[str, Any]) -> Action:
    """A new action: what the row leaves out of parts, unit, indicator and owner follows from its line."""
    line = catalogue().line(values["line"])
    usual = {"closes": closes_of(line), "owner_name": pick(catalogue().office(line).name)}
    usual["indicator"] = line.output or ""
    usual["unit"] = pick(catalogue().units[line.unit]) if line.unit else ""
    return Action(**usual | {name: one for name, one in values.items() if one != "" or name not in usual})


def _twin(values: Mapping[str, Any], known: Mapping[Hashable, KeptAction]) -> KeptAction | None:
    if any(not values.get(name) for name in NEEDED):
        return None
    return known.get(key_of(tidied(Action(**{name: values[name] for name in NEEDED}))))


def _is_twice(now: Action, before: KeptAction | None, known: Mapping[Hashable, KeptAction]) -> bool:
    """Whether a changed action would be one that stands there already."""
    twin = known.get(key_of(now)) if before and now.state != "cancelled" else None
    return bool(twin and before and twin.action_id != before.action_id)


def _by_key(source: Source) -> dict[Hashable, KeptAction]:
    """Every action by its id, and those that are not cancelled by what tells them apart too."""
    every = actions(source)
    alive = (one for one in every if one.action.state != "cancelled")
    named: dict[Hashable, KeptAction] = {key_of(one.action): one for one in alive}
    return named | {one.action_id: one for one in every}


def _refuse_doubles(made: Sequence[tuple[Row, Entry | None]]) -> None:
    """Refuse every row of an action that the file has more than once."""
    counts = Counter(key for _, entry in made if entry for key in {entry.key, key_of(entry.now)})
    for row, entry in made:
        if entry and max(counts[entry.key], counts[key_of(entry.now)]) > 1:
            row.reasons.append(RefusedError("PLAN_ROW_TWICE", None, what=entry.now.what))


def _areas_of(entry: Entry) -> tuple[str, ...]:
    before = (entry.before.action.area_code,) if entry.before else ()
    return (*before, entry.now.area_code)


def _revision(entry: Entry) -> tuple[str, int, Action]:
    if entry.before is None:
        return uuid4().hex[:12], 1, entry.now
    return entry.before.action_id, entry.before.revision + 1, entry.now
