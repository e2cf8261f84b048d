"""What importing a file of hazards would do: new statements, those with another class, rows that need a person.

`examine` is the dry run of command and page alike; `accept` in `writing` stores exactly that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from siperi_geo.areas import Area
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.examined import ExaminedFile, with_made
from siperi_geo.registers.hazards.kinds import class_name, hazard_name
from siperi_geo.registers.hazards.reading import Key, keys_of, read_hazard_rows, settle
from siperi_geo.registers.hazards.rows import Row
from siperi_geo.registers.hazards.stored import stored_hazards
from siperi_geo.registers.hazards.values import Class
from siperi_geo.registers.places import Place
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR, Findings, MadeTable, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import MISSING

Action = Literal["new", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement that may be stored, and the class it would replace."""

    key: Key
    place: Place
    now: Class
    before: Class | None
    action: Action
    where: Where

    @property
    def hazard(self) -> str:
        return self.key[1]


@dataclass(frozen=True, slots=True)
class Examined(ExaminedFile[Entry]):
    """The report of a file: rows, statements, kelurahan it says nothing of, every problem. Nothing is in doubt."""

    missing: tuple[Area, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that would be recorded."""
        return tuple(sorted({entry.key[3] for entry in self.entries}))


def examine(
    store: Store, path: Path | MadeTable, areas: Sequence[Area], *, source: str = "", year: int | None = None
) -> Examined:
    """Read a file and say what storing it would do; nothing is written.

    `areas` are the city's, of all levels; `source` and `year` are of the rows that name none. Raises SiperiError
    with a FORM_, REGISTER_ or HAZARD_ code when nothing can be used.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise SiperiError("REGISTER_YEAR_INVALID", year=year)
    findings = Findings(path.name)
    rows = read_hazard_rows(path, areas, findings, source=source.strip(), year=year)
    entries = _entries(settle(rows, findings), stored_hazards(store))
    named = {entry.key[0] for entry in entries}
    examined = Examined(
        file_name=path.name,
        sha256=sha256_of(path),
        source=source.strip(),
        rows_in=findings.rows_in,
        quarantine=findings.quarantine,
        entries=tuple(entries),
        doubts=0,
        problems=(*findings.all_problems(), *_replacements(entries)),
        missing=tuple(area for area in areas if area.level == "kelurahan" and area.code not in named),
    )
    return with_made(examined, path)


def _entries(rows: Sequence[Row], known: Mapping[Key, Class]) -> list[Entry]:
    """A statement each; what the file says twice is one."""
    entries: dict[Key, Entry] = {}
    for row in rows:
        for key in keys_of(row):
            if row.place and key not in entries:
                now, before = row.hazards[key[1]], known.get(key)
                action: Action = "new" if before is None else "unchanged" if before == now else "replaced"
                entries[key] = Entry(key, row.place, now, before, action, row.table.sheet.at(row.line))
    return sorted(entries.values(), key=lambda entry: (*entry.key[:4], entry.key[4] or 0))


def _replacements(entries: Sequence[Entry]) -> list[Problem]:
    """Every statement whose class changes, with old and new."""
    return [
        Problem("HAZARD_REPLACES", entry.where, _values(entry, entry.before))
        for entry in entries
        if entry.action == "replaced" and entry.before
    ]


def _values(entry: Entry, before: Class) -> dict[str, object]:
    was, now = (class_name(one[0]) or MISSING for one in (before, entry.now))
    names = {"area": entry.place.area.name, "hazard": hazard_name(entry.hazard)}
    return {**names, "before": was, "now": now, "source": entry.key[3]}
