"""What one kelurahan does next: blanks to fill first, then the advice that can win most. One list for every page.

The rule of the first question not met is in `scoring`, the advice itself in the instrument; a blank is not a "no".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from siperi_geo.analysis.gap_parts import carried, gains, leaves, of_assessed
from siperi_geo.instruments import Instrument, Label, Node
from siperi_geo.scoring import recommendations


@dataclass(frozen=True, slots=True)
class Blanks:
    """The numbers of the unanswered questions of one indicator."""

    node: Node
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The advice for the first question of an indicator that is answered and not met.

    `gain`: index points if the whole indicator were full; None while the form has no index.
    """

    node: Node
    advice: Label
    gain: float | None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """Everything a form leaves to do below a node: blanks in form order, steps by what they can win."""

    blanks: tuple[Blanks, ...]
    steps: tuple[Step, ...]

    @property
    def blank_count(self) -> int:
        """How many questions are not answered."""
        return sum(len(one.numbers) for one in self.blanks)

    def of(self, code: str) -> tuple[Blanks | Step, ...]:
        """What to do about one indicator, in order; nothing where all of it is met."""
        todo: tuple[Blanks | Step, ...] = (*self.blanks, *self.steps)
        return tuple(one for one in todo if one.node.id == code)


def next_steps(
    instrument: Instrument, answers: Sequence[int | None], nodes: pd.DataFrame, below: str
) -> NextSteps:
    """From one form: its answers, its rows of `gaps/every_node_per_subject`, and the node to stay below."""
    indicators = leaves(instrument, below)
    whole = of_assessed(instrument, nodes)
    values = dict(zip(whole["node"], whole["index_value"], strict=True))
    won = gains(instrument, values, carried(instrument, answers))
    advised = {one.node.id: one for one in recommendations(instrument, answers) if one.is_answered}
    steps = [Step(node, advised[node.id].text, won.get(node.id)) for node in indicators if node.id in advised]
    blanks = [Blanks(node, _unanswered(instrument, node, answers)) for node in indicators]
    return NextSteps(
        blanks=tuple(one for one in blanks if one.numbers),
        steps=tuple(sorted(steps, key=lambda one: -(one.gain or 0.0))),
    )


def _unanswered(instrument: Instrument, node: Node, answers: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(item.number for item in node.items if answers[instrument.item_position(item.id)] is None)
