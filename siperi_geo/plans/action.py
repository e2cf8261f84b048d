"""An action of the plan, and a partner's pledge on it, as values; and the same with what the store adds.

They check nothing (`checking`) and write nothing (`writing`).
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What is planned. None: not said. `target` is a quantity of `unit`; `closes` are `instrument:part`."""

    year: int
    what: str
    area_code: str
    line: str
    closes: tuple[str, ...] = ()
    owner_kind: str = "office"
    owner_name: str = ""
    indicator: str = ""
    target: float | None = None
    unit: str = ""
    budget_idr: int | None = None
    money: str = "apbd"
    due_on: date | None = None
    progress_pct: int = 0
    state: str = "planned"
    reason: str = ""
    evidence: str = ""
    evidence_on: date | None = None
    is_open: bool = False

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over and it is neither done nor cancelled."""
        return self.due_on is not None and self.due_on < today and self.state in ("planned", "running")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAction:
    """An action as it is stored: which revision of which, where, by whom and when; how many files it has now."""

    action_id: str
    revision: int
    action: Action
    area_name: str
    level: str
    kecamatan_code: str | None
    kecamatan_name: str | None
    recorded_at: datetime
    actor: str
    file_count: int = field(default=0, compare=False)  # files come and go without a revision
    filed_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """What a partner gives for an action; `amount_idr` is None where it is in kind."""

    action_id: str
    partner_kind: str
    partner_name: str
    what: str
    amount_idr: int | None = None
    state: str = "pledged"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPledge:
    """A pledge as it is stored."""

    pledge_id: str
    revision: int
    pledge: Pledge
    recorded_at: datetime
    actor: str
