"""Walks an index back to the answers: for every node what was added, divided and rescaled, down to each item.

The numbers are those of the scoring statement itself; nothing is computed a second time here. The words
for them are made in `sentences`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from siperi_geo.instruments import NOT_ASKED, Choice, Instrument, Item, Node, Variant
from siperi_geo.scoring.compile import compile_select, node_numbers
from siperi_geo.scoring.counting import may_be_void, needed_children, needed_items, not_asked
from siperi_geo.scoring.run import FORMS, Answers, Row, select_forms


@dataclass(frozen=True, slots=True)
class ItemStep:
    """One answer in the sum of its node; `value` is None when it is left out of the sum.

    is_asked False: the form's profile does not ask it, so it is no blank.
    """

    item: Item
    answer: Choice | None
    value: float | None
    is_asked: bool = True

    @property
    def weight(self) -> float:
        return self.item.weight


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one node got its value: `raw` is its rule over `total` and `weight`, `value` is raw on its own scale.

    total: Σ weight × value of the children or items that count; weight: Σ weight of these. raw and value
    are None when fewer than `needed` of the `total_items` items asked below are answered, fewer than
    `needed_children` of the children have a value, or nothing below has one. own_weight: what it weighs itself.
    """

    node: Node
    own_weight: float
    missing: Literal["left_out", "as_worst"]
    total: float
    weight: float
    raw: float | None
    value: float | None
    answered: int
    total_items: int
    needed: int
    needed_children: int
    children: tuple["Explanation", ...]
    items: tuple[ItemStep, ...]

    @property
    def code(self) -> str:
        return self.node.id

    @property
    def valued_children(self) -> int:
        """How many of the children have a value."""
        return sum(child.value is not None for child in self.children)

    @property
    def parts(self) -> tuple[tuple[float, float | None], ...]:
        """Weight and value of each child or item; value None when it is left out."""
        below = [(child.own_weight, child.value) for child in self.children]
        return (*below, *((step.weight, step.value) for step in self.items))

    def find(self, code: str) -> "Explanation":
        """The explanation of a node at or below this one; KeyError when it is not there."""
        if code == self.code:
            return self
        for child in self.children:
            try:
                return child.find(code)
            except KeyError:
                continue
        raise KeyError(code)


def explain(
    instrument: Instrument, answers: Sequence[int | None], node: str = "index", variant: str = "standard"
) -> Explanation:
    """How a node of one form got its value, with everything below it; errors as `score_form`."""
    return _explain_once(instrument, tuple(answers), node, variant)


@lru_cache(maxsize=64)
def _explain_once(instrument: Instrument, answers: tuple[int | None, ...], node: str, variant: str) -> Explanation:
    row = select_forms(instrument, [answers], compile_select(instrument, variant, FORMS))[0]
    return _explained(instrument, answers, instrument.node(node), instrument.variant(variant), row)


def _explained(instrument: Instrument, answers: Answers, node: Node, variant: Variant, row: Row) -> Explanation:
    n = node_numbers(instrument)[node.id]
    unasked = not_asked(instrument, answers)
    asked = [item for item in instrument.items_under(node.id) if item.id not in unasked]
    children = tuple(_explained(instrument, answers, child, variant, row) for child in node.parts)
    items = tuple(_item_step(instrument, answers, item, variant.missing) for item in node.items)
    is_strict = variant.missing == "as_worst"
    can_lack = not is_strict or any(may_be_void(instrument, part) for part in node.parts)
    asked_children = sum(child.total_items > 0 for child in children)
    return Explanation(
        node=node,
        own_weight=sum(s.value is not None for s in items) if node.weighs_items else variant.weight_of(node),
        missing=variant.missing,
        total=row[f"total_{n}"],
        weight=row[f"weight_{n}"],
        raw=row[f"raw_{n}"],
        value=row[f"value_{n}"],
        answered=int(row[f"answered_{n}"]),
        total_items=len(asked),
        needed=1 if is_strict else needed_items(instrument, node, unasked),
        needed_children=needed_children(node, asked_children) if can_lack else 0,
        children=children,
        items=items,
    )


def _item_step(instrument: Instrument, answers: Answers, item: Item, missing: str) -> ItemStep:
    scale, answer = instrument.scale_of(item), answers[instrument.item_position(item.id)]
    if answer == NOT_ASKED:
        return ItemStep(item, None, None, is_asked=False)
    if answer is None:
        return ItemStep(item, None, scale.worst.points if missing == "as_worst" else None)
    choice = scale.choice_of(answer)
    return ItemStep(item, choice, choice.points)
