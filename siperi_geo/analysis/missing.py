"""Who has not handed in a form of a year, from a store's queries: the letter of every instrument, and its table.

Of families it names kelurahan, of units those with too few respondents, never a household or respondent. Who is
made up is asked for nothing and never named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from siperi_geo.analysis.erat_missing import missing_columns, short_units, unit_reminder
from siperi_geo.analysis.erat_reading import Query, summary_of
from siperi_geo.analysis.reminder import family_reminder, reminder
from siperi_geo.analysis.round_standing import in_words, standing
from siperi_geo.analysis.withheld import published, readings
from siperi_geo.assessments import Round
from siperi_geo.columns import column
from siperi_geo.instruments import Instrument
from siperi_geo.registers.governments import Government
from siperi_geo.settings import settings

NOT_COUNTING = ("none", "draft", "example", "returned", "rejected")


@dataclass(frozen=True, slots=True)
class Missing:
    """The letter (empty when nobody is missing), the table behind it, all text; whether anybody real is asked."""

    letter: str
    rows: pd.DataFrame
    is_anybody_asked: bool


def missing_of(
    query: Query,
    instrument: Instrument,
    year: int,
    on: date,
    *,
    known: Sequence[Government],
    current: Round | None,
) -> Missing:
    """Who is missing of those who are asked; `known`: the governments."""
    about = {"closes_on": current.closes_on if current else None}
    if instrument.has_respondents:
        found = summary_of(query, instrument, year, known, with_examples=False)
        columns = {one.title: one.values for one in missing_columns(short_units(found))}
        is_asked = any(unit.is_active for unit in found.units)
        return Missing(unit_reminder(found, on, **about), pd.DataFrame(columns, dtype=object), is_asked)
    if instrument.is_private:
        rows = _kelurahan(query, instrument, year)
        letter = family_reminder(instrument, year, rows, on, **about, is_round=current is not None)
        is_empty = ~rows["is_withheld"].astype(bool) & (rows["form_count"] == 0)
        table = _table(rows[is_empty], ["area_code", "area_name", "kecamatan_name"])
        return Missing(letter, table, not rows.empty)
    everybody = _standing(query, instrument, year)
    letter = reminder(instrument, year, everybody, on, **about, is_round=current is not None)
    missing = everybody[everybody["state"].isin(NOT_COUNTING)]
    said = missing.assign(form_state=[in_words(row) for row in missing.to_dict("records")])
    table = _table(said, ["subject_name", "area_name", "kecamatan_name", "form_state"])
    return Missing(letter, table, not everybody.empty)


def _standing(query: Query, instrument: Instrument, year: int) -> pd.DataFrame:
    about = {"instrument": instrument.id, "year": year}
    asked = {"kind": instrument.subject, "variant": instrument.variants[0].id, "node": instrument.root.id}
    drafts = query("drafts/draft_list")
    own = drafts[(drafts["instrument"] == instrument.id) & (drafts["year"] == year)]
    forms = query("assessments/newest_per_subject", **about)
    scores = query("scores/score_per_subject", **about, **asked)
    return standing(scores[~scores["is_made_up"].astype(bool)], forms, own)


def _kelurahan(query: Query, instrument: Instrument, year: int) -> pd.DataFrame:
    """Every kelurahan with its counts as they may be shown; before the first form all of them with none."""
    asked = {"instrument": instrument.id, "kind": instrument.subject, "years": [year], "level": "kelurahan"}
    rows = query("scores/score_per_group", **asked, variant=instrument.variants[0].id)
    rows = rows[rows["node"] == instrument.root.id]
    if rows.empty:
        none = {"is_withheld": False, "form_count": 0, "example_count": 0}
        return query("families/kelurahan_list").assign(**none)
    return published(rows, readings(query, instrument, year), settings().least_families)


def _table(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    heads = {name: column(name).title() for name in names}
    return rows[list(names)].rename(columns=heads).astype(object)
