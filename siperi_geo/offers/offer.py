"""An offer of help on an open action, whom to call about it, and what was decided, as values.

They check nothing (`checking`) and write nothing (`giving`, `moderating`).
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from siperi_geo.plans import neutral_name

FORGOTTEN = "-"  # in place of words that are deleted
State = Literal["waiting", "accepted", "declined", "taken_back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What somebody offers; `amount_idr` is None where it is in kind. `may_be_named`: all may read who it is."""

    action_id: str
    partner_kind: str
    partner_name: str
    what: str
    amount_idr: int | None = None
    may_be_named: bool = False

    @property
    def public_name(self) -> str:
        """The name under which others read it once it is accepted: their own only where they agreed."""
        if self.may_be_named:
            return self.partner_name
        return neutral_name(self.partner_kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call about an offer, and where: seen by planners alone, and not kept longer than it is needed."""

    name: str
    reach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOffer:
    """An offer as it is stored, with the action that it is for and what was decided."""

    offer_id: str
    offer: Offer
    given_at: datetime
    contact: Contact | None = field(repr=False)
    action_what: str
    area_code: str
    action_state: str
    state: State
    reason: str
    pledge_id: str | None
    decided_at: datetime | None
    actor: str
    lacking_idr: int | None = None  # of its action now; None: nobody knows

    @property
    def surplus_idr(self) -> int:
        """How much more it gives than its action lacks; 0 where nothing, or nobody knows."""
        if self.offer.amount_idr is None or self.lacking_idr is None:
            return 0
        return max(0, self.offer.amount_idr - max(0, self.lacking_idr))


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What who offers takes home: the code with which they can ask how it stands, and take it back."""

    offer_id: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an offer stands, as who has its code may know."""

    offer_id: str
    action_id: str
    action_what: str
    what: str
    amount_idr: int | None
    given_at: datetime
    state: State
    reason: str
    decided_at: datetime | None
    pledge_state: str | None
