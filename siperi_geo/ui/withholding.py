"""Where pages learn what of the results of families they may show, and that single ones they may not.

Who decides is `analysis.withheld`; this reads what it needs. It draws nothing.
"""

import pandas as pd

from siperi_geo.analysis import withheld
from siperi_geo.instruments import Instrument
from siperi_geo.settings import settings
from siperi_geo.ui import kept, reads


def check_single(instrument: Instrument) -> None:
    """Raise where single results are shown to nobody: a page that asks for them is wrong."""
    if instrument.is_private:
        raise RuntimeError(f"single results of {instrument.id} are shown to nobody: read means of areas")


def published(instrument: Instrument, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Rows of `scores/score_per_group` of a year as they may be shown.

    Of families never how many the store knows: where that may be told, `participation_counts` tells it.
    """
    if not instrument.is_private:
        return rows
    return withheld.shown(rows, hidden(instrument, year)).assign(subject_count=float("nan"))


def hidden(instrument: Instrument, year: int) -> frozenset[str]:
    """The areas of which nothing is shown in a year, as it would be about few; none where nothing is private."""
    if not instrument.is_private:
        return frozenset()
    least = settings().least_families
    every = kept.by(lambda: _hidden(instrument, least), "hidden areas", instrument.content_hash, least)
    return every[year] if year in every else frozenset(withheld.withheld_in(reads.query, instrument, year, least))


def hidden_registers() -> frozenset[str]:
    """The kelurahan of which nobody is told how many families are registered."""
    least = settings().least_families
    return kept.by(lambda: frozenset(withheld.hidden_registers(reads.query, least)), "hidden registers", least)


def _hidden(instrument: Instrument, least: int) -> dict[int, frozenset[str]]:
    years = withheld.years_of(reads.query, instrument)
    found = withheld.readings_of_years(reads.query, instrument, years).items()
    return {year: frozenset(withheld.withheld(withheld.counted(rows), least)) for year, rows in found}
