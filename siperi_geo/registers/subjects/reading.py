"""A list of subjects in; its rows and what is wrong with the list out. It compares nothing with the store."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from siperi_geo.areas import Area
from siperi_geo.errors import Problem, SiperiError, Where, brief
from siperi_geo.registers.governments import Governments
from siperi_geo.registers.places import Places
from siperi_geo.registers.subjects.headings import SubjectColumns, recognise
from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.registers.subjects.placing import POINT, Placer
from siperi_geo.registers.subjects.placing_governments import OwnPlacer, UnitPlacer
from siperi_geo.registers.subjects.points import Locator
from siperi_geo.registers.subjects.row import Row, SubjectTable
from siperi_geo.registers.subjects.rows import Placing, RowReader
from siperi_geo.registers.tables import Table, find_tables
from siperi_geo.registers.unread import headings, warn_of_unread_sheets
from siperi_geo.sheets import Findings, Line, RefusedError, Sheet, listed, open_sheets
from siperi_geo.text import pick, t

ONE = ("name", "area_code", "subtype", "ownership", "lat", "lon")
FEW = 2  # names given as examples


@dataclass(frozen=True, slots=True)
class Ground:
    """What a list is read against: its kind, the places that its rows may name, the boundaries shown (None: none).

    The places are the areas of the city; of units the governments.
    """

    kind: Kind
    areas: Sequence[Area]
    locator: Locator | None


def read_subject_rows(path: Path, ground: Ground, findings: Findings) -> list[Row]:
    """Every row of every list of a file; those that cannot be used carry their reasons.

    Raises SiperiError with a FORM_, REGISTER_ or SUBJECT_ code when nothing of the file can be used.
    """
    placer = _placer(ground)
    with open_sheets(path) as sheets:
        tables = _tables(sheets, ground.kind)
        readers = [RowReader(table, ground.kind, placer) for table in tables]
        for reader in readers:
            _read(reader, findings)
        warn_of_unread_sheets(tables, sheets, findings)
    rows = [row for reader in readers for row in reader.rows]
    if not rows:
        raise SiperiError("SUBJECT_NO_ROWS", tables[0].sheet.at(tables[0].head[-1]))
    if ground.locator is None and any(row.point for row in rows):
        findings.problem("SUBJECT_POINTS_UNCHECKED", Where(findings.file))
    _refuse_doubled(rows)
    return rows


def read_one(cells: Sequence[str], ground: Ground, *, named: str) -> Row:
    """What a code and cells in the order of ONE say of one subject, read as a row of a list, with its reasons."""
    names = ("kelurahan" if name == "area_code" else name for name in ONE)
    titles = (pick(ground.kind.code.label), *(t(f"subjects.column.{name}") for name in names))
    head, line = Line(1, titles), Line(2, tuple(cells))
    places: dict[str, Any] = {name: place for place, name in enumerate(ONE, start=1)}
    sheet = Sheet(named, None, lambda: iter((head, line)))
    table = Table(sheet, (head,), SubjectColumns(codes=[0], **places), (), lambda _: None)
    reader = RowReader(table, ground.kind, _placer(ground))
    reader.read()
    if not reader.rows:  # a name that begins with `Jumlah`, as a total does
        return Row(table, line, ground.kind, reasons=[RefusedError("SUBJECT_NAME_MISSING", titles[1])])
    (row,) = reader.rows
    if ground.locator is None and row.point:
        row.remarks.append(RefusedError("SUBJECT_POINTS_UNCHECKED", None))
    return row


def settle(rows: Sequence[Row], findings: Findings) -> list[Row]:
    """Report every reason and remark, and set the rows with reasons aside; returns the good rows.

    A reason that several rows share is reported once, at the first of them.
    """
    findings.rows_in = len(rows)
    said: dict[RefusedError, Problem] = {}
    for row in rows:
        at = row.table.sheet.at
        for one in row.reasons:
            if one not in said:
                said[one] = findings.problem(one.code, at(row.line, one.column), **one.values)
        if row.reasons:
            findings.set_aside(row.table.sheet, row.kept(), said[row.reasons[0]])
        for one in row.remarks:
            findings.problem(one.code, at(row.line, one.column), **one.values)
        if row.place and row.place.how != POINT and not row.place.is_sure:
            values = {"name": row.said.name, "area": row.place.area.name, "pct": row.place.confidence_pct}
            findings.problem("REGISTER_MATCHED_BY_NAME", at(row.line), **values)
    return [row for row in rows if not row.reasons]


def _placer(ground: Ground) -> Placing:
    if ground.kind.is_of_city:
        return Placer(Places(ground.areas), ground.locator)
    known = Governments(ground.areas)
    return UnitPlacer(known) if ground.kind.within == "government" else OwnPlacer(known)


def _tables(sheets: Sequence[Sheet], kind: Kind) -> list[SubjectTable]:
    missing = "SUBJECT_HEADER_MISSING" if kind.is_of_city else "UNIT_HEADER_MISSING"
    return find_tables(sheets, partial(recognise, kind=kind), missing=missing, label=pick(kind.code.label))


def _read(reader: RowReader, findings: Findings) -> None:
    """Read a table, and say what of it is passed over."""
    table, at = reader.table, reader.table.sheet.at(reader.table.head[-1])
    if table.columns.doubled:
        raise SiperiError("REGISTER_COLUMN_DOUBLED", at, columns=headings(table, table.columns.doubled))
    findings.note_head(table.sheet, [replace(line, raw=None) for line in table.head])
    if table.columns.personal:
        findings.problem("SUBJECT_PERSONAL_LEFT_OUT", at, columns=headings(table, table.columns.personal))
    if table.columns.ignored:
        findings.problem("REGISTER_COLUMNS_IGNORED", at, columns=headings(table, table.columns.ignored))
    reader.read()
    if reader.remarks:
        findings.problem("SUBJECT_LINES_PASSED", at, n=len(reader.remarks), lines=listed(reader.remarks))
    if from_name := [row.name for row in reader.rows if row.is_type_from_name]:
        examples = listed([brief(name) for name in from_name[:FEW]])
        findings.problem("SUBJECT_TYPES_FROM_NAMES", at, n=len(from_name), examples=examples)


def _refuse_doubled(rows: Sequence[Row]) -> None:
    """Refuse every row of an id that the file gives more than once."""
    counts = Counter(row.subject_id for row in rows)
    same: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.subject_id and counts[row.subject_id] > 1:
            same[row.subject_id].append(row)
    for doubled in same.values():
        rows_said = listed([row.table.sheet.at(row.line) for row in doubled])
        if code := doubled[0].code:
            reason = RefusedError("SUBJECT_DOUBLED", None, said=code, rows=rows_said)
        else:
            reason = RefusedError("SUBJECT_NAME_DOUBLED", None, name=doubled[0].name, rows=rows_said)
        for row in doubled:
            row.reasons.append(reason)
