"""Local governments: a province with its kabupaten and kota, by code or name.

Those of the province of this city come with the program (`governments.csv`, with a mark for each); a list that is
imported (`--kind government`) wins by code. A name is never guessed: "Kupang" may be the kabupaten or the kota.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import fuzz

from siperi_geo.areas import Area, AreaCode
from siperi_geo.registers.places import Place, Said, code_of
from siperi_geo.settings import settings
from siperi_geo.sheets import RefusedError, fold
from siperi_geo.store import Store, Transaction

BUILTIN = Path(__file__).parent / "governments.csv"
KIND = "government"
LEVEL_OF = {"province": "provinsi", "city": "kabupaten_kota"}  # level of a code → level of an aggregation
SHORT = {"kab": "kabupaten", "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi"}
SHORT |= {"pemkot": "kota", "pemkab": "kabupaten", "pemprov": "provinsi", "city": "kota", "regency": "kabupaten"}
TYPES = ("provinsi", "kabupaten", "kota")
SILENT = {"pemerintah", "pemda", "daerah", "government", "of", "the", "administrasi"}
NEAR_PCT, MOST_NEAR = 60, 3


@dataclass(frozen=True, slots=True)
class Government:
    """One local government; `mark` says how sure its code and name are, `source` where they are from."""

    code: str
    name: str
    mark: str
    source: str

    @property
    def level(self) -> str:
        """`provinsi` or `kabupaten_kota`."""
        return LEVEL_OF[AreaCode.parse(self.code).level]

    @property
    def province(self) -> str:
        """The code of the province that it is, or lies in."""
        return self.code.partition(".")[0]

    @property
    def area(self) -> Area:
        """In the shape in which registers hold places."""
        parent = AreaCode.parse(self.code).parent
        return Area(self.code, self.name, KIND, parent.text if parent else None)


def builtin_governments(province: str | None = None) -> list[Government]:
    """Those that come with the program, of one province (usual: that of the city of the settings)."""
    wanted = province or settings().city.partition(".")[0]
    return [one for one in _builtin() if one.province == wanted]


def governments(source: Store | Transaction) -> list[Government]:
    """Every government that is known, by code: those that come along, and over them those that are stored."""
    found = {one.code: one for one in builtin_governments()}
    for row in source.query("subjects/subject_list", kind=KIND).astype(object).to_dict("records"):
        code, said = str(row["code"]), str(row["source"] or "")
        found.pop(code, None)
        if row["is_active"]:
            found[code] = Government(code, str(row["name"]), "imported", said)
    return [found[code] for code in sorted(found)]


@cache
def _builtin() -> tuple[Government, ...]:
    with BUILTIN.open(encoding="utf-8", newline="") as file:
        return tuple(Government(**row) for row in csv.DictReader(file))


@dataclass(frozen=True)
class Governments:
    """Finds governments by what people write of them."""

    known: Sequence[Area]

    def of(self, said: Said, column: str | None = None) -> Place:
        """The government meant. Raises RefusedError: GOVERNMENT_MISSING, _UNKNOWN, _CONFLICT."""
        code, name = code_of(said.code) or code_of(said.name), said.name
        if code is None:
            if not _key(name):
                raise RefusedError("GOVERNMENT_MISSING", column)
            return self._named(name, column)
        area = self._by_code.get(code.text)
        if area is None:
            raise RefusedError("GOVERNMENT_UNKNOWN", column, name=code.text, near="–")
        beside = name.replace(code.text, "").strip(" -–—:") if code.text in name else name
        if _key(beside) and not self._fits(beside, area):
            raise RefusedError("GOVERNMENT_CONFLICT", column, text=area.code, area=area.name, name=name[:80])
        return Place(area, "code", 100)

    def kecamatan(self, _: str) -> None:
        """No list of governments' units is divided by kecamatan."""
        return

    def is_city(self, _: str) -> bool:
        """A city is a government here like any other."""
        return True

    def _named(self, name: str, column: str | None) -> Place:
        fits = [area for area in self.known if self._fits(name, area)]
        if len(fits) == 1:
            return Place(fits[0], "exact", 100)
        near = ", ".join(f"{area.name} ({area.code})" for area in fits or self._near(name)) or "–"
        raise RefusedError("GOVERNMENT_UNKNOWN", column, name=name[:80], near=near)

    def _fits(self, name: str, area: Area) -> bool:
        """Equal names, or the first letters of one (`Provinsi NTT`); either may leave out its kind (`Alor`)."""
        said, own = _key(name), _key(area.name)
        if said[:1] and said[0] not in TYPES:
            said = (*own[:1], *said)
        return said in (own, (*own[:1], "".join(word[0] for word in own[1:])))

    def _near(self, name: str) -> list[Area]:
        rated = [(fuzz.WRatio(" ".join(_key(name)), " ".join(_key(area.name))), area) for area in self.known]
        close = sorted((pair for pair in rated if pair[0] >= NEAR_PCT), key=lambda pair: (-pair[0], pair[1].code))
        return [area for _, area in close[:MOST_NEAR]]

    @cached_property
    def _by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.known}


def _key(name: str) -> tuple[str, ...]:
    """The words by which names of governments are compared: `Pemkot Kupang` as `kota kupang`."""
    words = [SHORT.get(word, word) for word in re.findall(r"[a-z]+", fold(name))]
    said = [word for word in words if word not in SILENT]
    return tuple(word for place, word in enumerate(said) if place == 0 or word != said[place - 1])
