"""Which line of the standard the rows of one table mean: by their columns, a row above them, or the title.

A row that names two lines which are not of each other is left to a person. It reads no numbers.
"""

from dataclasses import dataclass, field

from siperi_geo.registers.spm.figures import SpmTable
from siperi_geo.registers.spm.lines import is_code, line_of, line_within
from siperi_geo.registers.spm.measures import MEASURES
from siperi_geo.sheets import Line, RefusedError, fold
from siperi_geo.spm import standard

MOST_OF_HEADING = 2  # cells: its number and its words


@dataclass(slots=True)
class Naming:
    """The lines of one table; `section` is the service that the last heading in it named."""

    table: SpmTable
    section: str = ""
    is_named: bool = field(init=False)  # rows name their lines themselves

    def __post_init__(self) -> None:
        columns = self.table.columns
        rows = (line for line in self.table.rows() if any(line.cell(place) for place in columns.figure_places))
        self.is_named = any(line.cell(place) for line in rows for place in columns.lines)

    def see_section(self, line: Line) -> bool:
        """Remember the service that a heading in the table names: the rows below it are of that one.

        A heading is a row of one or two cells; it may stand over columns of numbers.
        """
        cells = [(place, text) for place in range(len(line.cells)) if (text := line.cell(place))]
        named = {place: found for place, text in cells if (found := _service(text))}
        figures = {place for place, _ in cells} & self.table.columns.figure_places
        if len(cells) > MOST_OF_HEADING or len({*named.values()}) != 1 or figures - {*named}:
            return False
        self.section = next(iter(named.values()))
        return True

    def of(self, line: Line) -> str:
        """The line of a row. Raises RefusedError: SPM_LINE_UNKNOWN, SPM_LINES_DIFFER, SPM_LINE_MISSING."""
        columns = self.table.columns
        texts = {place: line.cell(place) for place in columns.lines if line.cell(place)}
        if is_code(code := line.cell(columns.of("code"))):
            texts[columns.places["code"]] = code
        asked = {"is_quality": self._is_quality(line)}
        found = {line_of(text, **asked) or self._unknown(text, place) for place, text in texts.items()}
        found = found or {one for place in columns.indicators if (one := line_of(line.cell(place)))}
        if found:
            one = self._one(found, [*texts])
            self._leave_section(one)
            return one
        if text := next((line.cell(place) for place in columns.indicators if line.cell(place)), ""):
            self._unknown(text, columns.indicators[0])
        return self.section or self._of_title()

    def _leave_section(self, line: str) -> None:
        """A row of another service ends the section: a blank below it is no longer of that one."""
        service = standard().service_of(line)
        if service and service.id != self.section:
            self.section = ""

    def _is_quality(self, line: Line) -> bool:
        columns = self.table.columns
        said = MEASURES.get(fold(line.cell(columns.of("measure"))))
        return columns.counted[0] == "points_max" or said == "quality"

    def _unknown(self, text: str, place: int) -> str:
        raise RefusedError("SPM_LINE_UNKNOWN", self.table.name(place), text=text[:80])

    def _one(self, found: set[str], places: list[int]) -> str:
        """The narrowest of several, when the others are the service that it belongs to."""
        services = {one for one in found if one.startswith("spm_")}
        narrow = found - services or services
        of = {service.id for one in found if (service := standard().service_of(one))}
        if len(narrow) > 1 or len(of) > 1:
            column = self.table.name(places[-1]) if places else None
            raise RefusedError("SPM_LINES_DIFFER", column, lines=", ".join(sorted(found)))
        return next(iter(narrow))

    def _of_title(self) -> str:
        """A title speaks for all rows, so for none where some name their own line."""
        above = [] if self.is_named else [one.written() for one in self.table.above]
        for title in (*reversed(above), "" if self.is_named else self.table.sheet.name or ""):
            if found := line_within(title):
                return found
        raise RefusedError("SPM_LINE_MISSING", None)


def _service(text: str) -> str | None:
    found = line_of(text) if len(text) > 2 else None  # the number of a row is no name
    return found if found and found.startswith("spm_") else line_within(text)
