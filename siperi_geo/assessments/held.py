"""Held forms among the rows set aside: each kept whole, as JSON that a person or a program can read again.

A form may be one row or many, so holding it changes no row count: `rows_good` are the rows that could be
read, and a held form comes on top of the bad rows.
"""

import json
from dataclasses import asdict, replace

from siperi_geo.assessments.planning import Held, Plan
from siperi_geo.forms import Reading
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import BadRow
from siperi_geo.text import language


def set_aside(reading: Reading, plan: Plan) -> Reading:
    """The reading with the plan's held forms behind the bad rows in its quarantine; counts as they were."""
    held = (_row(one, plan.instrument) for one in plan.held)
    return replace(reading, quarantine=(*reading.quarantine, *held))


def _row(held: Held, instrument: Instrument) -> BadRow:
    where, problem = held.form.where, held.problem
    message = problem.message(language())
    return BadRow(where.row or 0, str(where), _written(held, instrument), problem.code, message)


def _written(held: Held, instrument: Instrument) -> str:
    form = held.form
    answers = {item.id: value for item, value in zip(instrument.items, form.answers, strict=True)}
    content = {
        "instrument": instrument.id,
        "version": instrument.version,
        "subject_id": form.subject_id,
        "place_name": form.place_name,
        "kecamatan_name": form.kecamatan_name,
        "city_name": form.city_name,
        "year": held.year,
        "filled_on": form.filled_on.isoformat() if form.filled_on else None,
        "header": form.header,
        "answers": answers,
        "notes": {item_id: asdict(note) for item_id, note in form.notes.items()},
    }
    return json.dumps(content, ensure_ascii=False)
