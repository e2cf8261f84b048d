"""Numbers that a person must look up before they are stored: a jump, or too few people for a kelurahan.

It decides nothing else about a row.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.registers.populations.rows import Row
from siperi_geo.registers.populations.stored import Key, Stored
from siperi_geo.sheets import RefusedError

MOST_TIMES = 3
FEWEST = 100  # people


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that others of the same kelurahan are measured by: the stored one, or one of the file."""

    people: int
    is_stored: bool

    def is_left_by(self, people: int) -> bool:
        """Whether a number is more than threefold off."""
        return not self.people <= MOST_TIMES * people <= MOST_TIMES**2 * self.people


def doubts(rows: Sequence[Row], known: Mapping[Key, Stored]) -> Iterator[tuple[Row, RefusedError]]:
    """Good rows with a number in doubt, and why; the number that is stored already is in no doubt.

    A number in doubt is no measure for later years.
    """
    years: dict[str, dict[int, Measure]] = defaultdict(dict)
    for (code, year), one in known.items():
        years[code][year] = Measure(one.people, is_stored=True)
    for row, year, people in _good(rows):
        if row.place is None:
            continue
        area = row.place.area
        if refused := _doubt(area.name, year, people, years[area.code]):
            yield row, refused
        else:
            years[area.code][year] = Measure(people, is_stored=False)


def _good(rows: Sequence[Row]) -> list[tuple[Row, int, int]]:
    """Every number of the rows that are not refused, each kelurahan's in order of years."""
    good = [
        (row.place.area.code, year, people, row)
        for row in rows
        if row.place and not row.reasons
        for year, people in row.figures.items()
    ]
    return [(row, year, people) for _, year, people, row in sorted(good, key=lambda one: one[:2])]


def _doubt(area: str, year: int, people: int, years: Mapping[int, Measure]) -> RefusedError | None:
    """Few people, or more than three times (less than a third of) the number it is measured by."""
    if year in years and years[year].people == people:
        return None
    near = _nearest(year, years)
    if near is not None and years[near].is_left_by(people):
        values = {"area": area, "year": year, "people": people, "before": years[near].people, "near": near}
        code = "POPULATION_JUMP" if years[near].is_stored else "POPULATION_JUMP_IN_FILE"
        return RefusedError(code, None, **values)
    if people < FEWEST:
        return RefusedError("POPULATION_FEW", None, area=area, year=year, people=people, fewest=FEWEST)
    return None


def _nearest(year: int, years: Mapping[int, Measure]) -> int | None:
    """The year itself, whose number would be replaced; else the last one before it, else the first after it."""
    if year in years:
        return year
    return max((one for one in years if one < year), default=min((y for y in years if y > year), default=None))
