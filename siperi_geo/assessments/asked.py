"""Whose form one of the web is: somebody in the register, or a household or respondent by a number within a place.

Those without a name are registered by their first form; until then this alone says who they are.
"""

from siperi_geo.assessments.respondents import respondent_id
from siperi_geo.assessments.subjects import Subject, areas_of, asked_and_left
from siperi_geo.errors import SiperiError
from siperi_geo.forms.households.codes import refusal_of, split_code
from siperi_geo.forms.respondents import number_of
from siperi_geo.instruments import Instrument
from siperi_geo.rights import HOUSEHOLD, place_within
from siperi_geo.sheets import RefusedError
from siperi_geo.store import Store

# Why a text is no household code, as it is said of a row of a file and of what stands in a box.
AT_THE_BOX = {
    "HOUSEHOLD_CODE_MISSING": "DRAFT_CODE_MISSING",
    "HOUSEHOLD_CODE_IDENTITY": "DRAFT_CODE_IDENTITY",
    "HOUSEHOLD_CODE_PHONE": "DRAFT_CODE_PHONE",
    "HOUSEHOLD_CODE_DATE": "DRAFT_CODE_DATE",
    "HOUSEHOLD_CODE_NOT_ONE": "DRAFT_CODE_NOT_ONE",
}


def subject_asked(store: Store, instrument: Instrument, subject_id: str) -> Subject:
    """The one with this id among everybody whom the instrument asks; raises DRAFT_SUBJECT_UNKNOWN."""
    known = (
        _unnamed(store, instrument, subject_id) if instrument.is_unnamed else _named(store, instrument, subject_id)
    )
    if known is None:
        raise SiperiError("DRAFT_SUBJECT_UNKNOWN", subject=subject_id, instrument=instrument.id)
    return known


def unnamed_id(instrument: Instrument, place: str, text: str) -> str:
    """The id of the household or respondent that somebody names within a kelurahan or a unit.

    Raises DRAFT_CODE_… and RESPONDENT_NUMBER_NOT_ONE without repeating the text, which may name a person, and
    DRAFT_CODE_ELSEWHERE for the code of a household of another kelurahan.
    """
    if instrument.has_respondents:
        return respondent_id(place, _number(text))
    area, code = split_code(text)
    if reason := refusal_of(code):
        raise SiperiError(AT_THE_BOX[reason])
    if area not in ("", place):
        raise SiperiError("DRAFT_CODE_ELSEWHERE")
    return f"{HOUSEHOLD}{place}:{code}"


def number_within(subject_id: str) -> str:
    """The code of a household, or the number of a respondent."""
    return subject_id.rpartition(":")[2]


def acted_on(instrument: str, year: int, subject_id: str) -> str:
    """What the audit says that a form is: of those without a name the kelurahan or unit alone."""
    return f"{instrument} {year} {place_within(subject_id) or subject_id}"


def _named(store: Store, instrument: Instrument, subject_id: str) -> Subject | None:
    asked = asked_and_left(store, instrument)[0]
    return next((one for one in asked if one.subject_id == subject_id), None)


def _unnamed(store: Store, instrument: Instrument, subject_id: str) -> Subject | None:
    """Who has this id, where the place is known and the id is in the one writing that is kept."""
    place, code = place_within(subject_id) or "", number_within(subject_id)
    try:
        is_kept_so = unnamed_id(instrument, place, code) == subject_id
    except SiperiError:
        return None
    if not is_kept_so:
        return None
    if instrument.is_private:
        is_known = place in {area.code for area in areas_of(store, "kelurahan")}
        return Subject(subject_id, code, code, place) if is_known else None
    unit = _named(store, instrument, place)
    return Subject(subject_id, code, code, unit.area_code, unit.subject_id) if unit else None


def _number(text: str) -> str:
    try:
        number = number_of(text)
    except RefusedError as refused:
        raise SiperiError(refused.code) from refused
    if not number:
        raise SiperiError("RESPONDENT_NUMBER_NOT_ONE")
    return number
