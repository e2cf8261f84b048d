"""The rounds as a table, for the page and the command alike. It counts nothing."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from siperi_geo.analysis.closing import closing
from siperi_geo.assessments import Round, RoundCounts
from siperi_geo.text import MISSING, day, number, t

COLUMNS = ("instrument", "year", "state", "closes_on", "asked", "counting", "verified", "begun", "edition")


def round_table(found: Sequence[RoundCounts], today: date) -> pd.DataFrame:
    """A row a round, all text: instrument, year, state, closing day, numbers, edition."""
    cells = [_cells(one, today) for one in found]
    heads = [t(f"rounds.column.{name}") for name in COLUMNS]
    return pd.DataFrame([[row[name] for name in COLUMNS] for row in cells], columns=heads, dtype=object)


def _cells(one: RoundCounts, today: date) -> dict[str, str]:
    here = one.round
    counts = {"asked": one.asked, "counting": one.counting, "verified": one.verified, "begun": one.begun}
    return {name: number(n, 0) for name, n in counts.items()} | {
        "instrument": here.instrument.upper(),
        "year": str(here.year),
        "state": t(f"rounds.state.{here.state}"),
        "closes_on": _closing(here, today),
        "edition": number(here.edition, 0) if here.edition else MISSING,
    }


def _closing(here: Round, today: date) -> str:
    """How far away the day is matters only while the round is open."""
    if here.closes_on is None:
        return t("rounds.closes_on.none")
    return closing(here.closes_on, today) if here.state == "open" else day(here.closes_on)
