"""Which kelurahan a row of a register means: by its Kemendagri code, else by its name under its kecamatan.

Never guessed: what fits several areas, or two that contradict each other, is left to a person. Ten digits
without dots may be a code of the statistics office, which means another place; they are not used.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from siperi_geo.areas import Area, AreaCode, Match, Miss, match_name, normalise_name
from siperi_geo.sheets import RefusedError, fold

UNDOTTED = re.compile(r"\d{4}|\d{6,7}|\d{10}")
KECAMATAN = re.compile(r"(kec\.?|kecamatan)\s*[:.]?\s+", re.IGNORECASE)
KELURAHAN = re.compile(r"(kel\.?|kelurahan|desa)\s*[:.]?\s+", re.IGNORECASE)
SURE = {"code", "exact", "spelling"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says about its place, as written; empty where it says nothing."""

    code: str = ""
    name: str = ""
    kecamatan: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The kelurahan a row means, how that is known and how surely."""

    area: Area
    how: str
    confidence_pct: int
    other_kecamatan: bool = False

    @property
    def is_sure(self) -> bool:
        return self.how in SURE and not self.other_kecamatan


@dataclass(frozen=True)
class Places:
    """Finds places among the areas of the city (kelurahan, kecamatan and the city itself)."""

    areas: Sequence[Area]

    def of(self, said: Said, column: str | None = None) -> Place:
        """The kelurahan meant. Raises RefusedError: REGISTER_PLACE_MISSING, _UNKNOWN, _CONFLICT, _BPS_CODE."""
        code = code_of(said.code)
        if code and code.level == "kelurahan":
            return self._coded(code.text, said, column)
        if said.name:
            return self._named(said, column)
        if is_undotted(said.code):
            raise RefusedError("REGISTER_BPS_CODE", column, text=said.code)
        if said.code:
            raise RefusedError("REGISTER_PLACE_UNKNOWN", column, name=said.code[:80], near="–")
        raise RefusedError("REGISTER_PLACE_MISSING", column)

    def kecamatan(self, text: str) -> Area | None:
        """The kecamatan that a text names exactly, whatever stands before it ("Kec. Alak")."""
        return self._kecamatan.get(normalise_name(text))

    def is_kelurahan(self, text: str) -> bool:
        """Whether a text is exactly the name of a kelurahan."""
        return normalise_name(text) in self._kelurahan

    def is_city(self, text: str) -> bool:
        """Whether a text is the name of the city, with or without "Kota"."""
        return normalise_name(text) in self._city

    def _coded(self, code: str, said: Said, column: str | None) -> Place:
        area = self._by_code.get(code)
        if area is None:
            raise RefusedError("REGISTER_PLACE_UNKNOWN", column, name=code, near="–")
        if said.name and normalise_name(said.name) != normalise_name(area.name):
            found = match_name(said.name, said.kecamatan, self.areas)
            if isinstance(found, Miss) or found.code != code:
                raise RefusedError("REGISTER_PLACE_CONFLICT", column, text=code, area=area.name, name=said.name)
        return Place(area, "code", 100)

    def _named(self, said: Said, column: str | None) -> Place:
        found = match_name(said.name, said.kecamatan or None, self.areas)
        if isinstance(found, Match):
            area = self._by_code[found.code]
            return Place(area, found.how, found.confidence_pct, found.other_kecamatan)
        near = ", ".join(f"{area.name} ({area.code})" for area in found.suggestions) or "–"
        raise RefusedError("REGISTER_PLACE_UNKNOWN", column, name=said.name[:80], near=near)

    @cached_property
    def _by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas if area.level == "kelurahan"}

    @cached_property
    def _kelurahan(self) -> set[str]:
        return {normalise_name(area.name) for area in self.areas if area.level == "kelurahan"}

    @cached_property
    def _kecamatan(self) -> dict[str, Area]:
        return {normalise_name(area.name): area for area in self.areas if area.level == "kecamatan"}

    @cached_property
    def _city(self) -> set[str]:
        names = [fold(area.name) for area in self.areas if area.level == "city"]
        return {normalise_name(one) for name in names for one in (name, name.removeprefix("kota "))}


def code_of(text: str) -> AreaCode | None:
    """A Kemendagri code alone (`53.71.01 .1001`) or before a name (`53.71.01.1001 – Alak`)."""
    parts = text.split()
    for candidate in ("".join(parts), *(part.rstrip("–-:,") for part in parts[:1])):
        if code := AreaCode.read(candidate):
            return code
    return None


def code_and_name(code: str, name: str) -> tuple[str, str]:
    """What stands in the columns of codes and names; a code may stand in that of names.

    >>> code_and_name("", "53.71.01.1001"), code_and_name("", "Alak")
    (('53.71.01.1001', ''), ('', 'Alak'))
    """
    return (name, "") if not code and code_of(name) else (code, name)


def is_undotted(text: str) -> bool:
    """Whether a text looks like a code of the statistics office: digits without dots."""
    return UNDOTTED.fullmatch("".join(text.split())) is not None
