"""On every page of results: how many of the forms behind them are verified, and which is which in tables."""

import pandas as pd

from siperi_geo.analysis.verified import counted, marked
from siperi_geo.ui import frame, reads, results
from siperi_geo.ui.view import View


def say(view: View, year: int | None = None) -> None:
    """One line about the year shown, or another; nothing where no real form counts."""
    year = year or view.year
    row = reads.query("assessments/verified_count", instrument=view.instrument.id, year=year).iloc[0]
    words = counted(year, *(int(row[name]) for name in ("form_count", "verified_count", "example_count")))
    if words:
        frame.note(words)


def with_verification(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of subjects in the year shown with how each came about, where there are real forms."""
    return marked(rows, results.forms(view))
