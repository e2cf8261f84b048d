"""Whose a submission is and for when, from the head of its form. Codes and labels of a choice mean the same.

A hidden field carries the code of the chosen area, so that a download with labels has it too.
"""

from dataclasses import dataclass
from datetime import date

from siperi_geo.areas import AreaCode
from siperi_geo.errors import brief
from siperi_geo.forms.head import When
from siperi_geo.forms.odk_headings import OdkTable
from siperi_geo.forms.owners import Owner, Owners
from siperi_geo.instruments import Instrument
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.xlsform_words import field_label
from siperi_geo.sheets import Line, RefusedError, read_day, read_year

NAME_OF_AREA = {"kelurahan": layout.KELURAHAN_FIELD, "kecamatan": layout.KECAMATAN_FIELD}  # subjects that are one
SAID = {"subject": layout.SUBJECT_FIELD, "place": layout.PLACE_FIELD, "kecamatan": layout.KECAMATAN_FIELD}


@dataclass(frozen=True, slots=True)
class Submitter:
    """Reads the heads of one table. `header`: the fields kept as written, each with its Indonesian label."""

    table: OdkTable
    owners: Owners
    subject: str
    source: str | None
    header: tuple[tuple[str, str], ...]

    def owner(self, line: Line) -> Owner:
        """Whose row this is, and for when. Raises RefusedError."""
        said = {field: self.table.text(line, name) for field, name in SAID.items()}
        when, area = self._when(line), self.area(line)
        if self.subject not in NAME_OF_AREA:
            said["area"] = area
        else:
            name = self.table.text(line, NAME_OF_AREA[self.subject])
            said |= {"subject": area, "place": "" if AreaCode.read(name) else name}
            if not area and not said["place"]:
                raise RefusedError("FORM_SUBJECT_MISSING", self.table.place_of(layout.AREA_FIELD))
        if AreaCode.read(said["kecamatan"]) or self.subject == "kecamatan":
            said["kecamatan"] = ""
        return self.owners.owner(said, when)

    def area(self, line: Line) -> str:
        """The code of the area: the hidden field's, or of the choice itself. They must not say two things."""
        hidden = self.table.text(line, layout.AREA_FIELD)
        chosen = self.table.text(line, self.source) if self.source else ""
        if hidden and not AreaCode.read(hidden):
            column = self.table.place_of(layout.AREA_FIELD)
            raise RefusedError("FORM_ODK_AREA_UNREADABLE", column, text=brief(hidden))
        if not AreaCode.read(chosen):
            return hidden
        if hidden and hidden != chosen:
            column = self.table.place_of(self.source or "")
            raise RefusedError("FORM_ODK_AREA_DIFFERS", column, first=hidden, second=chosen)
        return chosen

    def written(self, line: Line) -> dict[str, str]:
        """What else the head says, by label; of the area its code, where that is known."""
        said = {label: self.table.text(line, name) for name, label in self.header}
        for name, label in self.header:
            if name == self.source:
                said[label] = self.area(line) or said[label]
        return {label: text for label, text in said.items() if text}

    def _when(self, line: Line) -> When:
        day, text = self._day(line), self.table.text(line, layout.YEAR_FIELD)
        year = read_year(text)
        if text and year is None:
            raise RefusedError("FORM_YEAR_UNREADABLE", self.table.place_of(layout.YEAR_FIELD), text=text[:80])
        return When(year or (day.year if day else None), day)

    def _day(self, line: Line) -> date | None:
        text = self.table.text(line, layout.DATE_FIELD)
        day = read_day(text)
        if text and day is None:
            raise RefusedError("FORM_DAY_UNREADABLE", self.table.place_of(layout.DATE_FIELD), text=text[:80])
        return day


def submitter_of(table: OdkTable, owners: Owners, instrument: Instrument) -> Submitter:
    """A reader of the heads of a table; the area is kept among the rest where it is not the subject itself."""
    source = layout.area_source(instrument)
    fields = layout.identity_fields(instrument)
    kept = [name for name in fields if name.startswith(layout.HEADER_PREFIX)]
    kept += [name for name in fields if name == layout.PERSON_FIELD]
    kept += [source] if source and instrument.subject not in NAME_OF_AREA else []
    header = tuple((name, field_label(name, instrument).id) for name in kept)
    return Submitter(table, owners, instrument.subject, source, header)
