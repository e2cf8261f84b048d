"""The parts of the page of yearly rounds: all of them, the one chosen, how far it is, what happened to it.

It moves no round (`rounds_moves`) and shows no published result (`rounds_editions`).
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.closing import closing, is_over, is_pressing
from siperi_geo.analysis.round_list import hidden_rounds, round_table, said
from siperi_geo.assessments import Round, RoundCounts, UnitCounts, has_rounds, round_counts, subjects_of
from siperi_geo.instruments import Instrument
from siperi_geo.rights import Right
from siperi_geo.settings import settings
from siperi_geo.text import abbreviation, city_today, moment, number, t
from siperi_geo.ui import chart_view, choices, erat_reads, erat_short, filters, frame, links, reads, who
from siperi_geo.ui.session import YEAR, link_to

FIRST_YEAR = 2019
EVENTS = ("happened_at", "actor", "from_state", "to_state", "reason")


def everything() -> list[RoundCounts]:
    """Every round as a table; returns them."""
    found = round_counts(reads.store())
    if found:
        frame.table(round_table(found, city_today(), hidden_rounds(found, reads.query)), caption=t("rounds.all"))
        frame.note(t("rounds.all.note"))
    else:
        frame.note(t("rounds.none"))
    return found


def choose(found: Sequence[RoundCounts]) -> tuple[Instrument, int, RoundCounts | None]:
    """The instrument and the year that the rest of the page is about, and their round where there is one."""
    with st.container(horizontal=True, vertical_alignment="top", key="filters"):
        instrument = filters.choose_instrument(has_rounds)
        own = {one.round.year: one for one in found if one.round.instrument == instrument.id}
        year = _year(instrument, {year: one.round for year, one in own.items()})
    return instrument, year, own.get(year)


def _year(instrument: Instrument, own: dict[int, Round]) -> int:
    this = city_today().year
    scored = reads.query("scores/year_list", instrument=instrument.id, variant="standard")["year"]
    years = sorted({*range(FIRST_YEAR, this + 2), *own, *map(int, scored)}, reverse=True)
    at_work = [year for year, one in own.items() if one.state != "locked"]
    usual = max(at_work, default=max(own, default=this))
    return choices.number_box(YEAR, t("ui.year"), years, usual, width=160)


def standing(instrument: Instrument, year: int, found: RoundCounts | None) -> None:
    """Where the round is and when it closes, its numbers, and the way to the names behind them."""
    if found is None:
        frame.note(t("rounds.absent", instrument=abbreviation(instrument.id), year=year))
        _nobody(instrument)
        return
    _state_line(found, city_today())
    chart_view.cards(_cards(instrument, found))
    if found.is_private or not found.asked:
        _nobody(instrument)
    if n := _examples(instrument, year):
        frame.note(t("rounds.examples", n=number(n, 0), year=year))
    if found.units:
        link_to(links.ERAT, t("ui.nav.results.erat"), ":material/account_balance:", {YEAR: str(year)})
    else:
        link_to(links.PARTICIPANTS, t("rounds.to_participants"), ":material/groups_3:", {YEAR: str(year)})


def missing(instrument: Instrument, found: RoundCounts | None) -> None:
    """Where respondents answer for units: those with too few, with the text to send. Others: see *Peserta*."""
    if found is not None and found.units and found.units.asked:
        of_year = erat_reads.summary(instrument, found.round.year, with_examples=False)
        erat_short.of_round(of_year, found.round)


def _cards(instrument: Instrument, found: RoundCounts) -> list[Card]:
    if found.is_private:
        return _family_cards(found)
    if found.units:
        return _unit_cards(found, found.units)
    return [
        Card(t("rounds.column.asked"), number(found.asked, 0), t(f"unit.{instrument.subject}")),
        Card(t("rounds.column.counting"), number(found.counting, 0), _share(found.counting, found.asked)),
        Card(t("rounds.column.verified"), number(found.verified, 0), _share(found.verified, found.counting)),
        Card(t("rounds.column.begun"), number(found.begun, 0), t("rounds.card.begun", n=number(found.repairs, 0))),
        Card(t("rounds.column.returned"), number(found.returned, 0), t("rounds.card.returned")),
    ]


def _family_cards(found: RoundCounts) -> list[Card]:
    """Families are not registered before their first form, nor verified one by one: how many take part is all."""
    remark = t("families.card.round", n=number(settings().least_families, 0))
    return [Card(t("families.card.forms"), said(found, hidden_rounds([found], reads.query)), remark)]


def _unit_cards(found: RoundCounts, units: UnitCounts) -> list[Card]:
    """Units by how many respondents they have, and the respondents in all; never which of them."""
    least = t("rounds.units.card.enough", n=number(units.minimum, 0))
    begun = t("rounds.units.card.begun", n=number(found.begun, 0))
    return [
        Card(t("rounds.column.asked"), number(units.asked, 0), t("unit.government_unit")),
        Card(t("rounds.units.enough"), number(units.enough, 0), least),
        Card(t("rounds.units.few"), number(units.few, 0), t("rounds.units.card.few", n=number(units.minimum, 0))),
        Card(t("rounds.units.none"), number(units.none, 0), t("rounds.units.card.none")),
        Card(t("rounds.units.respondents"), number(units.respondents, 0), begun),
    ]


def _nobody(instrument: Instrument) -> None:
    """That nobody would be asked, and where they are registered; nothing where somebody is.

    Families are known from their first form on: nobody registers them.
    """
    if instrument.is_private:
        frame.note(t("families.register"))
        frame.note(t("families.round"))
    elif not subjects_of(reads.store(), instrument):
        unit = t(f"unit.{instrument.subject}")
        words = who.advice("rounds.nobody", Right.KEEP_REGISTERS)
        frame.caution(t(words, unit=unit, instrument=abbreviation(instrument.id)))
        links.to_register()


def _share(part: int, whole: int) -> str:
    return t("analysis.of", part=number(part, 0), all=number(whole, 0))


def _examples(instrument: Instrument, year: int) -> int:
    known = reads.query("scores/year_list", instrument=instrument.id, variant="standard")
    return int(known.loc[known["year"] == year, "example_count"].sum())


def _state_line(found: RoundCounts, today: date) -> None:
    here = found.round
    edition = number(here.edition, 0)
    if here.state != "open":
        of_units = f"rounds.units.now.{here.state}" if found.units else f"rounds.now.{here.state}"
        frame.note(t(f"families.now.{here.state}" if found.is_private else of_units, edition=edition))
    elif found.is_private:
        closes_on = closing(here.closes_on, today) if here.closes_on else t("rounds.closes_on.none")
        frame.note(t("families.now.open", day=closes_on))
    elif here.closes_on is None:
        frame.note(t("rounds.now.open"))
    else:
        key = "rounds.now.open.over" if is_over(here.closes_on, today) else "rounds.now.open.until"
        say = frame.caution if is_pressing(here.closes_on, today) else frame.note
        say(t(key, day=closing(here.closes_on, today)))
    if here.edition and here.state != "locked":
        frame.note(t("rounds.now.published", edition=edition))


def history(instrument: Instrument, year: int) -> None:
    """What happened to the round, newest first: when, who, from, to, why."""
    frame.section(t("rounds.history"))
    rows = reads.query("rounds/event_list", instrument=instrument.id, year=year).astype(object)
    rows = rows.where(rows.notna(), None)
    shown = pd.DataFrame(
        {
            "happened_at": [moment(at) for at in rows["happened_at"]],
            "actor": rows["actor"],
            "from_state": [_state(one) for one in rows["from_state"]],
            "to_state": [
                t("rounds.state.day") if before == after else _state(after)
                for before, after in zip(rows["from_state"], rows["to_state"], strict=True)
            ],
            "reason": rows["reason"],
        }
    )
    heads = {name: t(f"rounds.history.{name}") for name in EVENTS}
    frame.table(shown[list(EVENTS)].rename(columns=heads), caption=t("rounds.history"))


def _state(state: str | None) -> str:
    return t(f"rounds.state.{state or 'none'}")
