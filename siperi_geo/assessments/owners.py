"""Whose form is it? The user's word, the code on the form, or its names inside this city; else a problem.

Whatever a form says of its place must agree: a code, a name, a kecamatan or a city that contradicts the others
is for a person to settle. The user's word wins over the form, with a warning where the form says otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.areas import Area, Match, Miss, match_name, normalise_name
from siperi_geo.assessments.cities import is_same_city
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import Problem, SiperiError, brief
from siperi_geo.forms import FilledForm
from siperi_geo.store import Store

_KECAMATAN_INSIDE = re.compile(r"\bkec(?:amatan)?\b\W*(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose form it is, how that is known (chosen, code, exact, spelling, initials, fuzzy), and what to check."""

    area: Area
    matched_by: str
    warning: Problem | None = None


class Owners:
    """Finds whose form it is among the stored areas of one level."""

    def __init__(self, store: Store, level: str) -> None:
        self._known = stored_areas(store)
        self._areas = {area.code: area for area in self._known}
        self._by_code = {area.code: area for area in self._known if area.level == level}
        self._cities = [area for area in self._known if area.level == "city"]
        self._level = level

    def chosen(self, word: str) -> Area:
        """The area that the user names by its code or its own name; raises ASSESSMENT_CHOICE_UNKNOWN."""
        area = self._by_code.get(word.strip())
        if area is not None:
            return area
        found = self._named(word, _kecamatan_inside(word))
        if isinstance(found, Match) and found.how in ("exact", "spelling") and not found.other_kecamatan:
            return self._by_code[found.code]
        near = found.suggestions if isinstance(found, Miss) else (self._by_code[found.code],)
        raise SiperiError("ASSESSMENT_CHOICE_UNKNOWN", subject=brief(word), near=_listed(near))

    def of(self, form: FilledForm, chosen: Area | None) -> Owner | Problem:
        """The owner, or the problem that a person must settle; `chosen` is the user's word and wins."""
        if chosen is not None:
            return Owner(chosen, "chosen", self._choice_warning(form, chosen))
        found = self._by_its_code(form) if form.subject_id else self._by_its_name(form)
        if isinstance(found, Problem):
            return found
        return self._contradiction(form, found.area) or found

    def _choice_warning(self, form: FilledForm, area: Area) -> Problem | None:
        is_other_code = form.subject_id not in (None, area.code)
        if not is_other_code and not self._contradiction(form, area):
            return None
        said = (form.subject_id, form.place_name, form.kecamatan_name, form.city_name)
        values = {"said": ", ".join(brief(one) for one in said if one), "area": area.name, "code": area.code}
        return Problem("ASSESSMENT_SUBJECT_DIFFERS", form.where, values)

    def _by_its_code(self, form: FilledForm) -> Owner | Problem:
        area = self._by_code.get(form.subject_id or "")
        if area is not None:
            return Owner(area, "code")
        found = self._named(form.place_name or "", form.kecamatan_name)
        near = found.suggestions if isinstance(found, Miss) else (self._by_code[found.code],)
        return _unknown(form, form.subject_id, near)

    def _by_its_name(self, form: FilledForm) -> Owner | Problem:
        place = form.place_name
        if not place:
            return _unknown(form, None, ())
        if self._is_of_other_city(form):
            return Problem("ASSESSMENT_OTHER_CITY", form.where, _brief(city=form.city_name, place=place))
        found = self._named(place, form.kecamatan_name)
        if isinstance(found, Miss):
            return _unknown(form, place, found.suggestions)
        area, pct = self._by_code[found.code], found.confidence_pct
        values = _brief(name=place) | {"area": area.name, "confidence_pct": pct}
        warning = None if found.how == "exact" else Problem("ASSESSMENT_MATCHED_BY_NAME", form.where, values)
        return Owner(area, found.how, warning)

    def _contradiction(self, form: FilledForm, area: Area) -> Problem | None:
        """The first of name, city and kecamatan that the form says and that is not so of this area."""
        place = form.place_name or area.name
        if not self._is_named(area, place, form.kecamatan_name):
            values = _brief(name=place) | {"area": area.name, "code": area.code}
            return Problem("ASSESSMENT_CODE_NAME_CONFLICT", form.where, values)
        if self._is_of_other_city(form):
            return Problem("ASSESSMENT_OTHER_CITY", form.where, _brief(city=form.city_name, place=place))
        own = self._areas.get(area.parent_code or "")
        for written in (form.kecamatan_name, _kecamatan_inside(place)):
            if own and own.level == "kecamatan" and _says(written) and self._kecamatan(written) != own.code:
                values = _brief(written=written) | {"area": area.name, "code": area.code, "kecamatan": own.name}
                return Problem("ASSESSMENT_KECAMATAN_CONFLICT", form.where, values)
        return None

    def _named(self, place: str, kecamatan: str | None) -> Match | Miss:
        """What a name means; a kecamatan that nobody knows does not hide what the name alone means."""
        known = self._areas.get(self._kecamatan(kecamatan) or "")
        return match_name(place, known.name if known else None, self._known, level=self._level)

    def _is_named(self, area: Area, place: str, kecamatan: str | None) -> bool:
        if not _says(place) or normalise_name(place) == normalise_name(area.name):
            return True
        found = self._named(place, kecamatan)
        return isinstance(found, Match) and found.code == area.code

    def _is_of_other_city(self, form: FilledForm) -> bool:
        city = (form.city_name or "").strip()
        is_ours = any(city == own.code or is_same_city(city, own.name) for own in self._cities)
        return _says(city) and not is_ours

    def _kecamatan(self, written: str | None) -> str | None:
        """The code of the kecamatan that is written by its name or its code."""
        area = self._areas.get((written or "").strip())
        if area is not None:
            return area.code
        found = match_name(written or "", None, self._known, level="kecamatan")
        return found.code if isinstance(found, Match) else None


def _kecamatan_inside(place: str) -> str | None:
    """The kecamatan that stands behind a name ("Oebobo, Kec. Oebobo")."""
    found = _KECAMATAN_INSIDE.search(place)
    return found[1] if found and found.start() else None


def _says(text: str | None) -> bool:
    """Whether a cell says anything: a dash does not."""
    return bool(text and normalise_name(text))


def _brief(**names: str | None) -> dict[str, str]:
    return {key: brief(name or "–") for key, name in names.items()}


def _unknown(form: FilledForm, name: str | None, near: Sequence[Area]) -> Problem:
    return Problem("ASSESSMENT_SUBJECT_UNKNOWN", form.where, _brief(subject=name) | {"near": _listed(near)})


def _listed(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas) or "–"
