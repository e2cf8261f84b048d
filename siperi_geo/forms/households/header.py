"""What is kept of the head that an instrument gives its own form: the choices that it names itself, nothing else.

The choices stand in brackets behind the name of a field: `Cara mengisi (sendiri, dibantu kader atau penyuluh)`.
Any other text may name a person or a house. A field without choices is never kept.
"""

import re
from collections.abc import Iterable, Iterator

from siperi_geo.instruments import Instrument
from siperi_geo.sheets import fold

Header = tuple[tuple[str, str], ...]
_CHOICES = re.compile(r"\(([^()]+)\)\s*$")
_OR = re.compile(r"\s(?:atau|or)\s")


class HeaderWords:
    """The choices of an instrument's head, by the Indonesian name of the field."""

    def __init__(self, instrument: Instrument) -> None:
        self._known = {
            one.name.id: {fold(word): word for name in (one.name.id, one.name.en) for word in choices_of(name)}
            for one in instrument.header
        }

    def kept(self, said: Iterable[tuple[str, str]]) -> Header:
        """What is kept of a head: by name of the field, the choice as the instrument writes it."""
        found = ((label, self._known.get(label, {}).get(fold(text))) for label, text in said)
        return tuple(sorted((label, word) for label, word in found if word))


def choices_of(name: str) -> Iterator[str]:
    """The choices in a field's name; `dibantu kader atau penyuluh` is also `dibantu kader`, `dibantu penyuluh`."""
    found = _CHOICES.search(name)
    for choice in found[1].split(",") if found else ():
        yield choice.strip()
        first, *others = _OR.split(choice.strip())
        yield first
        yield from (f"{first.rpartition(' ')[0]} {other}".strip() for other in others)
