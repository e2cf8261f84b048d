"""Whose form is a respondent's: the unit (OPD) of a government that it names, and a number within that unit.

A unit is found by its id, by its own code, or by its name as it is written out; one that is merely alike is
suggested and never taken. Respondents are registered by their first form and have no names.
"""

from collections import defaultdict
from collections.abc import Sequence

from siperi_geo.areas import Area, Match, match_name
from siperi_geo.assessments.owners import Owner
from siperi_geo.assessments.subjects import Subject, asked_and_left, register_of
from siperi_geo.errors import Problem, SiperiError, brief
from siperi_geo.forms import FilledForm
from siperi_geo.instruments import Instrument, Units
from siperi_geo.registers.governments import KIND, Governments, governments
from siperi_geo.registers.places import Said
from siperi_geo.registers.subjects import KINDS, spelled_out
from siperi_geo.sheets import RefusedError
from siperi_geo.store import Store, Transaction

UNIT = "unit"
SURE = ("exact", "spelling")


def respondent_id(unit_id: str, number: str) -> str:
    """The id of a respondent: its number counts within its unit alone."""
    return f"respondent:{unit_id}:{number}"


class RespondentOwners:
    """Finds the respondents of forms among the units of governments. Raises ASSESSMENT_REGISTER_EMPTY."""

    def __init__(self, store: Store, instrument: Instrument) -> None:
        asked, left = asked_and_left(store, instrument)
        if not asked:
            raise register_empty(instrument)
        known = [one.area for one in governments(store)]
        self._governments = Governments(known)
        self._names = {area.code: area.name for area in known}
        self._by_id = {one.subject_id: one for one in asked}
        self._left = {one.subject_id: one for one in left}
        self._of: dict[str, list[Subject]] = defaultdict(list)
        for one in asked:
            self._of[one.area_code].append(one)

    def chosen(self, word: str) -> Subject:
        """The unit that the user names by its id, or by a code or name that only one has.

        Raises ASSESSMENT_CHOICE_UNKNOWN.
        """
        plain = word.strip()
        if one := self._by_id.get(plain):
            return one
        found = [one for units in self._of.values() for one in [self._among(plain, units)] if one]
        if len(found) == 1:
            return found[0]
        near = self._listed(found) if found else self._near(plain, list(self._by_id.values()))
        raise SiperiError("ASSESSMENT_CHOICE_UNKNOWN", subject=brief(word), near=near)

    def of(self, form: FilledForm, chosen: Subject | None) -> Owner | Problem:
        """The respondent whose form it is, or what a person must settle; `chosen`: the unit as the user says."""
        unit = chosen or self._unit(form)
        if isinstance(unit, Problem):
            return unit
        if not form.subject_id:
            return Problem("RESPONDENT_NUMBER_MISSING", form.where)
        name = f"{self._named(unit)} #{form.subject_id[:8]}"
        subject_id = respondent_id(unit.subject_id, form.subject_id)
        how = "code" if chosen is None else "chosen"
        return Owner(Subject(subject_id, form.subject_id, name, unit.area_code, unit.subject_id), how)

    def _unit(self, form: FilledForm) -> Subject | Problem:
        written = (form.place_name or "").strip()
        if not written:
            return Problem("RESPONDENT_UNIT_MISSING", form.where)
        by_id, left = self._by_id.get(written), self._left.get(written)
        if left:
            return Problem("ASSESSMENT_SUBJECT_INACTIVE", form.where, {"area": left.name, "subject": left.code})
        if by_id and not form.city_name:
            return by_id
        try:
            area = self._governments.of(Said(name=form.city_name or "")).area
        except RefusedError as refused:
            return Problem(refused.code, form.where, refused.values)
        found = by_id or self._among(written, self._of[area.code])
        values = {"unit": brief(written), "government": area.name}
        if found is None:
            near = self._near(written, self._of[area.code])
            return Problem("RESPONDENT_UNIT_UNKNOWN", form.where, values | {"near": near})
        if found.area_code != area.code:
            return Problem("RESPONDENT_UNIT_ELSEWHERE", form.where, values | {"own": self._named(found)})
        return found

    def _among(self, written: str, units: Sequence[Subject]) -> Subject | None:
        """The only one of some units with this code or name."""
        by_code = [one for one in units if one.code.casefold() == written.casefold()]
        if len(by_code) == 1:
            return by_code[0]
        found = match_name(_plain(written), None, _as_areas(units), level=UNIT)
        is_sure = isinstance(found, Match) and found.how in SURE
        return self._by_id[found.code] if is_sure and isinstance(found, Match) else None

    def _near(self, written: str, units: Sequence[Subject]) -> str:
        found = match_name(_plain(written), None, _as_areas(units), level=UNIT)
        codes = [found.code] if isinstance(found, Match) else [area.code for area in found.suggestions]
        return self._listed([self._by_id[code] for code in codes])

    def _listed(self, units: Sequence[Subject]) -> str:
        return "; ".join(map(self._named, units)) or "–"

    def _named(self, unit: Subject) -> str:
        return f"{unit.name}, {self._names.get(unit.area_code, unit.area_code)}"


def units_of(store: Store, instrument: Instrument) -> Units:
    """The governments and units that respondents choose from on a telephone. Raises ASSESSMENT_REGISTER_EMPTY."""
    asked = asked_and_left(store, instrument)[0]
    if not asked:
        raise register_empty(instrument)
    known = [(one.code, one.name) for one in governments(store)]
    return Units(known, [(one.subject_id, one.area_code, one.name) for one in asked])


def register_empty(instrument: Instrument) -> SiperiError:
    """That there is nobody yet whose form one could be."""
    name, kind = instrument.name, register_of(instrument)
    return SiperiError("ASSESSMENT_REGISTER_EMPTY", instrument_id=name.id, instrument_en=name.en, kind=kind)


def register_respondents(tx: Transaction, subjects: Sequence[Subject], kind: str, batch_id: str) -> None:
    """Respondents are known from their first form on, by a number within their unit."""
    for one in {one.subject_id: one for one in subjects}.values():
        tx.run(
            "erat/register_respondent",
            subject_id=one.subject_id,
            kind=kind,
            code=one.code,
            area_code=one.area_code,
            unit_id=one.unit_id,
            batch_id=batch_id,
        )


def _plain(name: str) -> str:
    return spelled_out(name, KINDS[UNIT])


def _as_areas(units: Sequence[Subject]) -> list[Area]:
    return [Area(one.subject_id, _plain(one.name), UNIT, KIND) for one in units]
