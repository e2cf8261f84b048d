"""One row of a table of actions as values: place, line, numbers, days; every reason against it is kept.

It compares nothing with the store; a column that is not there says nothing, an empty cell says that there is none.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from siperi_geo.areas import Area
from siperi_geo.plans.headings import PlanColumns
from siperi_geo.plans.kinds import List, kind_named, kinds
from siperi_geo.plans.refusing import check_decimals, check_words
from siperi_geo.programmes import find
from siperi_geo.registers.numbers import BLANK, split_number
from siperi_geo.registers.places import KECAMATAN, Place, Places, Said, code_of
from siperi_geo.registers.tables import Table
from siperi_geo.sheets import Line, RefusedError, fold, harmless, read_day, read_year, tried

PlanTable = Table[PlanColumns]
YES = {"ya", "yes", "true", "1", "terbuka", "open", "v"}
NO = {"tidak", "no", "false", "0", "tertutup", "closed"}
WORDS = ("what", "owner_name", "indicator", "unit", "reason", "evidence")
DAYS = ("due_on", "evidence_on")
LISTS: dict[str, List] = {"owner_kind": "owners", "money": "money", "state": "states"}
_RUPIAH = re.compile(r"^rp\.?\s*|,-$", re.IGNORECASE)  # `Rp 1.000.000,-`


@dataclass(slots=True, eq=False)
class Row:
    """What a row says, by field of `Action`; `action_id` and `is_other_code` beside it."""

    table: PlanTable
    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    action_id: str = ""
    said: Said = field(default_factory=Said)
    place: Place | None = None
    is_other_code: bool = False
    reasons: list[RefusedError] = field(default_factory=list)


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table; `year` is of those that name none.

    `is_share`: a workbook keeps its per cent of progress as parts of one.
    """

    table: PlanTable
    places: Places
    year: int | None
    is_share: bool = False

    def read(self, line: Line) -> Row:
        """One row with all its values, or its reasons."""
        row = Row(self.table, line)
        if line.damage:
            row.reasons.append(RefusedError(line.damage, None))
            return row
        row.action_id = self._cell(line, "action_id")
        for name, read in self._readers(row).items():
            found = tried(row.reasons, partial(read, line))
            if found is not None or name in ("budget_idr", "target", *DAYS):
                row.values[name] = found
        return row

    def _readers(self, row: Row) -> Mapping[str, Callable[[Line], Any]]:
        """How each field is read, of those that the table has columns for."""
        has = self.table.columns.places
        every: dict[str, tuple[bool, Callable[[Line], Any]]] = {
            "year": ("year" in has or self.year is not None, self._year),
            "area_code": ("area" in has or "area_code" in has, lambda line: self._area(line, row)),
            "line": ("line" in has or "line_code" in has, lambda line: self._line(line, row)),
            "closes": ("closes" in has, self._closes),
            "target": ("target" in has, self._target),
            "budget_idr": ("budget_idr" in has, self._budget),
            "progress_pct": ("progress_pct" in has, self._progress),
            "is_open": ("is_open" in has, self._is_open),
        }
        found = {name: read for name, (is_there, read) in every.items() if is_there}
        found |= {name: partial(self._words, name=name) for name in WORDS if name in has}
        found |= {name: partial(self._day, name=name) for name in DAYS if name in has}
        return found | {name: partial(self._kind, name=name, of=of) for name, of in LISTS.items() if name in has}

    def _cell(self, line: Line, name: str) -> str:
        text = line.cell(self.table.columns.places.get(name))
        return text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text  # as our own files guard it

    def _words(self, line: Line, name: str) -> str:
        text = self._cell(line, name)
        check_words(name, text, self._column(name))
        return text

    def _column(self, name: str) -> str | None:
        place = self.table.columns.places.get(name)
        return None if place is None else self.table.name(place)

    def _year(self, line: Line) -> int:
        text = self._cell(line, "year")
        found = read_year(text) if text else self.year
        if found is None:
            raise RefusedError("PLAN_YEAR_MISSING", self._column("year"), text=text[:60])
        return found

    def _area(self, line: Line, row: Row) -> str | None:
        code, name = self._cell(line, "area_code"), self._cell(line, "area")
        if not (code or name) and row.action_id:
            return None
        known, read = {area.code: area for area in self.places.areas}, code_of(code) or code_of(name)
        if read and read.text in known and read.level != "kelurahan":
            return read.text
        wider = self._wider(name) if not read else None
        if wider is not None:
            return wider.code
        row.said = Said(code, "" if code_of(name) else name, self._cell(line, "kecamatan"))
        row.said = row.said if not code_of(name) else Said(name, "", row.said.kecamatan)
        row.place = self.places.of(row.said, self._column("area") or self._column("area_code"))
        return row.place.area.code

    def _wider(self, name: str) -> Area | None:
        """The kecamatan or the city that a name says it is; a bare name is that of a kelurahan first."""
        if self.places.is_city(name) and not self.places.is_kelurahan(name):
            return next(area for area in self.places.areas if area.level == "city")
        if KECAMATAN.match(name):
            return self.places.kecamatan(KECAMATAN.sub("", name, count=1))
        return None if self.places.is_kelurahan(name) else self.places.kecamatan(name)

    def _line(self, line: Line, row: Row) -> str | None:
        code, name = self._cell(line, "line_code"), self._cell(line, "line")
        if not (code or name) and row.action_id:
            return None
        found = find(code or name, name if code else "")
        if found is None:
            raise RefusedError("PLAN_LINE_UNKNOWN", self._column("line"), text=f"{code} {name}".strip()[:120])
        row.is_other_code = found.is_other_code
        return found.line.code

    def _closes(self, line: Line) -> tuple[str, ...] | None:
        parts = re.split(r"[;,\s]+", self._cell(line, "closes"))
        return tuple(part for part in parts if part) or None

    def _target(self, line: Line) -> float | None:
        whole, decimals = self._number(line, "target") or (None, "")
        return None if whole is None else float(f"{whole}.{decimals or 0}")

    def _budget(self, line: Line) -> int | None:
        whole, decimals = self._number(line, "budget_idr") or (None, "")
        if self.table.columns.places["budget_idr"] not in line.fractions:
            check_decimals(whole, decimals, self._column("budget_idr"))
        return None if whole is None else whole + (1 if decimals and int(decimals.ljust(2, "0")[:2]) >= 50 else 0)

    def _number(self, line: Line, name: str) -> tuple[int, str] | None:
        text = _RUPIAH.sub("", self._cell(line, name))
        if fold(text) in BLANK:
            return None
        is_fraction = self.table.columns.places[name] in line.fractions
        found = split_number(text, is_fraction=is_fraction)
        if found is None:
            raise RefusedError("PLAN_NUMBER_UNREADABLE", self._column(name), text=text[:60])
        return found

    def _progress(self, line: Line) -> int | None:
        text = self._cell(line, "progress_pct").replace("%", "").strip()
        if fold(text) in BLANK:
            return None
        found = split_number(text, is_fraction=False)
        pct = found and Fraction(f"{found[0]}.{found[1] or 0}") * (100 if self.is_share else 1)
        if pct is None or pct.denominator != 1:
            raise RefusedError("PLAN_NUMBER_UNREADABLE", self._column("progress_pct"), text=text[:60])
        return int(pct)

    def _is_open(self, line: Line) -> bool | None:
        word = fold(self._cell(line, "is_open"))
        if word in BLANK:
            return None
        if word not in YES | NO:
            raise RefusedError("PLAN_YES_NO", self._column("is_open"), text=word[:60])
        return word in YES

    def _day(self, line: Line, name: str) -> date | None:
        text = self._cell(line, name)
        found = read_day(text)
        if fold(text) not in BLANK and found is None:
            raise RefusedError("PLAN_DAY_UNREADABLE", self._column(name), text=text[:60])
        return found

    def _kind(self, line: Line, name: str, of: List) -> str | None:
        text = self._cell(line, name)
        if fold(text) in BLANK:
            return None
        found = kind_named(of, text)
        if found is None:
            known = ", ".join(one.label.id for one in kinds().of(of).values())
            raise RefusedError("PLAN_KIND_UNKNOWN", self._column(name), text=text[:60], known=known)
        return found
