"""Storing, replacing and removing hazards: each in one transaction with its batch and an audit row."""

from collections.abc import Mapping

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.registers.hazards.planning import Examined
from siperi_geo.registers.hazards.reading import Key
from siperi_geo.registers.hazards.stored import stored_hazards
from siperi_geo.registers.hazards.values import Class
from siperi_geo.registers.settled import refuse_overtaken
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, write_batch

KEY = ("area_code", "hazard", "according_to", "source", "year")


def accept(store: Store, examined: Examined, *, actor: Actor) -> str:
    """Store what `examine` found, whole or not at all; returns the batch id.

    Raises HAZARD_CHANGED_MEANWHILE when one of the statements was stored or changed by others since.
    """
    action, detail = "import_hazards", _detail(examined)
    with store.transaction(actor=actor, action=action, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        _check_unchanged(examined, stored_hazards(tx))
        for entry in examined.to_store:
            if entry.before is not None:
                tx.run("hazards/delete_statement", **dict(zip(KEY, entry.key, strict=True)))
        tx.append("hazards", _rows(examined))
        return write_batch(tx, examined.batch(action), examined.quarantine)


def _rows(examined: Examined) -> pd.DataFrame:
    rows = [(*entry.key, *entry.now) for entry in examined.to_store]
    frame = pd.DataFrame(rows, columns=[*KEY, "level", "index_value"])
    return frame.astype({"year": "Int32", "level": "Int32", "index_value": "Float64"})


def found_by(
    store: Store, *, area_code: str | None, hazard: str | None, according_to: str | None, source: str | None
) -> dict[Key, Class]:
    """The stored statements that have all of what is named. Raises HAZARD_ABSENT when there are none."""
    asked = (area_code, hazard, according_to, source)
    found = {
        key: one
        for key, one in stored_hazards(store).items()
        if all(said in (None, part) for said, part in zip(asked, key, strict=False))
    }
    if not found:
        raise SiperiError("HAZARD_ABSENT")
    return found


def remove(
    store: Store,
    *,
    actor: Actor,
    area_code: str | None = None,
    hazard: str | None = None,
    according_to: str | None = None,
    source: str | None = None,
) -> int:
    """Remove the statements that have all of what is named; the audit keeps them. Raises HAZARD_ABSENT."""
    asked = {"area_code": area_code, "hazard": hazard, "according_to": according_to, "source": source}
    gone = found_by(store, **asked)
    detail = "; ".join(f"{key[0]}: {key[1]} {one[0] or '-'} ({key[3]})" for key, one in gone.items())
    target = source or hazard or area_code or ""
    with store.transaction(actor=actor, action="remove_hazards", target=target, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        return tx.run("hazards/delete_some", **asked)


def _check_unchanged(examined: Examined, now: Mapping[Key, Class]) -> None:
    refuse_overtaken(examined.entries, now, "HAZARD_CHANGED_MEANWHILE", lambda entry: entry.place.area.name)


def _detail(examined: Examined) -> str:
    """What the audit keeps: how many statements are new, how many have another class, and the sources."""
    actions = [entry.action for entry in examined.entries]
    sources = " | ".join(examined.sources)
    return f"new={actions.count('new')}; changed={actions.count('replaced')}; sources={sources}"
