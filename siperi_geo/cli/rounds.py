"""`siperi rounds list, open, close, day, lock`: the yearly rounds of the instruments; `missing` is beside it."""

from collections.abc import Collection
from datetime import date

import typer

from siperi_geo.analysis.closing import closing, is_over
from siperi_geo.analysis.editions import means_of
from siperi_geo.analysis.round_list import hidden_rounds, round_table, said
from siperi_geo.assessments import (
    Round,
    RoundCounts,
    RoundState,
    change_closing_day,
    check_registered,
    move_round,
    round_counts,
    round_of,
)
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_table
from siperi_geo.cli.rounds_missing import missing
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.settings import settings
from siperi_geo.store import Store
from siperi_geo.text import abbreviation, city_today, number, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.rounds"), no_args_is_help=True)
    group.command("list", help=t("cli.rounds_list"))(list_)
    group.command("open", help=t("cli.rounds_open"))(open_)
    group.command("close", help=t("cli.rounds_close"))(close)
    group.command("day", help=t("cli.rounds_day"))(day)
    group.command("lock", help=t("cli.rounds_lock"))(lock)
    group.command("missing", help=t("cli.rounds_missing"))(missing)
    app.add_typer(group, name="rounds")


@on_store
def list_() -> int:
    """Show every round: its state, its closing day, how many are asked, have handed in, are verified."""
    with open_store() as store:
        found = round_counts(store)
        hidden = hidden_rounds(found, store.query)
    if not found:
        show_lines([t("rounds.none")])
        return 0
    shown = round_table(found, city_today(), hidden)
    show_table(t("rounds.all"), list(shown.columns), shown.to_numpy().tolist())
    return 0


@on_store
def open_(code: str, year: int, until: str | None = None, reason: str = "") -> int:
    """Open a round, or open it again with a reason; the closing day it had stays unless it is over."""
    closes_on = _day(until)
    with open_store() as store:
        before = round_of(store, load(code.lower()).id, year)
        former = before.closes_on if before and until is None else None
        kept = None if is_over(former, city_today()) else former
        done = _move(store, code, year, "open", reason, closes_on or kept)
    if former is not None:
        key = "rounds.moved.day_kept" if kept else "rounds.moved.day_over"
        show_lines([t(key, day=closing(former, city_today()))])
    return done


@on_store
def day(code: str, year: int, until: str | None = None) -> int:
    """Change the closing day of an open round, or take it away."""
    closes_on, instrument = _day(until), load(code.lower())
    with open_store() as store:
        change_closing_day(store, instrument.id, year, closes_on, actor=acting(store))
    key = "rounds.done.day" if closes_on else "rounds.done.day.none"
    values = {"instrument": abbreviation(instrument.id), "year": year}
    show_lines([t(key, **values, day=closing(closes_on, city_today()))])
    return 0


@on_store
def close(code: str, year: int, reason: str = "") -> int:
    """Close a round: the pages take no forms of it any more."""
    with open_store() as store:
        return _move(store, code, year, "closed", reason)


@on_store
def lock(code: str, year: int, reason: str = "") -> int:
    """Lock a round: what counts is published, and nothing of it changes any more."""
    with open_store() as store:
        return _move(store, code, year, "locked", reason)


def _move(store: Store, code: str, year: int, to: RoundState, reason: str, closes_on: date | None = None) -> int:
    instrument = load(code.lower())
    check_registered(instrument)
    means = means_of(instrument, settings().least_families)
    move_round(
        store, instrument.id, year, to, actor=acting(store), reason=reason, closes_on=closes_on, means=means
    )
    counts = {(one.round.instrument, one.round.year): one for one in round_counts(store)}
    one = counts[instrument.id, year]
    show_lines([_moved(one, hidden_rounds([one], store.query))])
    return 0


def _moved(one: RoundCounts, hidden: Collection[Round]) -> str:
    """What is so from now on, with the numbers that matter then."""
    here = one.round
    key = f"rounds.moved.{here.state}"
    if here.state != "open" and (one.is_private or one.units):
        key = f"families.moved.{here.state}" if one.is_private else f"rounds.units.moved.{here.state}"
    if here.state == "open" and here.closes_on is not None:
        key = "rounds.moved.open.until"
    return t(
        key,
        instrument=abbreviation(here.instrument),
        year=here.year,
        day=closing(here.closes_on, city_today()),
        edition=number(here.edition, 0),
        n=said(one, hidden),
        unverified=number(one.unverified, 0),
        begun=number(one.begun, 0),
        repairs=number(one.repairs, 0),
    )


def _day(words: str | None) -> date | None:
    """The closing day as it is written; raises ROUND_DAY_INVALID for what is none, or is over."""
    if words is None:
        return None
    try:
        found = date.fromisoformat(words)
    except ValueError:
        raise SiperiError("ROUND_DAY_INVALID", value=words) from None
    if found < city_today():
        raise SiperiError("ROUND_DAY_INVALID", value=words)
    return found
