"""The head of a form: the lines above its table, such as `Kecamatan : Ngadirejo`, kept as written.

A label is a cell whose words are known, or one with a colon after it; its value is the next filled cell.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from siperi_geo.errors import Where
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.sheets import Findings, Line, Sheet, names_a_day, read_day, read_year

COLONS = {":", "："}


@dataclass(slots=True)
class Head:
    """What the head says: `written` by label as it stands, `fields` by meaning, and where each was."""

    written: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)

    def add(self, label: str, value: str, where: Where, meaning: str | None) -> None:
        """Keep one label with its value; the first of a meaning counts."""
        self.written.setdefault(label, value)
        if meaning:
            self.fields.setdefault(meaning, value)
            self.places.setdefault(meaning, where)


@dataclass(frozen=True, slots=True)
class When:
    """The year and the day a form was filled, as far as it says so."""

    year: int | None = None
    day: date | None = None


def read_head(lines: Iterable[Line], sheet: Sheet, index: ItemIndex) -> Head:
    """The labels and values of the lines above a table."""
    head = Head()
    for line in lines:
        cells = [text for text in (line.cell(i) for i in range(len(line.cells))) if text]
        place = 0
        while place < len(cells):
            place = _take(head, cells, place, sheet.at(line), index)
    return head


def _take(head: Head, cells: list[str], place: int, where: Where, index: ItemIndex) -> int:
    """Read one label and its value from `place` on; return where to go on."""
    label, colon, inside = cells[place].partition(":")
    rest = cells[place + 1 :]
    meaning = index.field_of(label)
    if colon and inside.strip():
        if meaning or not rest:
            head.add(label.strip(), inside.strip(), where, meaning)
        return place + 1
    skip = 1 if rest and rest[0] in COLONS else 0
    if not (colon or skip or meaning) or len(rest) <= skip or not label.strip():
        return place + 1
    value = rest[skip]
    if index.field_of(value.partition(":")[0]) and not skip:
        return place + 1
    head.add(label.strip(), value.lstrip(":").strip(), where, meaning)
    return place + 2 + skip


def read_when(head: Head, findings: Findings) -> When:
    """Year and day from the head: a year field first, then the date; an unreadable one is a warning."""
    date_text, year_text = head.fields.get("date", ""), head.fields.get("year", "")
    day = read_day(date_text)
    year = read_year(year_text) or read_year(date_text)
    if date_text and not day and (names_a_day(date_text) or not read_year(date_text)):
        findings.problem("FORM_DATE_UNREADABLE", head.places["date"], text=date_text[:80])
    if year_text and not read_year(year_text):
        findings.problem("FORM_DATE_UNREADABLE", head.places["year"], text=year_text[:80])
    return When(year, day)
