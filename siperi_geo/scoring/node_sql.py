"""The SQL expressions of one node of an instrument tree: its counts, its sums, its rule, its scale.

It knows neither the steps that these expressions go into (`compile`) nor any instrument.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

from siperi_geo.instruments import Instrument, Node


class NodeSql:
    """The expressions of one node over the columns of the step before; `n_of` numbers the nodes."""

    def __init__(self, instrument: Instrument, node: Node, n_of: Mapping[str, int], *, as_worst: bool) -> None:
        below = [n_of[child.id] for child in node.children]
        places = [instrument.item_position(item.id) + 1 for item in node.items]
        self.node, self.n, self.as_worst = node, n_of[node.id], as_worst
        self.needed = needed_items(instrument, node)
        self.needed_children = needed_children(node)
        self.weights = [part.weight for part in node.children or node.items]
        self.parts = [f"value_{n}" for n in below] + [f"item_{place}" for place in places]
        self.counts = [f"answered_{n}" for n in below] + [_one_if(f"item_{place}", "1", "0") for place in places]
        worst = [instrument.scale_of(item).worst.points for item in node.items]
        self.if_missing = [0.0] * len(below) + (worst if as_worst else [0.0] * len(worst))

    def sums(self) -> list[str]:
        """Its counts and sums, as select columns."""
        return [
            f"{' + '.join(self.counts)} as answered_{self.n}",
            f"{self._total()} as total_{self.n}",
            f"{self._weight()} as weight_{self.n}",
        ]

    def values(self, *, raw: bool) -> list[str]:
        """Its value, preceded on demand by the value before `rescale`, as select columns."""
        columns = [f"{self._raw()} as raw_{self.n}"] if raw else []
        return [*columns, f"{self._rescaled(self._raw())} as value_{self.n}"]

    def _total(self) -> str:
        missing = map(double, self.if_missing)
        counted = [f"coalesce({part}, {points})" for part, points in zip(self.parts, missing, strict=True)]
        return weighted_sum(counted, self.weights)

    def _weight(self) -> str:
        if self.as_worst:
            return weighted_sum(["1e0"] * len(self.parts), self.weights)
        return weighted_sum([_one_if(part, "1e0", "0e0") for part in self.parts], self.weights)

    def _raw(self) -> str:
        """Its rule; null below the shares that must be answered or valued, of which `as_worst` makes no use."""
        rule = f"total_{self.n} / weight_{self.n}"
        if self.node.rule == "sum":  # as if the missing parts were like the others; complete: times exactly 1
            full = weighted_sum(["1e0"] * len(self.parts), self.weights)
            rule = f"total_{self.n} * ({full} / weight_{self.n})"
        if self.as_worst:
            return rule
        return f"case when answered_{self.n} >= {self.needed} and {self._has_enough_parts()} then {rule} end"

    def _has_enough_parts(self) -> str:
        """Whether enough of its parts have a value: as many children as it asks for, and anything at all."""
        if not self.needed_children:
            return f"weight_{self.n} > 0e0"
        valued = " + ".join(_one_if(part, "1", "0") for part in self.parts)
        return f"{valued} >= {self.needed_children}"

    def _rescaled(self, raw: str) -> str:
        scale = self.node.rescale
        if scale is None:
            return raw
        (low, high), (to_low, to_high) = scale.from_, scale.to
        return f"({raw} - {double(low)}) * {double(to_high - to_low)} / {double(high - low)} + {double(to_low)}"


def needed_items(instrument: Instrument, node: Node) -> int:
    """How many items below a node must be answered before it has a value: its share, rounded up, at least 1."""
    share = Fraction(repr(node.min_answered_pct)) / 100
    return max(1, ceil(share * len(instrument.items_under(node.id))))


def needed_children(node: Node) -> int:
    """How many children of a node must have a value before it has one: its share, rounded up; 0 asks for none."""
    return ceil(Fraction(repr(node.min_valued_children_pct)) / 100 * len(node.children))


def weighted_sum(parts: Sequence[str], weights: Sequence[float]) -> str:
    """Σ weight × part in brackets, always added from left to right; one common weight is multiplied once."""
    if len(set(weights)) == 1:
        return f"({double(weights[0])} * ({' + '.join(parts)}))"
    return f"({' + '.join(f'{double(weight)} * {part}' for part, weight in zip(parts, weights, strict=True))})"


def double(value: float) -> str:
    """A number as a literal that every engine reads as a double (a bare `0.5` is a decimal in some)."""
    text = repr(float(value))
    return text if "e" in text else f"{text}e0"


def _one_if(column: str, then: str, otherwise: str) -> str:
    return f"case when {column} is null then {otherwise} else {then} end"
