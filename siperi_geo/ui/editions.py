"""What all lists of published editions have in common: newest first, and what their file says below its rows."""

from collections.abc import Iterator

import pandas as pd

from siperi_geo.assessments import Round
from siperi_geo.csv_file import Foot
from siperi_geo.instruments import Instrument
from siperi_geo.text import moment, number, pick, t
from siperi_geo.ui import frame


def newest_first(found: Round, rows: pd.DataFrame) -> Iterator[tuple[int, pd.DataFrame]]:
    """Each edition with its rows; of one that holds nothing the page says so."""
    for edition in range(found.edition, 0, -1):
        of_this = rows[rows["edition"] == edition]
        if of_this.empty:
            frame.note(t("rounds.edition.empty", edition=number(edition, 0)))
        else:
            yield edition, of_this


def foot(instrument: Instrument, found: Round, rows: pd.DataFrame) -> Foot:
    """Year, instrument, versions and the last locking, from `rounds/published_list`."""
    return (
        (t("table.foot.year"), str(found.year)),
        (t("table.foot.instrument"), pick(instrument.name)),
        (t("table.foot.version"), ", ".join(sorted(set(rows["version"])))),
        (t("rounds.editions.locked_at"), moment(rows["published_at"].max())),
        (t("table.foot.source"), t("rounds.editions.source")),
    )
