"""Where a form says that its subject is: the kelurahan, kecamatan and city that it writes, against those stored.

It decides nothing about a form; whose it is, `owners` decides.
"""

import re
from collections.abc import Sequence

from siperi_geo.areas import Area, Match, match_name, normalise_name
from siperi_geo.assessments.cities import is_same_city

_KECAMATAN_INSIDE = re.compile(r"\bkec(?:amatan)?\b\W*(.+)", re.IGNORECASE | re.DOTALL)


class Places:
    """The areas that are stored, found by what people write of them."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas, self._by_code = areas, {area.code: area for area in areas}
        self._cities = [area for area in areas if area.level == "city"]

    def of(self, code: str | None) -> Area | None:
        """The area with this code."""
        return self._by_code.get(code or "")

    def is_of_other_city(self, written: str | None) -> bool:
        """Whether a city is written that is not this one."""
        city = (written or "").strip()
        is_ours = any(city == own.code or is_same_city(city, own.name) for own in self._cities)
        return says(city) and not is_ours

    def kelurahan(self, written: str | None, kecamatan: str | None) -> str | None:
        """The code of the kelurahan that is written by its code, its name, or both (`53.71.01.1001 Namosain`)."""
        text = (written or "").strip()
        for word in (text, text.partition(" ")[0]):
            if (area := self.of(word)) and area.level == "kelurahan":
                return word
        known = self.of(self.kecamatan(kecamatan))
        found = match_name(text, known.name if known else None, self._areas, level="kelurahan")
        return found.code if isinstance(found, Match) else None

    def kecamatan(self, written: str | None) -> str | None:
        """The code of the kecamatan that is written by its name or its code."""
        area = self.of((written or "").strip())
        if area is not None:
            return area.code
        found = match_name(written or "", None, self._areas, level="kecamatan")
        return found.code if isinstance(found, Match) else None


def name_and_kecamatan(place: str) -> tuple[str, str | None]:
    """A name without the kecamatan that stands behind it ("Oebobo, Kec. Oebobo"), and that kecamatan."""
    found = _KECAMATAN_INSIDE.search(place)
    return (place[: found.start()], found[1]) if found and found.start() else (place, None)


def says(text: str | None) -> bool:
    """Whether a cell says anything: a dash does not."""
    return bool(text and normalise_name(text))
