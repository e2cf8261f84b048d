"""Unit costs in the store: read, set, corrected and removed, each change with an audit row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siperi_geo.errors import SiperiError
from siperi_geo.programmes import Line, find
from siperi_geo.registers.costs.rupiah import MOST
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction
from siperi_geo.text import number

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_LETTERS = 300
MOST_UNITS = 10**9
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """Rupiah per unit of a line in a year; `quantity` is what each chosen area gets, where the office says it."""

    line: str
    year: int
    unit_cost_idr: int
    quantity: int | None
    source: str
    set_at: datetime | None = None
    actor: str = ""

    @property
    def key(self) -> Key:
        return self.line, self.year

    @property
    def said(self) -> tuple[int, int | None, str]:
        """What it says, without who and when."""
        return self.unit_cost_idr, self.quantity, self.source

    @property
    def detail(self) -> str:
        """What the audit keeps of it."""
        times = "" if self.quantity is None else f" × {self.quantity}"
        return f"{self.unit_cost_idr}{times}; {self.source}"


def stored_costs(source: Store | Transaction) -> tuple[Cost, ...]:
    """Every unit cost, by year and line."""
    rows = source.query("costs/cost_list").astype(object)
    rows = rows.where(rows.notna(), None)
    return tuple(_cost(row) for row in rows.to_dict("records"))


def _cost(row: dict[Any, Any]) -> Cost:
    whole = {name: int(row[name]) for name in ("year", "unit_cost_idr")}
    quantity = None if row["quantity"] is None else int(row["quantity"])
    return Cost(**row | whole | {"quantity": quantity})


def takes_quantity(line: Line) -> bool:
    """Whether the office says how many units an area gets: the catalogue knows no need of the line."""
    return line.need == "own"


def line_of(text: str) -> Line:
    """The line that a code or a name means. Raises COST_LINE, COST_LINE_DISAGREES."""
    found = find(text)
    if found is None:
        raise SiperiError("COST_LINE", text=text[:120])
    if found.is_other_code:
        raise SiperiError("COST_LINE_DISAGREES", text=text[:120], line=found.line.code)
    return found.line


def set_cost(
    store: Store,
    text: str,
    year: int,
    unit_cost_idr: int,
    *,
    source: str,
    actor: Actor,
    quantity: int | None = None,
) -> Cost | None:
    """Set the cost of a line (by code or name) in place of the one there was, which is given back.

    Raises COST_LINE, COST_LINE_DISAGREES, COST_YEAR, COST_VALUE, COST_QUANTITY, COST_QUANTITY_KNOWN, COST_SOURCE.
    """
    line = line_of(text)
    new = Cost(line.code, year, unit_cost_idr, quantity, source.strip()[:MOST_LETTERS])
    check(new, line)
    with store.transaction(actor=actor, action="set_cost", target=f"{line.code} {year}", detail=new.detail) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        before = found_in(tx, new.key)
        put(tx, new)
    return before


def put(tx: Transaction, new: Cost) -> None:
    """Write one within a transaction."""
    said = {"unit_cost_idr": new.unit_cost_idr, "quantity": new.quantity, "source": new.source}
    tx.run("costs/put_cost", line=new.line, year=new.year, **said, actor=tx.actor)


def check(new: Cost, line: Line) -> None:
    """Raises what `set_cost` raises of a cost that cannot be."""
    if not FIRST_YEAR <= new.year <= LAST_YEAR:
        raise SiperiError("COST_YEAR", year=new.year, first=FIRST_YEAR, last=LAST_YEAR)
    if not 0 < new.unit_cost_idr <= MOST:
        raise SiperiError("COST_VALUE", text=number(new.unit_cost_idr, 0))
    if new.quantity is not None and not takes_quantity(line):
        raise SiperiError("COST_QUANTITY_KNOWN", line=line.code)
    if new.quantity is not None and not 0 < new.quantity <= MOST_UNITS:
        raise SiperiError("COST_QUANTITY", text=number(new.quantity, 0))
    if not new.source:
        raise SiperiError("COST_SOURCE")


def remove_cost(store: Store, text: str, year: int, *, actor: Actor) -> Cost:
    """Take a cost away; it is given back. Raises COST_LINE, COST_LINE_DISAGREES, COST_NONE."""
    line = line_of(text)
    before = found_in(store, (line.code, year))
    if before is None:
        raise SiperiError("COST_NONE", line=line.code, year=year)
    with store.transaction(
        actor=actor, action="remove_cost", target=f"{line.code} {year}", detail=before.detail
    ) as tx:
        tx.permit(Right.KEEP_REGISTERS)
        tx.run("costs/delete_cost", line=line.code, year=year)
    return before


def found_in(source: Store | Transaction, key: Key) -> Cost | None:
    """The cost of a line in a year; None where there is none."""
    return next((one for one in stored_costs(source) if one.key == key), None)
