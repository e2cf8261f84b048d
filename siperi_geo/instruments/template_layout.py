"""Where everything stands in our xlsx form: the contract between `template`, which writes it, and its reader.

- META_SHEET (very hidden): column A holds the keys META_KEYS (and PROFILE_KEY where the instrument has profiles),
  column B their values, from row 1 on. Columns from LISTS_COLUMN on hold the lists of the dropdowns. A form is
  ours when `format` is FORMAT.
- The second sheet is the identity: label in column A, value in column B, from row IDENTITY_ROW on, one row per
  field of `identity_fields`. Each value has a defined name, `siperi_` + field. An area is chosen from a list as
  `53.71.01.1001 Name`: the code is its first word.
- One sheet per section, in the instrument's order: headings in row HEADER_ROW, one row per item below, columns
  in the order of COLUMNS. `item_id` is a hidden column. Answers are labels of the item's scale, or blank.
"""

from siperi_geo.instruments.model import Instrument

FORMAT = "siperi-form-1"
META_SHEET = "_siperi"
META_KEYS = ("format", "instrument", "version", "content_hash", "language")
PROFILE_KEY = "profile"
LISTS_COLUMN = 3  # from 0: areas first, then one column per scale
IDENTITY_ROW = 4  # from 1
IDENTITY_FIELDS = ("subject", "year", "filled_on", "filled_by")
RESPONDENT_FIELDS = ("government", "unit", "respondent", "year", "filled_on")
HEADER_ROW = 4  # from 1
COLUMNS = ("item_id", "number", "indicator", "question", "answer", "evidence", "note", "example")
AREAS = ("kelurahan", "kecamatan")  # subjects that are an area themselves
OF_NO_AREA = ("government_unit",)


def identity_fields(instrument: Instrument) -> tuple[str, ...]:
    """The fields of the identity sheet, from the top: whose form, the kelurahan it is in, when, by whom, the rest.

    Only an area as subject is chosen from the list. An anonymous form asks for nobody's name; one of a respondent
    asks for the government, its unit and a number, and for nothing else.
    """
    if instrument.has_respondents:
        return RESPONDENT_FIELDS
    first, *others = IDENTITY_FIELDS
    where = ("area",) if chosen_areas(instrument) == "area" else ()
    asked = [field for field in others if not (instrument.is_anonymous and field == "filled_by")]
    return (first, *where, *asked, *(field.id for field in instrument.header))


def chosen_areas(instrument: Instrument) -> str | None:
    """The field that is chosen from the list of areas."""
    if instrument.subject in AREAS:
        return "subject"
    return None if instrument.subject in OF_NO_AREA else "area"
