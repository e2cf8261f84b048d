"""Held forms among the rows set aside: each kept whole, as JSON that a person or a program can read again.

A form may be one row or many; a held form comes on top of the rows that could not be read. A form stored by the
user's decision that what is unreadable is blank is kept in the same way, as the record of that decision.
"""

import json
from dataclasses import asdict, replace

from siperi_geo.assessments.planned import AS_BLANK, Held, Plan
from siperi_geo.forms import Reading
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import BadRow
from siperi_geo.text import language


def set_aside(reading: Reading, plan: Plan) -> Reading:
    """The reading with the plan's held forms behind the bad rows in its quarantine; counts as they were."""
    held = (_row(one, plan.instrument) for one in plan.held)
    return replace(reading, quarantine=(*reading.quarantine, *held))


def decided_as_blank(plan: Plan) -> tuple[BadRow, ...]:
    """One row per form that is stored although something of it could not be read: what, and the form whole."""
    said = {one.where: one for one in plan.problems if one.code == AS_BLANK}
    forms = [entry for entry in plan.to_store if entry.form.unread]
    return tuple(_row(Held(one.form, said[one.form.where], one.year), plan.instrument) for one in forms)


def _row(held: Held, instrument: Instrument) -> BadRow:
    where, problem = held.form.where, held.problem
    message = problem.message(language())
    return BadRow(where.row or 0, str(where), _written(held, instrument), problem.code, message)


def _written(held: Held, instrument: Instrument) -> str:
    """The form whole; of a respondent nothing, so that a single one's answers lie in no list of rows set aside."""
    if instrument.has_respondents:
        return ""
    form = held.form
    answers = {item.id: value for item, value in zip(instrument.items, form.answers, strict=True)}
    content = {
        "instrument": instrument.id,
        "version": instrument.version,
        "subject_id": form.subject_id,
        "place_name": form.place_name,
        "area_name": form.area_name,
        "kecamatan_name": form.kecamatan_name,
        "city_name": form.city_name,
        "year": held.year,
        "filled_on": form.filled_on.isoformat() if form.filled_on else None,
        "header": form.header,
        "answers": answers,
        "unread": [str(one) for one in form.unread],
        "notes": {item_id: asdict(note) for item_id, note in form.notes.items()},
    }
    return json.dumps(content, ensure_ascii=False)
