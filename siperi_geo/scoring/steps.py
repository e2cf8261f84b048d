"""How sure a step of a reading is: with blanks among what higher steps ask, it is reached "at least".

The step itself comes from the scoring statement (`gates`).
"""

from collections.abc import Sequence

from siperi_geo.instruments import Instrument, Item, StepReading
from siperi_geo.scoring.result import StepReached


def step_reached(
    instrument: Instrument, reading: StepReading, code: str, answers: Sequence[int | None]
) -> StepReached:
    """The step with this code, and whether an answer that is still missing could lift it."""
    reached = [rung.code for rung in reading.rungs].index(code)
    asked = {required.of for step in reading.steps[reached:] for required in step.requires}
    items = [item for one in sorted(asked) for item in _items_of(instrument, one)]
    blank = any(answers[instrument.item_position(item.id)] is None for item in items)
    return StepReached(reading.id, code, is_at_least=blank)


def _items_of(instrument: Instrument, code: str) -> tuple[Item, ...]:
    if any(node.id == code for node in instrument.nodes()):
        return instrument.items_under(code)
    return (instrument.item(code),)
