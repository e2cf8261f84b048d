"""Whose form is it? The user's word, the code on the form, or its names inside this city; else a problem."""

import re
from dataclasses import dataclass

from siperi_geo.areas import Area, Match, Miss, match_name, normalise_name
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import Problem
from siperi_geo.forms import FilledForm
from siperi_geo.store import Store


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose form it is and how that is known: code, exact, spelling, initials or fuzzy."""

    area: Area
    matched_by: str
    confidence_pct: float


class Owners:
    """Finds whose form it is among the stored areas of one level."""

    def __init__(self, store: Store, level: str) -> None:
        self._known = stored_areas(store)
        self._by_code = {area.code: area for area in self._known if area.level == level}
        self._cities = [area.name for area in self._known if area.level == "city"]
        self._level = level

    def of(self, form: FilledForm, subject: str | None) -> Owner | Problem:
        """The owner, or the problem that a person must settle; `subject` is the user's word and wins."""
        code = subject or form.subject_id
        if code in self._by_code:
            area = self._by_code[code]
            if subject is None and (conflict := self._conflict(form, area)):
                return conflict
            return Owner(area, "code", 100)
        if code is not None or form.place_name is None:
            return _unknown(form, code or form.place_name)
        if form.city_name and not any(_is_same_city(form.city_name, city) for city in self._cities):
            values = {"city": form.city_name, "place": form.place_name}
            return Problem("ASSESSMENT_OTHER_CITY", form.where, values)
        found = self._named(form.place_name, form.kecamatan_name)
        if isinstance(found, Miss):
            return _unknown(form, form.place_name, found)
        return Owner(self._by_code[found.code], found.how, found.confidence_pct)

    def _named(self, place: str, kecamatan: str | None) -> Match | Miss:
        return match_name(place, kecamatan, self._known, level=self._level)

    def _conflict(self, form: FilledForm, area: Area) -> Problem | None:
        """A code that says one area and a name that does not say the same: nobody but a person may choose."""
        place = (form.place_name or "").strip()
        if not place or normalise_name(place) == normalise_name(area.name):
            return None
        found = self._named(place, form.kecamatan_name)
        if isinstance(found, Match) and found.code == area.code:
            return None
        values = {"code": area.code, "area": area.name, "name": place}
        return Problem("ASSESSMENT_CODE_NAME_CONFLICT", form.where, values)


def _unknown(form: FilledForm, name: str | None, miss: Miss | None = None) -> Problem:
    near = ", ".join(f"{area.name} ({area.code})" for area in miss.suggestions) if miss else ""
    return Problem("ASSESSMENT_SUBJECT_UNKNOWN", form.where, {"subject": name or "–", "near": near or "–"})


def _is_same_city(written: str, name: str) -> bool:
    """Kabupaten Kupang is not Kota Kupang; a bare "Kupang" may be."""
    (kind, bare), (own_kind, own_bare) = _kind_and_name(written), _kind_and_name(name)
    return normalise_name(bare) == normalise_name(own_bare) and (not kind or kind == own_kind)


def _kind_and_name(city: str) -> tuple[str, str]:
    found = re.match(r"\s*(kota|kab)(?:upaten|\.)?\s+(.+)", city, flags=re.IGNORECASE)
    return (found[1].lower(), found[2]) if found else ("", city)
