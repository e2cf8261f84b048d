"""Where pages learn what of the results of families they may show, and that single ones they may not.

Who decides is `analysis.withheld`; this reads what it needs. It draws nothing.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis import withheld
from siperi_geo.instruments import Instrument
from siperi_geo.settings import settings
from siperi_geo.ui import reads


def check_single(instrument: Instrument) -> None:
    """Raise where single results are shown to nobody: a page that asks for them is wrong."""
    if instrument.is_private:
        raise RuntimeError(f"single results of {instrument.id} are shown to nobody: read means of areas")


def published(instrument: Instrument, rows: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
    """Rows of `scores/score_per_group`, read with the parameters `asked`, as they may be shown.

    Of families never how many the store knows: where that may be told, `participation_counts` tells it.
    """
    if not instrument.is_private:
        return rows
    readings = withheld.readings(reads.query, instrument, asked["year"])
    return withheld.published(rows, readings, settings().least_families).assign(subject_count=float("nan"))
