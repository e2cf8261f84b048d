"""What importing the office's figures would do: new ones, those with other numbers, rows that need a person.

`examine` is the dry run of command and page alike; `accept` in `writing` stores exactly that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from siperi_geo.areas import Area
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.registers.examined import ExaminedFile
from siperi_geo.registers.spm.examples import is_example, loaded_figures
from siperi_geo.registers.spm.figures import Amount, Key, Row
from siperi_geo.registers.spm.reading import read_spm_rows, settle
from siperi_geo.registers.spm.stored import real_figures
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR, Findings, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import number

Action = Literal["new", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure that may be stored, and what it would replace."""

    key: Key
    area: Area
    now: Amount
    source: str
    before: tuple[Amount, str] | None
    action: Action
    where: Where


@dataclass(frozen=True, slots=True)
class Examined(ExaminedFile[Entry]):
    """The report of a file: rows, figures, every problem. Nothing is in doubt."""

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of which the file speaks."""
        return tuple(sorted({entry.key[0] for entry in self.entries}))


def examine(
    store: Store, path: Path, areas: Sequence[Area], *, source: str = "", year: int | None = None
) -> Examined:
    """Read a file and say what storing it would do; nothing is written.

    `areas` are the city's, of all levels; `source` and `year` are of the rows that name none. Raises SiperiError
    with a FORM_, REGISTER_ or SPM_ code when nothing can be used.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise SiperiError("REGISTER_YEAR_INVALID", year=year)
    findings = Findings(path.name)
    rows = read_spm_rows(path, areas, findings, source=source.strip(), year=year)
    entries = _entries(settle(rows, findings), real_figures(store))
    if any(is_example(entry.source) for entry in entries):
        raise SiperiError("SPM_SOURCE_RESERVED", Where(file=path.name))
    return Examined(
        file_name=path.name,
        sha256=sha256_of(path),
        source=source.strip(),
        rows_in=findings.rows_in,
        quarantine=findings.quarantine,
        entries=tuple(entries),
        doubts=0,
        problems=(*findings.all_problems(), *_examples_go(store, entries), *_warnings(entries)),
    )


def _examples_go(store: Store, entries: Sequence[Entry]) -> list[Problem]:
    """That example figures make way for these, where there are any."""
    there = loaded_figures(store.query) if entries else None
    return [Problem("SPM_EXAMPLES_GO", values={"n": number(there.figures, 0)})] if there else []


def _entries(rows: Sequence[Row], known: Mapping[Key, tuple[Amount, str]]) -> list[Entry]:
    """A figure each; what the file says twice is one."""
    entries: dict[Key, Entry] = {}
    for row in rows:
        for key in row.keys:
            if row.area and key not in entries:
                now, before = row.amounts[key[1]], known.get(key)
                same = before == (now, row.source)
                action: Action = "new" if before is None else "unchanged" if same else "replaced"
                where = row.table.sheet.at(row.line)
                entries[key] = Entry(key, row.area, now, row.source, before, action, where)
    return sorted(entries.values(), key=lambda entry: entry.key)


def _warnings(entries: Sequence[Entry]) -> list[Problem]:
    """What is stored but should be looked at: more reached than was to be; another number than before."""
    found = []
    for one in entries:
        amount, values = one.now, {"area": one.area.name, "target": one.now.target}
        if amount.realised is not None and amount.realised > amount.target:
            found.append(Problem("SPM_OVER_TARGET", one.where, {**values, "realised": amount.realised}))
        if one.before and one.before[0] != amount:
            found.append(Problem("SPM_REPLACES", one.where, {**values, **_was(one.before[0], amount)}))
    return found


def _was(before: Amount, now: Amount) -> dict[str, object]:
    def said(one: Amount) -> str:
        return f"{'–' if one.realised is None else one.realised} / {one.target}"

    return {"before": said(before), "now": said(now)}
