"""The plan as the yearly work plan (Renja) and SIPD have it: program, kegiatan, sub-kegiatan, action, with sums.

A sum stands above what it sums and is made of the actions below it alone, so that the levels add up exactly. Names
that the catalogue does not have are said to be missing, never made up. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from siperi_geo.analysis.plan_sums import alive
from siperi_geo.plans import KeptAction
from siperi_geo.programmes import Catalogue, activity_of, catalogue
from siperi_geo.text import pick

Level = Literal["program", "activity", "line", "action"]


@dataclass(frozen=True, slots=True)
class RenjaRow:
    """A row: a sum of a program, kegiatan or sub-kegiatan, or an action (`kept`); budgets not known are counted.

    Where a catalogue line is a kegiatan as a whole, its actions stand right below that kegiatan.
    """

    level: Level
    code: str
    code_2020: str | None
    name: str | None
    budget_idr: int | None
    unknown_count: int
    kept: KeptAction | None = None


def renja(actions: Iterable[KeptAction], known: Catalogue | None = None) -> tuple[RenjaRow, ...]:
    """Every row in the order of the codes; cancelled actions are left out."""
    book = known or catalogue()
    programs: dict[str, dict[str, dict[str, list[KeptAction]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for one in alive(actions):
        line = one.action.line
        programs[program_of(line)][activity_of(line)][line].append(one)
    rows: list[RenjaRow] = []
    for program, activities in sorted(programs.items()):
        of_it = [one for lines in activities.values() for found in lines.values() for one in found]
        rows.append(_sum("program", program, _program_name(book, program), of_it))
        for activity, lines in sorted(activities.items()):
            of_activity = [one for found in lines.values() for one in found]
            rows.append(_sum("activity", activity, _activity_name(book, activity), of_activity))
            for code, found in sorted(lines.items()):
                rows += _of_line(book, code, found)
    return tuple(rows)


def program_of(code: str) -> str:
    """The program of a code: its first three parts."""
    return ".".join(code.split(".")[:3])


def is_at_or_below(level: str, above: str) -> bool:
    """Whether a row of a level belongs to one of another: an action to its kegiatan, a program to no kegiatan."""
    order = ("program", "activity", "line", "action")
    return order.index(level) >= order.index(above)


def total_idr(rows: Iterable[RenjaRow]) -> int:
    """The known money of all actions; the sums above them are not counted again."""
    return sum(row.budget_idr or 0 for row in rows if row.level == "action")


def _of_line(book: Catalogue, code: str, found: list[KeptAction]) -> list[RenjaRow]:
    known = {line.code: line for line in book.lines}
    line = known.get(code)
    old, name = (line.code_2020, pick(line.name)) if line else (None, None)
    head = [] if code == activity_of(code) else [_sum("line", code, name, found, old)]
    ordered = sorted(found, key=lambda one: (one.action.area_code, one.action.what, one.action_id))
    return head + [_row("action", code, old, one.action.what, one) for one in ordered]


def _row(level: Level, code: str, old: str | None, name: str, kept: KeptAction) -> RenjaRow:
    budget = kept.action.budget_idr
    return RenjaRow(level, code, old, name, budget, int(budget is None), kept)


def _sum(level: Level, code: str, name: str | None, found: list[KeptAction], old: str | None = None) -> RenjaRow:
    budgets = [one.action.budget_idr for one in found]
    known = [one for one in budgets if one is not None]
    return RenjaRow(level, code, old, name, sum(known) if known else None, budgets.count(None))


def _program_name(book: Catalogue, code: str) -> str | None:
    return next((pick(one.name) for one in book.programs if one.code == code), None)


def _activity_name(book: Catalogue, code: str) -> str | None:
    whole = next((pick(one.name) for one in book.lines if one.code == code), None)
    return next((pick(one.name) for one in book.activities if one.code == code), whole)
