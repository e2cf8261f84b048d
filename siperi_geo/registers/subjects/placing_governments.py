"""Where a row of a list of governments or of their units is: the government itself, or the one it names.

There are no points: a government is no point, and its units need none.
"""

from dataclasses import dataclass

from siperi_geo.areas import Area, AreaCode
from siperi_geo.registers.governments import KIND, Governments
from siperi_geo.registers.places import Place, Said
from siperi_geo.registers.subjects.row import Row
from siperi_geo.sheets import RefusedError, tried


@dataclass(frozen=True, slots=True)
class UnitPlacer:
    """Finds the government that a unit belongs to."""

    places: Governments

    def place(self, row: Row, _: str) -> None:
        """Give a row its government, or the reason why it has none."""
        columns, cell = row.table.columns, row.line.cell
        row.said = Said(cell(columns.area_code), cell(columns.kelurahan))
        named = columns.area_code if columns.kelurahan is None else columns.kelurahan
        column = None if named is None else row.table.name(named)
        row.place = tried(row.reasons, lambda: self.places.of(row.said, column))


@dataclass(frozen=True, slots=True)
class OwnPlacer:
    """Makes a government of a row's code and name: it lies in nothing but itself."""

    places: Governments

    def place(self, row: Row, _: str) -> None:
        """Give a row itself as its place; without a code it has none."""
        code = AreaCode.read(row.code or "")
        if code is None:
            if not row.reasons:
                row.reasons.append(RefusedError("GOVERNMENT_CODE_MISSING", None, name=row.name))
            return
        parent = code.parent
        area = Area(code.text, row.name, KIND, parent.text if parent else None)
        row.place = Place(area, "code", 100)
