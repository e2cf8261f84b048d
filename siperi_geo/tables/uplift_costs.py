"""Budget lines that lift a class: what each costs there, whose cost it is, how many items it meets."""

from collections.abc import Mapping

from siperi_geo.analysis.budget_candidates import Asked
from siperi_geo.analysis.uplift_parts import Tariff, Uplift
from siperi_geo.cells import Cells, Table, written
from siperi_geo.tables.costs import name_of, unit_of
from siperi_geo.text import MISSING, number, t


def of_lines(found: Uplift, tariff: Tariff, asked: Mapping[str, Asked]) -> Table:
    """A row per line to pay, the dearest first; an item that two of them close counts at both."""
    codes = sorted(found.lines, key=lambda line: (-tariff.prices[line], line))
    rows = [asked[code] for code in codes]
    quantities = [f"{number(one.quantity, 0)} {unit_of(one.line)}" for one in rows]
    closed = [sum(code in tariff.payable(one.item.id) for one in found.changes) for code in codes]
    sources = [f"{one.cost.source} ({one.cost.year})" if one.cost else MISSING for one in rows]
    return Table(
        (
            _words("line", [name_of(code) for code in codes]),
            _words("code", codes),
            _words("quantity", quantities),
            written(_head("cost"), [one.cost_idr for one in rows], lambda one: number(one, 0)),
            written(_head("closes"), closed, lambda one: number(one, 0)),
            _words("cost_source", sources),
        )
    )


def _head(name: str) -> str:
    return t(f"lift.column.{name}")


def _words(name: str, values: list[str]) -> Cells:
    return Cells(_head(name), values, values)
