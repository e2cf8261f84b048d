"""The door for who offers: giving an offer, asking how it stands, taking it back. Nobody needs an account for it.

A given offer changes nothing that anybody but a planner reads. Who gives many has to wait between two, longer each
time, and there is an end to how many wait at once: our own design, against a flood of them.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pandas as pd

from siperi_geo.accounts import throttle
from siperi_geo.errors import SiperiError
from siperi_geo.offers.checking import check, tidied, tidied_contact
from siperi_geo.offers.deciding import decide, waiting
from siperi_geo.offers.offer import Contact, Offer, Receipt, Standing
from siperi_geo.plans import needs
from siperi_geo.plans.stored import records
from siperi_geo.rights import SYSTEM, Actor, Person, Right, name_of
from siperi_geo.store import Store, Transaction

MOST_WAITING = 200
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
PARTS, IN_PART = 3, 4
NOBODY = Person("public")


def give(
    store: Store, offer: Offer, contact: Contact, *, actor: Actor, address: str = "", now: datetime | None = None
) -> Receipt:
    """Take an offer; it waits for a planner. `address`: where it comes from, for counting alone.

    Raises OFFER_* and PLAN_* with every reason, OFFER_WAIT, OFFER_FULL, and OFFER_TWICE where the same waits.
    """
    new, whom, now = tidied(offer), tidied_contact(contact), now or datetime.now(UTC)
    open_now = needs(store)
    check(new, whom, open_now)
    tried = throttle.in_the_open("offer", address, now)
    receipt = Receipt(offer_id=uuid4().hex[:12], code=_code())
    said = next(one.what for one in open_now if one.action_id == new.action_id)
    by = actor if name_of(actor) else NOBODY
    with store.recording(actor=by, action="give_offer", target=receipt.offer_id, detail=said) as tx:
        tx.permit(Right.OFFER)
        throttle.check(tx, tried, now, code="OFFER_WAIT")
        check(new, whom, needs(tx))
        _refuse_more(tx, new)
        throttle.count(tx, tried, now)
        _append(tx, receipt, new, whom, now)
    return receipt


def standing(store: Store, code: str, *, address: str = "", now: datetime | None = None) -> Standing:
    """How the offer with this code stands. Raises OFFER_CODE_WRONG, OFFER_CODE_WAIT after several from here."""
    now = now or datetime.now(UTC)
    tried = throttle.at_this_place("offer_code", address)
    throttle.check(store, tried, now, code="OFFER_CODE_WAIT")
    rows = records(store.query("offers/offer_of_code", code_sha256=_hash(code)))
    if not rows:
        if tried:
            with store.working(actor=SYSTEM) as tx:
                throttle.count(tx, tried, now)
        raise SiperiError("OFFER_CODE_WRONG")
    return Standing(**rows[0])


def take_back(store: Store, code: str, *, actor: Actor, address: str = "", now: datetime | None = None) -> None:
    """Who gave an offer takes it back while it waits; who they are and whom to call is deleted.

    Raises as `standing`, and OFFER_DECIDED.
    """
    now = now or datetime.now(UTC)
    kept = standing(store, code, address=address, now=now)
    by = actor if name_of(actor) else NOBODY
    with store.recording(actor=by, action="take_back_offer", target=kept.offer_id, detail=kept.action_what) as tx:
        tx.permit(Right.OFFER)
        decide(tx, waiting(tx, kept.offer_id), "taken_back")


def _refuse_more(tx: Transaction, new: Offer) -> None:
    if int(tx.query("offers/waiting_count")["waiting_count"].iloc[0]) >= MOST_WAITING:
        raise SiperiError("OFFER_FULL", n=MOST_WAITING)
    if _has_twin(new, records(tx.query("offers/offer_list"))):
        raise SiperiError("OFFER_TWICE")


def _has_twin(new: Offer, rows: Sequence[dict[str, Any]]) -> bool:
    said = asdict(new)
    return any(row["state"] == "waiting" and all(row[name] == said[name] for name in said) for row in rows)


def _append(tx: Transaction, receipt: Receipt, new: Offer, whom: Contact, now: datetime) -> None:
    row = asdict(new) | {"offer_id": receipt.offer_id, "code_sha256": _hash(receipt.code), "given_at": now}
    tx.append("offers", pd.DataFrame([row]).astype({"amount_idr": "Int64"}))
    kept = {"offer_id": receipt.offer_id, "contact_name": whom.name, "reach": whom.reach}
    tx.append("offer_contacts", pd.DataFrame([kept]))


def _code() -> str:
    """About 59 bits, in parts that can be read out on the telephone: `abcd-efgh-jkmn`."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(IN_PART)) for _ in range(PARTS))


def _hash(code: str) -> str:
    return sha256("".join(re.findall(r"[a-z0-9]", code.lower())).encode()).hexdigest()
