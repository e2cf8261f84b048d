"""What a filled form asks a person to do: look again at answers that contradict each other, meet what is unmet.

Neither changes a score.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.errors import Problem, Where
from siperi_geo.instruments import Consistency, Instrument, Item, Label, Node


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The next step for a node: the recommendation of its first item without the best answer.

    is_answered False: that item was left blank, so it is not known to be unmet.
    """

    node: Node
    item: Item
    text: Label
    is_answered: bool


def contradictions(
    instrument: Instrument, answers: Sequence[int | None], where: Where | None = None
) -> list[Problem]:
    """Warnings for the patterns that the instrument calls inconsistent; `where` names the form."""
    found = [
        _first_before_rest(instrument, node, rule, answers, where or Where())
        for rule in instrument.consistency
        for node in instrument.nodes()
        if node.level == rule.level and node.items
    ]
    return [problem for problem in found if problem is not None]


def recommendations(instrument: Instrument, answers: Sequence[int | None]) -> list[Recommendation]:
    """The next step of every node with items, in form order; a node whose items are all at their best has none."""
    found = (_first_unmet(instrument, node, answers) for node in instrument.nodes())
    return [one for one in found if one is not None]


def _first_before_rest(
    instrument: Instrument, node: Node, rule: Consistency, answers: Sequence[int | None], where: Where
) -> Problem | None:
    """The first item has its worst answer although a later one has a better: the problem names both."""
    first, *rest = node.items
    if _answer(instrument, answers, first) != instrument.scale_of(first).worst.value:
        return None
    for later in rest:
        answer = _answer(instrument, answers, later)
        if answer not in (None, instrument.scale_of(later).worst.value):
            labels = {
                "first_answer": _label(instrument, answers, first),
                "later_answer": _label(instrument, answers, later),
            }
            words = _both_languages({"name": node.name, "rule": rule.text, **labels})
            values = {"first": first.number, "later": later.number, "node": node.id, "item": first.id, **words}
            return Problem("SCORING_FIRST_BEFORE_REST", where, values)
    return None


def _first_unmet(instrument: Instrument, node: Node, answers: Sequence[int | None]) -> Recommendation | None:
    for item in node.items:
        answer = _answer(instrument, answers, item)
        if answer != instrument.scale_of(item).best.value:
            text = item.recommendation
            return None if text is None else Recommendation(node, item, text, answer is not None)
    return None


def _answer(instrument: Instrument, answers: Sequence[int | None], item: Item) -> int | None:
    return answers[instrument.item_position(item.id)]


def _label(instrument: Instrument, answers: Sequence[int | None], item: Item) -> Label:
    answer = _answer(instrument, answers, item)
    return next(choice.label for choice in instrument.scale_of(item).choices if choice.value == answer)


def _both_languages(labels: dict[str, Label]) -> dict[str, str]:
    return {f"{name}_{lang}": getattr(label, lang) for name, label in labels.items() for lang in ("id", "en")}
