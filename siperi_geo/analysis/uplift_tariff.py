"""Which budget lines close which items, and what they cost in an area: the tariff of a search. It finds nothing.

A line closes the items of the parts that the catalogue names for it (own design), and of everything below them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.analysis.budget_candidates import Asked
from siperi_geo.analysis.uplift_parts import Group, Tariff
from siperi_geo.instruments import Instrument, Item
from siperi_geo.programmes import Line


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Items that cannot be paid for: those that no line closes, those whose lines have no cost, and these."""

    without_line: int
    without_cost: int
    lines: tuple[Line, ...]


def closers(instruments: Iterable[Instrument], lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """By item id the lines that close it, in the order of the catalogue."""
    found: dict[str, dict[str, None]] = {}
    for instrument in instruments:
        nodes = {node.id for node in instrument.nodes()}
        for line in lines:
            for node in nodes.intersection(line.closes.get(instrument.id, ())):
                for item in instrument.items_under(node):
                    found.setdefault(item.id, {})[line.code] = None
    return {item: tuple(codes) for item, codes in found.items()}


def prices(asked: Iterable[Asked]) -> dict[str, dict[str, int]]:
    """By area what each line costs there, where unit cost and quantity are known and above zero."""
    found: dict[str, dict[str, int]] = {}
    for one in asked:
        if one.cost_idr is not None and one.cost_idr > 0:
            found.setdefault(one.need.area_code, {})[one.need.line] = one.cost_idr
    return found


def tariff(group: Group, lines: Sequence[Line], of_area: Mapping[str, int]) -> Tariff:
    """What can be paid for in one area, in rupiah."""
    versions = {form.instrument.content_hash: form.instrument for form in group.forms}.values()
    return Tariff({line: float(idr) for line, idr in of_area.items()}, closers(versions, lines))


def unpriced(items: Sequence[Item], of: Tariff, lines: Sequence[Line]) -> Unpriced:
    """Why these items cannot be paid for."""
    closed = [of.closers[one.id] for one in items if of.closers.get(one.id)]
    codes = {code for some in closed for code in some}
    return Unpriced(len(items) - len(closed), len(closed), tuple(one for one in lines if one.code in codes))
