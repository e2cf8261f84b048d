"""A file of hazards in; its rows, and what is wrong with it, out. It compares nothing with the store."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.hazards.headings import recognise
from siperi_geo.registers.hazards.kinds import hazard_name
from siperi_geo.registers.hazards.rows import HazardTable, Row, RowReader
from siperi_geo.registers.places import Places, is_undotted
from siperi_geo.registers.settled import good_rows, warn_of_names
from siperi_geo.registers.tables import find_tables
from siperi_geo.registers.unread import headings, warn_of_unread_sheets
from siperi_geo.sheets import Findings, MadeTable, RefusedError, listed, open_sheets

Key = tuple[str, str, str, str, int | None]  # kelurahan, hazard, who says so, source, year


def read_hazard_rows(
    path: Path | MadeTable, areas: Sequence[Area], findings: Findings, *, source: str, year: int | None
) -> list[Row]:
    """Every row of every table of a file; `source` and `year` are of the rows that name none.

    Refused rows carry their reasons; `settle` sets them aside. Raises SiperiError with a FORM_, REGISTER_ or
    HAZARD_ code when nothing of the file can be used.
    """
    with open_sheets(path) as sheets:
        tables = find_tables(sheets, recognise, missing="HAZARD_HEADER_MISSING")
        readers = [_read(table, Places(areas), findings, source=source, year=year) for table in tables]
        warn_of_unread_sheets(tables, sheets, findings)
    rows = [row for reader in readers for row in reader.rows]
    if not rows:
        raise SiperiError("HAZARD_NO_ROWS", tables[0].sheet.at(tables[0].head[-1]))
    _refuse_contradictions(rows)
    return rows


def settle(rows: Sequence[Row], findings: Findings) -> list[Row]:
    """Report every reason of every refused row and set the row aside; returns the good rows."""
    good = good_rows(rows, findings)
    warn_of_names(rows, findings)
    return good


def keys_of(row: Row) -> list[Key]:
    """What a row speaks of: a statement each."""
    area = row.place.area.code if row.place else ""
    return [(area, hazard, row.according_to, row.source, row.year) for hazard in row.hazards]


def _read(table: HazardTable, places: Places, findings: Findings, *, source: str, year: int | None) -> RowReader:
    at = table.sheet.at(table.head[-1])
    if table.columns.doubled:
        raise SiperiError("REGISTER_COLUMN_DOUBLED", at, columns=headings(table, table.columns.doubled))
    findings.note_head(table.sheet, table.head)
    if table.columns.ignored:
        findings.problem("REGISTER_COLUMNS_IGNORED", at, columns=headings(table, table.columns.ignored))
    reader = RowReader(table, places, source, year)
    reader.read()
    if any(is_undotted(row.said.code) for row in reader.rows):
        findings.problem("REGISTER_CODES_UNUSED", at)
    first = {row.written: row for row in reversed(reader.rows) if row.written and row.hazards}
    for written, row in sorted(first.items(), key=lambda pair: pair[1].line.number):
        names = " + ".join(map(hazard_name, row.hazards))
        where = table.sheet.at(row.line, reader.column(table.columns.hazard))
        findings.problem("HAZARD_READ_AS", where, text=written[:80], names=names)
    if undated := [row for row in reader.rows if row.year is None and not row.reasons]:
        where = table.sheet.at(undated[0].line, reader.column(table.columns.year))
        findings.problem("HAZARD_UNDATED", where, n=len(undated))
    return reader


def _refuse_contradictions(rows: Sequence[Row]) -> None:
    """Refuse every row of a statement that the file makes with different classes; the same twice is one."""
    same: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        for key in keys_of(row):
            same[key].append(row)
    for (_, hazard, *_), found in same.items():
        if len({row.hazards[hazard][0] for row in found}) > 1:
            places = _rows(found)
            for row in found:
                if row.place and all(one.code != "HAZARD_CONTRADICTED" for one in row.reasons):
                    values = {"area": row.place.area.name, "hazard": hazard_name(hazard), "rows": places}
                    row.reasons.append(RefusedError("HAZARD_CONTRADICTED", None, **values))


def _rows(rows: Sequence[Row]) -> str:
    """`2, 7, 8`, the rows as a person counts them; with their sheet where they stand in several."""
    is_one = len({row.table.sheet.name for row in rows}) == 1
    return listed([row.line.number if is_one else f"{row.table.sheet.name}: {row.line.number}" for row in rows])
