"""The SQL expressions of one node of an instrument tree: its counts, its sums, its rule, its scale.

It knows neither the steps that these expressions go into (`compile`) nor any instrument.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siperi_geo.instruments import Instrument, Node, Variant
from siperi_geo.scoring.counting import may_be_void, may_leave, needed_children, needed_items, varies
from siperi_geo.scoring.sql_text import double, one_if, weighted_sum


@dataclass(frozen=True, slots=True)
class PartSql:
    """A child or an item in the sum of its node: where its value stands, what it weighs, how it is counted.

    instead: what stands for a value that is not there; None: it is left out. is_there: it always has a value.
    """

    column: str
    weight: str
    nominal: str
    instead: float | None
    is_there: bool
    answered: str
    asked: str


class NodeSql:
    """The expressions of one node over the columns of the step before.

    `names` gives the suffix of each node's columns. as_worst: a blank counts as the worst answer.
    """

    def __init__(
        self, instrument: Instrument, node: Node, names: Mapping[str, str], variant: Variant, *, as_worst: bool
    ) -> None:
        self.instrument, self.node, self.n, self.as_worst = instrument, node, names[node.id], as_worst
        self.names, self.variant = names, variant
        self.parts = [*map(self._child, node.parts), *map(self._item, range(len(node.items)))]
        self.varies = varies(instrument, node)

    @property
    def columns(self) -> list[str]:
        """What layers above may need of it besides its value."""
        counted = [f"answered_{self.n}", *([f"asked_{self.n}"] if self.varies else [])]
        return [*counted, *([f"carrying_{self.n}"] if self.node.weighs_items else [])]

    def sums(self) -> list[str]:
        """Its counts and sums, as select columns."""
        found = [f"{' + '.join(part.answered for part in self.parts)} as answered_{self.n}"]
        if self.varies:
            found.append(f"{' + '.join(part.asked for part in self.parts)} as asked_{self.n}")
        if self.node.weighs_items:
            found.append(f"{' + '.join(map(_presence, self.parts))} as carrying_{self.n}")
        return [*found, f"{self._total()} as total_{self.n}", f"{self._weight()} as weight_{self.n}"]

    def values(self, *, raw: bool) -> list[str]:
        """Its value, preceded on demand by the value before `rescale`, as select columns."""
        columns = [f"{self._raw()} as raw_{self.n}"] if raw else []
        return [*columns, f"{self._rescaled(self._raw())} as value_{self.n}"]

    def _child(self, child: Node) -> PartSql:
        n = self.names[child.id]
        nominal = double(self.variant.weight_of(child))
        is_there = self.as_worst and not may_be_void(self.instrument, child)
        total = str(len(self.instrument.items_under(child.id)))
        asked = f"asked_{n}" if varies(self.instrument, child) else total
        weight = f"carrying_{n}" if child.weighs_items else nominal
        return PartSql(f"value_{n}", weight, nominal, 0.0 if is_there else None, is_there, f"answered_{n}", asked)

    def _item(self, place_in_node: int) -> PartSql:
        item = self.node.items[place_in_node]
        place = self.instrument.item_position(item.id) + 1
        weight = double(item.weight)
        if may_leave(self.instrument, item):
            column = f"worst_{place}" if self.as_worst else f"item_{place}"
            asked = f"asked_item_{place}" if item.profiles else "1"
            return PartSql(column, weight, weight, None, False, f"given_{place}", asked)
        worst = self.instrument.scale_of(item).ends[0] if self.as_worst else None
        answered = one_if(f"item_{place}", "1", "0")
        return PartSql(f"item_{place}", weight, weight, worst, self.as_worst, answered, "1")

    def _total(self) -> str:
        counted = [f"coalesce({part.column}, {double(part.instead or 0.0)})" for part in self.parts]
        return weighted_sum(counted, [part.weight for part in self.parts])

    def _weight(self) -> str:
        return weighted_sum([_presence(part) for part in self.parts], [part.weight for part in self.parts])

    def _raw(self) -> str:
        """Its rule; null below the shares that must be answered or valued, or where nothing has a value."""
        rule = f"total_{self.n} / weight_{self.n}"
        if self.node.rule == "sum":  # as if the missing parts were like the others; complete: times exactly 1
            full = weighted_sum(["1e0"] * len(self.parts), [part.nominal for part in self.parts])
            rule = f"total_{self.n} * ({full} / weight_{self.n})"
        conditions = " and ".join(self._conditions())
        return f"case when {conditions} then {rule} end" if conditions else rule

    def _conditions(self) -> list[str]:
        found = [] if self.as_worst else self._enough_answers()
        if self.as_worst and any(part.is_there for part in self.parts) and not self._may_lack_children():
            return found
        return [*found, *self._enough_parts()]

    def _may_lack_children(self) -> bool:
        return needed_children(self.node) > 0 and not all(part.is_there for part in self.parts)

    def _enough_answers(self) -> list[str]:
        if not self.varies:
            return [f"answered_{self.n} >= {needed_items(self.instrument, self.node)}"]
        share = _share(self.node.min_answered_pct)
        asked = f"answered_{self.n} * {share.denominator} >= asked_{self.n} * {share.numerator}"
        return [f"answered_{self.n} >= 1", *([asked] if share else [])]

    def _enough_parts(self) -> list[str]:
        """Enough of its parts have a value: as many of the children asked as it wants, and anything at all."""
        if not needed_children(self.node):
            return [f"weight_{self.n} > 0e0"]
        valued = " + ".join(one_if(part.column, "1", "0") for part in self.parts)
        if not self.varies:
            return [f"{valued} >= {needed_children(self.node)}"]
        share = _share(self.node.min_valued_children_pct)
        asked = " + ".join(f"case when {part.asked} > 0 then 1 else 0 end" for part in self.parts)
        wanted = f"({valued}) * {share.denominator} >= ({asked}) * {share.numerator}"
        return [f"weight_{self.n} > 0e0", wanted]

    def _rescaled(self, raw: str) -> str:
        scale = self.node.rescale
        if scale is None:
            return raw
        (low, high), (to_low, to_high) = scale.from_, scale.to
        return f"({raw} - {double(low)}) * {double(to_high - to_low)} / {double(high - low)} + {double(to_low)}"


def _presence(part: PartSql) -> str:
    return "1e0" if part.is_there else one_if(part.column, "1e0", "0e0")


def _share(pct: float) -> Fraction:
    return Fraction(repr(pct)) / 100


def named(nodes: Sequence[Node], prefix: str = "") -> dict[str, str]:
    """The suffix of each node's columns: its number in preorder from 0, behind a prefix."""
    return {node.id: f"{prefix}{n}" for n, node in enumerate(nodes)}
