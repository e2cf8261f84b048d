"""What a plan adds up to: actions, money, what partners pledge, how far it is; per kecamatan, line or source.

Actions that are cancelled count nowhere. A budget that is not known is no zero: sums say of how many.
Pure functions of what `plans` reads.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from siperi_geo.plans import KeptAction, KeptPledge

By = Literal["kecamatan", "line", "money", "state", "office"]
Key = Callable[[KeptAction], str]
ALIVE = ("planned", "running", "done")
KEYS: dict[By, Key] = {
    "kecamatan": lambda one: one.kecamatan_code or "",  # "": of the whole city
    "line": lambda one: one.action.line,
    "money": lambda one: one.action.money,
    "state": lambda one: one.action.state,
    "office": lambda one: one.action.owner_name,
}


@dataclass(frozen=True, slots=True)
class Sum:
    """Actions that share a key: how many, their known budgets, how many have none, what is pledged, how far."""

    key: str
    action_count: int
    budget_idr: int
    unknown_count: int
    pledged_idr: int
    progress_pct: float | None
    overdue_count: int


def alive(actions: Iterable[KeptAction]) -> tuple[KeptAction, ...]:
    """The actions that are not cancelled."""
    return tuple(one for one in actions if one.action.state in ALIVE)


def total(actions: Iterable[KeptAction], pledges: Iterable[KeptPledge], today: date, key: str = "") -> Sum:
    """All of them together.

    `progress_pct` is the plain mean over actions, each counting one; None without any.
    """
    found = alive(actions)
    budgets = [one.action.budget_idr for one in found]
    return Sum(
        key=key,
        action_count=len(found),
        budget_idr=sum(one for one in budgets if one is not None),
        unknown_count=budgets.count(None),
        pledged_idr=pledged(found, pledges),
        progress_pct=sum(one.action.progress_pct for one in found) / len(found) if found else None,
        overdue_count=sum(one.action.is_overdue(today) for one in found),
    )


def sums(by: By, actions: Iterable[KeptAction], pledges: Sequence[KeptPledge], today: date) -> tuple[Sum, ...]:
    """A sum for each kecamatan, line, source, state or office, by key; they add up to `total`."""
    groups: dict[str, list[KeptAction]] = defaultdict(list)
    for one in alive(actions):
        groups[KEYS[by](one)].append(one)
    return tuple(total(groups[key], pledges, today, key) for key in sorted(groups))


def pledged(actions: Iterable[KeptAction], pledges: Iterable[KeptPledge]) -> int:
    """The rupiah that partners pledged for these actions, without what they withdrew."""
    ids = {one.action_id for one in actions}
    counting = (one.pledge for one in pledges if one.pledge.state != "withdrawn")
    return sum(one.amount_idr or 0 for one in counting if one.action_id in ids)


def overdue(actions: Iterable[KeptAction], today: date) -> tuple[KeptAction, ...]:
    """The actions whose day is over, the longest overdue first."""
    late = [one for one in actions if one.action.is_overdue(today)]
    return tuple(sorted(late, key=lambda one: (one.action.due_on, one.action.what)))
