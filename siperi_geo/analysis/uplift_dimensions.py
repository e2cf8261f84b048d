"""What would raise the class of a mean that only its published dimensions are known of: dimension by dimension.

It reads published figures alone, never an answer. The index is the weighted mean of its dimensions, so that one
that rises by d for everybody raises the index by d × weight ÷ Σ weight; no dimension exceeds the end of its scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from siperi_geo.analysis.uplift_standing import least_micro, next_class
from siperi_geo.instruments import ClassBand, Instrument, Node
from siperi_geo.instruments.model import MICRO


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: its value, and what it would have to be to lift the class alone (None: above its scale)."""

    node: Node
    value: float
    needed: float | None


@dataclass(frozen=True, slots=True)
class Raise:
    """From one class to the next: points that the index lacks, every dimension (most room first), the fewest.

    `target` is None in the highest class. `fewest`: dimensions that suffice when full; empty where none do.
    """

    index: float
    now: ClassBand | None
    target: ClassBand | None
    lacking: float
    dimensions: tuple[Dimension, ...]
    fewest: tuple[Node, ...]


def raising(instrument: Instrument, values: Mapping[str, float | None], variant: str) -> Raise | None:
    """What raises a mean with these values by node; None where the index or a dimension is not published."""
    parts, chosen = instrument.root.parts, instrument.variant(variant)
    known = {node.id: values.get(node.id) for node in parts}
    index = values.get(instrument.root.id)
    if index is None or any(value is None for value in known.values()) or instrument.classes_from:
        return None
    now = instrument.class_of(round(index * MICRO))
    target = next_class(instrument, now.code if now else None)
    weights = {node.id: chosen.weight_of(node) for node in parts}
    share = {node: weight / sum(weights.values()) for node, weight in weights.items()}
    lacking = 0.0 if target is None else max(0.0, (least_micro(instrument, target) or 0) / MICRO - index)
    made = [_dimension(instrument, node, float(known[node.id] or 0.0), lacking / share[node.id]) for node in parts]
    room = {one.node.id: share[one.node.id] * (_most(instrument, one.node) - one.value) for one in made}
    ordered = sorted(made, key=lambda one: (-room[one.node.id], one.node.id))
    return Raise(index, now, target, lacking, tuple(ordered), _fewest(ordered, room, lacking))


def _dimension(instrument: Instrument, node: Node, value: float, more: float) -> Dimension:
    needed = value + more
    return Dimension(node, value, needed if needed <= _most(instrument, node) else None)


def _most(instrument: Instrument, node: Node) -> float:
    return instrument.value_range(node.id)[1]


def _fewest(ordered: list[Dimension], room: Mapping[str, float], lacking: float) -> tuple[Node, ...]:
    """The largest rooms first: as few as can be, because what each adds does not depend on the others."""
    chosen: list[Node] = []
    for one in ordered:
        if lacking <= 0:
            break
        chosen.append(one.node)
        lacking -= room[one.node.id]
    return tuple(chosen) if lacking <= 0 else ()
