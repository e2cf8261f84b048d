"""A table that was made from another kind of file (a map, a raster) and is read like a table in a file.

It keeps the name and the hash of that file, so that a report and a batch name what a person handed in. It does not
know how it was made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from siperi_geo.errors import Problem
from siperi_geo.sheets.cells import Line, Sheet
from siperi_geo.sheets.findings import BadRow


@dataclass(frozen=True, slots=True)
class MadeTable:
    """Headings and rows as text; `numbers` are the rows' numbers in the file, where it has any.

    `problems` and `held` (rows that could not be made) belong to the report on the file.
    """

    name: str
    sha256: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    held: tuple[BadRow, ...] = ()

    def sheet(self) -> Sheet:
        """The table as the only sheet of a text file."""
        return Sheet(self.name, None, self._lines)

    def _lines(self) -> Iterator[Line]:
        yield Line(0, self.headings)
        numbers = self.numbers or range(1, len(self.rows) + 1)
        yield from (Line(number, row) for number, row in zip(numbers, self.rows, strict=True))
