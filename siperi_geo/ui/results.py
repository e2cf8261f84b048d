"""The results behind a view: of everybody whom its instrument asks, and the means of areas. Cached reads, no sums.

Who is asked follows from the instrument: for KELTANA every kelurahan is one, for others those in the register.
"""

from typing import Any

import pandas as pd

from siperi_geo.analysis.advice import item_answers
from siperi_geo.instruments import Instrument
from siperi_geo.ui import reads
from siperi_geo.ui.view import View


def per_subject(view: View, node: str | None = None, *, year: int | None = None) -> pd.DataFrame:
    """`scores/score_per_subject` of a node (None: the index) and a year (None: the one shown)."""
    return reads.query("scores/score_per_subject", **_asked(view, year), node=node or view.instrument.root.id)


def every_node(view: View) -> pd.DataFrame:
    """`gaps/every_node_per_subject` of the year shown."""
    return reads.query("gaps/every_node_per_subject", **_asked(view))


def per_group(view: View, level: str, *, year: int | None = None, variant: str | None = None) -> pd.DataFrame:
    """`scores/score_per_group` of a level (kelurahan, kecamatan, city), in another reading where one is named."""
    asked = _asked(view, year)
    return reads.query("scores/score_per_group", **asked | {"variant": variant or view.variant}, level=level)


def forms(view: View) -> pd.DataFrame:
    """`assessments/current_per_subject` of the year shown: the answers behind the results."""
    return reads.query("assessments/current_per_subject", instrument=view.instrument.id, year=view.year)


def item_gaps(view: View) -> pd.DataFrame:
    """`scores/item_gap_per_city` of the year shown, for the instrument version shown."""
    instrument = view.instrument
    asked = {"instrument": instrument.id, "version": instrument.version, "year": view.year}
    return reads.query("scores/item_gap_per_city", **asked, **item_answers(instrument))


def weights(view: View) -> dict[str, int] | None:
    """People by area code where they weigh in the city's values; None where everybody counts one."""
    if set(per_group(view, "city")["weighting"]) != {"population"}:
        return None
    people = reads.query("areas/population_per_area", year=view.year)
    return {str(code): int(n) for code, n in zip(people["area_code"], people["population_people"], strict=True)}


def _asked(view: View, year: int | None = None) -> dict[str, Any]:
    instrument: Instrument = view.instrument
    return {
        "instrument": instrument.id,
        "kind": instrument.subject,
        "year": year or view.year,
        "variant": view.variant,
    }
