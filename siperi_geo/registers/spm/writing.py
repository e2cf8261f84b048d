"""Storing, replacing and removing figures of the standard: each in one transaction with an audit row."""

from collections.abc import Mapping

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.registers.settled import refuse_overtaken
from siperi_geo.registers.spm.examples import drop_example_figures
from siperi_geo.registers.spm.figures import KEY, Amount, Key
from siperi_geo.registers.spm.planning import Examined
from siperi_geo.registers.spm.stored import real_figures, stored_figures
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, write_batch


def accept(store: Store, examined: Examined, *, actor: Actor) -> str:
    """Store what `examine` found, whole or not at all, in place of example figures; returns the batch id.

    Raises SPM_CHANGED_MEANWHILE when one of the figures was stored or changed by others since.
    """
    action, detail = "import_spm", _detail(examined)
    with store.transaction(actor=actor, action=action, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        if examined.to_store:
            drop_example_figures(tx)
        _check_unchanged(examined, real_figures(tx))
        for entry in examined.to_store:
            if entry.before is not None:
                tx.run("spm/delete_figure", **dict(zip(KEY, entry.key, strict=True)))
        tx.append("spm_figures", _rows(examined))
        return write_batch(tx, examined.batch(action), examined.quarantine)


def _rows(examined: Examined) -> pd.DataFrame:
    rows = [
        (*one.key, one.now.target, one.now.realised, one.now.periods and [*one.now.periods], one.source)
        for one in examined.to_store
    ]
    frame = pd.DataFrame(rows, columns=[*KEY, "target", "realised", "periods", "source"])
    return frame.astype({"year": "Int32", "target": "Int64", "realised": "Int64"})


def remove(store: Store, year: int, *, actor: Actor, source: str | None = None) -> int:
    """Remove the figures of a year, of one source where one is named; returns how many. Raises SPM_ABSENT."""
    gone = found_by(store, year, source)
    target, detail = f"{year} {source or ''}".strip(), f"figures={len(gone)}; {_listed(gone)}"
    with store.transaction(actor=actor, action="remove_spm", target=target, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        return tx.run("spm/delete_some", year=year, source=source)


def found_by(store: Store, year: int, source: str | None = None) -> dict[Key, Amount]:
    """The stored figures of a year, of one source where one is named. Raises SPM_ABSENT when there are none."""
    known = stored_figures(store).items()
    found = {key: amount for key, (amount, said) in known if key[0] == year and source in (None, said)}
    if not found:
        raise SiperiError("SPM_ABSENT", year=year)
    return found


def _listed(gone: Mapping[Key, Amount]) -> str:
    """What the audit keeps of figures that are removed: each with its numbers."""
    return "; ".join(
        f"{measure} {line} {area}{f' {hazard}' if hazard else ''}: "
        f"{'-' if one.realised is None else one.realised}/{one.target}"
        for (_, measure, line, area, hazard), one in gone.items()
    )


def _check_unchanged(examined: Examined, now: Mapping[Key, tuple[Amount, str]]) -> None:
    refuse_overtaken(examined.entries, now, "SPM_CHANGED_MEANWHILE", lambda entry: entry.area.name)


def _detail(examined: Examined) -> str:
    """What the audit keeps: how many figures are new, how many have other numbers, and the years."""
    actions = [entry.action for entry in examined.entries]
    years = ", ".join(map(str, examined.years))
    return f"new={actions.count('new')}; changed={actions.count('replaced')}; years={years}"
