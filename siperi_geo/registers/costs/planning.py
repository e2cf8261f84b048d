"""What importing a file of unit costs would do; and doing just that, in one transaction with its batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from siperi_geo.errors import SiperiError, Where
from siperi_geo.registers.costs.keeping import Cost, Key, put, stored_costs
from siperi_geo.registers.costs.reading import Row, read_rows
from siperi_geo.registers.examined import ExaminedFile
from siperi_geo.registers.settled import refuse_overtaken
from siperi_geo.rights import Actor, Right
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR, Findings, sha256_of
from siperi_geo.store import Store, Transaction, write_batch

Said = tuple[int, int | None, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cost that may be stored, and what it would replace."""

    key: Key
    cost: Cost
    before: Said | None
    where: Where

    @property
    def action(self) -> Literal["new", "replaced", "unchanged"]:
        if self.before is None:
            return "new"
        return "unchanged" if self.before == self.cost.said else "replaced"


Examined = ExaminedFile[Entry]


def examine(store: Store, path: Path, *, source: str = "", year: int | None = None) -> Examined:
    """Read a file and say what storing it would do; nothing is written. `source`, `year`: of rows without one."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise SiperiError("REGISTER_YEAR_INVALID", year=year)
    findings = Findings(path.name)
    entries = _entries(read_rows(path, findings, source=source.strip(), year=year), _said(store))
    return ExaminedFile(
        file_name=path.name,
        sha256=sha256_of(path),
        source=source.strip(),
        rows_in=findings.rows_in,
        quarantine=findings.quarantine,
        entries=entries,
        doubts=0,
        problems=findings.all_problems(),
    )


def accept(store: Store, examined: Examined, *, actor: Actor) -> str:
    """Store what `examine` found, whole or not at all; returns the batch id. Raises COST_CHANGED_MEANWHILE."""
    actions = [entry.action for entry in examined.entries]
    detail = f"new={actions.count('new')}; changed={actions.count('replaced')}"
    action = "import_costs"
    with store.transaction(actor=actor, action=action, target=examined.file_name, detail=detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        refuse_overtaken(
            examined.entries, _said(tx), "COST_CHANGED_MEANWHILE", lambda entry: f"{entry.key[0]} {entry.key[1]}"
        )
        for entry in examined.to_store:
            put(tx, entry.cost)
        return write_batch(tx, examined.batch(action), examined.quarantine)


def _said(source: Store | Transaction) -> dict[Key, Said]:
    return {one.key: one.said for one in stored_costs(source)}


def _entries(rows: Sequence[Row], known: dict[Key, Said]) -> tuple[Entry, ...]:
    """A cost each; what the file says twice is one."""
    found: dict[Key, Entry] = {}
    for row in rows:
        if row.cost:
            where = row.table.sheet.at(row.line)
            found.setdefault(row.cost.key, Entry(row.cost.key, row.cost, known.get(row.cost.key), where))
    return tuple(found[key] for key in sorted(found))
