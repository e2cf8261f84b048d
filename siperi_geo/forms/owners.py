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
FIELDS = ("subject", "place", "area", "area_code", "kecamatan", "city")
NAME_OF_AREA = {"kelurahan": "area", "kecamatan": "kecamatan"}  # the field that names a subject that is an area
_CODE_LAST = re.compile(r"(\D.*?)[\s(\[,/:–—-]+(siperi-\S+?|[A-Z]?\d{7,})[)\]]?", re.IGNORECASE | re.DOTALL)
_CODE_FIRST = re.compile(r"(siperi-\S+|[A-Z]?\d{4,})(?:\s*[-–—:]\s*|\s+)(\D.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose form it is and for when; empty or None where the file does not say."""

    subject: str = ""
    place: str = ""
    area: str = ""  # the kelurahan of a subject that is none itself
    kecamatan: str = ""
    city: str = ""
    year: int | None = None
    day: date | None = None
    within: str = ""  # the unit of a respondent, in one spelling: numbers repeat from unit to unit

    @property
    def key(self) -> tuple[str, str, int | None]:
        """Equal keys mean one subject and year; names are compared in one spelling."""
        if self.subject or self.within:
            return self.subject, self.within if self.subject else "", self.year
        return normalise_name(self.place), normalise_name(f"{self.area} {self.kecamatan}"), self.year

    def joined(self, other: "Owner") -> "Owner":
        """This owner with whatever else another row of the same form says of its place."""
        names = ("place", "area", "kecamatan", "city")
        if other is self or all(getattr(other, name) == getattr(self, name) for name in names):
            return self
        place, area, kecamatan, city = (_joined(getattr(self, name), getattr(other, name)) for name in names)
        return replace(self, place=place, area=area, kecamatan=kecamatan, city=city)

    def __str__(self) -> str:
        name = " ".join(brief(part) for part in (self.subject, self.place) if part) or "–"
        return f"{name} ({self.year})" if self.year else name


class Owners:
    """Reads owners for one instrument; `areas` (may be empty) lend their names."""

    def __init__(self, instrument: Instrument, areas: Sequence[Area]) -> None:
        self._level = instrument.subject
        self._name_of_area = NAME_OF_AREA.get(instrument.subject)
        self.keys = ("subject", "place", *filter(None, [self._name_of_area]))
        self._names = {normalise_name(area.name) for area in areas if area.level == self._level}

    def owner(self, said: dict[str, str], when: When) -> Owner:
        """The owner that texts name: code and name in one cell are told apart, a name alone is never a code."""
        named = self._name_of_area
        subject, place = said.get("subject", ""), (named and said.get(named)) or said.get("place", "")
        code, name = self._code_and_name(subject or place)
        if code:
            subject, place = code, _joined(place if subject else "", name)
        elif subject and normalise_name(subject) in self._names:
            subject, place = "", place or subject
        area, kecamatan = ("" if one == named else said.get(one, "") for one in ("area", "kecamatan"))
        area = f"{said.get('area_code', '')} {area}".strip()
        return Owner(subject, place, area, kecamatan, said.get("city", ""), when.year, when.day)

    def _code_and_name(self, text: str) -> tuple[str | None, str]:
        """The one code of the subject's level in a text (`53.71.01 .1001`) and what stands beside it.

        Of others than areas: what looks like a code before a name or behind it (`50305001 SD Negeri Oeba`).
        """
        if self._name_of_area is None:
            if first := _CODE_FIRST.fullmatch(text.strip()):
                return first[1], first[2].strip()
            last = _CODE_LAST.fullmatch(text.strip())
            return (last[2], last[1].strip()) if last else (None, text)
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
        keys = self.owners.keys
        has_key_columns = any(name in columns.fields for name in keys)
        if has_key_columns and not any(said[name] for name in keys):
            raise RefusedError("FORM_SUBJECT_MISSING", next(filter(None, map(columns.of, keys)), None))
        for name in [one for one in FIELDS if not has_key_columns or one not in keys]:
            said[name] = said[name] or self.head.fields.get(name, "")
        day, year = read_day(day_text), read_year(year_text)
        if year_text and year is None:
            raise RefusedError("FORM_YEAR_UNREADABLE", columns.of("year"), text=year_text[:80])
        if day_text and day is None:
            raise RefusedError("FORM_DAY_UNREADABLE", columns.of("date"), text=day_text[:80])
        day = day or self.when.day
        return self.owners.owner(said, When(year or (day.year if day else self.when.year), day))
