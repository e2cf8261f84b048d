"""Our own xlsx template, filled in: what the instrument room's `template` says about its layout, read back.

The question sheets are long tables like any other; this module reads what the form is and whose it is.
"""

from collections.abc import Sequence

from siperi_geo.errors import SiperiError, Where
from siperi_geo.forms.head import Head, When, read_when
from siperi_geo.forms.owners import Owner
from siperi_geo.forms.questions import read_questions
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.reading import Unread
from siperi_geo.forms.tables import table_of
from siperi_geo.instruments import Instrument
from siperi_geo.instruments.template_layout import (
    FORMAT,
    IDENTITY_ROW,
    META_KEYS,
    META_SHEET,
    PROFILE_KEY,
    identity_fields,
)
from siperi_geo.sheets import Line, RefusedError, Sheet, listed

_MEANING = {"year": "year", "filled_on": "date"}


def is_template(sheets: Sequence[Sheet]) -> bool:
    """True when a workbook says that it is our template, of whatever instrument and version."""
    return _meta(sheets).get("format", "").startswith(FORMAT.rstrip("0123456789"))


def edition_in(sheets: Sequence[Sheet]) -> tuple[str, str] | None:
    """The instrument and the version that a workbook says it was made for; None where it is not our template."""
    meta = _meta(sheets) if is_template(sheets) else {}
    return (meta["instrument"], meta.get("version", "")) if meta.get("instrument") else None


def read_template(sheets: Sequence[Sheet], reader: Reader) -> None:
    """Read the identity and all question sheets into one draft.

    Errors: FORM_NOT_TEMPLATE, FORM_TEMPLATE_NEWER, FORM_OTHER_INSTRUMENT, FORM_OTHER_VERSION,
    FORM_TEMPLATE_CHANGED.
    """
    file = Where(reader.findings.file)
    meta = _meta(sheets)
    _check_meta(meta, reader.instrument, file)
    head = _identity(sheets, reader.instrument)
    head.fields["profile"] = meta.get(PROFILE_KEY, "")
    owner = _owner(head, read_when(head, reader.findings), reader)
    tables = [table for sheet in sheets if (table := table_of(sheet, reader.index, "long"))]
    if not tables:
        raise SiperiError("FORM_TEMPLATE_CHANGED", file, sheets=listed(_names(reader.instrument)))
    for table in tables:
        read_questions(table, reader, head, lambda _: ("template", owner))
    _report_missing_sheets(reader, file)


def _meta(sheets: Sequence[Sheet]) -> dict[str, str]:
    hidden = next((sheet for sheet in sheets if sheet.name == META_SHEET), None)
    if hidden is None:
        return {}
    lines = (line for line, _ in zip(hidden.lines(), (*META_KEYS, PROFILE_KEY), strict=False))
    return {line.cell(0): line.cell(1) for line in lines}


def _check_meta(meta: dict[str, str], instrument: Instrument, file: Where) -> None:
    found, version = meta.get("instrument", ""), meta.get("version", "")
    if not meta:
        raise SiperiError("FORM_NOT_TEMPLATE", file)
    if meta.get("format") != FORMAT:
        raise SiperiError("FORM_TEMPLATE_NEWER", file, found=meta.get("format", ""), known=FORMAT)
    if found != instrument.id:
        raise SiperiError("FORM_OTHER_INSTRUMENT", file, found=found, wanted=instrument.id)
    if version != instrument.version:
        wanted = instrument.version
        raise SiperiError("FORM_OTHER_VERSION", file, instrument=found, found=version, wanted=wanted)


def _identity(sheets: Sequence[Sheet], instrument: Instrument) -> Head:
    """The identity sheet: the first one with labels that end in a colon where the layout puts them."""
    head = Head()
    rows = {IDENTITY_ROW + place: name for place, name in enumerate(identity_fields(instrument))}
    for sheet in sheets:
        lines = [line for line in sheet.lines() if line.number in rows and _is_label(line)]
        if len(lines) < 2 or sheet.name == META_SHEET:
            continue
        for line in lines:
            if value := line.cell(1):
                meaning = _MEANING.get(rows[line.number], rows[line.number])
                head.fields[meaning] = value
                head.places[meaning] = sheet.at(line, "B")
                head.written[line.cell(0).rstrip(": ")] = value
        break
    return head


def _is_label(line: Line) -> bool:
    return line.cell(0).endswith(":")


def _owner(head: Head, when: When, reader: Reader) -> Owner:
    """The subject is chosen as `53.71.01.1001 Name`; what has no digit in its first word is a name alone."""
    if reader.instrument.has_respondents:
        return _respondent(head, when, reader)
    text = head.fields.get("subject", "")
    has_code = any(letter.isdigit() for letter in text.partition(" ")[0])
    said = {"subject" if has_code else "place": text, "area": head.fields.get("area", "")}
    return reader.owners.owner(said, when)


def _respondent(head: Head, when: When, reader: Reader) -> Owner:
    """The number within a unit of a government; what stands there and is no number is not repeated."""
    fields = {"city": "government", "place": "unit", "subject": "respondent"}
    try:
        return reader.owners.owner({name: head.fields.get(field, "") for name, field in fields.items()}, when)
    except RefusedError as refused:
        where = head.places.get("respondent", Where(reader.findings.file))
        raise SiperiError(refused.code, where, **refused.values) from refused


def _names(instrument: Instrument) -> list[str]:
    return [f"{section.id} {section.name.id}" for section in instrument.sections]


def _report_missing_sheets(reader: Reader, file: Where) -> None:
    """A sheet of which no row was found: its questions are unread, not unanswered."""
    instrument = reader.instrument
    drafts = reader.drafts.values()
    seen = {reader.item_at(position) for draft in drafts for position in draft.rows}
    seen |= {one.item for draft in drafts for one in draft.unread}
    named = zip(instrument.sections, _names(instrument), strict=True)
    items = {name: [item.id for item in instrument.items_under(section.id)] for section, name in named}
    missing = [name for name in items if seen.isdisjoint(items[name])]
    if not missing or not seen:
        return
    reader.findings.problem("FORM_TEMPLATE_CHANGED", file, sheets=listed(missing))
    for draft in drafts:
        draft.unread.extend(Unread(file, item) for name in missing for item in items[name])
