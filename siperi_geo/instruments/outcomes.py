"""What is said of the values of a tree: classes, variants, readings in steps, patterns to look at, aggregation.

They are frozen values of the instrument file. Nothing here computes a score.
"""

from math import inf
from typing import Literal

from pydantic import Field

from siperi_geo.instruments.parts import Code, Label, Mark, Node, Part

NO_EDGE = inf  # of a class that is a step of a reading, not a band of the index


class ClassBand(Part):
    """A class of the index: from the previous band's `upper` to this one's, or a step of `classes_from`."""

    code: Code
    name: Label
    upper: float = NO_EDGE
    upper_inclusive: bool = False
    order: int
    mark: Mark


class Variant(Part):
    """A named way of reading the same answers; the first of an instrument is its default.

    `weights`: other weights of named nodes in this way of reading.
    """

    id: Code
    name: Label
    missing: Literal["left_out", "as_worst"]
    weights: dict[str, float] = Field({})
    mark: Mark
    note: Label

    def weight_of(self, node: Node) -> float:
        """What a node weighs in its parent when the answers are read this way."""
        return self.weights.get(node.id, node.weight)


class Requirement(Part):
    """What a step asks: the score (0–100) that a node or an item reaches at least.

    A blank never meets it: in the score of a node blanks are the worst answer here, whatever the variant, and
    a node that has no value does not meet it. What is not applicable is left out; alone it does not meet it.
    """

    of: Code
    at_least_score: float = Field(ge=0, le=100)


class Rung(Part):
    """A step that is no step yet: what is said when not even the first is reached."""

    code: Code
    name: Label


class Step(Rung):
    """A step of a reading; it is reached when all its requirements are met and all steps before it are."""

    mark: Mark
    requires: tuple[Requirement, ...] = Field(min_length=1)


class StepReading(Part):
    """A second, cumulative reading of the answers beside the index: the highest step reached."""

    id: Code
    name: Label
    note: Label
    mark: Mark
    none: Rung
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """All that can be said, from the lowest: `none`, then the steps."""
        return (self.none, *self.steps)

    def rung(self, code: str) -> Rung:
        """The step (or `none`) with this code; KeyError when there is none."""
        return {rung.code: rung for rung in self.rungs}[code]


class Consistency(Part):
    """A pattern of answers that a person should look at; it never changes a score.

    `first_before_rest`: in a node of `level` the first item has the worst answer, a later one a better.
    """

    rule: Literal["first_before_rest"]
    level: str
    text: Label


class Aggregation(Part):
    """A step from the results of many to the result of one: a plain mean, or a mean of named parts.

    `minimum`: below so many results the mean is not published. `all_required`: without one part there is none.
    """

    from_: Code = Field(alias="from")
    to: Code
    rule: Literal["mean", "weighted_mean"]
    minimum: int = Field(1, ge=1)
    weights: dict[str, float] = Field({})
    all_required: bool = False
    mark: Mark
    note: Label
