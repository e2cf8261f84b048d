"""How far a form in progress is: what is answered in each of its parts, and how many answers a result still lacks.

It judges no answer and computes no score.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from siperi_geo.analysis.exact import is_missing
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import NOT_ASKED, Instrument, Item, Node, load
from siperi_geo.scoring import FormScore
from siperi_geo.scoring.counting import needed_children, needed_items, not_asked

Answers = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class PartProgress:
    """One part of a form: the items that it asks, and those of them that are not answered."""

    part: Node
    asked: tuple[Item, ...]
    unanswered: tuple[Item, ...]

    @property
    def answered_count(self) -> int:
        """How many of the items asked are answered."""
        return len(self.asked) - len(self.unanswered)


def parts_of(instrument: Instrument, answers: Answers) -> tuple[PartProgress, ...]:
    """The parts of a form that ask something, also those that only describe, in form order."""
    given = {item.id: answer for item, answer in zip(instrument.items, answers, strict=True)}
    found = []
    for part in instrument.sections:
        asked = tuple(item for node in part.walk() for item in node.items if given[item.id] != NOT_ASKED)
        if asked:
            found.append(PartProgress(part, asked, tuple(item for item in asked if given[item.id] is None)))
    return tuple(found)


def asked_of(draft: Mapping[Hashable, Any]) -> int | None:
    """How many questions the form of a row of `drafts/draft_list` asks; None where its version is not here."""
    try:
        instrument = load(str(draft["instrument"]), str(draft["version"]))
    except SiperiError:
        return None
    return instrument.asked_count(instrument.profile(None if is_missing(draft["profile"]) else draft["profile"]))


def part_with(parts: Sequence[PartProgress], item_id: str) -> PartProgress:
    """The part that asks an item; StopIteration when none does."""
    return next(part for part in parts if any(item.id == item_id for item in part.asked))


def still_needed(instrument: Instrument, answers: Answers, score: FormScore) -> int:
    """The fewest further answers with which the index could be assessed; 0 when it is.

    A lower bound: answers that are "not applicable" may leave a node without a value although it is answered.
    """
    outside = not_asked(instrument, answers)

    def needed(node: Node) -> int:
        now = score.node(node.id)
        if now.index is not None or not now.total:
            return 0
        own = max(0, needed_items(instrument, node, outside) - now.answered)
        asked = [part for part in node.parts if score.node(part.id).total]
        open_parts = [part for part in asked if score.node(part.id).index is None]
        wanted = max(1, needed_children(node, len(asked))) - (len(asked) - len(open_parts))
        if node.items or wanted <= 0:
            return own
        return max(own, sum(sorted(map(needed, open_parts))[:wanted]))

    return needed(instrument.root)
