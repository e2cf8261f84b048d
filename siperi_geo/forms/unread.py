"""Rows that could not be read and say not even whose they are: which forms may lack their answer?

It guesses no owner. A form that has an answer for every question lacks nothing; any other may.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from siperi_geo.forms.draft import Draft
from siperi_geo.forms.reading import Unread
from siperi_geo.instruments import NOT_ASKED, Instrument


@dataclass(frozen=True, slots=True)
class Lost:
    """A row of nobody, and the position of the item it answers where that is known."""

    unread: Unread
    position: int | None


def share_lost(lost: Sequence[Lost], drafts: Iterable[Draft], instrument: Instrument) -> None:
    """Count every lost row as unread in each form that may lack it; never more rows than the form lacks."""
    if not lost:
        return
    anywhere = [one.unread for one in lost if one.position is None]
    placed: dict[int, Unread] = {}
    for one in lost:
        if one.position is not None:
            placed.setdefault(one.position, one.unread)
    for draft in drafts:
        lacking = _lacking(draft, instrument)
        found = [placed[position] for position in lacking if position in placed]
        draft.unread.extend([*found, *anywhere][: len(lacking)])


def _lacking(draft: Draft, instrument: Instrument) -> list[int]:
    known = {
        instrument.item_position(one.item) for one in draft.unread if one.item is not None
    } | draft.rows.keys()
    return [place for place, one in enumerate(draft.answers) if place not in known and one != NOT_ASKED]
