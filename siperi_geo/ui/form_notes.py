"""Notes and evidence of a form on the page of its calculation, which is open to everybody: for who may see them.

The answers themselves are part of the calculation; how notes look in it, `calculation` knows.
"""

from typing import Any

import pandas as pd

from siperi_geo.instruments import Instrument
from siperi_geo.text import t
from siperi_geo.ui import calculation, frame, reads, scope
from siperi_geo.ui.calculation import Notes


def of(instrument: Instrument, form: "pd.Series[Any]") -> Notes:
    """Evidence and notes of a row of `results.forms`; for everybody else none, and a line that says so."""
    if not scope.may_see(instrument, str(form["subject_id"])):
        frame.note(t("users.notes_hidden"))
        return {}
    files = reads.query("evidence/file_list", owner_id=form["assessment_id"])
    rows = reads.query("assessments/note_per_item", assessment_id=form["assessment_id"])
    return calculation.notes_of(rows, files)
