"""The summary of a year from the store's queries: the governments of one province, their units, the respondents.

It shows nothing; what a single respondent answered is averaged in `erat` and in nothing that leaves this room.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from siperi_geo.analysis.erat import summarise
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.registers.governments import Government
from siperi_geo.settings import settings

Query = Callable[..., pd.DataFrame]


def instrument_with_respondents() -> Instrument:
    """The instrument in which several answer for one unit. Raises LookupError when there is none."""
    found = (load(ref.id) for ref in available())
    one = next((one for one in found if one.has_respondents), None)
    if one is None:
        raise LookupError("no instrument has respondents")
    return one


def years_of(query: Query, instrument: Instrument) -> list[int]:
    """The years of which there are forms, the newest last."""
    return sorted(int(year) for year in query("erat/year_list", instrument=instrument.id)["year"].tolist())


def summary_of(
    query: Query, instrument: Instrument, year: int, known: Sequence[Government], *, with_examples: bool = True
) -> Summary:
    """The summary of a year over the governments of the province that the city of the settings lies in.

    Rounds and editions are made without made-up units (`with_examples`).
    """
    home = settings().city.partition(".")[0]
    inside = [one for one in known if one.province == home] or list(known)
    asked: dict[str, Any] = {"instrument": instrument.id, "year": year}
    units = query("erat/unit_list", **asked)
    shown = units if with_examples else units[~units["is_example"].astype(bool)]
    made = summarise(
        instrument,
        year,
        governments=[(one.code, one.name, one.level) for one in inside],
        units=shown,
        results=query("erat/result_per_respondent", **asked, variant=instrument.variants[0].id),
        answers=query("erat/answers_per_respondent", **asked, version=instrument.version),
    )
    return replace(made, is_example=bool(shown["is_example"].any()))
