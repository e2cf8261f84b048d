"""What counts in a node: which items may leave the sum, how many answers and children it needs for a value."""

from collections.abc import Collection
from fractions import Fraction
from math import ceil

from siperi_geo.instruments import NOT_ASKED, Instrument, Item, Node


def may_leave(instrument: Instrument, item: Item) -> bool:
    """Whether an item can be out of the sum without being blank: not applicable, or not asked in a profile."""
    return bool(item.profiles) or any(one.points is None for one in instrument.scale_of(item).choices)


def may_be_void(instrument: Instrument, node: Node) -> bool:
    """Whether a node can have no value although a blank counts as the worst answer."""
    if node.items:
        return all(may_leave(instrument, item) for item in node.items)
    voids = [may_be_void(instrument, part) for part in node.parts]
    return all(voids) or (any(voids) and needed_children(node) > 0)


def varies(instrument: Instrument, node: Node) -> bool:
    """Whether the number of items asked below a node depends on the profile of the form."""
    return any(item.profiles for item in instrument.items_under(node.id))


def needed_items(instrument: Instrument, node: Node, not_asked: Collection[str] = ()) -> int:
    """How many items below a node must be answered before it has a value: its share, rounded up, at least 1."""
    asked = sum(item.id not in not_asked for item in instrument.items_under(node.id))
    return max(1, ceil(Fraction(repr(node.min_answered_pct)) / 100 * asked))


def needed_children(node: Node, asked: int | None = None) -> int:
    """How many children must have a value before a node has one: its share of those asked (None: of all).

    Rounded up; 0 asks for none.
    """
    return ceil(Fraction(repr(node.min_valued_children_pct)) / 100 * (len(node.parts) if asked is None else asked))


def not_asked(instrument: Instrument, answers: Collection[int | None]) -> frozenset[str]:
    """The ids of the items that a form's profile does not ask."""
    pairs = zip(instrument.items, answers, strict=True)
    return frozenset(item.id for item, answer in pairs if answer == NOT_ASKED)
