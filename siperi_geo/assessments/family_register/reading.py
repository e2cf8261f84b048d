"""Rows of a list of families → households of kelurahan, each with RT and RW where the list says them."""

import re
from collections.abc import Sequence
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.assessments.family_register.columns import FamilyColumns, recognise
from siperi_geo.assessments.family_register.listed import FamilyList, Household
from siperi_geo.assessments.households.located import Located, Locator
from siperi_geo.errors import Problem, SiperiError, Where, brief
from siperi_geo.forms.households import Reason, Said
from siperi_geo.forms.households.codes import refusal_of, split_code
from siperi_geo.registers.tables import Table, find_tables
from siperi_geo.sheets import Line, RefusedError, listed, open_sheets, tidy
from siperi_geo.text import number

FamilyTable = Table[FamilyColumns]
NUMBER = re.compile(r"(?:rt|rw)?[ .]*0*([1-9][0-9]{0,2})(?:[.,]0)?", re.ASCII | re.IGNORECASE)
BOTH = re.compile(r"(?:rt)?[ .]*([0-9]{1,3})\s*[/\-,; ]\s*(?:rw)?[ .]*([0-9]{1,3})", re.ASCII | re.IGNORECASE)
UNSAID = {"", "-", "–", "0", "00", "000"}


def read_family_list(path: Path, areas: Sequence[Area]) -> FamilyList:
    """Read a workbook or CSV of families; `areas` are the city's, of all levels.

    Raises SiperiError with a FORM_ or REGISTER_ code when there is nothing to read, and FAMILY_LIST_NO_HEADINGS
    when no column says the household code and the kelurahan.
    """
    found, locator = FamilyList(path.name), Locator(areas)
    names = {area.code: area.name for area in areas}
    with open_sheets(path) as sheets:
        try:
            tables = find_tables(sheets, recognise)
        except SiperiError as error:
            if error.code != "REGISTER_HEADER_MISSING":
                raise
            raise SiperiError("FAMILY_LIST_NO_HEADINGS", error.problem.where, **error.problem.values) from error
        for table in tables:
            _TableReader(table, locator, names, found).read()
    if not found.rows_in:
        raise SiperiError("FORM_NO_ROWS", Where(path.name))
    _refuse_doubled(found)
    return found


class _TableReader:
    def __init__(self, table: FamilyTable, locator: Locator, names: dict[str, str], to: FamilyList) -> None:
        self._table, self._locator, self._names, self._to = table, locator, names, to
        self._places: dict[Said, Located] = {}

    def read(self) -> None:
        """Every row of the table, and what its columns say that is not read."""
        self._say_columns()
        for line in self._table.rows():
            self._to.rows_in += 1
            where = self._table.sheet.at(line)
            one = self._household(line)
            if isinstance(one, Reason):
                self._to.refuse(one, where)
            else:
                self._to.rows[one.subject_id].append((one, where))

    def _household(self, line: Line) -> Household | Reason:
        if line.damage:
            return Reason("HOUSEHOLD_ROW_BROKEN")
        area, code = split_code(self._cell(line, "subject"))
        if refusal := refusal_of(code):
            return Reason(refusal, self._column("subject"))
        located = self._located(line, area)
        if located.reason is not None or located.code is None:
            return located.reason or Reason("HOUSEHOLD_AREA_MISSING")
        try:
            rt, rw = self._neighbourhood(line)
        except RefusedError as refused:
            return Reason(refused.code, refused.column)
        if located.alike:
            self._to.alike[located.alike, f"{self._names[located.code]} {located.code}"] += 1
        return Household(located.code, code, rt, rw)

    def _located(self, line: Line, area: str) -> Located:
        written, name, kecamatan, city = (
            self._cell(line, field) for field in ("area_code", "area", "kecamatan", "city")
        )
        if area and written and area != written:
            return Located(None, Reason("HOUSEHOLD_AREA_DIFFERS", self._column("area_code")))
        said = Said(area or written, name, kecamatan, city)
        if said not in self._places:
            self._places[said] = self._locator.of(said)
        return self._places[said]

    def _neighbourhood(self, line: Line) -> tuple[int | None, int | None]:
        """RT and RW, of columns of their own or of one that holds both."""
        both = self._cell(line, "rt_rw")
        if both and (found := BOTH.fullmatch(both)):
            return int(found[1]) or None, int(found[2]) or None
        if both not in UNSAID:
            raise RefusedError("FAMILY_RT_RW_UNREADABLE", self._column("rt_rw"))
        return self._number(line, "rt"), self._number(line, "rw")

    def _number(self, line: Line, name: str) -> int | None:
        text = self._cell(line, name)
        if text in UNSAID:
            return None
        found = NUMBER.fullmatch(text)
        if found is None:
            raise RefusedError("FAMILY_RT_RW_UNREADABLE", self._column(name))
        return int(found[1])

    def _cell(self, line: Line, name: str) -> str:
        place = self._table.columns.fields.get(name)
        return "" if place is None else tidy(line.cell(place)).removeprefix("'")

    def _column(self, name: str) -> str | None:
        place = self._table.columns.fields.get(name)
        return None if place is None else self._table.name(place)

    def _say_columns(self) -> None:
        at, columns = self._table.sheet.at(self._table.head[-1]), self._table.columns
        for code, places in (
            ("HOUSEHOLD_PERSON_COLUMNS", columns.personal),
            ("FORM_COLUMNS_IGNORED", columns.ignored),
        ):
            if places:
                names = listed([brief(self._table.head[-1].cell(place)) for place in places])
                self._to.problems.append(Problem(code, at, {"columns": names}))


def _refuse_doubled(found: FamilyList) -> None:
    """A household that stands twice with the same words counts once; one that contradicts itself is held."""
    again = 0
    for subject_id, rows in list(found.rows.items()):
        if len({one for one, _ in rows}) > 1:
            for _, where in found.rows.pop(subject_id):
                found.refuse(Reason("FAMILY_LISTED_TWICE"), where)
        else:
            again += len(rows) - 1
    if again:
        found.problems.append(Problem("FAMILY_LISTED_AGAIN", values={"n": number(again, 0)}))
