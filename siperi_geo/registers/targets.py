"""Targets: the value that the city aims at for an index, or one of its aspects, in a year, and where that stands.

They are the user's own; none comes with the program, and no value is judged by one here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction
from siperi_geo.text import abbreviation, number

MICRO = 1_000_000
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_LETTERS = 300


@dataclass(frozen=True, slots=True)
class Target:
    """One target, on the scale of its node (`index` or an aspect), with who set it and where it stands."""

    instrument: str
    node: str
    year: int
    target: float
    source: str
    set_at: datetime
    actor: str


def stored_targets(source: Store | Transaction) -> tuple[Target, ...]:
    """Every target, by instrument, year and node."""
    rows: list[dict[Any, Any]] = source.query("targets/target_list").to_dict("records")
    return tuple(Target(**row | {"year": int(row["year"])}) for row in rows)


def nodes_with_targets(instrument: Instrument) -> dict[str, Any]:
    """The nodes that may have a target, with their names: the index, and its aspects."""
    return {node.id: node.name for node in (instrument.root, *instrument.aspects)}


def set_target(
    store: Store, code: str, year: int, value: float, *, source: str, actor: Actor, node: str = "index"
) -> Target | None:
    """Set a target in place of the one there was, which is given back.

    Raises INSTRUMENT_UNKNOWN, TARGET_NODE, TARGET_YEAR, TARGET_RANGE, TARGET_SOURCE.
    """
    instrument = load(code)
    where = _where(instrument, node, year)
    low, high = instrument.value_range(node)
    if not low <= value <= high:
        raise SiperiError("TARGET_RANGE", value=_written(value), low=_written(low), high=_written(high))
    if not source.strip():
        raise SiperiError("TARGET_SOURCE")
    written = {"target_micro": round(value * MICRO), "source": source.strip()[:MOST_LETTERS]}
    detail = f"{value:g}; {written['source']}"
    with store.transaction(
        actor=actor, action="set_target", target=" ".join(map(str, where)), detail=detail
    ) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        before = _found(tx, where)
        keys = dict(zip(("instrument", "year", "node"), where, strict=True))
        tx.run("targets/put_target", **keys, **written, actor=tx.actor)
    return before


def remove_target(store: Store, code: str, year: int, *, actor: Actor, node: str = "index") -> Target:
    """Take a target away; it is given back. Raises as `set_target`, and TARGET_NONE where there is none."""
    where = _where(load(code), node, year)
    before = _found(store, where)
    if before is None:
        raise SiperiError("TARGET_NONE", instrument=abbreviation(where[0]), year=year, node=node)
    was = f"{before.target:g}; {before.source}"
    with store.transaction(
        actor=actor, action="remove_target", target=" ".join(map(str, where)), detail=was
    ) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        tx.run("targets/delete_target", **dict(zip(("instrument", "year", "node"), where, strict=True)))
    return before


def _where(instrument: Instrument, node: str, year: int) -> tuple[str, int, str]:
    known = nodes_with_targets(instrument)
    if node not in known:
        raise SiperiError("TARGET_NODE", node=node[:60], known=", ".join(known))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SiperiError("TARGET_YEAR", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    return instrument.id, year, node


def _found(source: Store | Transaction, where: tuple[str, int, str]) -> Target | None:
    every = stored_targets(source)
    return next((one for one in every if (one.instrument, one.year, one.node) == where), None)


def _written(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 2)
