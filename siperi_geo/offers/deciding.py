"""How a decision on an offer is written, whoever makes it: once, and with nobody left to call where it is over."""

from datetime import UTC, datetime

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.offers.offer import KeptOffer, State
from siperi_geo.offers.stored import found
from siperi_geo.store import Transaction


def waiting(tx: Transaction, offer_id: str) -> KeptOffer:
    """An offer that waits. Raises OFFER_UNKNOWN and OFFER_DECIDED."""
    kept = found(tx, offer_id)
    if kept.state != "waiting":
        raise SiperiError("OFFER_DECIDED")
    return kept


def decide(
    tx: Transaction, offer_id: str, state: State, *, reason: str = "", pledge_id: str | None = None
) -> None:
    """Write what was decided."""
    row = {"offer_id": offer_id, "state": state, "reason": reason, "pledge_id": pledge_id}
    tx.append("offer_decisions", pd.DataFrame([row | {"decided_at": datetime.now(UTC), "actor": tx.actor}]))
    if state != "accepted":
        tx.run("offers/delete_contact", offer_id=offer_id)
