"""Where a row's subject is: its kelurahan by code or name, its point, and whether the two agree.

A kelurahan that only the point tells, and a point that makes sense only turned, are doubts for a person.
"""

from dataclasses import dataclass

from siperi_geo.areas import Area
from siperi_geo.registers.places import KELURAHAN, Place, Places, Said, code_of
from siperi_geo.registers.subjects.points import Cells, Locator, Point, read_point, slip_of
from siperi_geo.registers.subjects.row import Doubt, Row
from siperi_geo.registers.subjects.words import words_of
from siperi_geo.sheets import RefusedError, tried
from siperi_geo.text import number

POINT = "point"  # how a place is known that only the coordinates tell


@dataclass(frozen=True, slots=True)
class Placer:
    """Finds where rows are, among the areas of the city and the boundaries shown (None: there are none)."""

    places: Places
    locator: Locator | None

    def place(self, row: Row, kecamatan: str) -> None:
        """Give a row its point and its kelurahan; `kecamatan` is the one it stands under."""
        self._take_point(row)
        columns, cell = row.table.columns, row.line.cell
        code, name = (text if words_of(text) else "" for text in map(cell, (columns.area_code, columns.kelurahan)))
        code = code or (name if code_of(name) else "")
        row.said = Said(code, "" if code == name else KELURAHAN.sub("", name, count=1), kecamatan)
        column = _column(row, columns.area_code if columns.kelurahan is None else columns.kelurahan)
        if code or name:
            row.place = tried(row.reasons, lambda: self.places.of(row.said, column))
            self._hold_to_point(row, column)
        else:
            row.place = self._from_point(row, column)

    def _take_point(self, row: Row) -> None:
        """The point, as it stands or, in doubt, without the slip that alone makes sense of it."""
        columns, cell = row.table.columns, row.line.cell
        column = _column(row, columns.point if columns.lat is None else columns.lat)
        try:
            row.point = read_point(Cells(cell(columns.lon), cell(columns.lat), cell(columns.point), column))
        except RefusedError as refused:
            row.doubts.append(Doubt(refused, RefusedError("SUBJECT_POINT_LEFT_OUT", column, name=row.name)))
            return
        found = slip_of(row.point, self.locator) if row.point and self.locator else None
        if row.point and found:
            values = {"name": row.name, "written": _degrees(row.point), "meant": _degrees(found[1])}
            code = "SUBJECT_POINT_SWAPPED" if found[0] == "swapped" else "SUBJECT_POINT_SIGN"
            taken = RefusedError("SUBJECT_POINT_TURNED", column, **values)
            row.doubts.append(Doubt(RefusedError(code, column, **values), taken))
            row.point = found[1]

    def _from_point(self, row: Row, column: str | None) -> Place | None:
        """The kelurahan that the point lies in, in doubt."""
        area = self._area_at(row.point)
        if area is None:
            row.reasons.append(RefusedError("SUBJECT_PLACE_MISSING", column))
            return None
        values = {"name": row.name, "area": area.name, "area_code": area.code}
        taken = RefusedError("SUBJECT_PLACED_BY_POINT", column, **values)
        row.doubts.append(Doubt(RefusedError("SUBJECT_PLACE_FROM_POINT", column, **values), taken))
        return Place(area, POINT, 100)

    def _hold_to_point(self, row: Row, column: str | None) -> None:
        """Say where the point lies when it is not in the kelurahan named."""
        if row.place is None or row.point is None or self.locator is None:
            return
        area = row.place.area
        distance = self.locator.distance_m(*row.point, area.code)
        if distance == 0:
            return
        values = {"name": row.name, "area": area.name, "distance": _distance(distance)}
        if other := self._area_at(row.point):
            row.remarks.append(RefusedError("SUBJECT_POINT_ELSEWHERE", column, **values, other=other.name))
        else:
            row.remarks.append(RefusedError("SUBJECT_POINT_OUTSIDE", column, **values))

    def _area_at(self, point: Point | None) -> Area | None:
        code = self.locator.area_at(*point) if self.locator and point else None
        return next((area for area in self.places.areas if area.code == code), None)


def _column(row: Row, place: int | None) -> str | None:
    """How a person finds a column."""
    return None if place is None else row.table.name(place)


def _degrees(point: Point) -> str:
    """A point as people write it: latitude first."""
    return f"{point[1]:.5f}, {point[0]:.5f}"


def _distance(metres: float | None) -> str:
    if metres is None:
        return "–"
    return f"{number(metres, 0)} m" if metres < 1_000 else f"{number(metres / 1_000, 1)} km"
