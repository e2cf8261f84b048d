"""The table of hazards: what each is called, how offices write it, its classes, and where an index has its limits.

The table is data (`kinds.yaml`); a hazard is added there. It reads no list and knows no store.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from siperi_geo.columns import Bilingual
from siperi_geo.errors import SiperiError
from siperi_geo.sheets import fold
from siperi_geo.text import pick

TABLE = Path(__file__).parent / "kinds.yaml"
BETWEEN = {"dan", "and", "serta", "atau", "or"}


class Entry(BaseModel):
    """A hazard or a class: what it is called and how lists write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Bilingual
    spelled: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, that of our own tables too."""
        return (*self.spelled, self.label.id, self.label.en)


class About(BaseModel):
    """Where the list comes from and how sure it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sure: str
    source: Bilingual


class Limits(About):
    """The index up to which a hazard is low, and medium; above it is high."""

    low_to: Fraction
    medium_to: Fraction


class Table(BaseModel):
    """The whole table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    list: About
    hazards: Mapping[str, Entry]
    classes: Mapping[int, Entry]
    limits: Limits


@cache
def table() -> Table:
    """The table of the file."""
    return Table.model_validate(yaml.safe_load(TABLE.read_text(encoding="utf-8")))


def hazard_name(code: str) -> str:
    """What a hazard is called in this run's language; the code itself where another version wrote it."""
    known = table().hazards
    return pick(known[code].label) if code in known else code


def class_name(level: int | None) -> str | None:
    """What a class is called; None for none."""
    return pick(table().classes[level].label) if level else None


def class_of_index(value: float) -> int:
    """The class of an index from 0 to 1.

    >>> class_of_index(1 / 3), class_of_index(0.334), class_of_index(0.667)
    (1, 2, 3)
    """
    limits = table().limits
    return 1 if value <= limits.low_to else 2 if value <= limits.medium_to else 3


def class_of_word(text: str) -> int | None:
    """The class that a word means; None for no such word.

    >>> class_of_word("TINGGI"), class_of_word("sangat tinggi")
    (3, None)
    """
    return _class_words().get(" ".join(words_of(text)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without marks."""
    return tuple(re.findall(r"[a-z0-9]+", fold(text)))


def hazards_in(text: str) -> tuple[str, ...] | None:
    """The hazards that a text names, in its order; None when any of its words is not known.

    >>> hazards_in("banjir_longsor"), hazards_in("Gelombang pasang/rob"), hazards_in("banjir dan naga")
    (('flood', 'landslide'), ('extreme_waves',), None)
    """
    words, found = words_of(text), []
    while words:
        size = next((n for n in range(len(words), 0, -1) if words[:n] in _hazard_words()), 0)
        if size:
            found.append(_hazard_words()[words[:size]])
        elif words[0] not in BETWEEN:
            return None
        words = words[max(size, 1) :]
    return tuple(dict.fromkeys(found)) or None


def known_hazard(text: str) -> str:
    """The one hazard that a person names. Raises HAZARD_UNKNOWN."""
    found = hazards_in(text)
    if found is None or len(found) != 1:
        raise SiperiError("HAZARD_UNKNOWN", text=text[:80])
    return found[0]


def is_plainly(text: str, code: str) -> bool:
    """Whether a text is just what a hazard is called."""
    label = table().hazards[code].label
    return words_of(text) in (words_of(label.id), words_of(label.en))


@cache
def _hazard_words() -> dict[tuple[str, ...], str]:
    known = table().hazards.items()
    return {words_of(one): code for code, entry in known for one in (*entry.spellings, code)}


@cache
def _class_words() -> dict[str, int]:
    known = table().classes.items()
    return {" ".join(words_of(one)): level for level, entry in known for one in entry.spellings}
