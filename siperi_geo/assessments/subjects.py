"""Whom an instrument asks: kelurahan and kecamatan are their own register, others stand in the register.

Families come to it by their first form. It knows who they are and where; whose a form is, `owners` decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.areas import Area
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.registers.subjects import KINDS, spelled_out, stored_subjects
from siperi_geo.store import Store

AREA_LEVELS = ("kelurahan", "kecamatan")
WITHOUT_MEANING = {"kec", "kecamatan"}  # in `TK Negeri Pembina Kecamatan Alak` what follows is the name
KIND_OF = {kind.serves: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody who is assessed. `code` is what people write, `area_code` where it is: itself, or its kelurahan.

    Of a respondent `code` is a number, `unit_id` the unit it answers for, and `area_code` the unit's government.
    """

    subject_id: str
    code: str
    name: str
    area_code: str
    unit_id: str | None = None


def has_register(instrument: Instrument) -> bool:
    """Whether each of those who are assessed is known: as an area, in the register, or as a household.

    Then there are lists of them; respondents, who answer for a unit, are nobody's to list.
    """
    return not instrument.has_respondents and takes_files(instrument)


def has_rounds(instrument: Instrument) -> bool:
    """Whether an instrument has yearly rounds and a form on the web: whatever takes files has."""
    return takes_files(instrument)


def takes_files(instrument: Instrument) -> bool:
    """Whether forms of an instrument can be stored from files: of all that have a register, and of respondents."""
    return instrument.is_private or instrument.subject in (*AREA_LEVELS, *KIND_OF)


def check_takes_files(instrument: Instrument) -> None:
    """Raises ASSESSMENT_NO_REGISTER for an instrument whose forms cannot be stored."""
    check_registered(instrument)


def check_registered(instrument: Instrument) -> None:
    """Raises ASSESSMENT_NO_REGISTER for an instrument without rounds and forms on the web."""
    if not has_rounds(instrument):
        name = instrument.name
        raise SiperiError(
            "ASSESSMENT_NO_REGISTER", instrument=instrument.id, instrument_id=name.id, instrument_en=name.en
        )


def subjects_of(store: Store, instrument: Instrument) -> list[Subject]:
    """Everybody whom the instrument asks, by area and name; who left the register is not asked any more.

    Where respondents answer these are their units.
    """
    return asked_and_left(store, instrument)[0]


def asked_and_left(store: Store, instrument: Instrument) -> tuple[list[Subject], list[Subject]]:
    """Everybody whom the instrument asks, and who stands in the register but was deactivated (of areas nobody)."""
    if instrument.subject in AREA_LEVELS:
        return [of_area(area) for area in areas_of(store, instrument.subject)], []
    asked: list[Subject] = []
    left: list[Subject] = []
    if instrument.is_private:
        return _households(store, instrument), []
    for one in stored_subjects(store, KIND_OF[instrument.subject]):
        (asked if one.is_active else left).append(Subject(one.subject_id, one.code, one.name, one.area_code))
    return asked, left


def _households(store: Store, instrument: Instrument) -> list[Subject]:
    rows = store.query("subjects/subject_list", kind=instrument.subject)
    columns = (rows[name].tolist() for name in ("subject_id", "code", "name", "area_code"))
    return [Subject(*one) for one in zip(*columns, strict=True)]


def of_area(area: Area) -> Subject:
    """An area as somebody who is assessed."""
    return Subject(area.code, area.code, area.name, area.code)


def areas_of(store: Store, level: str) -> list[Area]:
    """The areas of one level (city, kecamatan, kelurahan), by code."""
    return [area for area in stored_areas(store) if area.level == level]


def register_of(instrument: Instrument) -> str:
    """The kind of subjects that an instrument asks, as the register calls it."""
    return KIND_OF.get(instrument.subject, instrument.subject)


def written_out(name: str, instrument: Instrument) -> str:
    """A name as names are compared: `SDN 2 Oeba` as `sd negeri 2 oeba`; that of an area as it is."""
    if instrument.subject not in KIND_OF:
        return name
    words = spelled_out(name, KINDS[register_of(instrument)]).split()
    return " ".join(word for word in words if word not in WITHOUT_MEANING)


def as_areas(subjects: Sequence[Subject], instrument: Instrument, areas: Sequence[Area]) -> list[Area]:
    """Subjects in the shape that names are matched in: under the kecamatan that they or their kelurahan are in."""
    above = {area.code: area.parent_code for area in areas}
    return [
        Area(one.code, written_out(one.name, instrument), instrument.subject, above.get(one.area_code))
        for one in subjects
    ]
