"""The year of a table whose headings and rows name none: the user's word, the lines above, the sheet's name."""

from siperi_geo.registers.populations.rows import PeopleTable
from siperi_geo.sheets import Line, fold, read_year


def stated_year(table: PeopleTable) -> int | None:
    """The year that the lines above a table or its sheet's name say; None when they name none, or several.

    A year with the word "tahun" or "year" before it counts before others, such as the day a file was printed.
    """
    named = {year for line in table.above for year in _named(line)}
    every = {year for line in table.above for cell in _cells(line) if (year := read_year(cell))}
    for years in (named, every, {read_year(table.sheet.name or "")}):
        if len(years) == 1:
            return years.pop()
        if years:
            return None
    return None


def _named(line: Line) -> list[int]:
    """The years of a line behind the word for year, in the same cell or in the next."""
    cells = _cells(line)
    pairs = zip(cells, ["", *cells], strict=False)
    after = (
        cell.rpartition("tahun")[2] if "tahun" in cell else cell.rpartition("year")[2] if "year" in cell else ""
        for cell in cells
    )
    follows = (cell for cell, before in pairs if before.rstrip(" :") in ("tahun", "year", "tahun data"))
    return [year for text in (*after, *follows) if (year := read_year(text))]


def _cells(line: Line) -> list[str]:
    return [fold(line.cell(place)) for place in range(len(line.cells)) if line.cell(place) not in ("", ":")]
