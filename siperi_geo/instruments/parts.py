"""The value objects an instrument is made of: labels, scales, items, nodes, classes, variants.

They are frozen and refuse unknown keys. They hold no answers and no file handling, and they know no
instrument in particular: whatever differs between instruments is data.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Mark = Literal["verified", "partly", "reconstructed", "remembered", "own_design"]
Status = Literal["official", "adapted", "own_design"]
Subject = Literal["school", "health_facility", "kecamatan", "kelurahan", "family", "government_unit"]
Rule = Literal["weighted_mean", "sum"]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Pair = tuple[float, float]


class Part(BaseModel):
    """Base of every value object: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Label(Part):
    """One text in both languages of the interface."""

    id: Text
    en: Text


class Choice(Part):
    """One possible answer: `value` is what is stored, `points` is what the arithmetic uses."""

    value: int = Field(ge=0, le=254)
    points: float
    label: Label
    aliases: tuple[Text, ...] = ()


class Scale(Part):
    """The possible answers to an item."""

    choices: tuple[Choice, ...] = Field(min_length=2)
    mark: Mark
    source: Text

    def points_of(self, value: int) -> float:
        """The points of a stored answer; KeyError when the scale has no such answer."""
        for choice in self.choices:
            if choice.value == value:
                return choice.points
        raise KeyError(value)

    @property
    def best(self) -> Choice:
        """The choice with the most points."""
        return max(self.choices, key=lambda choice: choice.points)

    @property
    def worst(self) -> Choice:
        """The choice with the fewest points."""
        return min(self.choices, key=lambda choice: choice.points)


class Item(Part):
    """One question. `id` is stable for ever; `number` is what people see on the form."""

    id: Code
    number: int = Field(ge=1)
    text: Label
    scale: str
    weight: float = Field(1, gt=0)
    mark: Mark
    evidence: Label | None = None
    recommendation: Label | None = None
    spm: tuple[str, ...] = ()
    previous: str | None = None


class ScoreRange(Part):
    """The lowest and highest value a node can have on its own scale."""

    low: float
    high: float

    def score(self, value: float) -> float:
        """A value of this range as 0–100: 57.16190476 in 20–100 is 46.45238095."""
        return (value - self.low) / (self.high - self.low) * 100


class Rescale(Part):
    """A straight line from one range to another: [0, 1] → [1, 5] makes a level of the mean of four yes/no."""

    from_: Pair = Field(alias="from")
    to: Pair

    def apply(self, value: float) -> float:
        """Where a value of `from_` lies in `to`."""
        share = (value - self.from_[0]) / (self.from_[1] - self.from_[0])
        return self.to[0] + share * (self.to[1] - self.to[0])


class Node(Part):
    """A place in the tree that gets a value, either from its children or from its items.

    It has none below `min_answered_pct` of the items under it, nor below `min_valued_children_pct` of its
    children with a value of their own; 0: the children that have one stand for those that have none.
    """

    id: Code
    name: Label
    level: str
    weight: float = Field(1, gt=0)
    rule: Rule
    rescale: Rescale | None = None
    min_answered_pct: float = Field(ge=0, le=100)
    min_valued_children_pct: float = Field(0, ge=0, le=100)
    children: tuple["Node", ...] = ()
    items: tuple[Item, ...] = ()
    object: Label | None = None
    evidence: Label | None = None
    spm: tuple[str, ...] = ()
    mark: Mark

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, parents before children, in file order."""
        yield self
        for child in self.children:
            yield from child.walk()


class ClassBand(Part):
    """A class of the index: from the previous band's `upper` to this one's."""

    code: Code
    name: Label
    upper: float
    upper_inclusive: bool
    order: int
    mark: Mark


class Variant(Part):
    """A named way of reading the same answers; the first of an instrument is its default."""

    id: Code
    name: Label
    missing: Literal["left_out", "as_worst"]
    mark: Mark
    note: Label


class Consistency(Part):
    """A pattern of answers that a person should look at; it never changes a score.

    `first_before_rest`: in a node of `level` the first item has the worst answer, a later one a better.
    """

    rule: Literal["first_before_rest"]
    level: str
    text: Label


class NodeDefaults(Part):
    """What the nodes of a level have in common, so that the file states it once."""

    rule: Rule | None = None
    rescale: Rescale | None = None
    min_answered_pct: float | None = Field(None, ge=0, le=100)
    min_valued_children_pct: float | None = Field(None, ge=0, le=100)
    mark: Mark | None = None


class Level(Part):
    """A storey of the tree, from the top: index, aspect, indicator. `note` says its sum in words."""

    id: Code
    name: Label
    note: Label
    defaults: NodeDefaults = NodeDefaults()


class ItemDefaults(Part):
    """What most items have in common."""

    scale: str | None = None
    mark: Mark | None = None


class Source(Part):
    """Where something in the file was seen. `id` is what other texts of the file refer to."""

    id: Code
    title: Text
    seen: Label
    mark: Mark


class LegalBasis(Part):
    """A rule the instrument rests on, and how sure we are of it."""

    title: Text
    note: Label
    mark: Mark


class PartMark(Part):
    """How sure we are of one part of the file (thresholds, evidence, SPM links …), and why."""

    part: Code
    mark: Mark
    note: Label


class Named(Part):
    """An id with a name: an SPM service that items point to, or a field of the form's head."""

    id: Code
    name: Label


class Note(Part):
    """Something a reader of the instrument should know, such as a quirk of the official form."""

    id: Code
    text: Label
    source: str | None = None


class Change(Part):
    """One line of the change history: when, and what it means for which years."""

    date: date
    text: Label
