"""The value objects the tree of an instrument is made of: labels, scales, items, nodes.

They are frozen and refuse unknown keys. They hold no answers and no file handling, and they know no
instrument in particular: whatever differs between instruments is data. What is said of the values of the tree
is in `outcomes`, what a file says about itself in `about`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Mark = Literal["verified", "partly", "reconstructed", "remembered", "own_design"]
Status = Literal["official", "adapted", "own_design"]
Subject = Literal["school", "health_facility", "kecamatan", "kelurahan", "family", "government_unit"]
Rule = Literal["weighted_mean", "sum", "describe"]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Pair = tuple[float, float]
NOT_ASKED = 255  # stored for an item that the form's profile does not ask: neither an answer nor a blank


class Part(BaseModel):
    """Base of every value object: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Label(Part):
    """One text in both languages of the interface."""

    id: Text
    en: Text


class Choice(Part):
    """One possible answer: `value` is what is stored, `points` is what the arithmetic uses.

    points None: not applicable. It counts as answered and leaves the arithmetic together with its weight.
    """

    value: int = Field(ge=0, le=254)
    points: float | None
    label: Label
    aliases: tuple[Text, ...] = ()


class Scale(Part):
    """The possible answers to an item.

    `blank`: words that mean no answer. `met_from`: the points from which an item is met (None: only the best);
    below them it gets a recommendation.
    """

    choices: tuple[Choice, ...] = Field(min_length=2)
    blank: tuple[Text, ...] = ()
    met_from: float | None = None
    mark: Mark
    source: Text

    @model_validator(mode="after")
    def _has_points(self) -> "Scale":
        if not self.points:
            raise ValueError("at least one answer needs points")
        return self

    @property
    def points(self) -> tuple[float, ...]:
        """The points of the answers that have some, in file order."""
        return tuple(choice.points for choice in self.choices if choice.points is not None)

    def points_of(self, value: int) -> float | None:
        """The points of a stored answer, None for "not applicable"; KeyError when the scale has no such answer."""
        return self.choice_of(value).points

    def choice_of(self, value: int) -> Choice:
        """The choice that is stored as this value; KeyError when the scale has no such answer."""
        for choice in self.choices:
            if choice.value == value:
                return choice
        raise KeyError(value)

    def is_unmet(self, value: int) -> bool:
        """Whether an answer lies below what counts as met; one that is not applicable does not."""
        points = self.points_of(value)
        return points is not None and points < (max(self.points) if self.met_from is None else self.met_from)

    def is_better_than_worst(self, value: int) -> bool:
        """Whether an answer carries more than the fewest points."""
        points = self.points_of(value)
        return points is not None and points > min(self.points)

    @property
    def best(self) -> Choice:
        """The choice with the most points."""
        return next(choice for choice in self.choices if choice.points == max(self.points))

    @property
    def worst(self) -> Choice:
        """The choice with the fewest points."""
        return next(choice for choice in self.choices if choice.points == min(self.points))

    @property
    def ends(self) -> Pair:
        """The fewest and the most points."""
        return min(self.points), max(self.points)


class Item(Part):
    """One question. `id` is stable for ever; `number` is what people see on the form.

    `profiles`: the kinds of form that ask it (empty: all). On the others it is stored as NOT_ASKED.
    """

    id: Code
    number: int = Field(ge=1)
    text: Label
    scale: str
    weight: float = Field(1, gt=0)
    mark: Mark
    evidence: Label | None = None
    recommendation: Label | None = None
    spm: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
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
    `rule: describe`: its items are context; it never has a value and counts for nothing above it.
    `weight: items`: it weighs as many as its items that carry points (`weight` is then their number).
    `recommendations`: how many next steps it names at most.
    """

    id: Code
    name: Label
    level: str
    weight: float = Field(1, gt=0)
    weighs_items: bool = False
    rule: Rule
    rescale: Rescale | None = None
    min_answered_pct: float = Field(ge=0, le=100)
    min_valued_children_pct: float = Field(0, ge=0, le=100)
    recommendations: int = Field(1, ge=1)
    children: tuple["Node", ...] = ()
    items: tuple[Item, ...] = ()
    object: Label | None = None
    evidence: Label | None = None
    spm: tuple[str, ...] = ()
    mark: Mark

    @model_validator(mode="before")
    @classmethod
    def _weigh_items(cls, data: Any) -> Any:
        if not (isinstance(data, Mapping) and data.get("weight") == "items"):
            return data
        return {**data, "weight": max(1, len(data.get("items") or ())), "weighs_items": True}

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, parents before children, in file order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def parts(self) -> tuple["Node", ...]:
        """The children that enter its value: all but those that only describe."""
        return tuple(child for child in self.children if child.rule != "describe")

    def counted(self) -> Iterator["Node"]:
        """As `walk`, without the nodes below that only describe."""
        yield self
        for child in self.parts:
            yield from child.counted()
