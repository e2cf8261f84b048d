"""How our XLSForms name things: the contract of `xlsform`, which writes them, with the reader of their exports.

- A question is named by the id of its item. Ids are XML names already; one that could be taken for a name of ours
  (`siperi_…`, `g_…`, `n_…`, `c_…`), for `meta`, for what XML keeps for itself (`xml…`) or for an escaped id
  (`q_…`) gets `q_` before it. `question_name` and `item_of_name` are each other's inverse.
- Groups are `g_` + node, notes to an item `n_` + item, reminders `c_` + node, choice lists `s_` + scale.
- The head is named `siperi_` + field, a field of the instrument's own head `siperi_h_` + its id. Hidden fields say
  what the form is: FORM_FIELD holds FORMAT, INSTRUMENT_FIELD and VERSION_FIELD the instrument, AREA_FIELD the
  Kemendagri code of the chosen area or government, which an export with labels would otherwise hide behind a name.
- Choices of a scale are named by the stored value, areas and governments by their code, profiles and units of
  governments by their id.
"""

from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Label

FORMAT = "siperi-xlsform-1"
LANGUAGES = {"id": "Bahasa Indonesia (id)", "en": "English (en)"}
FORM_FIELD = "siperi_form"
INSTRUMENT_FIELD = "siperi_instrument"
VERSION_FIELD = "siperi_version"
AREA_FIELD = "siperi_area"
PROFILE_FIELD = "siperi_profile"
KECAMATAN_FIELD = "siperi_kecamatan"
KELURAHAN_FIELD = "siperi_kelurahan"
SUBJECT_FIELD = "siperi_subject"
PLACE_FIELD = "siperi_place"
YEAR_FIELD = "siperi_year"
DATE_FIELD = "siperi_filled_on"
PERSON_FIELD = "siperi_filled_by"
GOVERNMENT_FIELD = "siperi_government"
UNIT_FIELD = "siperi_unit"
RESPONDENT_FIELD = "siperi_respondent"
HEAD_GROUP = "siperi_head"
PRIVACY_NOTE = "siperi_anonymous"
HIDDEN_FIELDS = (FORM_FIELD, INSTRUMENT_FIELD, VERSION_FIELD, AREA_FIELD)
HEADER_PREFIX = "siperi_h_"
GROUP_PREFIX, NOTE_PREFIX, REMINDER_PREFIX, LIST_PREFIX, ESCAPE = "g_", "n_", "c_", "s_", "q_"
_RESERVED = ("siperi_", GROUP_PREFIX, NOTE_PREFIX, REMINDER_PREFIX, ESCAPE, "xml")
_AREA = (KECAMATAN_FIELD, KELURAHAN_FIELD)
_OF_SUBJECT = {
    "kelurahan": _AREA,
    "kecamatan": (KECAMATAN_FIELD,),
    "school": (*_AREA, SUBJECT_FIELD, PLACE_FIELD),
    "health_facility": (*_AREA, SUBJECT_FIELD, PLACE_FIELD),
    "family": (*_AREA, SUBJECT_FIELD),
    "government_unit": (GOVERNMENT_FIELD, UNIT_FIELD, RESPONDENT_FIELD),
}


def form_id(instrument: Instrument, profile: Profile | None = None) -> str:
    """The id of the form on a server: the same from version to version, its own for each form of one profile."""
    return f"siperi_{instrument.id}" + (f"_{profile.id}" if profile else "")


def question_name(item_id: str) -> str:
    """The name of the question of an item: its id, with `q_` before it where the id alone is reserved."""
    word = item_id.lower()
    return f"{ESCAPE}{item_id}" if word == "meta" or word.startswith(_RESERVED) else item_id


def item_of_name(name: str) -> str:
    """The id of the item that a question of this name asks."""
    return name[len(ESCAPE) :] if name.lower().startswith(ESCAPE) else name


def identity_fields(instrument: Instrument) -> tuple[str, ...]:
    """What the head asks, from the top: when, where and whose, by whom (never on an anonymous form), the rest.

    A respondent is asked nothing of the rest: none of it is kept.
    """
    person = () if instrument.is_anonymous else (PERSON_FIELD,)
    kept = () if instrument.has_respondents else instrument.header
    own = (f"{HEADER_PREFIX}{field.id}" for field in kept)
    return (DATE_FIELD, YEAR_FIELD, *_OF_SUBJECT[instrument.subject], *person, *own)


def area_source(instrument: Instrument) -> str | None:
    """The choice that says the area of a form; None where a form is of no area."""
    asked = _OF_SUBJECT[instrument.subject]
    return next((field for field in reversed(_AREA) if field in asked), None)


def nodes_with_reminder(instrument: Instrument) -> dict[str, Label]:
    """The nodes whose answers the form itself holds against each other, and what it then says."""
    said = {rule.level: rule.text for rule in instrument.consistency}
    return {node.id: said[node.level] for node in instrument.nodes() if node.level in said and len(node.items) > 1}
