"""The change of areas since the year before, as published: one rule for all pages of what may be compared.

What is compared with what is decided in `analysis.change_groups`; the page of changes has choices of its own.
"""

from collections.abc import Iterable

import pandas as pd

from siperi_geo.analysis import change_groups
from siperi_geo.instruments import Instrument
from siperi_geo.ui import results
from siperi_geo.ui.view import View


def versions(instrument: Instrument, scored_as: str, years: Iterable[int]) -> set[str]:
    """The versions that the forms of these years were filled on; values are compared only where it is one."""
    known = results.years(instrument.id, scored_as).set_index("year")["versions"]
    return {one for year in years for one in str(known[year]).split(", ")}


def of_areas(view: View, level: str) -> pd.DataFrame | None:
    """`change_groups.published` of the index of every area of a level; None without an earlier year."""
    before = view.year_before
    if before is None or view.year not in view.years:
        return None
    years = (before, view.year)
    is_one = len(versions(view.instrument, view.scored_as, years)) == 1
    sides = [results.per_group(view, level, year=year) for year in years]
    return change_groups.published(view.instrument, view.instrument.root.id, *sides, is_one_version=is_one)
