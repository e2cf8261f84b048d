"""How far the four steps of applying the standard are, per service and year: as the office says, with a trace.

A step of which nothing is said has not begun. No number follows from it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from siperi_geo.errors import SiperiError
from siperi_geo.rights import Actor, Right
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR
from siperi_geo.spm import standard
from siperi_geo.store import Store, Transaction

State = Literal["begun", "done"]
STATES: tuple[State, ...] = get_args(State)
MOST_LETTERS = 300
StepKey = tuple[int, str, str]  # year, service, step
KEYS = ("year", "service", "step")


@dataclass(frozen=True, slots=True)
class StepState:
    """What is said of one step, by whom and when."""

    year: int
    service: str
    step: str
    state: State
    done_on: date | None
    note: str
    set_at: datetime
    actor: str

    @property
    def written(self) -> str:
        """State, day and note as the audit keeps them."""
        return f"{self.state} {self.done_on or '-'}; {self.note}"


def stored_steps(source: Store | Transaction) -> tuple[StepState, ...]:
    """Everything said of steps, by year and service."""
    rows = source.query("spm/step_list").astype(object)
    found: list[dict[Any, Any]] = rows.where(rows.notna(), None).to_dict("records")
    return tuple(StepState(**row | {"year": int(row["year"]), "done_on": _day(row["done_on"])}) for row in found)


def set_step(
    store: Store,
    where: StepKey,
    state: str,
    *,
    actor: Actor,
    done_on: date | None = None,
    note: str = "",
) -> StepState | None:
    """Say how far a step (year, service, step) is, in place of what was said before, which is given back.

    Raises SPM_SERVICE_UNKNOWN, SPM_STEP_UNKNOWN, SPM_STATE_UNKNOWN, REGISTER_YEAR_INVALID.
    """
    _check(where)
    if state not in STATES:
        raise SiperiError("SPM_STATE_UNKNOWN", text=state[:60], known=", ".join(STATES))
    kept = " ".join(note.split())[:MOST_LETTERS]
    target, detail = " ".join(map(str, where)), f"{state} {done_on or '-'}; {kept}"
    with store.transaction(actor=actor, action="set_spm_step", target=target, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        before = _found(tx, where)
        said = {"state": state, "done_on": done_on, "note": kept, "actor": tx.actor}
        tx.run("spm/put_step", **dict(zip(KEYS, where, strict=True)), **said)
    return before


def remove_step(store: Store, where: StepKey, *, actor: Actor) -> StepState:
    """Take back what was said of a step; it is given back. Raises as `set_step`, and SPM_STEP_ABSENT."""
    _check(where)
    before = _found(store, where)
    if before is None:
        year, service, step = where
        raise SiperiError("SPM_STEP_ABSENT", service=service, step=step, year=year)
    target = " ".join(map(str, where))
    with store.transaction(actor=actor, action="remove_spm_step", target=target, detail=before.written) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        tx.run("spm/delete_step", **dict(zip(KEYS, where, strict=True)))
    return before


def _check(where: StepKey) -> None:
    year, service, step = where
    known = standard()
    services, steps = [one.id for one in known.services], [one.id for one in known.steps]
    if service not in services:
        raise SiperiError("SPM_SERVICE_UNKNOWN", text=service[:60], known=", ".join(services))
    if step not in steps:
        raise SiperiError("SPM_STEP_UNKNOWN", text=step[:60], known=", ".join(steps))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SiperiError("REGISTER_YEAR_INVALID", year=year)


def _found(source: Store | Transaction, where: StepKey) -> StepState | None:
    every = stored_steps(source)
    return next((one for one in every if (one.year, one.service, one.step) == where), None)


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value
