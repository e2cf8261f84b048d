"""The closing day of a round that is open: another one, or none. Nothing closes by itself on that day."""

from datetime import UTC, date, datetime

import pandas as pd

from siperi_geo.assessments.rounds import Round, check_open
from siperi_geo.rights import About, Actor, Right
from siperi_geo.store import Store

ACTION = "change_closing_day"


def change_closing_day(store: Store, instrument: str, year: int, day: date | None, *, actor: Actor) -> Round:
    """Tell fillers another last day, None for no day; the history keeps both. Returns the round as it is then.

    The same day again changes nothing. Raises ROUND_ABSENT, ROUND_CLOSED and ROUND_LOCKED.
    """
    with store.transaction(actor=actor, action=ACTION, target=f"{instrument} {year}", detail=_said(day)) as tx:
        tx.permit(Right.MOVE_ROUNDS, [About(instrument)])
        before = check_open(tx, instrument, year)
        if before.closes_on != day:
            tx.run(
                "rounds/put_round",
                instrument=instrument,
                year=year,
                state=before.state,
                closes_on=day,
                edition=before.edition,
            )
            event = {"instrument": instrument, "year": year, "from_state": before.state, "to_state": before.state}
            signed = {"happened_at": datetime.now(UTC), "actor": tx.actor}
            reason = f"{_said(before.closes_on)} → {_said(day)}"
            tx.append("round_events", pd.DataFrame([event | {"reason": reason} | signed]))
        return check_open(tx, instrument, year)


def _said(day: date | None) -> str:
    return day.isoformat() if day else "–"
