"""Whose form a row belongs to and for which year, as the file says it.

It matches no names against areas (that is `assessments`); it only tells a code from a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from siperi_geo.areas import Area, AreaCode, normalise_name
from siperi_geo.forms.cells import Line
from siperi_geo.forms.dates import read_day, read_year
from siperi_geo.forms.head import Head, When
from siperi_geo.forms.refusal import RefusedError
from siperi_geo.forms.tables import Table
from siperi_geo.instruments import Instrument

KEY_FIELDS = ("subject", "place")
FIELDS = (*KEY_FIELDS, "kecamatan", "city")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose form it is and for when; empty or None where the file does not say."""

    subject: str = ""
    place: str = ""
    kecamatan: str = ""
    city: str = ""
    year: int | None = None
    day: date | None = None

    @property
    def key(self) -> tuple[str, str, int | None]:
        """Equal keys mean one subject and year; names are compared in one spelling."""
        if self.subject:
            return self.subject, "", self.year
        return normalise_name(self.place), normalise_name(self.kecamatan), self.year

    def __str__(self) -> str:
        name = " ".join(part for part in (self.subject, self.place) if part) or "–"
        return f"{name} ({self.year})" if self.year else name


class Owners:
    """Reads owners for one instrument; `areas` (may be empty) lend their names."""

    def __init__(self, instrument: Instrument, areas: Sequence[Area]) -> None:
        self._level = instrument.subject
        self._names = {normalise_name(area.name) for area in areas if area.level == self._level}

    def owner(self, said: dict[str, str], when: When) -> Owner:
        """The owner that texts name: `53.71.01.1001 – Alak` by its code, a name in the code column as a name."""
        subject, place = said.get("subject", ""), said.get("place", "")
        if code := self._code(subject):
            subject = code
        elif subject and normalise_name(subject) in self._names:
            subject, place = "", place or subject
        return Owner(subject, place, said.get("kecamatan", ""), said.get("city", ""), when.year, when.day)

    def _code(self, text: str) -> str | None:
        """A code of the subject's level, alone (`53.71.01 .1001`) or before a name (`53.71.01.1001 Alak`)."""
        words = text.split()
        for candidate in ("".join(words), *(word.rstrip("–-:,") for word in words[:1])):
            code = AreaCode.read(candidate)
            if code and code.level == self._level:
                return code.text
        return None


@dataclass(slots=True)
class RowOwners:
    """Tells the owner of each row of one table; rows with the same words are looked at once."""

    owners: Owners
    table: Table
    head: Head
    when: When
    seen: dict[tuple[str, ...], Owner] = field(default_factory=dict)

    def of(self, line: Line) -> Owner:
        """Whose row this is: its own cells say it, else the head above the table. Raises RefusedError."""
        columns = self.table.columns.fields
        words = tuple(line.cell(columns.get(name)) for name in (*FIELDS, "year", "date"))
        if words not in self.seen:
            self.seen[words] = self._read(dict(zip(FIELDS, words, strict=False)), *words[-2:])
        return self.seen[words]

    def _read(self, said: dict[str, str], year_text: str, day_text: str) -> Owner:
        columns = self.table.columns
        has_key_columns = any(name in columns.fields for name in KEY_FIELDS)
        if has_key_columns and not any(said[name] for name in KEY_FIELDS):
            raise RefusedError("FORM_SUBJECT_MISSING", columns.of("subject") or columns.of("place"))
        for name in FIELDS[2:] if has_key_columns else FIELDS:
            said[name] = said[name] or self.head.fields.get(name, "")
        day, year = read_day(day_text), read_year(year_text)
        if year_text and year is None:
            raise RefusedError("FORM_YEAR_UNREADABLE", columns.of("year"), text=year_text[:80])
        if day_text and day is None:
            raise RefusedError("FORM_DAY_UNREADABLE", columns.of("date"), text=day_text[:80])
        day = day or self.when.day
        return self.owners.owner(said, When(year or (day.year if day else self.when.year), day))
