"""One row of a list of subjects: what it says, why it is held, what waits for a person. It reads nothing."""

from dataclasses import dataclass, field, replace

from siperi_geo.registers.places import Place, Said
from siperi_geo.registers.subjects.codes import own_code
from siperi_geo.registers.subjects.headings import SubjectColumns
from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.registers.subjects.points import Point
from siperi_geo.registers.subjects.stored import subject_id
from siperi_geo.registers.tables import Table
from siperi_geo.sheets import Line, RefusedError

SubjectTable = Table[SubjectColumns]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row waits for a person, and what is said once one has checked it (None: nothing more)."""

    held: RefusedError
    taken: RefusedError | None = None


@dataclass(slots=True, eq=False)
class Row:
    """One subject of a list; what is None the list does not say."""

    table: SubjectTable
    line: Line
    kind: Kind
    name: str = ""
    code: str | None = None
    place: Place | None = None
    point: Point | None = None
    subtype: str | None = None
    ownership: str | None = None
    invited: int | None = None
    invited_year: int | None = None
    said: Said = field(default_factory=Said)
    is_type_from_name: bool = False
    reasons: list[RefusedError] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    remarks: list[RefusedError] = field(default_factory=list)

    @property
    def subject_id(self) -> str | None:
        """The id it would be stored under; None while it has neither a code nor a place to make one from."""
        code = self.code or (own_code(self.name, self.place.area.code) if self.place and self.name else None)
        if code is None or (self.kind.within == "government" and self.place is None):
            return None
        return subject_id(self.kind, code, self.place.area.code if self.place else "")

    @property
    def area_code(self) -> str | None:
        return self.place.area.code if self.place else None

    def kept(self) -> Line:
        """The row as it may be kept when it is held: only cells of columns that are read, so nobody's number."""
        read = set(self.table.columns.places)
        cells = tuple(cell if place in read else "" for place, cell in enumerate(self.line.cells))
        return replace(self.line, cells=() if self.line.damage else cells, raw=None)
