"""Columns about persons, by their headings: known so that they can be named, and never read."""

from collections.abc import Iterable

from siperi_geo.forms.heading_words import PERSON, PERSON_WORDS
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.sheets import Line, heading


def about_persons(line: Line, unknown: Iterable[int], index: ItemIndex) -> list[str]:
    """The headings of columns about persons or houses, as written; `unknown` are those that mean nothing else."""
    among = set(unknown)
    worded = ((place, heading(line.cell(place))) for place in range(len(line.cells)))
    found = [
        place
        for place, words in worded
        if index.field_of(words) == PERSON or (place in among and _names_persons(words))
    ]
    return [line.cell(place) for place in found]


def _names_persons(words: str) -> bool:
    """Whether a heading speaks of persons: `N.I.K`, `No. HP (WA)`, `Nama Kepala Keluarga`."""
    return not PERSON_WORDS.isdisjoint(words.split()) or words.replace(" ", "") in PERSON_WORDS
