"""Kemendagri area codes (`53.71.01.1001`) as values that know their level and parent.

BPS codes have ten digits too and mean other places (Alak: 5371010004 and 53.71.01.1008), so a code
without dots is never read as one.
"""

import re
from collections.abc import Mapping
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


def full_name(code: str, name: str) -> str:
    """The name of an area with its level, for wherever it could be one of another level.

    A city already has its level in its name.

    >>> full_name("53.71.01", "Alak"), full_name("53.71.01.1008", "Alak"), full_name("53.71", "Kota Kupang")
    ('Kecamatan Alak', 'Kelurahan Alak', 'Kota Kupang')
    """
    return _titled(code, name, {"kecamatan": "Kecamatan", "kelurahan": "Kelurahan", "desa": "Desa"})


def brief_name(code: str, name: str) -> str:
    """The same in short, for brackets and drawings.

    >>> brief_name("53.71.01", "Alak"), brief_name("53.71.01.1008", "Alak")
    ('Kec. Alak', 'Kel. Alak')
    """
    return _titled(code, name, {"kecamatan": "Kec.", "kelurahan": "Kel.", "desa": "Desa"})


def placed_name(name: str, code: str, above: str) -> str:
    """A name with the area that it is in (the code and name of that one): a kelurahan, a school.

    >>> placed_name("Alak", "53.71.01", "Alak"), placed_name("SD Negeri Oeba", "53.71.05.1005", "Fatubesi")
    ('Alak (Kec. Alak)', 'SD Negeri Oeba (Kel. Fatubesi)')
    """
    return f"{name} ({brief_name(code, above)})"


def _titled(code: str, name: str, titles: Mapping[str, str]) -> str:
    found = AreaCode.read(code)
    level: str = "" if found is None else found.level
    if level == "kelurahan" and code.rpartition(".")[2].startswith("2"):  # 1… is a kelurahan, 2… a desa
        level = "desa"
    has_title = name.partition(" ")[0].casefold() in ("kecamatan", "kelurahan", "desa", "kec.", "kel.")
    return name if level not in titles or has_title else f"{titles[level]} {name}"


@dataclass(frozen=True, slots=True)
class Area:
    """A known area: its code, official name, level and the code of the area it belongs to."""

    code: str
    name: str
    level: str
    parent_code: str | None
