"""Yearly rounds of an instrument: open while forms come in, closed while they are verified, locked when published.

A round moves only along `MOVES`; every move is kept with who, when and why. Locking publishes what counts as a
new edition and takes nothing back: earlier editions stay. Nothing here scores or verifies a form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

import pandas as pd

from siperi_geo.assessments.years import valid_year
from siperi_geo.errors import SiperiError
from siperi_geo.rights import About, Actor, Right
from siperi_geo.store import Store, Transaction
from siperi_geo.text import abbreviation

RoundState = Literal["open", "closed", "locked"]
Means = Callable[[Transaction, int], Mapping[str, pd.DataFrame]]
MOVES: dict[RoundState | None, tuple[RoundState, ...]] = {
    None: ("open",),
    "open": ("closed",),
    "closed": ("open", "locked"),
    "locked": ("open",),
}
WITH_REASON = {("closed", "open"), ("locked", "open")}
ACTION = {"open": "open_round", "closed": "close_round", "locked": "lock_round"}
WORDS: dict[RoundState | None, tuple[str, str]] = {
    None: ("belum ada", "not there yet"),
    "open": ("dibuka", "open"),
    "closed": ("ditutup", "closed"),
    "locked": ("dikunci", "locked"),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One instrument in one year. `edition` is how often it has been locked and published."""

    instrument: str
    year: int
    state: RoundState
    closes_on: date | None
    edition: int

    @property
    def moves(self) -> tuple[RoundState, ...]:
        """The states that it may go to from here."""
        return MOVES[self.state]


def rounds(source: Store | Transaction) -> list[Round]:
    """Every round, newest year first."""
    rows = source.query("rounds/round_list").astype(object)
    return [_round(row) for row in rows.where(rows.notna(), None).to_dict("records")]


def round_of(source: Store | Transaction, instrument: str, year: int) -> Round | None:
    """The round of an instrument in a year; None where none was ever opened."""
    return next((one for one in rounds(source) if (one.instrument, one.year) == (instrument, year)), None)


def needs_reason(before: Round | None, to: RoundState) -> bool:
    """Whether this move asks why: opening again what was closed or published does."""
    return before is not None and (before.state, to) in WITH_REASON


def move_round(  # noqa: PLR0913 (which round, where to, who, why, until when, what is published)
    store: Store,
    instrument: str,
    year: int,
    to: RoundState,
    *,
    actor: Actor,
    reason: str = "",
    closes_on: date | None = None,
    means: Means | None = None,
) -> Round:
    """Open, close, lock or reopen a round; returns it as it is then. `closes_on` counts when it opens.

    `means` says what an edition holds of an instrument whose single results are private: by table the rows of a
    year, which it makes in the transaction that locks. Without it such an edition is empty; others need none.

    Raises ASSESSMENT_YEAR_INVALID, ROUND_MOVE_REFUSED for a move that is none from where the round is, and
    ROUND_REASON_MISSING for opening again without saying why.
    """
    valid_year(year)
    detail = f"{to}: {reason.strip()}" if reason.strip() else to
    with store.transaction(actor=actor, action=ACTION[to], target=f"{instrument} {year}", detail=detail) as tx:
        tx.permit(Right.MOVE_ROUNDS, [About(instrument)])
        before = round_of(tx, instrument, year)
        state = before.state if before else None
        if to not in MOVES[state]:
            raise _refused("ROUND_MOVE_REFUSED", instrument, year, **_said(state, to))
        if needs_reason(before, to) and not reason.strip():
            raise _refused("ROUND_REASON_MISSING", instrument, year)
        _put(tx, before, (instrument, year), to, closes_on)
        if to == "locked":
            _publish(tx, instrument, year, means)
        _keep(tx, (instrument, year), state, to, reason.strip())
        after = round_of(tx, instrument, year)
    assert after is not None  # noqa: S101
    return after


def _refused(code: str, instrument: str, year: int, **more: Any) -> SiperiError:
    """What refuses a round, which people call by its instrument in capitals."""
    return SiperiError(code, instrument=abbreviation(instrument), year=year, **more)


def _said(state: RoundState | None, to: RoundState) -> dict[str, str]:
    (from_id, from_en), (to_id, to_en) = WORDS[state], WORDS[to]
    return {"state_id": from_id, "state_en": from_en, "to_id": to_id, "to_en": to_en}


def closed_years(source: Store | Transaction, instrument: str) -> set[int]:
    """The years of an instrument in which forms come in as files alone."""
    return {one.year for one in rounds(source) if one.instrument == instrument and one.state == "closed"}


def locked_years(source: Store | Transaction, instrument: str) -> set[int]:
    """The years of an instrument in which nothing may change."""
    return {one.year for one in rounds(source) if one.instrument == instrument and one.state == "locked"}


def check_unlocked(source: Store | Transaction, instrument: str, years: Sequence[int]) -> None:
    """Raises ROUND_LOCKED when one of these years is locked."""
    if locked := sorted(locked_years(source, instrument) & set(years)):
        raise _refused("ROUND_LOCKED", instrument, locked[0])


def check_open(source: Store | Transaction, instrument: str, year: int) -> Round:
    """The round, which takes forms; raises ROUND_ABSENT, ROUND_CLOSED or ROUND_LOCKED where it does not."""
    found = round_of(source, instrument, year)
    if found is None:
        raise _refused("ROUND_ABSENT", instrument, year)
    if found.state != "open":
        code = "ROUND_LOCKED" if found.state == "locked" else "ROUND_CLOSED"
        raise _refused(code, instrument, year)
    return found


def _put(
    tx: Transaction, before: Round | None, key: tuple[str, int], to: RoundState, closes_on: date | None
) -> None:
    edition = (before.edition if before else 0) + (to == "locked")
    last_day = closes_on if to == "open" else before.closes_on if before else None
    values = {"state": to, "closes_on": last_day, "edition": edition}
    tx.run("rounds/put_round", instrument=key[0], year=key[1], **values)


def _publish(tx: Transaction, instrument: str, year: int, means: Means | None) -> None:
    """Keep what counts as the edition that the round has by now: forms, or means of areas, which have no form."""
    found = round_of(tx, instrument, year)
    edition = found.edition if found else 0
    head: dict[str, Any] = {
        "instrument": instrument,
        "year": year,
        "edition": edition,
        "published_at": datetime.now(UTC),
    }
    tx.run("rounds/publish_forms", **head)
    for table, rows in means(tx, year).items() if means is not None else ():
        tx.append(table, rows.assign(**head))


def _keep(tx: Transaction, key: tuple[str, int], before: str | None, to: str, reason: str) -> None:
    event = {"instrument": key[0], "year": key[1], "from_state": before, "to_state": to, "reason": reason}
    tx.append("round_events", pd.DataFrame([event | {"happened_at": datetime.now(UTC), "actor": tx.actor}]))


def _round(row: dict[object, object]) -> Round:
    day = row["closes_on"]
    return Round(
        instrument=str(row["instrument"]),
        year=int(str(row["year"])),
        state=row["state"],  # type: ignore[arg-type]
        closes_on=None if day is None else pd.Timestamp(str(day)).date(),
        edition=int(str(row["edition"])),
    )
