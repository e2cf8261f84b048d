"""A file of unit costs in; its rows, and what is wrong with them, out. It compares nothing with the store.

A row is kept whole or refused whole, with every reason. Lines are found by `programmes.find`: a name decides, and
a code beside it that is of another line is told.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from siperi_geo.errors import SiperiError
from siperi_geo.programmes import Line as BudgetLine
from siperi_geo.programmes import find
from siperi_geo.registers.costs.keeping import MOST_LETTERS, MOST_UNITS, Cost, takes_quantity
from siperi_geo.registers.costs.rupiah import is_of_many, read_rupiah
from siperi_geo.registers.settled import good_rows
from siperi_geo.registers.tables import Heading, Table, find_tables
from siperi_geo.registers.unread import headings, warn_of_unread_sheets
from siperi_geo.sheets import (
    Findings,
    Line,
    RefusedError,
    fold,
    listed,
    open_sheets,
    read_year,
    tried,
    whole_number,
)

MOST_ROWS = 10_000
# In this order: a heading means the first of which it has a word.
WORDS = {
    "quantity": {"volume", "kuantitas", "jumlah", "quantity"},
    "unit_cost": {"biaya", "harga", "cost", "rupiah", "rp"},
    "year": {"tahun", "year", "thn"},
    "source": {"sumber", "source", "referensi", "dokumen"},
    "code": {"kode", "code", "rekening"},
    "name": {"nama", "name", "uraian", "baris", "kegiatan", "subkegiatan", "line", "program"},
}


@dataclass(slots=True)
class CostColumns:
    """The columns of a table of unit costs."""

    code: int | None = None
    name: int | None = None
    unit_cost: int | None = None
    year: int | None = None
    quantity: int | None = None
    source: int | None = None
    ignored: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(getattr(self, one.name) is not None for one in fields(self)[:6])


CostTable = Table[CostColumns]


@dataclass(slots=True, eq=False)
class Row:
    """One row: the cost it says, and why it is refused, if so."""

    table: CostTable
    line: Line
    cost: Cost | None = None
    other_code: str = ""
    reasons: list[RefusedError] = field(default_factory=list)


def recognise(headings: Sequence[Heading]) -> CostColumns | None:
    """The columns of a row of headings; None when it is not the head of a table of unit costs."""
    columns = CostColumns()
    for place, heading in enumerate(headings):
        words = set(re.findall(r"[a-z]+", fold(heading.whole)))
        kind = next((kind for kind, known in WORDS.items() if words & known), None)
        if kind is None or is_of_many(words, is_money=bool(words & WORDS["unit_cost"])):
            columns.ignored += [place] if words - {"no", "nomor", "satuan", "unit"} else []
        elif getattr(columns, kind) is None:
            setattr(columns, kind, place)
        else:
            columns.doubled.append(place)
    is_named = columns.code is not None or columns.name is not None
    return columns if is_named and columns.unit_cost is not None else None


def read_rows(path: Path, findings: Findings, *, source: str, year: int | None) -> list[Row]:
    """The good rows of every table; refused ones are set aside. `source`, `year`: of rows that name none.

    Raises SiperiError with a FORM_, REGISTER_ or COST_ code when nothing of the file can be used.
    """
    with open_sheets(path) as sheets:
        tables = find_tables(sheets, recognise, missing="COST_HEADER_MISSING")
        rows = [row for table in tables for row in _of_table(table, findings, source=source, year=year)]
        warn_of_unread_sheets(tables, sheets, findings)
    if not rows:
        raise SiperiError("COST_NO_ROWS", tables[0].sheet.at(tables[0].head[-1]))
    _refuse_contradictions(rows)
    for row in rows:
        if row.cost and row.other_code:
            values = {"text": row.other_code[:60], "line": row.cost.line}
            findings.problem("COST_CODE_OF_ANOTHER", row.table.sheet.at(row.line), **values)
    return good_rows(rows, findings)


def _of_table(table: CostTable, findings: Findings, *, source: str, year: int | None) -> list[Row]:
    at = table.sheet.at(table.head[-1])
    if table.columns.doubled:
        raise SiperiError("REGISTER_COLUMN_DOUBLED", at, columns=headings(table, table.columns.doubled))
    findings.note_head(table.sheet, table.head)
    if table.columns.ignored:
        findings.problem("REGISTER_COLUMNS_IGNORED", at, columns=headings(table, table.columns.ignored))
    rows: list[Row] = []
    for line in table.rows():
        if len(rows) >= MOST_ROWS:
            raise SiperiError("FORM_TOO_MANY_ROWS", table.sheet.at(line), n=MOST_ROWS)
        rows.append(_row(table, line, source, year))
    return rows


def _row(table: CostTable, line: Line, source: str, year: int | None) -> Row:
    row = Row(table, line)
    if line.damage:
        row.reasons.append(RefusedError(line.damage, None))
        return row
    budget = tried(row.reasons, lambda: _line(row))
    idr = tried(row.reasons, lambda: _money(table, line))
    of_year = tried(row.reasons, lambda: _year(table, line, year))
    quantity = tried(row.reasons, lambda: _quantity(table, line, budget))
    stated = (line.cell(table.columns.source) or source)[:MOST_LETTERS]
    if not stated:
        row.reasons.append(RefusedError("COST_SOURCE", _column(table, table.columns.source)))
    if budget and idr and of_year and not row.reasons:
        row.cost = Cost(budget.code, of_year, idr, quantity, stated)
    return row


def _line(row: Row) -> BudgetLine:
    columns = row.table.columns
    code, name = row.line.cell(columns.code), row.line.cell(columns.name)
    found = find(code, name) if code else find(name)
    if found is None:
        column = _column(row.table, columns.name if name else columns.code)
        raise RefusedError("COST_LINE", column, text=f"{code} {name}".strip()[:120])
    row.other_code = (code or name) if found.is_other_code else ""
    return found.line


def _money(table: CostTable, line: Line) -> int:
    place = table.columns.unit_cost
    text = line.cell(place)
    found = read_rupiah(text, is_fraction=place in line.fractions)
    if found is None:
        raise RefusedError("COST_VALUE", _column(table, place), text=text[:80] or "–")
    return found


def _year(table: CostTable, line: Line, year: int | None) -> int:
    text = line.cell(table.columns.year)
    found = read_year(text) if text else year
    if found is None:
        code = "REGISTER_YEAR_UNREADABLE" if text else "COST_YEAR_MISSING"
        raise RefusedError(code, _column(table, table.columns.year), text=text[:80])
    return found


def _quantity(table: CostTable, line: Line, budget: BudgetLine | None) -> int | None:
    text = line.cell(table.columns.quantity)
    if not text or text == "-":
        return None
    found, column = whole_number(text), _column(table, table.columns.quantity)
    if found is None or not 0 < found <= MOST_UNITS:
        raise RefusedError("COST_QUANTITY", column, text=text[:80])
    if budget and not takes_quantity(budget):
        raise RefusedError("COST_QUANTITY_KNOWN", column, line=budget.code)
    return found


def _refuse_contradictions(rows: Sequence[Row]) -> None:
    """Refuse every row of a line and year of which the file says different things; the same twice is one."""
    same: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.cost:
            same[row.cost.key].append(row)
    for (code, year), found in same.items():
        if len({row.cost.said for row in found if row.cost}) > 1:
            values = {"line": code, "year": year, "rows": listed([row.line.number for row in found])}
            for row in found:
                row.reasons.append(RefusedError("COST_CONTRADICTED", None, **values))


def _column(table: CostTable, place: int | None) -> str | None:
    return None if place is None else table.name(place)
