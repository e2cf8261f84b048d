"""What every register does with rows that were read: report why some are refused, set these aside, keep the rest.

And, before storing: refuse what others have changed since it was looked at. It reads no file.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.places import Place, Said
from siperi_geo.sheets import Findings, Line, RefusedError, Sheet
from siperi_geo.text import number

OF_TABLE = ("_YEAR_MISSING", "_SOURCE_MISSING")


class OfSheet(Protocol):
    """A table, which stands on a sheet."""

    @property
    def sheet(self) -> Sheet: ...


class Read(Protocol):
    """A row that was read, with every reason to refuse it."""

    @property
    def table(self) -> OfSheet: ...
    @property
    def line(self) -> Line: ...
    @property
    def reasons(self) -> Sequence[RefusedError]: ...


class Placed(Read, Protocol):
    """A row that says of a place, and the kelurahan that this is."""

    @property
    def said(self) -> Said: ...
    @property
    def place(self) -> Place | None: ...


class Planned(Protocol):
    """Something that may be stored: its key, what is stored under it, where it stands in the file."""

    @property
    def key(self) -> Any: ...
    @property
    def before(self) -> Any: ...
    @property
    def where(self) -> Where: ...


R = TypeVar("R", bound=Read)
P = TypeVar("P", bound=Planned)


def good_rows(rows: Sequence[R], findings: Findings) -> list[R]:
    """Report every reason of every refused row and set the row aside; returns the good rows.

    What the whole table lacks (a year, a source) is reported once, with how many rows are held for it.
    """
    findings.rows_in = len(rows)
    lacking = Counter(key for row in rows for one in row.reasons if (key := _of_table(row, one)))
    for key, n in lacking.items():
        findings.problem(key[1], key[0], n=number(n, 0))
    for row in rows:
        at = row.table.sheet.at
        problems = [_reported(row, one, findings, at(row.line, one.column)) for one in row.reasons]
        if problems:
            findings.set_aside(row.table.sheet, row.line, problems[0])
    return [row for row in rows if not row.reasons]


def _of_table(row: Read, reason: RefusedError) -> tuple[Where, str] | None:
    """Table and code, where the reason is no cell of the row: its table has no such column, nobody named it."""
    if reason.column is not None or not reason.code.endswith(OF_TABLE):
        return None
    return replace(row.table.sheet.at(row.line), row=None), reason.code


def _reported(row: Read, one: RefusedError, findings: Findings, where: Where) -> Problem:
    if _of_table(row, one):
        return Problem(one.code, where, {**one.values, "n": number(1, 0)})
    return findings.problem(one.code, where, **{"n": number(1, 0), **one.values})


def warn_of_names(rows: Iterable[Placed], findings: Findings) -> None:
    """Say which kelurahan was taken for a name that is not just its own."""
    for row in rows:
        if row.place and not row.place.is_sure:
            values = {"name": row.said.name, "area": row.place.area.name, "pct": row.place.confidence_pct}
            findings.problem("REGISTER_MATCHED_BY_NAME", row.table.sheet.at(row.line), **values)


def refuse_overtaken(entries: Iterable[P], now: Mapping[Any, Any], code: str, name_of: Callable[[P], str]) -> None:
    """Raise `code` with the name of every entry of which something else is stored than when it was examined."""
    overtaken = [
        Problem(code, one.where, {"area": name_of(one)}) for one in entries if now.get(one.key) != one.before
    ]
    if overtaken:
        first, *more = overtaken
        raise SiperiError(first.code, first.where, more=more, **first.values)
