"""The head of an XLSForm: hidden fields that say what the form is, then date, year, area, whose form it is.

An anonymous form asks for nobody's name and says so; a family is a running number too short for an identity card.
"""

from typing import Any

from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.xlsform_words import field_key, field_label, words

Row = dict[str, Any]
END: Row = {"type": "end_group"}
TYPES: dict[str, Row] = {
    layout.DATE_FIELD: {"type": "date", "default": "today()"},
    layout.YEAR_FIELD: {"type": "integer", "default": "format-date(today(), '%Y')"},
    layout.KECAMATAN_FIELD: {"type": "select_one kecamatan", "appearance": "minimal"},
    layout.KELURAHAN_FIELD: {
        "type": "select_one kelurahan",
        "appearance": "minimal",
        "choice_filter": f"kecamatan = ${{{layout.KECAMATAN_FIELD}}}",
    },
    layout.PROFILE_FIELD: {"type": "select_one profile"},
    layout.RESPONDENT_FIELD: {"type": "integer"},
}
CHOSEN: dict[str, Row] = {  # of governments and units that are known when the form is made
    layout.GOVERNMENT_FIELD: {"type": "select_one government", "appearance": "minimal"},
    layout.UNIT_FIELD: {
        "type": "select_one unit",
        "appearance": "minimal",
        "choice_filter": f"government = ${{{layout.GOVERNMENT_FIELD}}}",
    },
}
# Household codes with fewer digits than what names a person, and RT/RW/number; no date fits. A part of what is
# taken in (forms.households.codes): what a telephone accepts is never refused later.
HOUSEHOLD = (
    "[A-Za-z]{0,3}([0-9]{1,6}([./-][0-9]{1,2})?|[0-9]{1,5}[./-][0-9]{1,3}|[0-9]{1,4}[./-][0-9]{1,4}"
    "|[0-9]{1,3}(/[0-9]{1,3}){2}|[0-9]{1,3}[./-][0-9]{1,2}[./-][0-9]{1,3})"
)
RULES = {
    "filled_on": ". >= date('2000-01-01') and . <= date('2099-12-31')",
    "year": ". >= 2000 and . <= 2099",
    "respondent": ". >= 1 and . <= 9999",
    "subject_school": "regex(., '^[A-Za-z0-9]{8}$')",
    "subject_family": f"regex(., '^{HOUSEHOLD}$')",
}
OPTIONAL = ("filled_by", "respondent", "subject_school", "subject_health_facility")


def hidden_rows(instrument: Instrument, profile: Profile | None, *, has_units: bool = False) -> list[Row]:
    """What the form is, for whoever reads its exports; nobody who fills it in sees this.

    has_units: governments and their units are chosen from lists.
    """
    values = {
        layout.FORM_FIELD: f"'{layout.FORMAT}'",
        layout.INSTRUMENT_FIELD: f"'{instrument.id}'",
        layout.VERSION_FIELD: f"'{instrument.version}'",
    }
    if profile:
        values[layout.PROFILE_FIELD] = f"'{profile.id}'"
    if area := layout.GOVERNMENT_FIELD if has_units else layout.area_source(instrument):
        values[layout.AREA_FIELD] = f"${{{area}}}"
    return [{"type": "calculate", "name": name, "calculation": value} for name, value in values.items()]


def head_rows(instrument: Instrument, profile: Profile | None, *, has_units: bool = False) -> list[Row]:
    """The group of the head; without a profile it asks which, where the instrument has some."""
    names = [*layout.identity_fields(instrument)]
    if instrument.profiles and not profile:
        names.insert(0, layout.PROFILE_FIELD)
    chosen = CHOSEN if has_units else {}
    rows = [_field(name, instrument) | chosen.get(name, {}) for name in names]
    if instrument.is_anonymous:
        rows.insert(0, {"type": "note", "name": layout.PRIVACY_NOTE, "label": words("xlsform.anonymous")})
    return [{"type": "begin_group", "name": layout.HEAD_GROUP, "label": words("xlsform.head")}, *rows, END]


def title_rule(instrument: Instrument, *, has_units: bool = False) -> str:
    """What a filled form is called in the list of a phone: its area or unit, whose it is, its year."""
    asked = layout.identity_fields(instrument)
    shown = [name for name in (layout.PLACE_FIELD, layout.SUBJECT_FIELD) if name in asked]
    parts = [f"${{{name}}}" for name in [*shown, layout.YEAR_FIELD]]
    if area := layout.UNIT_FIELD if has_units else layout.area_source(instrument):
        parts.insert(0, f"jr:choice-name(${{{area}}}, '${{{area}}}')")
    return parts[0] if len(parts) == 1 else "concat(" + ", ' ', ".join(parts) + ")"


def _field(name: str, instrument: Instrument) -> Row:
    row: Row = {"type": "text", "name": name, "label": field_label(name, instrument)} | TYPES.get(name, {})
    short = field_key(name, instrument)
    if short not in OPTIONAL and not name.startswith(layout.HEADER_PREFIX):
        row |= {"required": "yes", "required_message": words("xlsform.required")}
    if short in RULES:
        row |= {"constraint": RULES[short], "constraint_message": words(f"xlsform.refused.{short}")}
    return row
