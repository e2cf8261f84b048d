"""What storing a list of families would do: per kelurahan new, changed and unchanged ones, and those not listed.

`examine_families` is the dry run of command and page alike; `accept_families` in `writing` stores exactly that. It
names no household.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from siperi_geo.areas import Area
from siperi_geo.assessments.family_register.columns import FAMILY
from siperi_geo.assessments.family_register.listed import FamilyList, Household
from siperi_geo.assessments.family_register.reading import read_family_list
from siperi_geo.assessments.telling import may_tell
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.registers.subjects import made_up
from siperi_geo.rights import About
from siperi_geo.settings import settings
from siperi_geo.sheets import BadRow, sha256_of
from siperi_geo.store import Store, Transaction

Stored = tuple[int | None, int | None, bool, bool]  # RT, RW, whether it is active, whether it stands on a list


@dataclass(frozen=True, slots=True)
class KelurahanCount:
    """The families of one kelurahan: how many the list has, by what storing would do, and how many it lacks.

    `missing`: registered by a list and active, and not on this one.
    """

    area: Area
    new: int
    changed: int
    unchanged: int
    missing: int

    @property
    def listed(self) -> int:
        """How many families of the kelurahan the list has."""
        return self.new + self.changed + self.unchanged

    @property
    def is_told_apart(self) -> bool:
        """Whether each of the four is so many that it tells of no single family what is stored of it."""
        return may_tell((self.new, self.changed, self.unchanged, self.missing), settings().least_families)


@dataclass(frozen=True, slots=True)
class ExaminedFamilies:
    """The report of a list of families. `missing`: ids of those registered in its kelurahan and not on it."""

    file_name: str
    sha256: str
    source: str
    rows_in: int
    quarantine: tuple[BadRow, ...]
    new: tuple[Household, ...]
    changed: tuple[Household, ...]
    missing: tuple[str, ...]
    per_kelurahan: tuple[KelurahanCount, ...]
    problems: tuple[Problem, ...]

    @property
    def to_store(self) -> int:
        """How many households storing would add or change."""
        return len(self.new) + len(self.changed)

    @property
    def is_told_apart(self) -> bool:
        """Whether new, changed, unchanged and missing families may be told apart in every kelurahan."""
        return all(one.is_told_apart for one in self.per_kelurahan)

    @property
    def listed(self) -> int:
        """How many families the list has."""
        return sum(one.listed for one in self.per_kelurahan)

    @property
    def accepted(self) -> int:
        """How many families there are to store, as it may be told: the whole list, where few are of a kind."""
        return self.to_store if self.is_told_apart else self.listed

    @property
    def about(self) -> list[About]:
        """The kelurahan of the list: who sees the report must be allowed to keep their registers."""
        return [About(None, one.area.code) for one in self.per_kelurahan]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def examine_families(store: Store, path: Path, areas: Sequence[Area], *, source: str) -> ExaminedFamilies:
    """Read a list and say what storing it would do; nothing is written. `areas`: the city's, of all levels.

    Raises SUBJECT_SOURCE_MISSING, and what `read_family_list` raises.
    """
    if not source.strip():
        raise SiperiError("SUBJECT_SOURCE_MISSING")
    read = read_family_list(path, areas)
    listed = {subject_id: rows[0][0] for subject_id, rows in read.rows.items()}
    stored = stored_families(store)
    inside = {one.area_code for one in listed.values()}
    new = tuple(one for subject_id, one in listed.items() if subject_id not in stored)
    pairs = [(one, stored[subject_id]) for subject_id, one in listed.items() if subject_id in stored]
    changed = tuple(one for one, before in pairs if _as_stored(one, before) != before)
    missing = tuple(
        subject_id
        for subject_id, (_, _, is_active, is_listed) in stored.items()
        if is_active and is_listed and subject_id not in listed and _area_of(subject_id) in inside
    )
    counts = _per_kelurahan(areas, listed.values(), new, changed, missing)
    return ExaminedFamilies(
        file_name=path.name,
        sha256=sha256_of(path),
        source=source.strip(),
        rows_in=read.rows_in,
        quarantine=read.quarantine,
        new=new,
        changed=changed,
        missing=missing,
        per_kelurahan=counts,
        problems=(*_examples_going(store, read), *read.all_problems()),
    )


def _examples_going(store: Store, read: FamilyList) -> Sequence[Problem]:
    """That made-up families will make way for those of the list."""
    n = made_up(store, FAMILY).subjects if read.rows else 0
    return (Problem("HOUSEHOLD_EXAMPLES_GO", values={"n": n}),) if n else ()


def stored_families(source: Store | Transaction) -> dict[str, Stored]:
    """Every real household by id: RT, RW, whether it is active, whether a list brought it."""
    rows = source.query("families/register_list")
    columns = (rows[name].tolist() for name in ("subject_id", "rt", "rw", "is_active", "is_listed"))
    return {
        str(who): (_whole(rt), _whole(rw), bool(active), bool(listed))
        for who, rt, rw, active, listed in zip(*columns, strict=True)
    }


def after(one: Household, before: Stored | None) -> tuple[int | None, int | None]:
    """RT and RW as they stand after the list: what it leaves open stays as it is stored."""
    rt, rw = (None, None) if before is None else before[:2]
    return one.rt or rt, one.rw or rw


def _as_stored(one: Household, before: Stored) -> Stored:
    return (*after(one, before), True, True)


def _per_kelurahan(
    areas: Sequence[Area],
    listed: Iterable[Household],
    new: Iterable[Household],
    changed: Iterable[Household],
    missing: Iterable[str],
) -> tuple[KelurahanCount, ...]:
    every, added, altered = (Counter(one.area_code for one in those) for those in (listed, new, changed))
    lacking = Counter(map(_area_of, missing))
    return tuple(
        KelurahanCount(area, added[code], altered[code], every[code] - added[code] - altered[code], lacking[code])
        for area in areas
        if (code := area.code) in every
    )


def _area_of(subject_id: str) -> str:
    return subject_id.split(":")[1]


def _whole(value: float | None) -> int | None:
    return None if pd.isna(value) or value is None else int(value)
