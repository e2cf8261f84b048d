"""Whose form is it? The user's word, the code on the form, or its names inside this city; else a problem.

Whatever a form says of its place must agree: a code, a name, a kelurahan, a kecamatan or a city that contradicts
the others is for a person to settle. The user's word wins over the form, with a warning where the form says
otherwise.
"""

import re
from dataclasses import dataclass

from siperi_geo.areas import AreaCode, Match, Miss
from siperi_geo.assessments.names import Names
from siperi_geo.assessments.places import Places, name_and_kecamatan, says
from siperi_geo.assessments.subjects import AREA_LEVELS, Subject, asked_and_left, register_of
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import Problem, SiperiError, Where, brief
from siperi_geo.forms import FilledForm
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store

BARE_CODE = re.compile(r"\d{6,7}|\d{10}", re.ASCII)  # a kecamatan of Kemendagri or BPS, a kelurahan of either


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose form it is, how that is known (chosen, code, exact, spelling, initials, fuzzy), and what to check."""

    subject: Subject
    matched_by: str
    warning: Problem | None = None


class Owners:
    """Finds whose form it is among everybody whom an instrument asks. Raises ASSESSMENT_REGISTER_EMPTY."""

    def __init__(self, store: Store, instrument: Instrument) -> None:
        self._level, areas = instrument.subject, stored_areas(store)
        asked, left = asked_and_left(store, instrument)
        if not asked:
            name, kind = instrument.name, register_of(instrument)
            raise SiperiError("ASSESSMENT_REGISTER_EMPTY", instrument_id=name.id, instrument_en=name.en, kind=kind)
        self._known = Names(asked, instrument, areas)
        self._left = Names(left, instrument, areas)
        self._places = Places(areas)
        self._instrument = instrument

    def chosen(self, word: str) -> Subject:
        """The subject that the user names by its code, its id or its own name; one that is merely alike is none.

        Raises ASSESSMENT_CHOICE_UNKNOWN, ASSESSMENT_CODE_UNDOTTED and ASSESSMENT_CODE_BPS for digits without dots,
        and ASSESSMENT_SUBJECT_INACTIVE for one that was deactivated.
        """
        code = word.strip().removeprefix(f"{register_of(self._instrument)}:")
        inside = name_and_kecamatan(word)[1]
        if one := self._known.with_code(code) or self._known.exactly(word, inside, hows=("exact",)):
            return one
        if left := self._left.with_code(code) or self._left.exactly(word, None):
            raise SiperiError("ASSESSMENT_SUBJECT_INACTIVE", area=left.name, subject=left.code)
        near = self._known.named(word, inside)
        if bare := self._without_dots(code, near, Where()):
            raise SiperiError(bare.code, **bare.values)
        raise SiperiError("ASSESSMENT_CHOICE_UNKNOWN", subject=brief(word), near=self._known.listed(near))

    def of(self, form: FilledForm, chosen: Subject | None) -> Owner | Problem:
        """The owner, or the problem that a person must settle; `chosen` is the user's word and wins."""
        if chosen is not None:
            return Owner(chosen, "chosen", self._choice_warning(form, chosen))
        found = self._by_its_code(form) if form.subject_id else self._by_its_name(form)
        if isinstance(found, Problem):
            return found
        return self._contradiction(form, found.subject) or found

    def _choice_warning(self, form: FilledForm, subject: Subject) -> Problem | None:
        is_other_code = bool(form.subject_id) and self._known.with_code(form.subject_id or "") != subject
        if not is_other_code and not self._contradiction(form, subject):
            return None
        said = (form.subject_id, form.place_name, form.area_name, form.kecamatan_name, form.city_name)
        values = {"said": ", ".join(brief(one) for one in said if one)}
        return Problem("ASSESSMENT_SUBJECT_DIFFERS", form.where, values | _about(subject))

    def _by_its_code(self, form: FilledForm) -> Owner | Problem:
        code = form.subject_id or ""
        if subject := self._known.with_code(code):
            return Owner(subject, "code")
        if left := self._left.with_code(code):
            return Problem("ASSESSMENT_SUBJECT_INACTIVE", form.where, {"area": left.name, "subject": left.code})
        near = self._known.named(form.place_name or code, form.kecamatan_name, form.area_name)
        bare = self._without_dots(code, near, form.where)
        return bare or self._unknown(form, code, self._known.listed(near))

    def _without_dots(self, written: str, near: Match | Miss, where: Where) -> Problem | None:
        """The problem of digits that stand for a Kemendagri code or one of BPS; None for any other text."""
        digits = "".join(written.split()).removeprefix("'")
        if self._level not in AREA_LEVELS or not BARE_CODE.fullmatch(digits):
            return None
        meant = AreaCode.with_dots(digits)
        one = self._known.with_code(meant.text) if meant else None
        if meant and one:
            values = {"subject": digits, "dotted": meant.text, "near": self._known.listed(near, one)}
            return Problem("ASSESSMENT_CODE_UNDOTTED", where, values)
        return Problem("ASSESSMENT_CODE_BPS", where, {"subject": digits, "near": self._known.listed(near)})

    def _by_its_name(self, form: FilledForm) -> Owner | Problem:
        place = form.place_name
        if not place:
            return self._unknown(form, None, "–")
        if self._places.is_of_other_city(form.city_name):
            return Problem("ASSESSMENT_OTHER_CITY", form.where, _brief(city=form.city_name, place=place))
        words = (place, form.kecamatan_name, form.area_name)
        found = self._known.named(*words)
        if not self._known.exactly(*words) and (left := self._left.exactly(*words)):
            return Problem("ASSESSMENT_SUBJECT_INACTIVE", form.where, {"area": left.name, "subject": left.code})
        if isinstance(found, Miss):
            bare = self._without_dots(place, found, form.where)
            return bare or self._unknown(form, place, self._known.listed(found))
        subject, pct = self._known.subjects[found.code], found.confidence_pct
        values = _brief(name=place) | {"area": subject.name, "confidence_pct": pct}
        warning = None if found.how == "exact" else Problem("ASSESSMENT_MATCHED_BY_NAME", form.where, values)
        return Owner(subject, found.how, warning)

    def _contradiction(self, form: FilledForm, subject: Subject) -> Problem | None:
        """The first of name, city, kelurahan and kecamatan that the form says and that is not so."""
        place, about = form.place_name or subject.name, _about(subject)
        is_same = self._known.is_name_of(place, subject)
        if not is_same and not self._is_named(subject, place, form):
            return Problem("ASSESSMENT_CODE_NAME_CONFLICT", form.where, _brief(name=place) | about)
        if self._places.is_of_other_city(form.city_name):
            return Problem("ASSESSMENT_OTHER_CITY", form.where, _brief(city=form.city_name, place=place))
        if problem := self._kelurahan_contradiction(form, subject):
            return problem
        own = self._places.of(self._known.by_code[subject.code].parent_code)
        inside = None if is_same and self._level not in AREA_LEVELS else name_and_kecamatan(place)[1]
        for written in (form.kecamatan_name, inside):
            if own and own.level == "kecamatan" and says(written) and self._places.kecamatan(written) != own.code:
                values = _brief(written=written) | about | {"kecamatan": own.name}
                return Problem("ASSESSMENT_KECAMATAN_CONFLICT", form.where, values)
        return None

    def _kelurahan_contradiction(self, form: FilledForm, subject: Subject) -> Problem | None:
        """A kelurahan that is not the subject's own; of a kecamatan, one that does not lie in it."""
        if not says(form.area_name):
            return None
        written, own = brief(form.area_name or ""), self._places.of(subject.area_code)
        said = self._places.of(self._places.kelurahan(form.area_name, form.kecamatan_name))
        values = {"written": written} | _about(subject)
        if own and own.level == "kecamatan":
            is_inside = said is not None and said.parent_code == own.code
            return None if is_inside else Problem("ASSESSMENT_AREA_OUTSIDE", form.where, values)
        if said and said.code == subject.area_code:
            return None
        return Problem("ASSESSMENT_AREA_CONFLICT", form.where, values | {"kelurahan": own.name if own else "–"})

    def _is_named(self, subject: Subject, place: str, form: FilledForm) -> bool:
        found = self._known.named(place, form.kecamatan_name, form.area_name)
        return isinstance(found, Match) and found.code == subject.code

    def _unknown(self, form: FilledForm, name: str | None, near: str) -> Problem:
        return Problem("ASSESSMENT_SUBJECT_UNKNOWN", form.where, _brief(subject=name) | {"near": near})


def _about(subject: Subject) -> dict[str, str]:
    return {"area": subject.name, "code": subject.code}


def _brief(**names: str | None) -> dict[str, str]:
    return {key: brief(name or "–") for key, name in names.items()}
