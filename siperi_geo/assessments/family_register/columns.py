"""Headings of a list of families: which column holds the household code, its kelurahan, its RT and RW.

They are those of forms of families, and two more. Columns about persons are known so that they can be named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from siperi_geo.forms.heading_words import PERSON, PERSON_WORDS
from siperi_geo.forms.headings import fields_for
from siperi_geo.registers.tables import Heading
from siperi_geo.sheets import heading

FAMILY = "family"  # the kind of subject, and what the instruments for it ask
READ = ("subject", "area_code", "area", "kecamatan", "city", "rt", "rw", "rt_rw")
NEIGHBOURHOODS = {
    "rt": ("rt", "no rt", "nomor rt", "rukun tetangga"),
    "rw": ("rw", "no rw", "nomor rw", "rukun warga"),
    "rt_rw": ("rt rw", "rt dan rw", "no rt rw"),
}
NUMBERING = {"no", "nr", "#"}


@dataclass(slots=True)
class FamilyColumns:
    """Where each field stands, what is about persons, and what means nothing here."""

    fields: dict[str, int] = field(default_factory=dict)
    personal: list[int] = field(default_factory=list)
    ignored: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many columns are understood."""
        return len(self.fields)


def recognise(headings: Sequence[Heading]) -> FamilyColumns | None:
    """The columns of a row of headings; None when it is not the head of a list of families."""
    found, ranks = FamilyColumns(), dict[str, int]()
    for place, one in enumerate(headings):
        meaning, rank = _meaning(one)
        if meaning == PERSON:
            found.personal.append(place)
        elif meaning in READ and rank < ranks.get(meaning, len(READ) * 100):
            found.ignored += [found.fields[meaning]] if meaning in found.fields else []
            found.fields[meaning], ranks[meaning] = place, rank
        elif one.own and heading(one.own) not in NUMBERING:
            found.ignored.append(place)
    has_place = bool({"area", "area_code"} & found.fields.keys())
    return found if "subject" in found.fields and has_place else None


KNOWN = fields_for(FAMILY) | {
    word: (name, rank) for name, words in NEIGHBOURHOODS.items() for rank, word in enumerate(words)
}


@lru_cache(maxsize=4_096)  # every row is asked whether it repeats the headings
def _meaning(one: Heading) -> tuple[str, int]:
    """What a heading stands for, and its rank (the lower the surer); "" for nothing that is known."""
    for words in map(heading, (one.whole, one.own)):
        if words in KNOWN:
            return KNOWN[words]
    words = heading(one.own)
    is_personal = not PERSON_WORDS.isdisjoint(words.split()) or words.replace(" ", "") in PERSON_WORDS
    return (PERSON, 0) if is_personal else ("", 0)
