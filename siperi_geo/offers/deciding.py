"""How a decision on an offer is written, whoever makes it: once, and with nobody left to name where it is over."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.offers.checking import names_somebody
from siperi_geo.offers.naming import named_in
from siperi_geo.offers.offer import FORGOTTEN, KeptOffer, State
from siperi_geo.offers.stored import found
from siperi_geo.store import Transaction


def waiting(tx: Transaction, offer_id: str) -> KeptOffer:
    """An offer that waits. Raises OFFER_UNKNOWN and OFFER_DECIDED."""
    kept = found(tx, offer_id)
    if kept.state != "waiting":
        raise SiperiError("OFFER_DECIDED")
    return kept


def decide(
    tx: Transaction, kept: KeptOffer, state: State, *, reason: str = "", pledge_id: str | None = None
) -> None:
    """Write what was decided; who gave what was not accepted is forgotten."""
    row = {"offer_id": kept.offer_id, "state": state, "reason": reason, "pledge_id": pledge_id}
    tx.append("offer_decisions", pd.DataFrame([row | {"decided_at": datetime.now(UTC), "actor": tx.actor}]))
    if state != "accepted":
        forget(tx, kept)


def forget(tx: Transaction, kept: KeptOffer) -> None:
    """Delete whom to call, who it is where they are not named in the plan, and words that say either."""
    tx.run("offers/delete_contact", offer_id=kept.offer_id)
    is_named = kept.state == "accepted" and kept.offer.may_be_named
    offer = replace(kept.offer, may_be_named=is_named)
    says_who = names_somebody(offer.what) or named_in(offer.what, replace(kept, offer=offer))
    left = {"partner_name": offer.partner_name if is_named else FORGOTTEN}
    tx.run("offers/forget_partner", offer_id=kept.offer_id, what=FORGOTTEN if says_who else offer.what, **left)
