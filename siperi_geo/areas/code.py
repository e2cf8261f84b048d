"""Kemendagri area codes (`53.71.01.1001`) as values that know their level and parent.

BPS codes have ten digits too and mean other places (Alak: 5371010004 and 53.71.01.1008), so a code
without dots is never read as one.
"""

import re
from dataclasses import dataclass
from typing import Literal, Self

from siperi_geo.errors import SiperiError

Level = Literal["province", "city", "kecamatan", "kelurahan"]
LEVELS: tuple[Level, ...] = ("province", "city", "kecamatan", "kelurahan")
_PATTERN = re.compile(r"\d{2}(\.\d{2}){0,2}|\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)
_DIGITS = re.compile(r"\d{6}|\d{10}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class AreaCode:
    """One code, kept as its text. Make it with `parse` or `read`, which check the form.

    >>> AreaCode.parse("53.71.01.1001").parent
    AreaCode(text='53.71.01')
    """

    text: str

    @classmethod
    def parse(cls, text: object) -> Self:
        """The code written in a text; AREA_CODE_INVALID when it is none."""
        code = cls.read(text)
        if code is None:
            raise SiperiError("AREA_CODE_INVALID", value=text)
        return code

    @classmethod
    def read(cls, text: object) -> Self | None:
        """The code written in a text, or None: no text, no dots, or a placeholder such as `53.71.00.0000`."""
        if not isinstance(text, str) or not _PATTERN.fullmatch(text.strip()):
            return None
        is_placeholder = any(set(part) == {"0"} for part in text.strip().split("."))
        return None if is_placeholder else cls(text.strip())

    @classmethod
    def with_dots(cls, digits: str) -> Self | None:
        """What bare digits would be with dots, to be asked and never assumed; None for any other text.

        >>> AreaCode.with_dots("5371011001")
        AreaCode(text='53.71.01.1001')
        """
        if not _DIGITS.fullmatch(digits):
            return None
        return cls.read(".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part))

    @property
    def level(self) -> Level:
        return LEVELS[self.text.count(".")]

    @property
    def parent(self) -> "AreaCode | None":
        """The code one level up; a province has none."""
        head, dot, _ = self.text.rpartition(".")
        return AreaCode(head) if dot else None

    def is_within(self, other: "AreaCode") -> bool:
        """Whether this is `other` or lies under it."""
        return self == other or self.text.startswith(other.text + ".")

    def __str__(self) -> str:
        return self.text


def is_kelurahan(text: str) -> bool:
    """Whether a text is the code of a kelurahan."""
    code = AreaCode.read(text)
    return code is not None and code.level == "kelurahan"


@dataclass(frozen=True, slots=True)
class Area:
    """A known area: its code, official name, level and the code of the area it belongs to."""

    code: str
    name: str
    level: str
    parent_code: str | None
