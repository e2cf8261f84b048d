"""The rounds as a table, for the page and the command alike. It counts nothing."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from siperi_geo.analysis.closing import closing
from siperi_geo.assessments import Round, RoundCounts
from siperi_geo.settings import settings
from siperi_geo.text import MISSING, day, number, t

COLUMNS = ("instrument", "year", "state", "closes_on", "asked", "counting", "verified", "begun", "edition")


def round_table(found: Sequence[RoundCounts], today: date) -> pd.DataFrame:
    """A row a round, all text: instrument, year, state, closing day, numbers, edition."""
    cells = [_cells(one, today) for one in found]
    heads = [t(f"rounds.column.{name}") for name in COLUMNS]
    return pd.DataFrame([[row[name] for name in COLUMNS] for row in cells], columns=heads, dtype=object)


def said(one: RoundCounts, n: int) -> str:
    """A number of a round; not said where single results are private and few families take part.

    How many families are asked is never said: nobody has a list of them.
    """
    is_few = one.is_private and 0 < one.counting < settings().least_families
    return t("families.hidden") if is_few else number(n, 0)


def _cells(one: RoundCounts, today: date) -> dict[str, str]:
    here = one.round
    counts = {"counting": one.counting, "verified": one.verified, "begun": one.begun}
    return {name: said(one, n) for name, n in counts.items()} | {
        "asked": MISSING if one.is_private else number(one.asked, 0),
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
