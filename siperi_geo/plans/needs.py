"""What others can still join: open actions that lack money, or of which nobody knows yet how much they need.

It holds no name of an owner, a partner or an account, and nothing of a household: it is read without an account.
"""

from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from siperi_geo.plans.stored import Source, day_of, records


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """An open action as outsiders read it; money in rupiah, None where it is not known."""

    action_id: str
    year: int
    what: str
    area_code: str
    area_name: str
    level: str
    kecamatan_code: str | None
    kecamatan_name: str | None
    line: str
    closes: tuple[str, ...]
    owner_kind: str
    indicator: str
    target: float | None
    unit: str
    budget_idr: int | None
    money: str
    pledged_idr: int
    pledge_count: int
    in_kind_count: int
    lacking_idr: int | None
    due_on: date | None
    progress_pct: int
    state: str

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over."""
        return self.due_on is not None and self.due_on < today


def needs(source: Source) -> tuple[Need, ...]:
    """Every open need: first those that are due first, then by place and words."""
    return needs_of(source.query("plans/open_need_list"))


def needs_of(rows: pd.DataFrame) -> tuple[Need, ...]:
    """Rows of `plans/open_need_list` as values."""
    found = (
        Need(
            **{one.name: row[one.name] for one in fields(Need)}
            | {
                "closes": tuple(str(one) for one in row["closes"]),
                "due_on": day_of(row["due_on"]),
                "area_name": str(row["area_name"] or row["area_code"]),
                "level": str(row["level"] or ""),
            }
        )
        for row in records(rows)
    )
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.area_code, one.what, one.action_id)))
