"""A file of the office's figures in; its rows, and what is wrong with it, out. The store is not asked."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.places import Places, is_undotted
from siperi_geo.registers.settled import good_rows, warn_of_names
from siperi_geo.registers.spm.figures import Key, Row, SpmTable
from siperi_geo.registers.spm.headings import recognise
from siperi_geo.registers.spm.rows import RowReader
from siperi_geo.registers.spm.sums import is_backed, judge
from siperi_geo.registers.spm.years import stated_year
from siperi_geo.registers.tables import find_tables
from siperi_geo.registers.unread import headings, warn_of_unread_sheets
from siperi_geo.sheets import Findings, RefusedError, listed, open_sheets
from siperi_geo.spm import standard
from siperi_geo.text import number


def read_spm_rows(
    path: Path, areas: Sequence[Area], findings: Findings, *, source: str, year: int | None
) -> list[Row]:
    """Every row of every table of a file; `source` and `year` are of the rows that name none.

    Refused rows carry their reasons; `settle` sets them aside. Raises SiperiError with a FORM_, REGISTER_ or
    SPM_ code when nothing of the file can be used.
    """
    city = next(area for area in areas if area.level == "city")
    with open_sheets(path) as sheets:
        tables = find_tables(sheets, recognise, missing="SPM_HEADER_MISSING")
        readers = [_read(table, Places(areas), city, findings, source=source, year=year) for table in tables]
        warn_of_unread_sheets(tables, sheets, findings)
    for reader in readers:
        _settle_sums(reader, findings)
        _leave_out_blank_quality(reader)
    rows = [row for reader in readers for row in reader.rows]
    if not rows:
        raise SiperiError("SPM_NO_ROWS", tables[0].sheet.at(tables[0].head[-1]))
    _refuse_contradictions(rows)
    return rows


def settle(rows: Sequence[Row], findings: Findings) -> list[Row]:
    """Report every reason of every refused row and set the row aside; returns the good rows."""
    good = good_rows(rows, findings)
    warn_of_names(rows, findings)
    for row in good:
        _compare_share(row, findings)
    return good


def _compare_share(row: Row, findings: Findings) -> None:
    """Say where a percentage of the file is another than its own numbers give; the numbers count."""
    written, column = row.share
    amount = next((row.amounts[name] for name in ("recipients", "output") if name in row.amounts), None)
    text = written.replace("%", "").replace(",", ".").strip()
    if not text or amount is None or amount.realised is None or not amount.target:
        return
    try:
        said = Fraction(text)
    except ValueError:
        return
    ours = 100 * Fraction(amount.realised, amount.target)
    if min(abs(said - ours), abs(100 * said - ours)) >= 1:  # a workbook keeps 60 % as 0.6
        values = {"written": written[:20], "ours": number(float(ours), 2)}
        findings.problem("SPM_SHARE_DIFFERS", row.table.sheet.at(row.line, column), **values)


def _read(
    table: SpmTable, places: Places, city: Area, findings: Findings, *, source: str, year: int | None
) -> RowReader:
    at = table.sheet.at(table.head[-1])
    if table.columns.doubled:
        raise SiperiError("REGISTER_COLUMN_DOUBLED", at, columns=headings(table, table.columns.doubled))
    findings.note_head(table.sheet, table.head)
    if table.columns.ignored:
        findings.problem("REGISTER_COLUMNS_IGNORED", at, columns=headings(table, table.columns.ignored))
    stated = stated_year(table)
    if year and stated and year != stated:
        findings.problem("SPM_YEAR_DIFFERS", at, year=year, stated=stated)
    reader = RowReader(table, places, city, year or stated, source)
    reader.read()
    if any(is_undotted(row.said.code) for row in reader.rows):
        findings.problem("REGISTER_CODES_UNUSED", at)
    return reader


def _settle_sums(reader: RowReader, findings: Findings) -> None:
    """Compare sums with their rows; the figure of a kecamatan without rows of its kelurahan is refused."""
    alone = [one.row for one in reader.sums if not is_backed(one, reader.rows)]
    for row in alone:
        row.reasons.append(RefusedError("SPM_NOT_OF_KELURAHAN", None, name=row.area.name if row.area else ""))
    backed = [one for one in reader.sums if one.row not in alone]
    findings.problems += judge(backed, reader.rows)
    reader.rows += alone


def _leave_out_blank_quality(reader: RowReader) -> None:
    """Most points alone say nothing, unless other items of the same service have points."""
    known = standard()
    of = {id(row): known.service_of(row.of) for row in reader.rows if "quality" in row.amounts}
    said = {of[id(row)] for row in reader.rows if id(row) in of and row.amounts["quality"].realised is not None}
    for row in reader.rows:
        service = of.get(id(row))
        if service and row.amounts["quality"].realised is None and (service not in said or row.of == service.id):
            del row.amounts["quality"]
    reader.rows = [row for row in reader.rows if row.amounts or row.reasons]


def _refuse_contradictions(rows: Sequence[Row]) -> None:
    """Refuse every row of a figure that the file gives with different numbers; the same twice is one."""
    same: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        for key in row.keys:
            same[key].append(row)
    for key, found in same.items():
        if len({row.amounts[key[1]] for row in found}) > 1:
            places = listed([row.table.sheet.at(row.line) for row in found])
            for row in found:
                if all(one.code != "SPM_CONTRADICTED" for one in row.reasons):
                    row.reasons.append(RefusedError("SPM_CONTRADICTED", None, rows=places))
