"""The rounds as a table, for the page and the command alike. It counts nothing."""

from collections.abc import Collection, Sequence
from datetime import date

import pandas as pd

from siperi_geo.analysis.closing import closing
from siperi_geo.analysis.withheld import Query, assessed_counts, withholds_city
from siperi_geo.assessments import Round, RoundCounts
from siperi_geo.instruments import load
from siperi_geo.settings import settings
from siperi_geo.text import MISSING, abbreviation, day, number, t

COLUMNS = ("instrument", "year", "state", "closes_on", "asked", "counting", "verified", "begun", "edition")


def hidden_rounds(found: Sequence[RoundCounts], query: Query) -> set[Round]:
    """The rounds whose numbers are not said: of families, where the city's results are withheld, or where beside
    the number of those assessed they would say that few could not be.
    """
    least = settings().least_families
    return {one.round for one in found if one.is_private and _is_hidden(one, query, least)}


def _is_hidden(one: RoundCounts, query: Query, least: int) -> bool:
    instrument, year = load(one.round.instrument), one.round.year
    if withholds_city(query, instrument, year, least):
        return True
    return any(0 < one.counting - n < least for n in assessed_counts(query, instrument, year))


def round_table(found: Sequence[RoundCounts], today: date, hidden: Collection[Round]) -> pd.DataFrame:
    """A row a round, all text: instrument, year, state, closing day, numbers, edition."""
    cells = [_cells(one, today, hidden) for one in found]
    heads = [t(f"rounds.column.{name}") for name in COLUMNS]
    return pd.DataFrame([[row[name] for name in COLUMNS] for row in cells], columns=heads, dtype=object)


def said(one: RoundCounts, hidden: Collection[Round]) -> str:
    """How many forms count in a round, where that may be said; of units those with enough respondents."""
    if one.units:
        return t("rounds.units.said", enough=number(one.units.enough, 0), n=number(one.units.respondents, 0))
    return t("families.hidden") if one.counting and one.round in hidden else number(one.counting, 0)


def _cells(one: RoundCounts, today: date, hidden: Collection[Round]) -> dict[str, str]:
    """Of families nobody has a list, and none is verified or begun on a page: only their forms have a number.

    Nobody verifies what a respondent says either; how many are asked are units.
    """
    here = one.round
    counts = {"asked": one.asked, "verified": one.verified, "begun": one.begun}
    silent = counts if one.is_private else {"verified"} if one.units else {}
    return {name: MISSING if name in silent else number(n, 0) for name, n in counts.items()} | {
        "counting": said(one, hidden),
        "instrument": abbreviation(here.instrument),
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
