"""Tells a row that sums others, or that begins a kecamatan, from the row of one kelurahan: by its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from siperi_geo.areas import Area, AreaCode
from siperi_geo.registers.places import KECAMATAN, KELURAHAN, Places, code_and_name, code_of
from siperi_geo.registers.populations.headings import PeopleColumns
from siperi_geo.sheets import Line, fold

Scope = Area | Literal["all", "block"]  # a kecamatan, the whole table, the rows since the last total
KELURAHAN_CODE = re.compile(r"[0-9]{10}")  # of the statistics office
TOTALS = {"jumlah", "total", "subtotal", "jml"}
BESIDE_TOTALS = TOTALS | {"sub", "grand", "seluruh", "seluruhnya", "keseluruhan", "penduduk", "jiwa"}


@dataclass(frozen=True, slots=True)
class Scopes:
    """Finds what a row of one table sums."""

    columns: PeopleColumns
    places: Places

    def of(self, line: Line, *, has_figures: bool) -> Scope | None:
        """What the row sums or begins; None for a row of one kelurahan, or a remark."""
        written, name = code_and_name(line.cell(self.columns.code), line.cell(self.columns.name))
        code, kecamatan = code_of(written), line.cell(self.columns.kecamatan)
        if code:
            return None if code.level == "kelurahan" else self._of_code(code)
        label = name or kecamatan or self._first_total(line)
        if not label or KELURAHAN.match(name):
            return None
        if words_of(label) & TOTALS or self.places.is_city(label):
            return self._of_total(label)
        area = self.places.kecamatan(label)
        if area is None or KECAMATAN.match(label):
            return area
        if not name:
            is_coded = KELURAHAN_CODE.fullmatch(line.cell(self.columns.code))
            return area if has_figures and not is_coded else None
        is_alone = self.columns.kecamatan is None and self.columns.code is None
        is_heading = is_alone and not has_figures
        return area if is_heading or not self.places.is_kelurahan(name) else None

    def _of_code(self, code: AreaCode) -> Scope:
        known: Sequence[Area] = [one for one in self.places.areas if one.level == "kecamatan"]
        return next((area for area in known if area.code == code.text), "all")

    def _of_total(self, label: str) -> Scope:
        rest = " ".join(word for word in fold(label).split() if not words_of(word) & BESIDE_TOTALS)
        if self.places.is_city(rest or label):
            return "all"
        return (self.places.kecamatan(rest) if rest else None) or "block"

    def _first_total(self, line: Line) -> str:
        """A word such as "Jumlah" in a cell that stands over several columns, wherever it begins."""
        taken = set(self.columns.figure_places)
        texts = (line.cell(place) for place in range(len(line.cells)) if place not in taken)
        return next((text for text in texts if words_of(text) & TOTALS), "")


def words_of(text: str) -> set[str]:
    """The words of a text in lower case, without digits and marks."""
    return set(re.findall(r"[a-z]+", fold(text)))
