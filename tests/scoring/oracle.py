"""The slow oracle: scores a form in exact fractions, straight from the instrument's words; no SQL, no floats.

It is written against the rules as the instrument file states them, not against the compiler.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from siperi_geo.instruments import Instrument, Item, Node

Answers = Sequence[int | None]


@dataclass(frozen=True)
class Exact:
    """A node's exact value (None: cannot be assessed), its 0–100 score, and what was answered below it."""

    value: Fraction | None
    score: Fraction | None
    answered: int
    total: int


def exact(number: float) -> Fraction:
    """A number of the file as it is written: 0.2 is one fifth."""
    return Fraction(repr(float(number)))


def oracle(instrument: Instrument, answers: Answers, variant: str) -> dict[str, Exact]:
    """Every node of a form, by code."""
    form = _Form(instrument, answers, blank_is_worst=instrument.variant(variant).missing == "as_worst")
    return {node.id: form.exact(node) for node in instrument.root.walk()}


def oracle_class(instrument: Instrument, index: Fraction | None) -> str | None:
    """The class of an exact index, taken to the millionth that is stored."""
    if index is None:
        return None
    millionth = Fraction(floor(index * 1_000_000 + Fraction(1, 2)), 1_000_000)
    for band in instrument.classes:
        if millionth < exact(band.upper) or (millionth == exact(band.upper) and band.upper_inclusive):
            return band.code
    return instrument.classes[-1].code


class _Form:
    def __init__(self, instrument: Instrument, answers: Answers, *, blank_is_worst: bool) -> None:
        ids = [item.id for item in instrument.items]
        self.instrument = instrument
        self.answer = dict(zip(ids, answers, strict=True))
        self.blank_is_worst = blank_is_worst

    def exact(self, node: Node) -> Exact:
        items = [item for below in node.walk() for item in below.items]
        answered = sum(self.answer[item.id] is not None for item in items)
        value = None if all(answer is None for answer in self.answer.values()) else self.value(node)
        low, high = self.range(node)
        score = None if value is None else (value - low) / (high - low) * 100
        return Exact(value, score, answered, len(items))

    def value(self, node: Node) -> Fraction | None:
        if not self.blank_is_worst and not self.enough(node):
            return None
        parts = [(exact(child.weight), self.value(child)) for child in node.children]
        parts += [(exact(item.weight), self.points(item)) for item in node.items]
        known = [(weight, value) for weight, value in parts if value is not None]
        if not known or not (self.blank_is_worst or self.enough_children(node)):
            return None
        mean = sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
        result = mean if node.rule == "weighted_mean" else mean * sum(weight for weight, _ in parts)
        return self.on_own_scale(node, result)

    def enough(self, node: Node) -> bool:
        asked = [self.answer[item.id] for below in node.walk() for item in below.items]
        given = [answer for answer in asked if answer is not None]
        return Fraction(len(given) * 100, len(asked)) >= exact(node.min_answered_pct)

    def enough_children(self, node: Node) -> bool:
        with_value = [child for child in node.children if self.value(child) is not None]
        return len(with_value) * 100 >= exact(node.min_valued_children_pct) * len(node.children)

    def points(self, item: Item) -> Fraction | None:
        choices = self.instrument.scales[item.scale].choices
        if self.answer[item.id] is None:
            return min(exact(choice.points) for choice in choices) if self.blank_is_worst else None
        return next(exact(choice.points) for choice in choices if choice.value == self.answer[item.id])

    def on_own_scale(self, node: Node, value: Fraction) -> Fraction:
        if node.rescale is None:
            return value
        start, end = map(exact, node.rescale.from_)
        first, last = map(exact, node.rescale.to)
        return first + (value - start) / (end - start) * (last - first)

    def range(self, node: Node) -> tuple[Fraction, Fraction]:
        """Lowest and highest value the tree allows; a rescaled node has the range it is rescaled to."""
        if node.rescale is not None:
            first, last = map(exact, node.rescale.to)
            return first, last
        parts = [(exact(child.weight), self.range(child)) for child in node.children]
        for item in node.items:
            points = [exact(choice.points) for choice in self.instrument.scales[item.scale].choices]
            parts.append((exact(item.weight), (min(points), max(points))))
        divisor = sum(weight for weight, _ in parts) if node.rule == "weighted_mean" else 1
        low = sum(weight * ends[0] for weight, ends in parts) / divisor
        return low, sum(weight * ends[1] for weight, ends in parts) / divisor
