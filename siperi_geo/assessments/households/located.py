"""Which kelurahan a household's row means: by code or by name; whatever a row says of its place must agree.

Names are matched as those of forms are; what is merely alike is used and said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.areas import Area, AreaCode, Match, Miss, is_like_an_area, match_name, normalise_name
from siperi_geo.assessments.places import Places, says
from siperi_geo.errors import brief
from siperi_geo.forms.households import Reason, Said
from siperi_geo.forms.households.codes import covered, is_personal

SURE = ("exact", "spelling")
SHOWN_FROM = 3  # rows with a text before it is repeated: what a single row says of its place may be a name
LIKE_A_CODE = re.compile(r"[0-9]+([. -][0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Located:
    """The kelurahan meant, or why it is none; `alike` is how it is written where it is only alike."""

    code: str | None
    reason: Reason | None = None
    alike: str | None = None


class Locator:
    """Finds kelurahan among the areas of the store."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas, self._places = areas, Places(areas)

    def of(self, said: Said) -> Located:
        """The kelurahan that a row means."""
        codes, names = _told_apart(said)
        if not codes and not names:
            return _refused("HOUSEHOLD_AREA_MISSING")
        if self._places.is_of_other_city(said.city):
            return _refused("HOUSEHOLD_OTHER_CITY", written=self._shown(said.city))
        if len(codes) > 1:
            return _refused("HOUSEHOLD_AREA_DIFFERS")
        found = self._coded(codes[0], names, said.kecamatan) if codes else self._named(names[0], said.kecamatan)
        area = self._places.of(found.code)
        if area is None or not says(said.kecamatan) or self._places.kecamatan(said.kecamatan) == area.parent_code:
            return found
        return _refused("HOUSEHOLD_KECAMATAN_CONFLICT", written=self._shown(said.kecamatan), area=area.name)

    def _coded(self, code: str, names: Sequence[str], kecamatan: str) -> Located:
        """The kelurahan with a code, unless a name beside it means another one."""
        area = self._places.of(code)
        if area is None or area.level != "kelurahan":
            return _refused("HOUSEHOLD_AREA_UNKNOWN", written=code, near="–")
        for name in names:
            if normalise_name(name) != normalise_name(area.name):
                found = self._match(name, kecamatan)
                if isinstance(found, Miss) or found.code != code:
                    return _refused(
                        "HOUSEHOLD_AREA_CONFLICT", written=self._shown(name), area=area.name, code=code
                    )
        return Located(code)

    def _named(self, name: str, kecamatan: str) -> Located:
        found = self._match(name, kecamatan)
        if isinstance(found, Match):
            return Located(found.code, alike=None if found.how in SURE else self._shown(name))
        near = ", ".join(f"{area.name} ({area.code})" for area in found.suggestions) or "–"
        return _refused("HOUSEHOLD_AREA_UNKNOWN", written=self._shown(name), near=near)

    def _shown(self, text: str) -> str:
        """A text as a message repeats it: covered, unless it is alike an area's name or looks like its code."""
        is_of_area = LIKE_A_CODE.fullmatch(text) or is_like_an_area(text, self._areas)
        return brief(text if is_of_area and not is_personal(text) else covered(text))

    def _match(self, name: str, kecamatan: str) -> Match | Miss:
        known = self._places.of(self._places.kecamatan(kecamatan)) if says(kecamatan) else None
        return match_name(name, known.name if known else None, self._areas, level="kelurahan")


def _told_apart(said: Said) -> tuple[list[str], list[str]]:
    """The codes and the names in what a row says of its kelurahan; one cell may hold both."""
    codes, names = [], []
    for text in (said.code, said.name):
        whole = "".join(text.split()).removeprefix("'")
        first, _, rest = text.partition(" ")
        code = whole if AreaCode.read(whole) else first if AreaCode.read(first) else ""
        name = text if not code else "" if code == whole else rest.strip(" -–—")
        codes += [code] if code else []
        names += [name] if says(name) else []
    return list(dict.fromkeys(codes)), names


def _refused(reason: str, /, **values: str) -> Located:
    return Located(None, Reason(reason, None, tuple(values.items())))


def without_words(reason: Reason) -> Reason:
    """The same reason with what was written covered."""
    values = tuple((name, covered(text) if name == "written" else text) for name, text in reason.values)
    return Reason(reason.code, reason.column, values)
