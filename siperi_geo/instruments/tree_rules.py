"""What must be true of the tree of an instrument: its levels, its parts, the ranges of its values."""

from collections.abc import Callable, Iterator
from math import isclose

from siperi_geo.instruments.document import Steps
from siperi_geo.instruments.findings import Finding, places
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Node
from siperi_geo.instruments.ranges import inner_range, parts_of


def has_range(instrument: Instrument, node: Node) -> bool:
    """Whether everything that counts below has a known scale and no node is empty: then it has a range."""
    below = list(node.counted())
    return all(n.parts or n.items for n in below) and all(
        item.scale in instrument.scales for n in below for item in n.items
    )


def _tree(instrument: Instrument) -> Iterator[Finding]:
    if instrument.root.id != "index":
        yield Finding("INSTRUMENT_ROOT_NOT_INDEX", ("root", "id"), {"id": instrument.root.id})
    for steps, node in places(instrument.root):
        depth = (len(steps) - 1) // 2
        expected = instrument.levels[depth].id if depth < len(instrument.levels) else None
        if node.level != expected:
            values = {"level": node.level, "expected": expected or "–"}
            yield Finding("INSTRUMENT_LEVEL_WRONG", (*steps, "level"), values)
        if bool(node.children) == bool(node.items):
            yield Finding("INSTRUMENT_CHILDREN_OR_ITEMS", steps, {"node": node.id})


def _shares_of_children(instrument: Instrument) -> Iterator[Finding]:
    for steps, node in places(instrument.root):
        if node.items and node.min_valued_children_pct:
            yield Finding("INSTRUMENT_NO_CHILDREN", (*steps, "min_valued_children_pct"), {"node": node.id})


def _descriptions(instrument: Instrument) -> Iterator[Finding]:
    """What only describes holds items right under the index, weighs nothing and has no scale of its own."""
    for steps, node in places(instrument.root):
        if node.rule != "describe":
            continue
        is_placed = len(steps) == 3 and bool(node.items)
        if not is_placed or node.rescale or node.weight != 1 or node.weighs_items:
            yield Finding("INSTRUMENT_DESCRIBES", (*steps, "rule"), {"node": node.id})


def _weighed_by_items(instrument: Instrument) -> Iterator[Finding]:
    """A part that weighs by its questions holds some, all of one weight, and stands in a mean, not in a sum."""
    for steps, parent in places(instrument.root):
        for position, node in enumerate(parent.children):
            is_even = len({item.weight for item in node.items}) == 1
            if node.weighs_items and not (is_even and parent.rule == "weighted_mean"):
                place = (*steps, "children", position, "weight")
                yield Finding("INSTRUMENT_WEIGHT_ITEMS", place, {"node": node.id})


def _ranges(instrument: Instrument) -> Iterator[Finding]:
    """What a node's parts can give must be what its `rescale` starts from, and both must be real ranges."""
    for steps, node in _valued_places(instrument):
        inner = inner_range(node, parts_of(instrument.scales, node))
        stated = node.rescale.from_ if node.rescale else inner
        if not all(isclose(a, b, abs_tol=1e-9) for a, b in zip(inner, stated, strict=True)):
            values = {"low": stated[0], "high": stated[1], "real_low": inner[0], "real_high": inner[1]}
            yield Finding("INSTRUMENT_RANGE_UNBALANCED", (*steps, "rescale"), values)
        for low, high in (stated, node.rescale.to if node.rescale else stated):
            if low >= high:
                yield Finding("INSTRUMENT_RANGE_EMPTY", (*steps, "rescale"), {"low": low, "high": high})


def _comparable(instrument: Instrument) -> Iterator[Finding]:
    """Where a part may be left out or weigh differently, parts need one range: what is left stands for all."""
    if not _leaves_out(instrument):
        return
    for steps, node in _valued_places(instrument):
        first, *others = [ends for _, ends in parts_of(instrument.scales, node)]
        mixed = [ends for ends in others if not all(map(isclose, ends, first))]
        if mixed and all(low < high for low, high in (first, *others)):
            values = {"low": first[0], "high": first[1], "other_low": mixed[0][0], "other_high": mixed[0][1]}
            yield Finding("INSTRUMENT_RANGES_MIXED", (*steps, "children" if node.children else "items"), values)


def _leaves_out(instrument: Instrument) -> bool:
    is_strict = all(one.missing == "as_worst" and not one.weights for one in instrument.variants)
    points = [choice.points for scale in instrument.scales.values() for choice in scale.choices]
    return not is_strict or None in points or any(item.profiles for item in instrument.items)


def _valued_places(instrument: Instrument) -> Iterator[tuple[Steps, Node]]:
    for steps, node in places(instrument.root):
        if node.rule != "describe" and has_range(instrument, node):
            yield steps, node


RULES: tuple[Callable[[Instrument], Iterator[Finding]], ...] = (
    _tree,
    _shares_of_children,
    _descriptions,
    _weighed_by_items,
    _ranges,
    _comparable,
)
