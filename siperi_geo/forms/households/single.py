"""A workbook with the form of one household (our template), read by the reader of single forms."""

from collections.abc import Mapping
from pathlib import Path

from siperi_geo.forms.head import When
from siperi_geo.forms.households.codes import refusal_of, tidy_code
from siperi_geo.forms.households.header import HeaderWords
from siperi_geo.forms.households.values import BLANK, Gathering, Reason, Said
from siperi_geo.forms.read import read_form
from siperi_geo.forms.reading import FilledForm
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import Findings

UNREAD = Reason("HOUSEHOLD_ANSWER_UNREADABLE")
HEAD = ("FORM_DATE_UNREADABLE", "FORM_TEMPLATE_CHANGED")


def read_single(path: Path, instrument: Instrument, kind: str | None, to: Gathering, findings: Findings) -> str:
    """Read the forms of one file; returns its kind. Errors as `read_form`."""
    reading = read_form(path, instrument, kind=kind)
    for problem in reading.problems:
        if problem.code in HEAD:
            findings.problem(problem.code, problem.where, **problem.values)
    used = 0
    for form in reading.forms:
        entry = _entry(form, instrument, to)
        to.rows[entry] = form.rows_good
        used += form.rows_good
    if rest := reading.rows_in - used:
        row = min((bad.line for bad in reading.quarantine), default=1)
        to.rows[to.nobody(row, UNREAD, "")] = rest
    return reading.kind


def _entry(form: FilledForm, instrument: Instrument, to: Gathering) -> int:
    code = tidy_code(form.subject_id or form.place_name or "")
    row, refused = form.where.row or 1, refusal_of(code)
    if refused:
        return to.nobody(row, Reason(refused), "")
    area, _, name = (form.area_name or "").partition(" ")
    place = to.places.number(Said(area, name, form.kecamatan_name or "", form.city_name or ""))
    if not any(letter.isdigit() for letter in area):
        place = to.places.number(Said("", form.area_name or "", form.kecamatan_name or "", form.city_name or ""))
    answers = bytes(BLANK if answer is None else answer for answer in form.answers)
    header = to.headers.number(HeaderWords(instrument).kept(_own(form.header, instrument).items()))
    entry = to.add(row, place, to.whens.number(When(form.year, form.filled_on)), header, code, answers)
    if form.unread:
        to.refuse(entry, UNREAD, written=None, is_unread=True)
    return entry


def _own(header: Mapping[str, str], instrument: Instrument) -> dict[str, str]:
    """What the form says in the fields of the instrument's own head, by their Indonesian label."""
    labels = {words: one.name.id for one in instrument.header for words in (one.name.id, one.name.en)}
    return {labels[label]: text for label, text in header.items() if label in labels}
