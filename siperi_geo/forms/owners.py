"""Whose form a row belongs to and for which year, as the file says it.

It matches no names against areas (that is `assessments`); it only tells a code from a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from siperi_geo.areas import Area, AreaCode, normalise_name
from siperi_geo.errors import brief
from siperi_geo.forms.head import Head, When
from siperi_geo.forms.tables import Table
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import Line, RefusedError, read_day, read_year

# A Kemendagri code beside a name, with spaces around its dots; never one that is glued to letters.
_CODE = re.compile(r"(?<![\w.])\d{2}(?:\s*\.\s*\d{2}){1,2}(?:\s*\.\s*\d{4})?(?!\w|\s*\.\s*\d)")
BOTH = " / "
_AROUND_CODE = " .-–—:,;/|()[]"
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

    def joined(self, other: "Owner") -> "Owner":
        """This owner with whatever else another row of the same form says of its place."""
        if other is self or (other.place, other.kecamatan, other.city) == (self.place, self.kecamatan, self.city):
            return self
        place, kecamatan = _joined(self.place, other.place), _joined(self.kecamatan, other.kecamatan)
        return replace(self, place=place, kecamatan=kecamatan, city=_joined(self.city, other.city))

    def __str__(self) -> str:
        name = " ".join(brief(part) for part in (self.subject, self.place) if part) or "–"
        return f"{name} ({self.year})" if self.year else name


class Owners:
    """Reads owners for one instrument; `areas` (may be empty) lend their names."""

    def __init__(self, instrument: Instrument, areas: Sequence[Area]) -> None:
        self._level = instrument.subject
        self._names = {normalise_name(area.name) for area in areas if area.level == self._level}

    def owner(self, said: dict[str, str], when: When) -> Owner:
        """The owner that texts name: code and name in one cell are told apart, a name alone is never a code."""
        subject, place = said.get("subject", ""), said.get("place", "")
        code, name = self._code_and_name(subject or place)
        if code:
            subject, place = code, _joined(place if subject else "", name)
        elif subject and normalise_name(subject) in self._names:
            subject, place = "", place or subject
        return Owner(subject, place, said.get("kecamatan", ""), said.get("city", ""), when.year, when.day)

    def _code_and_name(self, text: str) -> tuple[str | None, str]:
        """The one code of the subject's level in a text (`53.71.01 .1001`) and what stands beside it."""
        whole = _unspaced(text)
        if self._is_of_level(whole):
            return whole, ""
        found = [match for match in _CODE.finditer(text) if self._is_of_level(_unspaced(match[0]))]
        if len(found) != 1:
            return None, text
        start, end = found[0].span()
        return _unspaced(found[0][0]), f"{text[:start].strip()} {text[end:].strip()}".strip(_AROUND_CODE)

    def _is_of_level(self, text: str) -> bool:
        code = AreaCode.read(text)
        return code is not None and code.level == self._level


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _joined(name: str, other: str) -> str:
    """Two writings of a name as one, or both when they differ: whoever compares them must see the second."""
    known = {normalise_name(one) for one in name.split(BOTH)}
    if not name or not other or normalise_name(other) in known:
        return name or other
    return f"{name}{BOTH}{other}"


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
