"""Walks an index back to the answers: for every node what was added, divided and rescaled, down to each item.

The numbers are those of the scoring statement itself; nothing is computed a second time here. The words
for them are made in `sentences`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from siperi_geo.instruments import Choice, Instrument, Item, Node
from siperi_geo.scoring.compile import compile_select, node_numbers
from siperi_geo.scoring.node_sql import needed_children, needed_items
from siperi_geo.scoring.run import FORMS, Answers, Row, select_forms


@dataclass(frozen=True, slots=True)
class ItemStep:
    """One answer in the sum of its node; `value` is None when it is left out of the sum."""

    item: Item
    answer: Choice | None
    value: float | None

    @property
    def weight(self) -> float:
        return self.item.weight


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one node got its value: `raw` is its rule over `total` and `weight`, `value` is raw on its own scale.

    total: Σ weight × value of the children or items that count; weight: Σ weight of these. raw and value
    are None when fewer than `needed` of the `total_items` items below are answered, fewer than `needed_children`
    of the children have a value, or nothing below has one.
    """

    node: Node
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
        below = [(child.node.weight, child.value) for child in self.children]
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
    return _explained(instrument, answers, instrument.node(node), instrument.variant(variant).missing, row)


def _explained(
    instrument: Instrument, answers: Answers, node: Node, missing: Literal["left_out", "as_worst"], row: Row
) -> Explanation:
    n = node_numbers(instrument)[node.id]
    return Explanation(
        node=node,
        missing=missing,
        total=row[f"total_{n}"],
        weight=row[f"weight_{n}"],
        raw=row[f"raw_{n}"],
        value=row[f"value_{n}"],
        answered=int(row[f"answered_{n}"]),
        total_items=len(instrument.items_under(node.id)),
        needed=1 if missing == "as_worst" else needed_items(instrument, node),
        needed_children=0 if missing == "as_worst" else needed_children(node),
        children=tuple(_explained(instrument, answers, child, missing, row) for child in node.children),
        items=tuple(_item_step(instrument, answers, item, missing) for item in node.items),
    )


def _item_step(instrument: Instrument, answers: Answers, item: Item, missing: str) -> ItemStep:
    scale, answer = instrument.scale_of(item), answers[instrument.item_position(item.id)]
    if answer is None:
        return ItemStep(item, None, scale.worst.points if missing == "as_worst" else None)
    choice = next(choice for choice in scale.choices if choice.value == answer)
    return ItemStep(item, choice, choice.points)
