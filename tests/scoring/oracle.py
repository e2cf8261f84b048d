"""The slow oracle: scores a form in exact fractions, straight from the instrument's words; no SQL, no floats.

It is written against the rules as the instrument file states them, not against the compiler.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from siperi_geo.instruments import NOT_ASKED, Instrument, Item, Node

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
    form = Form(instrument, answers, variant)
    return {node.id: form.exact(node) for node in instrument.nodes()}


def oracle_class(instrument: Instrument, index: Fraction | None, step: str | None = None) -> str | None:
    """The class of an exact index, taken to the millionth that is stored and then to `class_decimals`.

    step: what the reading that gives the class has reached, for an instrument with `classes_from`.
    """
    if index is None or instrument.classes_from:
        return None if index is None else step
    classed = half_up(half_up(index, 6), 6 if instrument.class_decimals is None else instrument.class_decimals)
    for band in instrument.classes:
        if classed < exact(band.upper) or (classed == exact(band.upper) and band.upper_inclusive):
            return band.code
    return instrument.classes[-1].code


def oracle_step(instrument: Instrument, answers: Answers, variant: str, reading_id: str) -> str:
    """The step reached: node by node, with every blank below it read as the worst answer."""
    form, strict = Form(instrument, answers, variant), Form(instrument, answers, variant, blank_is_worst=True)
    (reading,) = (one for one in instrument.readings if one.id == reading_id)
    reached = reading.none.code
    for step in reading.steps:
        if not all(_meets(form, strict, one.of, exact(one.at_least_score)) for one in step.requires):
            break
        reached = step.code
    return reached


def half_up(number: Fraction, decimals: int) -> Fraction:
    """A number to so many decimals, halves upwards."""
    return Fraction(floor(number * 10**decimals + Fraction(1, 2)), 10**decimals)


def _meets(form: "Form", strict: "Form", code: str, limit: Fraction) -> bool:
    nodes = {node.id: node for node in form.instrument.nodes()}
    if code not in nodes:
        item = form.instrument.item(code)
        points, (low, high) = form.points(item), form.instrument.scales[item.scale].ends
        is_answered = form.answer[code] is not None and points is not None
        return is_answered and half_up((points - exact(low)) / exact(high - low) * 100, 6) >= limit
    score = strict.exact(nodes[code]).score
    has_value = form.exact(nodes[code]).value is not None
    return has_value and score is not None and half_up(score, 6) >= limit


class Form:
    """One form under a variant, or under the strictest reading of it."""

    def __init__(
        self, instrument: Instrument, answers: Answers, variant: str, *, blank_is_worst: bool = False
    ) -> None:
        ids = [item.id for item in instrument.items]
        self.instrument = instrument
        self.variant = instrument.variant(variant)
        self.answer = dict(zip(ids, answers, strict=True))
        self.blank_is_worst = blank_is_worst or self.variant.missing == "as_worst"

    def asked(self, node: Node) -> list[Item]:
        """The items below a node that this form asks; what only describes is not below anything."""
        if node.items:
            return [item for item in node.items if self.answer[item.id] != NOT_ASKED]
        return [item for part in parts(node) for item in self.asked(part)]

    def exact(self, node: Node) -> Exact:
        items = self.asked(node)
        answered = sum(self.answer[item.id] is not None for item in items)
        given = [self.answer[item.id] for item in self.asked(self.instrument.root)]
        value = None if all(answer is None for answer in given) else self.value(node)
        low, high = self.range(node)
        score = None if value is None else (value - low) / (high - low) * 100
        return Exact(value, score, answered, len(items))

    def value(self, node: Node) -> Fraction | None:
        if not self.blank_is_worst and not self.enough(node):
            return None
        found = [(self.weight(part), self.value(part)) for part in parts(node)]
        found += [(exact(item.weight), self.points(item)) for item in node.items]
        known = [(weight, value) for weight, value in found if value is not None]
        if not known or not self.enough_children(node):
            return None
        mean = sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
        result = mean if node.rule == "weighted_mean" else mean * sum(weight for weight, _ in found)
        return self.on_own_scale(node, result)

    def weight(self, node: Node) -> Fraction:
        if node.weighs_items:
            return Fraction(sum(self.points(item) is not None for item in node.items))
        return exact(self.variant.weights.get(node.id, node.weight))

    def enough(self, node: Node) -> bool:
        asked = [self.answer[item.id] for item in self.asked(node)]
        given = [answer for answer in asked if answer is not None]
        return bool(given) and Fraction(len(given) * 100, len(asked)) >= exact(node.min_answered_pct)

    def enough_children(self, node: Node) -> bool:
        asked = [part for part in parts(node) if self.asked(part)]
        with_value = [part for part in asked if self.value(part) is not None]
        return len(with_value) * 100 >= exact(node.min_valued_children_pct) * len(asked)

    def points(self, item: Item) -> Fraction | None:
        """None: left out, because it is blank, not applicable, or not asked."""
        answer, scale = self.answer[item.id], self.instrument.scales[item.scale]
        if answer is None:
            return min(map(exact, scale.points)) if self.blank_is_worst else None
        points = next((choice.points for choice in scale.choices if choice.value == answer), None)
        return None if points is None else exact(points)

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
        found = [(exact(part.weight), self.range(part)) for part in parts(node)]
        for item in node.items:
            points = [exact(one) for one in self.instrument.scales[item.scale].points]
            found.append((exact(item.weight), (min(points), max(points))))
        divisor = sum(weight for weight, _ in found) if node.rule == "weighted_mean" else 1
        low = sum(weight * ends[0] for weight, ends in found) / divisor
        return low, sum(weight * ends[1] for weight, ends in found) / divisor


def parts(node: Node) -> list[Node]:
    """The children that enter a value."""
    return [child for child in node.children if child.rule != "describe"]
