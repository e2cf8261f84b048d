"""What a row of the office's tables says: an amount of a measure and a line, of an area, a year and a hazard."""

from dataclasses import dataclass, field
from typing import Literal

from siperi_geo.areas import Area
from siperi_geo.registers.places import Place, Said
from siperi_geo.registers.spm.headings import SpmColumns
from siperi_geo.registers.tables import Table
from siperi_geo.sheets import Line, RefusedError

Measure = Literal["recipients", "output", "quality", "budget"]
SpmTable = Table[SpmColumns]


@dataclass(frozen=True, slots=True)
class Amount:
    """What was to be reached, what was (None: not reported), and by month (12) or quarter (4) where known."""

    target: int
    realised: int | None = None
    periods: tuple[int | None, ...] | None = None


Key = tuple[int, Measure, str, str, str]
KEY = ("year", "measure", "line", "area_code", "hazard")


@dataclass(slots=True, eq=False)
class Row:
    """One row of a table: what it says, and why it is refused, if so."""

    table: SpmTable
    line: Line
    said: Said
    area: Area | None = None
    place: Place | None = None
    year: int | None = None
    of: str = ""
    hazard: str = ""
    amounts: dict[Measure, Amount] = field(default_factory=dict)
    share: tuple[str, str | None] = ("", None)
    source: str = ""
    reasons: list[RefusedError] = field(default_factory=list)

    @property
    def keys(self) -> list[Key]:
        """The figures that the row gives; a refused one gives none."""
        if self.area is None or self.year is None or self.reasons:
            return []
        return [(self.year, measure, self.of, self.area.code, self.hazard) for measure in self.amounts]
