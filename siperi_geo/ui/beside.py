"""A verifier's answers beside those that were declared, of one form, as its calculation shows them.

Which of the two count is the basis of the page; nothing is computed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.gap_sentences import numbers
from siperi_geo.assessments import answers_of, reviews_of
from siperi_geo.instruments import NOT_ASKED, Choice, Instrument
from siperi_geo.text import t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.view import View


@dataclass(frozen=True, slots=True)
class Pair:
    """One question as it was declared (None: not answered) and as the verifier answers it."""

    declared: Choice | None
    found: Choice


Pairs = Mapping[str, Pair]


def of(view: View, instrument: Instrument, form: "pd.Series[Any]") -> Pairs:
    """Item → both answers where the verifier gave one, of a row of `results.forms`; none before it is verified."""
    if form["state"] != "verified":
        return {}
    declared = answers_of(form["declared" if view.is_verified_only else "answers"])
    found = {}
    for item_id, said in reviews_of(reads.store(), str(form["assessment_id"])).items():
        answer, scale = declared[instrument.item_position(item_id)], instrument.scale_of(instrument.item(item_id))
        if said.value is not None and answer != NOT_ASKED:
            before = None if answer is None else scale.choice_of(answer)
            found[item_id] = Pair(before, scale.choice_of(said.value))
    return found


def say(view: View, instrument: Instrument, pairs: Pairs) -> None:
    """Which questions the verifier sees otherwise, and whose answers the numbers are of."""
    other = sorted(instrument.item(one).number for one, pair in pairs.items() if pair.declared != pair.found)
    if other:
        whose = "verified" if view.is_verified_only else "declared"
        frame.note(t(f"method.beside.{whose}", numbers=numbers(other)))
