"""Where the form behind a calculation came from and who checked it: times for everybody, names for who may see it.

Notes and evidence are `form_notes`; what a verifier answered beside the declared answers is `beside`.
"""

from typing import Any

import pandas as pd

from siperi_geo.instruments import Instrument
from siperi_geo.text import moment, t
from siperi_geo.ui import chart_view, reads, scope

SHOWN = {"submitted": "handed_in", "verified": "verified"}


def show(instrument: Instrument, year: int, form: "pd.Series[Any]") -> None:
    """When a row of `results.forms` was handed in and verified; by whom, for who may see the form."""
    if form["is_example"]:
        return
    asked = {"instrument": instrument.id, "year": year, "subject_id": form["subject_id"]}
    events = reads.query("assessments/event_list", **asked)
    own = events[(events["assessment_id"] == form["assessment_id"]) & events["to_state"].isin(SHOWN)]
    is_named = scope.may_see(instrument, str(form["subject_id"]))
    lines = []
    for row in own.sort_values("happened_at").to_dict("records"):
        key = f"method.form.{SHOWN[str(row['to_state'])]}"
        at = moment(row["happened_at"])
        lines.append(t(f"{key}.by", at=at, name=row["actor"]) if is_named else t(key, at=at))
    chart_view.bullets(lines)
