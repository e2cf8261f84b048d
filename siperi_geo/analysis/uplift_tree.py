"""The rules of an instrument's tree over answers that may change, as rows of a programme. It decides nothing.

Every item that can move has one yes/no variable: 1 gives it its best answer. With every item at one price no
weaker answer can be cheaper, and none wins more: with the same items answered, every rule rises with every answer.
A node's value is Σ w·v ÷ Σ w on its own scale; both sums are linear in the variables, their quotient is made a
number of its own only where it is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from siperi_geo.analysis.uplift_programme import ONE, Programme, Sum, total
from siperi_geo.instruments import NOT_ASKED, Instrument, Item, Node, Variant
from siperi_geo.instruments.model import MICRO
from siperi_geo.instruments.parts import Pair
from siperi_geo.scoring.counting import needed_children, needed_items, not_asked, varies

Answers = Sequence[int | None]
Moves = Mapping[str, Sum]


@dataclass(frozen=True, slots=True)
class Grown:
    """A node over changing answers: `shared` is weight × value on its own scale, `has` 1 where it has a value."""

    node: Node
    shared: Sum
    weight: Sum
    presence: Sum
    answered: Sum
    has: Sum


def movable(instrument: Instrument, answers: Answers) -> tuple[Item, ...]:
    """The items that count, are asked, and are blank or below their best answer; in form order.

    "Not applicable" stays so: nothing has to become true there.
    """
    counted = {item.id for item in instrument.items_under(instrument.root.id)}
    pairs = zip(instrument.items, answers, strict=True)
    return tuple(item for item, answer in pairs if item.id in counted and _can_move(instrument, item, answer))


def _can_move(instrument: Instrument, item: Item, answer: int | None) -> bool:
    if answer is None or answer == NOT_ASKED:
        return answer is None
    points, (_, high) = _points(instrument)[item.scale]
    own = points[answer]
    return own is not None and own < high


@lru_cache(maxsize=16)
def _points(instrument: Instrument) -> dict[str, tuple[dict[int, float | None], Pair]]:
    """The points of every answer of every scale, and the fewest and the most of them."""
    return {
        name: ({one.value: one.points for one in scale.choices}, scale.ends)
        for name, scale in instrument.scales.items()
    }


@lru_cache(maxsize=4096)
def _needed(instrument: Instrument, node_id: str, unasked: frozenset[str]) -> tuple[int, int]:
    """How many children with a value, and how many answers, a node needs where these items are not asked."""
    node = instrument.node(node_id)
    asked = sum(any(item.id not in unasked for item in instrument.items_under(part.id)) for part in node.parts)
    wanted = needed_children(node, asked if varies(instrument, node) else None)
    return wanted, needed_items(instrument, node, unasked)


class Tree:
    """One form: its answers, the variables of the items that can move, the programme they are in."""

    def __init__(
        self, programme: Programme, instrument: Instrument, answers: Answers, variant: Variant, moves: Moves
    ) -> None:
        self.programme, self.instrument, self.answers = programme, instrument, answers
        self.variant, self.moves = variant, moves
        self.unasked = not_asked(instrument, answers)
        self._grown: dict[tuple[str, bool], Grown] = {}

    def node(self, node: Node, *, as_worst: bool | None = None) -> Grown:
        """A node and everything below it; `as_worst`: blanks are the worst answer (None: as the variant says)."""
        strict = self.variant.missing == "as_worst" if as_worst is None else as_worst
        if (node.id, strict) not in self._grown:
            self._grown[node.id, strict] = self._made(node, as_worst=strict)
        return self._grown[node.id, strict]

    def at_least(self, grown: Grown, value: float, slack: float) -> None:
        """The node has a value, and one of at least so much."""
        self.programme.at_least(grown.has, 1)
        scale = 1000.0 / max(1.0, self.programme.ends(grown.weight)[0])
        self.programme.at_least(grown.shared.plus(grown.weight, -(value - slack)), 0, scale=scale)

    def value(self, grown: Grown) -> Sum:
        """The node's value as a number of its own."""
        if grown.weight.is_fixed:
            return grown.shared.scaled(1 / grown.weight.constant) if grown.weight.constant else Sum()
        made = self.programme.real(*self.instrument.value_range(grown.node.id))
        parts = [made.scaled(grown.weight.constant)]
        for variable, weight in grown.weight.terms.items():
            parts.append(self.programme.product(Sum(0.0, {variable: 1.0}), made).scaled(weight))
        self.programme.between(total(parts).plus(grown.shared, -1), 0, 0)
        return made

    def _made(self, node: Node, *, as_worst: bool) -> Grown:
        children = [self.node(child, as_worst=as_worst) for child in node.parts]
        if node.items:
            valued, weights, presence, answered = self._items(node, as_worst=as_worst)
        else:
            valued, weights = self._children(children)
            presence = total([child.has for child in children])
            answered = total([child.answered for child in children])
        low, high, to_low, to_high = _line(node)
        slope = (to_high - to_low) / (high - low)
        full = self._full(node) if node.rule == "sum" else 1.0
        shared = valued.scaled(slope * full).plus(weights, to_low - slope * low)
        has = self._has(node, children, presence, answered, as_worst=as_worst)
        return Grown(node, shared, weights, presence, answered, has)

    def _items(self, node: Node, *, as_worst: bool) -> tuple[Sum, Sum, Sum, Sum]:
        valued, weights, presence, answered = [], [], [], []
        for item in node.items:
            answer = self.answers[self.instrument.item_position(item.id)]
            if answer == NOT_ASKED:
                continue
            points, is_there, is_given = self._item(item, answer, as_worst=as_worst)
            valued.append(points.scaled(item.weight))
            weights.append(is_there.scaled(item.weight))
            presence.append(is_there)
            answered.append(is_given)
        return total(valued), total(weights), total(presence), total(answered)

    def _item(self, item: Item, answer: int | None, *, as_worst: bool) -> tuple[Sum, Sum, Sum]:
        """Its points where it counts, whether it counts, whether it is answered."""
        known, (low, high) = _points(self.instrument)[item.scale]
        move = self.moves.get(item.id, Sum())
        if answer is None:
            return (Sum(low).plus(move, high - low), ONE, move) if as_worst else (move.scaled(high), move, move)
        points = known[answer]
        return (Sum(), Sum(), ONE) if points is None else (Sum(points).plus(move, high - points), ONE, ONE)

    def _children(self, children: Sequence[Grown]) -> tuple[Sum, Sum]:
        valued, weights = [], []
        for child in children:
            if child.node.weighs_items:
                each = child.node.items[0].weight  # a part that weighs by its questions has one weight for all
                valued.append(self.programme.product(child.has, child.shared.scaled(1 / each)))
                weights.append(self.programme.of_switches(child.has, child.presence))
            elif not (child.has.is_fixed and child.has.constant == 0):
                weight = self.variant.weight_of(child.node)
                valued.append(self.programme.product(child.has, self.value(child)).scaled(weight))
                weights.append(child.has.scaled(weight))
        return total(valued), total(weights)

    def _full(self, node: Node) -> float:
        weights = [self.variant.weight_of(child) for child in node.parts] + [item.weight for item in node.items]
        return float(sum(weights))

    def _has(self, node: Node, children: Sequence[Grown], presence: Sum, answered: Sum, *, as_worst: bool) -> Sum:
        wanted, answers = _needed(self.instrument, node.id, self.unasked)
        conditions = [self.programme.reaches(presence, max(1, wanted if children else 1))]
        if not as_worst:
            conditions.append(self.programme.reaches(answered, answers))
        elif node is self.instrument.root:
            conditions.append(self.programme.reaches(answered, 1))
        return self.programme.all_of(conditions)


def require(tree: Tree, code: str, at_least_score: float) -> bool:
    """What a step of a reading asks, as rows; False where an item can never meet it."""
    nodes = {node.id: node for node in tree.instrument.nodes()}
    least = (round(at_least_score * MICRO) - 0.5) / MICRO / 100
    if code in nodes:
        low, high = tree.instrument.value_range(code)
        strict = tree.node(nodes[code], as_worst=True)
        tree.at_least(strict, low + least * (high - low), 1e-9)
        tree.programme.at_least(tree.node(nodes[code]).has, 1)
        return True
    item = tree.instrument.item(code)
    low, high = tree.instrument.scale_of(item).ends
    answer = tree.answers[tree.instrument.item_position(code)]
    points = None if answer in (None, NOT_ASKED) else tree.instrument.scale_of(item).points_of(answer)
    if points is not None and (points - low) / (high - low) >= least:
        return True
    if code not in tree.moves:
        return False
    tree.programme.at_least(tree.moves[code], 1)
    return True


def _line(node: Node) -> tuple[float, float, float, float]:
    if node.rescale is None:
        return 0.0, 1.0, 0.0, 1.0
    return (*node.rescale.from_, *node.rescale.to)
