"""What helps to read the method: the share each part has in the index, and a made-up form to work through.

Neither enters a score.
"""

from siperi_geo.instruments import Instrument, Node

BLANK_EVERY = 8


def shares_pct(instrument: Instrument) -> dict[str, float]:
    """How much of the index hangs on each node and item when everything is answered, in per cent, by id."""
    found = {instrument.root.id: 100.0}
    for node in instrument.nodes():
        parts = node.parts or node.items
        whole = sum(part.weight for part in parts)
        found |= {part.id: found[node.id] * part.weight / whole for part in parts}
    return found


def worked_answers(instrument: Instrument) -> tuple[int | None, ...]:
    """A made-up form for the worked example: as many best answers as the node's turn, now and then a blank.

    The nodes with items take turns with 0, 1, 2 … best answers from the first item on, the rest worst; every
    eighth of them leaves its last item blank.
    """
    leaves = [node for node in instrument.nodes() if node.items]
    given = {
        item.id: answer
        for turn, node in enumerate(leaves)
        for item, answer in zip(node.items, _turn(instrument, node, turn), strict=True)
    }
    return tuple(given.get(item.id) for item in instrument.items)


def _turn(instrument: Instrument, node: Node, turn: int) -> list[int | None]:
    best = turn % (len(node.items) + 1)
    scales = [instrument.scale_of(item) for item in node.items]
    answers: list[int | None] = [
        (scale.best if place < best else scale.worst).value for place, scale in enumerate(scales)
    ]
    return [*answers[:-1], None] if turn % BLANK_EVERY == BLANK_EVERY - 1 and len(answers) > 1 else answers
