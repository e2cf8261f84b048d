"""Storing, replacing and removing populations: each in one transaction with its batch and an audit row."""

from collections.abc import Mapping

import pandas as pd

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.registers.populations.planning import Examined
from siperi_geo.registers.populations.stored import Key, Stored, stored_people
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, write_batch


def accept(store: Store, examined: Examined, *, actor: Actor) -> str:
    """Store what `examine` found, whole or not at all; returns the batch id.

    Raises REGISTER_CHANGED_MEANWHILE when one of the figures was stored or changed by others since.
    """
    action, detail = "import_populations", _detail(examined)
    with store.transaction(actor=actor, action=action, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        _check_unchanged(examined, stored_people(tx))
        for entry in examined.to_store:
            tx.run("populations/delete_figure", area_code=entry.place.area.code, year=entry.year)
        tx.append("populations", _figures(examined))
        return write_batch(tx, examined.batch(action), examined.quarantine)


def _figures(examined: Examined) -> pd.DataFrame:
    names = ["area_code", "year", "population_people", "source"]
    rows = [(*entry.key, entry.people, examined.source) for entry in examined.to_store]
    return pd.DataFrame(rows, columns=names)


def remove_year(store: Store, year: int, *, actor: Actor) -> int:
    """Remove every figure of a year; the audit keeps them. Raises POPULATION_YEAR_ABSENT; returns how many."""
    gone = {key: one for key, one in stored_people(store).items() if key[1] == year}
    if not gone:
        raise SiperiError("POPULATION_YEAR_ABSENT", year=year)
    detail = "; ".join(f"{code}: {one.people} ({one.source})" for (code, _), one in sorted(gone.items()))
    with store.transaction(actor=actor, action="remove_populations", target=str(year), detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        return tx.run("populations/delete_year", year=year)


def _check_unchanged(examined: Examined, now: Mapping[Key, Stored]) -> None:
    overtaken = [
        Problem("REGISTER_CHANGED_MEANWHILE", entry.where, {"area": entry.place.area.name, "year": entry.year})
        for entry in examined.entries
        if now.get(entry.key) != entry.before
    ]
    if overtaken:
        first, *more = overtaken
        raise SiperiError(first.code, first.where, more=more, **first.values)


def _detail(examined: Examined) -> str:
    """What the audit keeps: source, number of new figures, and each replaced one with old and new."""
    new = sum(entry.action == "new" for entry in examined.entries)
    replaced = [
        f"{entry.place.area.code} {entry.year}: {entry.before.people} ({entry.before.source}) -> {entry.people}"
        for entry in examined.to_store
        if entry.before
    ]
    return "; ".join([f"source={examined.source}", f"new={new}", *replaced])
