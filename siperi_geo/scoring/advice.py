"""What a filled form asks a person to do: look again at answers that contradict each other, meet what is unmet.

Neither changes a score.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from siperi_geo.errors import Problem, Where
from siperi_geo.instruments import NOT_ASKED, Consistency, Instrument, Item, Label, Node


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A next step for a node: the recommendation of an item that is not met.

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


def together(problems: Sequence[Problem]) -> list[Problem]:
    """The same findings to be read by people: contradictions of one form under one rule are one, naming all."""
    groups: dict[Hashable, list[Problem]] = {}
    for place, one in enumerate(problems):
        is_alike = one.code == "SCORING_FIRST_BEFORE_REST"
        groups.setdefault((one.where, one.values["rule_id"]) if is_alike else place, []).append(one)
    return [found[0] if len(found) == 1 else _as_one(found) for found in groups.values()]


def _as_one(found: Sequence[Problem]) -> Problem:
    pairs = ", ".join(f"{one.values['first']}–{one.values['later']}" for one in found)
    rule = {name: found[0].values[name] for name in ("rule_id", "rule_en")}
    return Problem("SCORING_FIRST_BEFORE_REST_OFTEN", found[0].where, {"n": len(found), "pairs": pairs, **rule})


def recommendations(instrument: Instrument, answers: Sequence[int | None]) -> list[Recommendation]:
    """The next steps of every node with items, in form order: of its first items that are not met.

    A node names as many as its `recommendations` allow. An item that is not applicable or not asked asks for
    nothing; the scale says from which answer on an item is met.
    """
    return [one for node in instrument.nodes() for one in _unmet(instrument, node, answers)]


def _first_before_rest(
    instrument: Instrument, node: Node, rule: Consistency, answers: Sequence[int | None], where: Where
) -> Problem | None:
    """The first item has its worst answer although a later one has a better: the problem names both."""
    first, *rest = node.items
    if _answer(instrument, answers, first) != instrument.scale_of(first).worst.value:
        return None
    for later in rest:
        answer = _answer(instrument, answers, later)
        if answer not in (None, NOT_ASKED) and instrument.scale_of(later).is_better_than_worst(answer):
            labels = {
                "first_answer": _label(instrument, answers, first),
                "later_answer": _label(instrument, answers, later),
            }
            words = _both_languages({"name": node.name, "rule": rule.text, **labels})
            values = {"first": first.number, "later": later.number, "node": node.id, "item": first.id, **words}
            return Problem("SCORING_FIRST_BEFORE_REST", where, values)
    return None


def _unmet(instrument: Instrument, node: Node, answers: Sequence[int | None]) -> list[Recommendation]:
    given = [(item, _answer(instrument, answers, item)) for item in node.items]
    unmet = [(item, answer) for item, answer in given if _is_unmet(instrument, item, answer)]
    return [
        Recommendation(node, item, item.recommendation, answer is not None)
        for item, answer in unmet[: node.recommendations]
        if item.recommendation is not None
    ]


def _is_unmet(instrument: Instrument, item: Item, answer: int | None) -> bool:
    if answer == NOT_ASKED:
        return False
    return answer is None or instrument.scale_of(item).is_unmet(answer)


def _answer(instrument: Instrument, answers: Sequence[int | None], item: Item) -> int | None:
    return answers[instrument.item_position(item.id)]


def _label(instrument: Instrument, answers: Sequence[int | None], item: Item) -> Label:
    answer = _answer(instrument, answers, item)
    return next(choice.label for choice in instrument.scale_of(item).choices if choice.value == answer)


def _both_languages(labels: dict[str, Label]) -> dict[str, str]:
    return {f"{name}_{lang}": getattr(label, lang) for name, label in labels.items() for lang in ("id", "en")}
