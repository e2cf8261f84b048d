"""What importing a file of populations would do: new figures, replaced ones, rows that need a person first.

`examine` is the dry run of command and page alike; `accept` in `writing` stores exactly that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from siperi_geo.areas import Area
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.examined import ExaminedFile, with_made
from siperi_geo.registers.places import Place
from siperi_geo.registers.populations.doubts import doubts
from siperi_geo.registers.populations.reading import Counted, read_people_rows, settle
from siperi_geo.registers.populations.rows import Row
from siperi_geo.registers.populations.stored import Key, Stored, Weighting, stored_people, weightings
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR, Findings, MadeTable, sha256_of
from siperi_geo.store import Store

Action = Literal["new", "replaced", "resourced", "unchanged"]  # resourced: the same number from another source


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure that may be stored, and the one it would replace."""

    place: Place
    year: int
    people: int
    before: Stored | None
    action: Action
    where: Where

    @property
    def key(self) -> Key:
        return self.place.area.code, self.year


@dataclass(frozen=True, slots=True)
class Read:
    """A file once read: its rows, what is wrong with them, and how many numbers are in doubt."""

    findings: Findings
    counted: Counted
    doubts: int


@dataclass(frozen=True, slots=True)
class Examined(ExaminedFile[Entry]):
    """The report of a file: rows, figures, what is missing, what people would then weigh, every problem.

    In doubt are numbers that jumped or are few.
    """

    totals: int
    missing: Mapping[int, tuple[Area, ...]]  # year of the file → kelurahan without a figure of that year
    weightings: tuple[Weighting, ...]  # as they would be once it is stored


def examine(
    store: Store,
    path: Path | MadeTable,
    areas: Sequence[Area],
    *,
    source: str,
    year: int | None = None,
    is_checked: bool = False,
) -> Examined:
    """Read a file and say what storing it would do; nothing is written.

    `areas` are the city's, of all levels. `is_checked`: a person has checked the numbers in doubt. Raises
    SiperiError with a FORM_ or REGISTER_ code when nothing can be used, or source or year are none.
    """
    _check(source, year)
    known = stored_people(store)
    read = _read(path, areas, known, year=year, is_checked=is_checked)
    entries = _entries(settle(read.counted, read.findings), known, source.strip())
    after = weightings(store, [entry.key for entry in entries])
    return _examined(path, source.strip(), read, entries, missing=_missing(entries, areas), after=after)


def _read(
    path: Path | MadeTable,
    areas: Sequence[Area],
    known: Mapping[Key, Stored],
    *,
    year: int | None,
    is_checked: bool,
) -> Read:
    findings = Findings(path.name)
    counted = read_people_rows(path, areas, findings, year=year)
    doubted = list(doubts(counted.rows, known))
    for row, refused in () if is_checked else doubted:
        row.reasons.append(refused)
    return Read(findings, counted, len(doubted))


def _examined(
    path: Path | MadeTable,
    source: str,
    read: Read,
    entries: Sequence[Entry],
    *,
    missing: Mapping[int, tuple[Area, ...]],
    after: Sequence[Weighting],
) -> Examined:
    examined = Examined(
        file_name=path.name,
        sha256=sha256_of(path),
        source=source,
        rows_in=read.findings.rows_in,
        quarantine=read.findings.quarantine,
        totals=read.counted.totals,
        entries=tuple(entries),
        missing=missing,
        weightings=tuple(after),
        doubts=read.doubts,
        problems=(*read.findings.all_problems(), *_replacements(entries)),
    )
    return with_made(examined, path)


def _check(source: str, year: int | None) -> None:
    if not source.strip():
        raise SiperiError("REGISTER_SOURCE_MISSING")
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise SiperiError("REGISTER_YEAR_INVALID", year=year)


def _entries(rows: Sequence[Row], known: Mapping[Key, Stored], source: str) -> list[Entry]:
    entries = []
    for row in rows:
        for year, people in row.figures.items():
            if row.place:
                before = known.get((row.place.area.code, year))
                action = _action(before, Stored(people, source))
                entries.append(Entry(row.place, year, people, before, action, row.table.sheet.at(row.line)))
    return sorted(entries, key=lambda entry: (entry.year, entry.place.area.code))


def _action(before: Stored | None, now: Stored) -> Action:
    if before is None:
        return "new"
    if before.people != now.people:
        return "replaced"
    return "unchanged" if before.source == now.source else "resourced"


def _missing(entries: Sequence[Entry], areas: Sequence[Area]) -> dict[int, tuple[Area, ...]]:
    given = {entry.key for entry in entries}
    kelurahan = [area for area in areas if area.level == "kelurahan"]
    years = sorted({entry.year for entry in entries})
    return {year: tuple(area for area in kelurahan if (area.code, year) not in given) for year in years}


def _replacements(entries: Sequence[Entry]) -> list[Problem]:
    """Every number that changes, with old and new; another source alone is a line of the report."""
    return [
        Problem("POPULATION_REPLACES", entry.where, _values(entry, entry.before))
        for entry in entries
        if entry.action == "replaced" and entry.before
    ]


def _values(entry: Entry, before: Stored) -> dict[str, object]:
    values = {"area": entry.place.area.name, "year": entry.year, "people": entry.people}
    return values | {"before": before.people, "source": before.source}
