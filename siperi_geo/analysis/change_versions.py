"""Years that were scored by different versions of an instrument: what of one version can be scored for all.

Two versions share a question where it has the same id, or one names the other's as its `previous`, and where the
answers are the same and carry the same points. Of a version, what all others share is an instrument again, smaller
by the questions that have no counterpart: these are left out of both years, and named. It scores nothing.
"""

from collections.abc import Mapping, Sequence

from siperi_geo.instruments import Instrument, Item, Node

Counterparts = Mapping[str, str]


def counterparts(instrument: Instrument, other: Instrument) -> dict[str, str]:
    """Item of `instrument` → the same question of `other`."""
    theirs = {item.id: item for item in other.items}
    later = {item.previous: item for item in other.items if item.previous}
    found = {}
    for item in instrument.items:
        same = theirs.get(item.id) or theirs.get(item.previous or "") or later.get(item.id)
        if same is not None and _points(instrument, item) == _points(other, same):
            found[item.id] = same.id
    return found


def _points(instrument: Instrument, item: Item) -> dict[int, float | None]:
    return {one.value: one.points for one in instrument.scale_of(item).choices}


def shared_items(instrument: Instrument, others: Sequence[Instrument]) -> frozenset[str]:
    """The ids of the items that every one of the others has too."""
    found = {item.id for item in instrument.items}
    for other in others:
        found &= counterparts(instrument, other).keys()
    return frozenset(found)


def left_out(instrument: Instrument, others: Sequence[Instrument]) -> tuple[Item, ...]:
    """The items that have no counterpart somewhere, in form order."""
    shared = shared_items(instrument, others)
    return tuple(item for item in instrument.items if item.id not in shared)


def reduced(instrument: Instrument, others: Sequence[Instrument]) -> Instrument | None:
    """The instrument with the shared questions alone, and without readings in steps; itself when all are shared.

    None when there is nothing that counts to share. A part without any question goes; what must be answered is
    then a share of what is left.
    """
    shared = shared_items(instrument, others)
    if len(shared) == len(instrument.items):
        return instrument
    root = _reduced(instrument.root, shared)
    if root is None or not any(node.items for node in root.counted()):
        return None
    content = {name: getattr(instrument, name) for name in type(instrument).model_fields}
    return Instrument.model_construct(**content | {"root": root, "readings": (), "classes_from": None})


def _reduced(node: Node, shared: frozenset[str]) -> Node | None:
    items = tuple(item for item in node.items if item.id in shared)
    children = tuple(one for one in (_reduced(child, shared) for child in node.children) if one is not None)
    if not items and not children:
        return None
    weight = {"weight": len(items)} if node.weighs_items else {}
    return node.model_copy(update={"items": items, "children": children, **weight})


def translated(instrument: Instrument, other: Instrument, answers: Sequence[int | None]) -> tuple[int | None, ...]:
    """A form of `other` as answers of `instrument`, which has only questions that both have (`reduced`)."""
    same = counterparts(instrument, other)
    return tuple(answers[other.item_position(same[item.id])] for item in instrument.items)
