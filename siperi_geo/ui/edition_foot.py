"""What a file of published editions says of itself below its rows."""

import pandas as pd

from siperi_geo.assessments import Round
from siperi_geo.csv_file import Foot
from siperi_geo.instruments import Instrument
from siperi_geo.text import moment, pick, t


def foot(instrument: Instrument, found: Round, rows: pd.DataFrame) -> Foot:
    """Year, instrument, versions and the last locking, from `rounds/published_list`."""
    return (
        (t("table.foot.year"), str(found.year)),
        (t("table.foot.instrument"), pick(instrument.name)),
        (t("table.foot.version"), ", ".join(sorted(set(rows["version"])))),
        (t("rounds.editions.locked_at"), moment(rows["published_at"].max())),
        (t("table.foot.source"), t("rounds.editions.source")),
    )
